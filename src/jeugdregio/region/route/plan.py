"""From a start and weeks per step to days, with the meetings of councils and colleges.

A plan is the region's own. What lies behind it is past the own planning; whether it is
past a term of the law is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jeugdregio.standards.law_files import in_words
from jeugdregio.standards.route import OWNER_LABELS, Body, Owner, RouteStep


Meetings = Mapping[tuple[str, Body], Iterable[date]]
"""Per municipality and body the days on which it meets, in any order."""


@dataclass(frozen=True, slots=True)
class StepSetting:
    """What a region plans for one step.

    Attributes:
        weeks: How long it takes, in weeks.
        owner: Who carries it.
        done_on: The day it was done; None while it is not.
    """

    weeks: int
    owner: Owner
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class BodyDay:
    """The day on which one municipality can decide.

    Attributes:
        code: The municipality.
        naam: Its name.
        day: The day in the plan.
        is_meeting: False where no meeting is known: then it is the day of the step.
        is_outside: The meeting is after the weeks that were given.
    """

    code: str
    naam: str
    day: date
    is_meeting: bool
    is_outside: bool


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step with its days.

    Attributes:
        step: The step.
        setting: Weeks, owner and whether it is done.
        starts_on: First day.
        ends_on: The day on which it should be done, by the region's own plan.
        days: Per municipality the day of its decision; empty for a step without one.
        waits_for: Id of the step that decides its start; empty for the first.
        is_critical: A later end of this step moves the end of the whole route.
    """

    step: RouteStep
    setting: StepSetting
    starts_on: date
    ends_on: date
    days: tuple[BodyDay, ...]
    waits_for: str
    is_critical: bool = False

    @property
    def last_days(self) -> tuple[BodyDay, ...]:
        """The municipalities that decide last, where that is after the weeks given."""
        term = self.starts_on + timedelta(weeks=self.setting.weeks)
        return tuple(
            each for each in self.days if each.day == self.ends_on and each.day > term
        )


def next_meeting(days: Iterable[date], on_or_after: date) -> date | None:
    """The first meeting on or after a day; None where none is known.

    Example:
        >>> next_meeting([date(2027, 1, 14), date(2027, 2, 11)], date(2027, 1, 15))
        datetime.date(2027, 2, 11)
    """
    return min((each for each in days if each >= on_or_after), default=None)


def last_meeting_within(days: Iterable[date], first: date, last: date) -> date | None:
    """The last meeting from ``first`` up to and including ``last``; None without one.

    Example:
        >>> last_meeting_within([date(2027, 1, 14)], date.min, date(2027, 1, 14))
        datetime.date(2027, 1, 14)
    """
    return max((each for each in days if first <= each <= last), default=None)


def plan_route(
    steps: Iterable[RouteStep],
    *,
    starts_on: date,
    settings: Mapping[str, StepSetting],
    gemeenten: Iterable[tuple[str, str]],
    meetings: Meetings,
) -> tuple[PlannedStep, ...]:
    """Give every step its days.

    A step starts on the day the last step it waits for ends. Without decision it ends
    after its weeks. With a zienswijze it ends after its weeks too, and each council
    uses its last meeting within them; a council without one takes its next meeting, and
    the step waits for it. With another decision the weeks prepare it: each municipality
    decides in its first meeting after them, and the step ends with the last one.

    Args:
        steps: The steps, each after those it waits for.
        starts_on: First day of the route.
        settings: Per step id what the region plans; absent: as in the step itself.
        gemeenten: Code and name of every municipality that decides.
        meetings: When they meet.

    Returns:
        The steps in the same order, the critical ones marked.
    """
    places = tuple(gemeenten)
    planned: dict[str, PlannedStep] = {}
    for step in steps:
        setting = settings.get(step.id, StepSetting(step.weeks, step.owner))
        before = max(
            (planned[each] for each in step.after),
            key=lambda each: each.ends_on,
            default=None,
        )
        first = before.ends_on if before else starts_on
        term = first + timedelta(weeks=setting.weeks)
        days = _body_days(step, first, term, places, meetings)
        planned[step.id] = PlannedStep(
            step=step,
            setting=setting,
            starts_on=first,
            ends_on=_end(step, term, days),
            days=days,
            waits_for=before.step.id if before else "",
        )
    return _marked(planned)


