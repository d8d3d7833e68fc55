"""The route of a region and the decisions on it, for who belongs to the region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.record_route_decision import PREFIX
from jeugdregio.kernel.access import Actor
from jeugdregio.region.route.plan import PlannedStep, StepSetting, plan_route
from jeugdregio.region.route.tally import Tally, tally
from jeugdregio.register.models import (
    ChangeForYoungPeople,
    Decision,
    MeetingDate,
    RoutePlan,
)
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.law_files import in_words
from jeugdregio.standards.regions import members
from jeugdregio.standards.route import (
    BODIES,
    OWNERS,
    Body,
    RouteStep,
    all_route_steps,
    decision_steps,
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What one municipality recorded on one step.

    Attributes:
        state: A value of `Decision.State`; ``label`` is its Dutch name.
        decided_on: None while nothing was decided.
        votes: For, against and abstained; None where nobody recorded them.
        reference: Number of the council document; may be empty.
        documents: Id and title of each document that is in sight.
        is_example: True for a fictional decision.
    """

    state: str
    label: str
    decided_on: date | None
    votes: tuple[int, int, int] | None
    reference: str
    documents: tuple[tuple[int, str], ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class YoungPeople:
    """What changes for young people, and from when (None: not known yet)."""

    text: str
    from_on: date | None
    is_example: bool


@dataclass(frozen=True, slots=True)
class Route:
    """The route of a region with all that was recorded.

    Attributes:
        starts_on: First day; None where the region planned nothing yet.
        settings: Per step id what the region plans.
        plan: The steps with their days; empty without a first day.
        gemeenten: Code and name, by name.
        meetings: Per municipality and body its meeting days.
        decisions: Per step id and municipality what was recorded.
        young_people: None where nobody wrote it.
        is_example: True where the plan is fictional.
    """

    starts_on: date | None
    settings: Mapping[str, StepSetting]
    plan: tuple[PlannedStep, ...]
    gemeenten: tuple[tuple[str, str], ...]
    meetings: Mapping[tuple[str, Body], tuple[date, ...]]
    decisions: Mapping[tuple[str, str], DecisionRow]
    young_people: YoungPeople | None
    is_example: bool

    def tally(self, step: RouteStep) -> Tally:
        """How many municipalities decided what on a step that asks a decision."""
        if step.decision is None:
            raise ValueError(f"step {step.id} asks no decision")
        states = [
            self.decisions[step.id, code].state
            for code, _ in self.gemeenten
            if (step.id, code) in self.decisions
        ]
        return tally(step.decision, len(self.gemeenten), states)


def open_route(actor: Actor, regio_code: str) -> Route:
    """Put the route of a region together.

    Raises:
        UnknownCodeError: The person has nothing to do with this region.
    """
    check_belongs(actor, regio_code)
    gemeenten = _gemeenten(regio_code)
    recorded = RoutePlan.objects.filter(region__code=regio_code).first()
    settings = _settings(recorded)
    meetings = _meetings(gemeenten)
    plan: tuple[PlannedStep, ...] = ()
    if recorded:
        plan = plan_route(
            all_route_steps(),
            starts_on=recorded.starts_on,
            settings=settings,
            gemeenten=gemeenten,
            meetings=meetings,
        )
    return Route(
        starts_on=recorded.starts_on if recorded else None,
        settings=settings,
        plan=plan,
        gemeenten=gemeenten,
        meetings=meetings,
        decisions=_decisions(regio_code),
        young_people=_young_people(regio_code),
        is_example=bool(recorded and recorded.is_example),
    )


def young_people_change(regio_code: str) -> tuple[str, ...]:
    """What changes for young people and when, for a document; empty where unwritten.

    Whoever makes the document checks who may read it.
    """
    found = _young_people(regio_code)
    if found is None:
        return ()
    when = (
        f"Dit gaat in op {in_words(found.from_on)}."
        if found.from_on
        else "Vanaf wanneer is nog niet bekend."
    )
    return (found.text, when)


def decisions_summary(regio_code: str) -> tuple[str, ...]:
    """Per decision of the route one line with its totals, for a document.

    Whoever makes the document checks who may read it.
    """
    total = len(members(regio_code))
    found = _decisions(regio_code)
    lines = []
    for step in decision_steps():
        if step.decision is None:
            continue
        states = [row.state for (each, _), row in found.items() if each == step.id]
        counted = tally(step.decision, total, states)
        lines.append(f"{step.decision.subject}: {counted.sentence}")
    return tuple(lines)


def _gemeenten(regio_code: str) -> tuple[tuple[str, str], ...]:
    found = [(str(code), find_gemeente(code).naam) for code in members(regio_code)]
    return tuple(sorted(found, key=lambda each: each[1]))


def _settings(plan: RoutePlan | None) -> dict[str, StepSetting]:
    recorded = {each.step_id: each for each in plan.steps.all()} if plan else {}
    found = {}
    for step in all_route_steps():
        row = recorded.get(step.id)
        if row is None:
            found[step.id] = StepSetting(step.weeks, step.owner)
            continue
        owner = next((each for each in OWNERS if each == row.owner), step.owner)
        found[step.id] = StepSetting(row.weeks, owner, row.done_on)
    return found


def _meetings(
    gemeenten: tuple[tuple[str, str], ...],
) -> dict[tuple[str, Body], tuple[date, ...]]:
    found: dict[tuple[str, Body], tuple[date, ...]] = {}
    rows = MeetingDate.objects.filter(
        gemeente__code__in=[code for code, _ in gemeenten]
    ).values_list("gemeente__code", "body", "day")
    for code, body, day in rows:
        for each in BODIES:
            if each == body:
                found[code, each] = (*found.get((code, each), ()), day)
    return found


def _decisions(regio_code: str) -> dict[tuple[str, str], DecisionRow]:
    inside = set(members(regio_code))
    rows = (
        Decision.objects.filter(region__code=regio_code, step_id__startswith=PREFIX)
        .select_related("gemeente")
        .prefetch_related("documents__document")
    )
    bodies = {step.id: step.decision.body for step in decision_steps() if step.decision}
    return {
        (step_id, row.gemeente.code): _row(row)
        for row in rows
        if row.gemeente.code in inside
        and bodies.get(step_id := row.step_id.removeprefix(PREFIX)) == row.body
    }


def _row(row: Decision) -> DecisionRow:
    votes = None
    if row.votes_for is not None and row.votes_against is not None:
        votes = (row.votes_for, row.votes_against, row.votes_abstained or 0)
    return DecisionRow(
        state=row.state,
        label=Decision.State(row.state).label,
        decided_on=row.decided_on,
        votes=votes,
        reference=row.reference,
        documents=tuple(
            (each.document.pk, each.document.title)
            for each in row.documents.all()
            if each.document.withdrawn_at is None
        ),
        is_example=row.is_example,
    )


def _young_people(regio_code: str) -> YoungPeople | None:
    found = ChangeForYoungPeople.objects.filter(region__code=regio_code).first()
    if found is None:
        return None
    return YoungPeople(found.text, found.from_on, found.is_example)
