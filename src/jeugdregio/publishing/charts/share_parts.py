"""Parts of a whole as a table gives them, and what is missing from the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import SUPPRESSED, Cell, DisclosedTable, Suppressed
from jeugdregio.publishing.charts.text import clean_text
from jeugdregio.publishing.numbers import UNKNOWN, WITHHELD, format_percent


REST: Final = "niet verdeeld"
"""What of a whole is not in a known part: withheld, or unknown at the source."""


_ROUNDING: Final = 0.02
"""Up to this share a whole may miss by rounding of its parts, without a gap."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: its name in the picture and its cell."""

    name: str
    cell: Cell

    @property
    def known(self) -> float | None:
        """The figure; None where it is unknown or withheld."""
        if self.cell is None or isinstance(self.cell, Suppressed | str):
            return None
        return float(self.cell)


@dataclass(frozen=True, slots=True)
class Whole:
    """One bar: its parts, and what they are parts of (None where that is unknown)."""

    name: str
    parts: tuple[Part, ...]
    total: float | None

    @property
    def rest(self) -> float:
        """The share of the whole that no known part explains."""
        if not self.total:
            return 0.0
        known = sum(part.known or 0.0 for part in self.parts)
        return max(self.total - known, 0.0) / self.total

    @property
    def shows_rest(self) -> bool:
        """Whether the bar keeps an open piece.

        So it is where a part is unknown or withheld, and where parts miss more of the
        total than rounding explains.
        """
        hides = any(part.known is None for part in self.parts)
        return self.total is not None and (hides or self.rest > _ROUNDING)

    def share(self, part: Part) -> float:
        """The share of a part in the bar; a bar without open piece adds up to 1."""
        if not self.total:
            return 0.0
        drawn = self.total if self.shows_rest else self.total * (1 - self.rest)
        return (part.known or 0.0) / drawn


def read_wholes(
    table: DisclosedTable,
    area: str,
    part: str,
    value: str,
    total: str | None,
    labels: Mapping[str, str],
) -> tuple[list[str], list[Whole]]:
    """Names of the parts in order, and one whole per area."""
    cells: dict[str, dict[str, Cell]] = {}
    totals: dict[str, Cell] = {}
    order: dict[str, None] = dict.fromkeys(labels)
    for record in table.records():
        name, kind = clean_text(str(record[area])), str(record[part])
        cell = record[value]
        if isinstance(cell, str) or (isinstance(cell, int | float) and cell < 0):
            raise PublishingError(
                f"Een deel van een geheel is een cijfer van nul of meer: {name}, "
                f"{kind}."
            )
        if kind in cells.setdefault(name, {}):
            raise PublishingError(f"{name} heeft twee cijfers voor '{kind}'.")
        cells[name][kind] = cell
        if not labels:
            order[kind] = None
        if total:
            totals[name] = record[total]
    if len(order) > 9:
        raise PublishingError(
            f"Een balk toont hoogstens negen delen, dit zijn er {len(order)}.",
            hint="Neem kleine delen samen in de maat die de tabel maakt.",
        )
    names = [labels.get(kind, kind) for kind in order]
    if len(set(names)) < len(names):
        raise PublishingError(f"Twee delen heten gelijk: {', '.join(names)}.")
    wholes = []
    for name, given in cells.items():
        parts = tuple(Part(labels.get(k, k), given.get(k)) for k in order)
        wholes.append(Whole(name, parts, _total(parts, totals.get(name), total)))
    if not any(whole.total for whole in wholes):
        raise PublishingError(
            f"Van geen enkel gebied is het geheel bekend: {table.provenance.title}.",
            hint="Geef de kolom met het totaal per gebied (total).",
        )
    return names, wholes


def _total(parts: Sequence[Part], given: Cell, column: str | None) -> float | None:
    """The whole: the published total, or the parts where all are known."""
    known = sum(part.known or 0.0 for part in parts)
    if isinstance(given, int | float):
        return max(float(given), known) or None
    if column is None and all(part.known is not None for part in parts):
        return known or None
    return None


def describe_shares(wholes: Sequence[Whole]) -> str:
    """The bars in words: for each area its parts from large to small."""
    said = ["Gestapelde balken van 100 procent, per gebied."]
    for whole in wholes:
        if not whole.total:
            said.append(f"{whole.name}: verdeling niet bekend.")
            continue
        known = sorted(
            (part for part in whole.parts if part.known is not None),
            key=lambda part: -(part.known or 0),
        )
        parts = [
            f"{part.name} {format_percent(100 * whole.share(part), 0)}"
            for part in known
        ]
        parts += [
            f"{part.name} {WITHHELD if part.cell is SUPPRESSED else UNKNOWN}"
            for part in whole.parts
            if part.known is None
        ]
        said.append(f"{whole.name}: {', '.join(parts)}.")
    return " ".join(said)
