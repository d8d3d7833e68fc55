"""All decisions of a region: who decided what, with totals in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from jeugdregio.actions.permissions_route import can_record_for
from jeugdregio.actions.read_route import DecisionRow, Route
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.region.route.plan import BodyDay
from jeugdregio.region.route.tally import STATE_TONES
from jeugdregio.register.models import Decision
from jeugdregio.standards.law_files import in_words
from jeugdregio.standards.route import BODIES, Needed, RouteStep, decision_steps
from jeugdregio.web.presenters.figure_filters import Filter, Option


NOTHING: Final = "niets"
"""The state of who recorded nothing, in the address."""

_BODY_LABELS: Final = {"raad": "gemeenteraden", "college": "colleges"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen in the address; empty is everything."""

    subject: str = ""
    body: str = ""
    state: str = ""


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
    documents: tuple[tuple[str, str], ...]
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
class ProgressView:
    """Everything the page shows."""

    answer: str
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
        ("stand", chosen.state, [NOTHING, *Decision.State.values]),
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
        answer=_answer(route, [step for step, _ in steps]),
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


def _answer(route: Route, steps: list[RouteStep]) -> str:
    """The totals of the subject that is being decided on now."""
    if not steps:
        return "Bij deze keuze hoort geen besluit."
    if not any(each in {s.id for s in steps} for each, _ in route.decisions):
        return "Er is nog geen besluit vastgelegd."
    counted = [(step, route.tally(step)) for step in steps]
    step, found = next(
        ((step, each) for step, each in counted if each.open), counted[-1]
    )
    subject = step.decision.subject if step.decision else step.name
    return f"{subject}: {found.sentence}"


def _days(route: Route) -> dict[tuple[str, str], BodyDay]:
    return {
        (planned.step.id, day.code): day
        for planned in route.plan
        for day in planned.days
    }


def _cell(
    needed: Needed, row: DecisionRow | None, day: BodyDay | None, regio_code: str
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
            (title, reverse("document", args=(regio_code, number)))
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
        *((each.value, str(each.label)) for each in Decision.State),
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
