"""What figure pages need of figures from messages, beyond those of open data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.care_years import first_month, whole_years
from jeugdregio.measures.definition import ANY_MONTH, Measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.publishing.numbers import MONTHS, format_date
from jeugdregio.publishing.stories.story import Scope, Traffic
from jeugdregio.standards.regions import DEFAULT_INDELING, find_regio, regio_of


MOST_WAIT_S: Final = 2.5
"""How long a page waits for figures that are being made."""


@dataclass(frozen=True, slots=True)
class Part:
    """A figure split one way: by care form, or by month.

    Attributes:
        dimension: The column of the split.
        title: What it shows, Dutch.
        table: One row per value.
    """

    dimension: str
    title: str
    table: DisclosedTable


def is_care(measure: Measure) -> bool:
    """Whether the figures come from messages."""
    return measure.privacy == "persons"


def check_not_country(measure: Measure, scope: Scope) -> None:
    """Figures from messages are those of one region.

    Raises:
        UnknownCodeError: They are asked for the whole country.
    """
    if is_care(measure) and scope.kind == "land":
        raise UnknownCodeError(
            f"{measure.title}: dit cijfer is er niet voor heel Nederland. Het komt uit "
            "de berichten van één regio.",
            hint="Kies een regio of een gemeente.",
        )


def region_of(scope: Scope) -> str:
    """The region whose messages a scope is about, in the division we publish by."""
    if scope.kind == "regio":
        return scope.code
    return regio_of(scope.code, DEFAULT_INDELING) or ""


def has_care_figures(workspace: Workspace, measure: Measure, scope: Scope) -> bool:
    """Whether there is any figure of this measure from messages for a scope.

    Also not where they are still being made and that takes too long for a page.
    """
    if workspace.care.as_of is None or not workspace.care_is_ready(MOST_WAIT_S):
        return False
    return bool(own_table(workspace, measure, scope).rows)


def own_table(
    workspace: Workspace,
    measure: Measure,
    scope: Scope,
    choices: tuple[tuple[str, str], ...] = (),
    years: tuple[int, ...] = (),
) -> DisclosedTable:
    """The rows of a scope itself, amounts in euros."""
    return workspace.figures(
        measure.name,
        niveau="regio" if scope.kind == "regio" else "gemeente_2026",
        codes=(scope.code,),
        choices=choices,
        years=years,
    ).in_euros()


def months_with_lines(workspace: Workspace) -> dict[str, int]:
    """Per month how many lines of messages tell of it.

    Claims tell best: every month of care is claimed soon after. Without any claim the
    allocations have to do.
    """
    found: dict[str, dict[str, int]] = {"prestatie": {}, "toewijzing": {}}
    for part in workspace.care.parts:
        if part.table in found:
            found[part.table][part.maand] = part.rows
    return found["prestatie"] or found["toewijzing"]


def traffic_of(
    workspace: Workspace,
    measure: Measure,
    scope: Scope,
    choices: tuple[tuple[str, str], ...],
) -> Traffic | None:
    """The period of the messages, and the region beside a municipality."""
    care = workspace.care
    if care.as_of is None:
        return None
    regio = find_regio(region_of(scope))
    return Traffic(
        last_day=care.as_of,
        whole=whole_years(months_with_lines(workspace), care.as_of),
        regio=regio.naam,
        beside=own_table(
            workspace, measure, Scope("regio", regio.code, regio.naam), choices
        ),
    )


def note_on_year(workspace: Workspace, year: int, last_day: date) -> str:
    """Why a year may not be compared with others; empty for a whole year."""
    months = months_with_lines(workspace)
    if year in whole_years(months, last_day):
        return ""
    warning = f"Vergelijk {year} niet met een heel jaar."
    first = first_month(months)
    if year == last_day.year:
        return f"De berichten gaan tot en met {format_date(last_day)}. {warning}"
    if not first:
        return warning
    since = f"{MONTHS[int(first[5:]) - 1]} {first[:4]}"
    return f"De meeste berichten beginnen in {since}. {warning}"


_SPLITS: Final = {"zorgvorm": "Per zorgvorm", "maand": "Per maand"}


def parts_of(
    workspace: Workspace,
    measure: Measure,
    scope: Scope,
    year: int,
    chosen: dict[str, str],
) -> tuple[Part, ...]:
    """A figure split by care form and by month, as far as that is published.

    One split at a time: with a care form chosen there are no months, and the other way
    around.
    """
    structure = measure.structure
    if structure is None:
        return ()
    found = []
    for name, title in _SPLITS.items():
        if name not in structure.totals:
            continue
        # Every other split stands at its total.
        choices = {**chosen, **structure.totals, name: ""}
        table = own_table(workspace, measure, scope, tuple(choices.items()), (year,))
        values = {str(row[name]) for row in table.records()}
        table = table.only(name, values - {structure.totals[name]})
        if table.rows:
            found.append(Part(name, title, table))
    return tuple(found)


def options_of(measure: Measure, parts: tuple[Part, ...]) -> dict[str, tuple[str, ...]]:
    """Per dimension the values that one may choose on a page.

    A split that is not published below the region offers nothing there, and months are
    those of the year.
    """
    structure = measure.structure
    by_name = {part.dimension: part for part in parts}
    found: dict[str, tuple[str, ...]] = {}
    for name, options in measure.dimensions.items():
        if structure is None or name not in structure.totals:
            found[name] = options
        elif name in by_name:
            rows = by_name[name].table.records()
            values = {str(row[name]) for row in rows}
            known = [each for each in options if each in values]
            months = sorted(values - set(known)) if ANY_MONTH in options else []
            found[name] = (structure.totals[name], *known, *months)
    return found
