"""Who pays more than alone, as the template wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdregio.actions.share_costs import SharedCosts
from jeugdregio.models.cost_sharing.core import CoreTest, Objection
from jeugdregio.publishing.numbers import format_number
from jeugdregio.region.money.words import name_of
from jeugdregio.web.presenters.money_table import amount_short, amount_whole


@dataclass(frozen=True, slots=True)
class CoreRow:
    """One key: who objects, and the group that has most to object to."""

    key: str
    singles: str
    objecting: str
    group: str
    excess: str


@dataclass(frozen=True, slots=True)
class CoreView:
    """The outcome per key, and in a sentence each."""

    overhead: str
    groups: str
    rows: tuple[CoreRow, ...]
    sentences: tuple[str, ...]
    reason: str


def show_core(costs: SharedCosts) -> CoreView:
    """Lay out the core test of every key that can be worked out."""
    known = [(name_of(e.key), e.core) for e in costs.outcomes if e.core is not None]
    return CoreView(
        overhead=amount_whole(costs.amount.overhead_cents),
        groups=format_number(known[0][1].groups) if known else "",
        rows=tuple(_row(name, core, costs.names) for name, core in known),
        sentences=tuple(_sentence(name, core, costs.names) for name, core in known),
        reason="" if known else _reason(costs),
    )


def enumerate_names(names: Sequence[str]) -> str:
    """Names as one says them: A, B en C.

    Example:
        >>> enumerate_names(["Beek", "Stein", "Vaals"])
        'Beek, Stein en Vaals'
    """
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last


def _row(key: str, core: CoreTest, names: Sequence[str]) -> CoreRow:
    found = core.largest
    singles = [
        f"{names[each.members[0]]} ({amount_short(each.excess)})"
        for each in sorted(core.singles, key=lambda each: -each.excess)
    ]
    return CoreRow(
        key=key,
        singles=", ".join(singles) if singles else "niemand",
        objecting=format_number(core.objecting),
        group=_group(found, names) if found else "geen",
        excess=amount_whole(found.excess) if found else "",
    )


def _sentence(key: str, core: CoreTest, names: Sequence[str]) -> str:
    if core.in_core or core.largest is None:
        return f"{key}: niemand betaalt meer dan alleen, ook geen groep."
    count = len(core.singles)
    if not count:
        return f"{key}: geen gemeente betaalt zelf meer dan alleen, een groep wel."
    told = "één gemeente betaalt" if count == 1 else f"{count} gemeenten betalen"
    return f"{key}: {told} meer dan alleen."


def _group(found: Objection, names: Sequence[str]) -> str:
    return enumerate_names(sorted(names[at] for at in found.members))


def _reason(costs: SharedCosts) -> str:
    if costs.total < 0:
        return "Bij geld dat terugkomt, is er niets om mee te vergelijken."
    if costs.missing:
        return (
            "Dit kan alleen als van elke gemeente de eigen kosten bekend zijn. Van "
            f"{enumerate_names(costs.missing)} zijn ze dat niet."
        )
    return "Geen van deze sleutels is te berekenen."