def _body_days(
    step: RouteStep,
    first: date,
    term: date,
    places: tuple[tuple[str, str], ...],
    meetings: Meetings,
) -> tuple[BodyDay, ...]:
    if step.decision is None:
        return ()
    found = []
    for code, naam in places:
        known = tuple(meetings.get((code, step.decision.body), ()))
        inside = None
        if step.decision.kind == "zienswijze":
            inside = last_meeting_within(known, first, term)
        day = inside or next_meeting(known, term)
        found.append(
            BodyDay(
                code=code,
                naam=naam,
                day=day or term,
                is_meeting=day is not None,
                is_outside=day is not None and day > term,
            )
        )
    return tuple(found)


def _end(step: RouteStep, term: date, days: tuple[BodyDay, ...]) -> date:
    return (
        max((each.day for each in days), default=term) if _waits(step, days) else term
    )


def _waits(step: RouteStep, days: tuple[BodyDay, ...]) -> bool:
    """A period for a zienswijze ends no sooner because councils are quick."""
    if step.decision is None:
        return False
    return step.decision.kind != "zienswijze" or any(e.is_outside for e in days)


def _marked(planned: dict[str, PlannedStep]) -> tuple[PlannedStep, ...]:
    """Mark the chain of steps that ends last, followed back to the start."""
    if not planned:
        return ()
    last = max(planned.values(), key=lambda each: each.ends_on)
    chain = {last.step.id}
    while last.waits_for:
        last = planned[last.waits_for]
        chain.add(last.step.id)
    return tuple(
        PlannedStep(
            step=each.step,
            setting=each.setting,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            days=each.days,
            waits_for=each.waits_for,
            is_critical=each.step.id in chain,
        )
        for each in planned.values()
    )


def critical_path(plan: tuple[PlannedStep, ...]) -> tuple[str, ...]:
    """The critical path in plain sentences.

    Returns:
        When it ends and which steps decide that, which steps have room, and which
        municipalities a step waits for; empty for an empty plan.
    """
    if not plan:
        return ()
    chain = [each for each in plan if each.is_critical]
    said = [
        f"De route loopt tot {in_words(chain[-1].ends_on)}.",
        f"Loopt {_numbers(plan, critical=True)} uit, dan schuift het einde mee.",
    ]
    if len(chain) < len(plan):
        said.append(f"In {_numbers(plan, critical=False)} zit nog ruimte.")
    said.extend(_waiting(each) for each in chain if each.last_days)
    return tuple(said)


def _numbers(plan: tuple[PlannedStep, ...], *, critical: bool) -> str:
    """The steps by their place in the route: stap 1, 2 en 3."""
    found = [
        str(number)
        for number, each in enumerate(plan, start=1)
        if each.is_critical is critical
    ]
    link = " of " if critical else " en "
    *others, last = found
    return f"stap {', '.join(others)}{link if others else ''}{last}"


def _waiting(planned: PlannedStep) -> str:
    """Whose meeting decides when a step ends."""
    decision = planned.step.decision
    is_council = decision is not None and decision.body == "raad"
    one, all_of = (
        ("de raad", "de raden") if is_council else ("het college", "de colleges")
    )
    names = [each.naam for each in planned.last_days]
    if len(names) == 1:
        who = f"{one} van {names[0]}"
    elif len(names) < len(planned.days):
        who = f"{len(names)} van {all_of}"
    else:
        who = all_of
    return (
        f"De stap '{planned.step.name.lower()}' wacht op de vergadering van {who}, op "
        f"{in_words(planned.ends_on)}."
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands against the region's own plan; never against the law.

    Attributes:
        text: Dutch words.
        tone: ``done``, ``busy``, ``open`` or ``wrong``.
    """

    text: str
    tone: str


def standing(planned: PlannedStep, *, decided: int, as_of: date) -> Standing:
    """Where a step stands on a day.

    Args:
        planned: The step with its days.
        decided: How many municipalities took the decision of this step.
        as_of: The day.
    """
    total = len(planned.days)
    if planned.setting.done_on is not None:
        return Standing(f"gereed op {in_words(planned.setting.done_on)}", "done")
    if total and decided == total:
        return Standing("alle gemeenten besloten", "done")
    if as_of > planned.ends_on:
        return Standing("loopt uit op de eigen planning", "wrong")
    if decided:
        return Standing(f"loopt, {decided} van {total} besloten", "busy")
    if as_of >= planned.starts_on:
        return Standing("loopt volgens plan", "busy")
    return Standing("nog niet begonnen", "open")


def owner_label(setting: StepSetting) -> str:
    """Who carries a step, in words.

    Example:
        >>> owner_label(StepSetting(4, "raden"))
        'de raden'
    """
    return OWNER_LABELS[setting.owner]
