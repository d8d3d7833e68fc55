"""All decisions of a region: who decided what, with totals in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from django.urls import reverse

from jeugdregio.actions.permissions import can_edit_dossier
from jeugdregio.actions.permissions_route import can_record_for
from jeugdregio.actions.read_route import DecisionRow, Route
from jeugdregio.actions.record_route_decision import STATE_LABELS
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.map_shapes import MapShapes, project
from jeugdregio.publishing.state_map import AreaState, draw_state_map
from jeugdregio.region.route.plan import BodyDay
from jeugdregio.region.route.tally import STATE_TONES
from jeugdregio.standards.boundaries import load_boundaries
from jeugdregio.standards.law_files import in_words
from jeugdregio.standards.regions import members
from jeugdregio.standards.route import BODIES, Needed, RouteStep, decision_steps
from jeugdregio.web.presenters.figure_filters import Filter, Option


NOTHING: Final = "niets"
"""The state of who recorded nothing, in the address."""

_LEGEND: Final = (
    ("done", "besloten"),
    ("busy", "aangehouden"),
    ("open", "nog niet besloten"),
    ("wrong", "verworpen"),
)
"""What the fills of the map mean."""

_BODY_LABELS: Final = {"raad": "gemeenteraden", "college": "colleges"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen in the address; empty is everything."""

    subject: str = ""
    body: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document of a decision; the second address is for staff of the region only."""

    title: str
    href: str
    withdraw_href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one municipality decided on one subject."""

    subject: str
    state: str
    label: str
    tone: str
    when: str
    votes: str
    reference: str
    documents: tuple[DocumentLink, ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality; the address is empty for who may not record there."""

    code: str
    naam: str
    cells: tuple[Cell, ...]
    record_href: str


@dataclass(frozen=True, slots=True)
class Total:
    """The totals of one subject."""

    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The map of one subject; the same for every width of screen."""

    subject: str
    wide: str
    narrow: str
    is_map: bool = True


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Everything the page shows."""

    answer: str
    picture: MapPicture | None
    totals: tuple[Total, ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    is_example: bool
    own: tuple[Row, ...]


def check_chosen(chosen: Chosen) -> None:
    """What stands in the address exists.

    Raises:
        UnknownCodeError: A subject, body or state that is not there.
    """
    known = (
        ("onderwerp", chosen.subject, [step.id for step in decision_steps()]),
        ("orgaan", chosen.body, list(BODIES)),
        ("stand", chosen.state, [NOTHING, *STATE_LABELS]),
    )
    for what, value, values in known:
        if value and value not in values:
            raise UnknownCodeError(
                f"Deze keuze bij {what} bestaat niet.",
                hint="Kies uit de lijst boven de tabel.",
            )


def show(route: Route, chosen: Chosen, actor: Actor, regio_code: str) -> ProgressView:
    """Lay the page out.

    Args:
        route: The route with its decisions.
        chosen: What the reader wants to see.
        actor: Who looks, for the links to record.
        regio_code: The region.

    Raises:
        UnknownCodeError: A choice that does not exist.
    """
    check_chosen(chosen)
    steps = [
        (step, step.decision)
        for step in decision_steps()
        if step.decision
        and chosen.subject in {"", step.id}
        and chosen.body in {"", step.decision.body}
    ]
    days = _days(route)
    current = _current(route, [step for step, _ in steps])
    may_withdraw = can_edit_dossier(actor, regio_code)
    rows = [
        Row(
            code,
            naam,
            tuple(
                _cell(
                    needed,
                    route.decisions.get((step.id, code)),
                    days.get((step.id, code)),
                    regio_code,
                    may_withdraw=may_withdraw,
                )
                for step, needed in steps
            ),
            reverse("cooperation-progress-record", args=(regio_code, code))
            if can_record_for(actor, regio_code, code)
            else "",
        )
        for code, naam in route.gemeenten
    ]
    return ProgressView(
        answer=_answer(route, current),
        picture=_picture(route, current, rows, regio_code),
        totals=tuple(
            Total(needed.subject, route.tally(step).sentence) for step, needed in steps
        ),
        columns=tuple(
            (needed.subject, "raad" if needed.body == "raad" else "college")
            for _, needed in steps
        ),
        rows=tuple(row for row in rows if _shown(row, chosen.state)),
        filters=_filters(chosen),
        is_example=any(each.is_example for each in route.decisions.values()),
        own=tuple(row for row in rows if row.record_href),
    )


def _shown(row: Row, state: str) -> bool:
    wanted = "" if state == NOTHING else state
    return not state or any(cell.state == wanted for cell in row.cells)


def _current(route: Route, steps: list[RouteStep]) -> RouteStep | None:
    """The subject that is being decided on: the first not decided everywhere."""
    return next(
        (step for step in steps if route.tally(step).open), steps[-1] if steps else None
    )


def _answer(route: Route, step: RouteStep | None) -> str:
    """The totals of the subject that is being decided on now."""
    if step is None or step.decision is None:
        return "Bij deze keuze hoort geen besluit."
    return f"{step.decision.subject}: {route.tally(step).sentence}"


def _picture(
    route: Route, step: RouteStep | None, rows: list[Row], regio_code: str
) -> MapPicture | None:
    """The map of that subject, of all municipalities, whatever state is chosen."""
    if step is None or step.decision is None:
        return None
    subject = step.decision.subject
    states = {
        row.code: AreaState(row.naam, cell.label, cell.tone)
        for row in rows
        for cell in row.cells
        if cell.subject == subject
    }
    svg = draw_state_map(
        _shapes(regio_code),
        states,
        legend=_LEGEND,
        title=subject,
        id_prefix="besluiten",
        example=any(
            route.decisions[step.id, code].is_example
            for code in states
            if (step.id, code) in route.decisions
        ),
    )
    return MapPicture(subject, svg, "")


@cache
def _shapes(regio_code: str) -> MapShapes:
    fine = load_boundaries("gemeente_fijn")
    return project({code: fine[code] for code in members(regio_code)}, width=288)


def _days(route: Route) -> dict[tuple[str, str], BodyDay]:
    return {
        (planned.step.id, day.code): day
        for planned in route.plan
        for day in planned.days
    }


def _cell(
    needed: Needed,
    row: DecisionRow | None,
    day: BodyDay | None,
    regio_code: str,
    *,
    may_withdraw: bool,
) -> Cell:
    state = row.state if row else ""
    return Cell(
        subject=needed.subject,
        state=state,
        label=row.label if row else "nog niets vastgelegd",
        tone=STATE_TONES[state],
        when=_when(row.decided_on if row else None, day, state),
        votes=votes_in_words(row.votes) if row and row.votes else "",
        reference=row.reference if row else "",
        documents=tuple(
            DocumentLink(
                title,
                reverse("document", args=(regio_code, number)),
                reverse("document-withdraw", args=(regio_code, number))
                if may_withdraw
                else "",
            )
            for number, title in (row.documents if row else ())
        ),
        is_example=bool(row and row.is_example),
    )


def _when(decided_on: date | None, day: BodyDay | None, state: str) -> str:
    if decided_on:
        return in_words(decided_on)
    if day is None or state not in {"", "gepland"}:
        return ""
    guess = "" if day.is_meeting else ", vergadering nog niet bekend"
    return f"in het plan: {in_words(day.day)}{guess}"


def votes_in_words(votes: tuple[int, int, int]) -> str:
    """Votes as cast.

    Example:
        >>> votes_in_words((22, 9, 1))
        '22 voor, 9 tegen, 1 onthouden'
    """
    return f"{votes[0]} voor, {votes[1]} tegen, {votes[2]} onthouden"


def _filters(chosen: Chosen) -> tuple[Filter, ...]:
    subjects = [
        (step.id, step.decision.subject) for step in decision_steps() if step.decision
    ]
    states = [
        (NOTHING, "nog niets vastgelegd"),
        *STATE_LABELS.items(),
    ]
    return (
        _filter("onderwerp", "Onderwerp", "alle onderwerpen", subjects, chosen.subject),
        _filter(
            "orgaan", "Wie", "raden en colleges", _BODY_LABELS.items(), chosen.body
        ),
        _filter("stand", "Stand", "elke stand", states, chosen.state),
    )


def _filter(
    name: str, label: str, everything: str, values: Iterable[tuple[str, str]], now: str
) -> Filter:
    return Filter(
        name,
        label,
        tuple(
            Option(value, text, value == now)
            for value, text in (("", everything), *values)
        ),
    )


def subjects_to_choose(steps: Iterable[RouteStep], chosen: str) -> tuple[Filter, ...]:
    """The subjects that someone may record, as a list to choose from."""
    return (
        Filter(
            "onderwerp",
            "Onderwerp",
            tuple(
                Option(step.id, step.decision.subject, step.id == chosen)
                for step in steps
                if step.decision
            ),
        ),
    )
