"""Key figures of a municipal scan: measures, each beside the median of a group."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final

from jeugdregio.actions.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where a key figure comes from.

    Attributes:
        id: Our name for it.
        label: Dutch, after the figure.
        measure: The measure.
        column: Its column.
        year: The year.
        choices: Values of the measure's dimensions.
        part: Column and value that pick one part of a whole; empty for none.
        unit: ``euro``, ``percent`` or ``number``.
    """

    id: str
    label: str
    measure: str
    column: str
    year: int
    choices: tuple[tuple[str, str], ...] = ()
    part: tuple[str, str] = ("", "")
    unit: str = "percent"


KEYS: Final = (
    KeySource(
        "lasten",
        "lasten jeugdzorg per inwoner, 2024",
        "lasten_iv3",
        "lasten_per_inwoner_eur",
        2024,
        choices=(("verslagsoort", "jaarrekening"),),
        unit="euro",
    ),
    KeySource(
        "begroting",
        "jaarrekening tegen begroting, 2024",
        "begroting_rekening",
        "verschil_pct",
        2024,
    ),
    KeySource(
        "gebruik",
        "jongeren met jeugdzorg per 100 inwoners tot 25 jaar, 2022",
        "gebruik_cbs",
        "per_100_inwoners_0_24",
        2022,
        unit="number",
    ),
    KeySource(
        "huisarts",
        "van de trajecten via de huisarts, 2022",
        "verwijzers",
        "aandeel_pct",
        2022,
        part=("verwijzer", "huisarts"),
    ),
    KeySource(
        "toegang",
        "van de trajecten via de gemeentelijke toegang, 2022",
        "verwijzers",
        "aandeel_pct",
        2022,
        part=("verwijzer", "gemeentelijke toegang"),
    ),
    KeySource(
        "tieners",
        "van de jongeren is 12 tot 18 jaar, 2022",
        "leeftijd",
        "aandeel_pct",
        2022,
        part=("leeftijd", "12 tot 18 jaar"),
    ),
)


@dataclass(frozen=True, slots=True)
class ScanKey:
    """One key figure beside its group.

    Attributes:
        source: Where it comes from.
        value: Of the municipality; None where the source has none.
        middle: Median of the group; None where nobody in it has a figure.
        known: How many of the group have a figure.
    """

    source: KeySource
    value: float | None
    middle: float | None
    known: int


def scan_keys(
    workspace: Workspace, code: str, group: Collection[str]
) -> tuple[ScanKey, ...]:
    """The key figures of one municipality.

    Args:
        workspace: The home folder.
        code: The municipality.
        group: Municipalities to compare with.
    """
    found = []
    for source in KEYS:
        values = _values(workspace, source)
        others = [values[each] for each in group if each in values]
        found.append(
            ScanKey(
                source,
                values.get(code),
                median(others) if others else None,
                len(others),
            )
        )
    return tuple(found)


_KEPT: dict[tuple[int, str], tuple[object, Mapping[str, float]]] = {}


def _values(workspace: Workspace, source: KeySource) -> Mapping[str, float]:
    """The figure of every municipality; computed once per table of the workspace."""
    table = workspace.figures(
        source.measure,
        niveau="gemeente_2026",
        years=(source.year,),
        choices=source.choices,
    )
    key = (id(workspace), source.id)
    kept = _KEPT.get(key)
    if kept is not None and kept[0] is table:
        return kept[1]
    name, wanted = source.part
    values = {
        str(row["gm_code"]): float(value)
        for row in table.records()
        if (not name or row[name] == wanted)
        and isinstance(value := row[source.column], int | float)
    }
    _KEPT[key] = (table, values)
    return values
