"""Harmonising as a what-if, as the template wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.actions.show_patchwork import Patchwork
from jeugdregio.region.cooperation.what_if import (
    Total,
    Unit,
    WhatIf,
    assumed_units,
    harmonise,
    recorded_units,
)
from jeugdregio.standards.harmonising import assumptions
from jeugdregio.standards.law_files import STATUS_LABELS
from jeugdregio.standards.wgr_forms import find_form


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit before or after."""

    naam: str
    form: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class CountRow:
    """One thing that is counted, before and after."""

    label: str
    before: int
    after: int
    change: str


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """The what-if with its assumptions."""

    answer: str
    counts: tuple[CountRow, ...]
    tables: tuple[tuple[str, tuple[UnitRow, ...]], ...]
    is_assumed: bool
    notes: tuple[str, ...]
    status: str
    status_label: str
    caveat: str


def is_assumed(found: Patchwork, as_of: date) -> bool:
    """Whether nothing is recorded that could merge, so that the reader assumes it."""
    merge, _ = recorded_units(
        found.area, found.arrangements, assumptions(), providers=0, as_of=as_of
    )
    return not merge


def show(found: Patchwork, choices: Mapping[str, Any], *, as_of: date) -> WhatIfView:
    """Count before and after.

    Args:
        found: The patchwork of the region.
        choices: ``vorm``, ``aanbieders``, ``groepen`` and ``vorm_nu``; what is absent
            or empty gets our assumption.
        as_of: The day that is looked at.
    """
    stated = assumptions()
    providers = choices.get("aanbieders") or stated.providers
    form_id = choices.get("vorm") or "centrumgemeente"
    merge, stay = recorded_units(
        found.area, found.arrangements, stated, providers=providers, as_of=as_of
    )
    assumed = not merge
    if assumed:
        merge = assumed_units(
            found.area,
            choices.get("groepen") or 2,
            choices.get("vorm_nu") or "niet_bekend",
            stated,
            providers=providers,
        )
    result = harmonise(found.area, merge, stay, form_id, stated, providers=providers)
    used = {unit.form_id for unit in (*result.before, *result.after)}
    return WhatIfView(
        answer=_answer(result, assumed=assumed),
        counts=_counts(result.total_before, result.total_after),
        tables=(
            ("De regelingen nu", tuple(map(_row, result.before))),
            ("De regelingen straks", tuple(map(_row, result.after))),
        ),
        is_assumed=assumed,
        notes=(
            f"{stated.providers_text} Wij rekenen met {providers}.",
            *(
                f"{_form(form)}: {stated.of(form).text}"
                for form in stated.forms
                if form in used
            ),
        ),
        status=stated.status,
        status_label=STATUS_LABELS[stated.status],
        caveat=stated.caveat,
    )


def _answer(result: WhatIf, *, assumed: bool) -> str:
    before, after = result.total_before, result.total_after
    told = (
        f"Volgens deze aannames gaan de contracten van {before.contracts} naar "
        f"{after.contracts} en de rapporten van {before.reports} naar {after.reports}."
    )
    return f"{told} Hoe het nu is, kiest u hieronder zelf." if assumed else told


def _counts(before: Total, after: Total) -> tuple[CountRow, ...]:
    pairs = (
        ("Besturen", before.boards, after.boards),
        ("Begrotingen", before.budgets, after.budgets),
        ("Rapporten aan raden, per jaar", before.reports, after.reports),
        ("Contracten met aanbieders", before.contracts, after.contracts),
    )
    return tuple(CountRow(*pair, _change(*pair[1:])) for pair in pairs)


def _change(before: int, after: int) -> str:
    if before == after:
        return "gelijk"
    return f"{abs(after - before)} {'meer' if after > before else 'minder'}"


def _row(unit: Unit) -> UnitRow:
    return UnitRow(unit.naam, _form(unit.form_id), unit)


def _form(form_id: str) -> str:
    special = {"niet_bekend": "Vorm niet bekend", "alleen": "Alleen"}
    return special.get(form_id) or find_form(form_id).name
