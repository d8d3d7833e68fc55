"""Contributions and the step between years, as tables of text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jeugdregio.actions.share_costs import SharedCosts
from jeugdregio.models.cost_sharing.shock import Shock, largest
from jeugdregio.publishing.numbers import (
    MINUS,
    UNKNOWN,
    format_euro,
    format_euro_short,
    format_number,
    format_percent,
)
from jeugdregio.region.money.words import name_of
from jeugdregio.web.presenters import links


@dataclass(frozen=True, slots=True)
class ShareCell:
    """What one key asks of one municipality.

    Attributes:
        paid: The amount.
        gap: Difference with the own cost; empty where not known.
        percent: The same in percent; empty where not known.
        bar_start: Left end of the bar of the difference, -100 to 100.
        bar_width: Its width; 0 for none.
    """

    paid: str
    gap: str
    percent: str
    bar_start: float = 0
    bar_width: float = 0


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One municipality."""

    name: str
    href: str
    own: str
    cells: tuple[ShareCell, ...]


@dataclass(frozen=True, slots=True)
class ShareTable:
    """Keys side by side; ``foot`` is the row of all together."""

    keys: tuple[str, ...]
    rows: tuple[ShareRow, ...]
    foot: ShareRow


@dataclass(frozen=True, slots=True)
class ShockTable:
    """The step from the year before per key; a key that has none says why."""

    keys: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sentences: tuple[str, ...]
    reasons: tuple[str, ...]
    breaks: tuple[str, ...]
    before: str


def amount_whole(cents: int) -> str:
    """Cents as whole euros: ``€ 1.234``."""
    return format_euro(Decimal(cents) / 100)


def amount_short(cents: int) -> str:
    """Cents as one says them: ``€ 5,4 mln``."""
    return format_euro_short(Decimal(cents) / 100)


def share_table(costs: SharedCosts) -> ShareTable:
    """The contributions of every key that can be worked out, by name.

    A key that gives the own cost needs no column beside that of the own cost.
    """
    own = costs.own
    worked = [
        (each, each.paid)
        for each in costs.outcomes
        if each.paid is not None and each.paid != own
    ]
    top = max(
        (
            abs(_percent(pays, mine) or 0)
            for _, paid in worked
            for pays, mine in zip(paid, own or (), strict=False)
        ),
        default=0.0,
    )
    rows = [
        ShareRow(
            name=name,
            href=links.area(code),
            own=UNKNOWN if (mine := costs.own_known[at]) is None else _plain(mine),
            cells=tuple(
                _cell(paid[at], own[at] if own else None, top) for _, paid in worked
            ),
        )
        for at, (code, name) in enumerate(costs.figures.names.items())
    ]
    rows.sort(key=lambda row: row.name)
    return ShareTable(
        keys=tuple(name_of(each.key) for each, _ in worked),
        rows=tuple(rows),
        foot=ShareRow(
            name="Samen",
            href="",
            own=_plain(sum(own)) if own else UNKNOWN,
            cells=tuple(ShareCell(_plain(sum(paid)), "", "") for _, paid in worked),
        ),
    )


def shock_table(costs: SharedCosts) -> ShockTable:
    """The step from the year before, in percent and euros."""
    known = [(each, each.shock) for each in costs.outcomes if each.shock is not None]
    sentences = []
    for each, shock in known:
        at = largest(shock)
        if at is not None:
            sentences.append(
                f"{name_of(each.key)}: de grootste stap is die van {costs.names[at]}, "
                f"{_step(shock[at])}."
            )
    return ShockTable(
        keys=tuple(name_of(each.key) for each, _ in known),
        rows=tuple(
            sorted(
                (name, tuple(_step(shock[at]) for _, shock in known))
                for at, name in enumerate(costs.names)
            )
        ),
        sentences=tuple(sentences),
        reasons=tuple(
            dict.fromkeys(
                f"{name_of(each.key)}: {each.no_shock}"
                for each in costs.outcomes
                if each.no_shock
            )
        ),
        breaks=costs.breaks,
        before=str(costs.year - 1),
    )


def _cell(pays: int, own: int | None, top: float) -> ShareCell:
    if own is None:
        return ShareCell(_plain(pays), UNKNOWN, "")
    percent = _percent(pays, own)
    width = round(100 * abs(percent or 0) / top, 1) if top else 0.0
    return ShareCell(
        paid=_plain(pays),
        gap=_signed(pays - own),
        percent="" if percent is None else format_percent(percent, 0, signed=True),
        bar_start=-width if (percent or 0) < 0 else 0.0,
        bar_width=width,
    )


def _percent(pays: int, own: int) -> float | None:
    return 100 * (pays - own) / abs(own) if own else None


def _step(shock: Shock) -> str:
    if shock.percent is None:
        return _signed(shock.change)
    percent = format_percent(shock.percent, 1, signed=True)
    sign = MINUS if shock.change < 0 else "+"
    return f"{percent} ({sign}{amount_whole(abs(shock.change))})"


def _plain(cents: int) -> str:
    return format_number(Decimal(cents) / 100)


def _signed(cents: int) -> str:
    written = _plain(abs(cents))
    if written == "0":
        return "0"
    return f"{MINUS if cents < 0 else '+'}{written}"
