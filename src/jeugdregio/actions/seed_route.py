"""A fictional route for the demo, marked *Voorbeeld*: plan, meetings and decisions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from jeugdregio.actions.record_route_decision import PREFIX
from jeugdregio.kernel.days import dutch_day
from jeugdregio.register.models import (
    ChangeForYoungPeople,
    Decision,
    MeetingDate,
    Organisation,
    RoutePlan,
    RouteStepPlan,
)
from jeugdregio.standards.regions import members
from jeugdregio.standards.route import find_route_step


_OPEN: Final = "GM0917"
"""Heerlen: its zienswijze is still to be recorded, by whoever tries the demo."""

_STARTED_AGO: Final = timedelta(weeks=28)
"""So that the councils are giving their zienswijze now."""

_FORM_AGO: Final = timedelta(weeks=14)
_DONE_AFTER: Final = {"taken": 6, "ontwerp": 22, "doorrekenen": 20}
"""Steps that are done, and after how many weeks."""

_COUNCIL_DAYS: Final = (1, 2, 3)
"""Tuesday to Thursday."""

_MEETINGS: Final = 36
"""Councils every four weeks: the whole route of our assumptions."""

_YOUNG_PEOPLE: Final = (
    "Jongeren en ouders houden hun eigen wijkteam als eerste plek om hulp te vragen. "
    "Wie al hulp krijgt, houdt die hulp zolang de afspraak loopt. Nieuwe hulp met "
    "verblijf regelen de gemeenten straks samen. Dan geldt overal dezelfde afspraak "
    "over wachten en over wie belt."
)


def seed_route(regio_code: str, *, seed: int, at: datetime) -> int:
    """Add a fictional plan and decisions for a region; safe to repeat.

    Args:
        regio_code: The region of the demo.
        seed: Chooses meeting days, votes and who decided.
        at: The moment the demo is made.

    Returns:
        How many decisions were added; 0 where the region had a plan.
    """
    region = Organisation.objects.get(code=regio_code)
    today = dutch_day(at)
    start = today - _STARTED_AGO
    plan, made = RoutePlan.objects.get_or_create(
        region=region,
        defaults={"starts_on": start, "updated_at": at, "is_example": True},
    )
    if not made:
        return 0
    ChangeForYoungPeople.objects.get_or_create(
        region=region,
        defaults={"text": _YOUNG_PEOPLE, "updated_at": at, "is_example": True},
    )
    random = Random(seed)  # noqa: S311 - no secret
    places = list(Organisation.objects.filter(code__in=members(regio_code)))
    _add_meetings(places, start, random)
    RouteStepPlan.objects.bulk_create(
        RouteStepPlan(
            plan=plan,
            step_id=step_id,
            weeks=find_route_step(step_id).weeks,
            owner=find_route_step(step_id).owner,
            done_on=start + timedelta(weeks=weeks),
        )
        for step_id, weeks in _DONE_AFTER.items()
    )
    decisions = [
        _decision(region, place, step_id, today, at, random)
        for step_id in ("vorm", "zienswijze")
        for place in places
        if (step_id, place.code) != ("zienswijze", _OPEN)
    ]
    Decision.objects.bulk_create(decisions)
    return len(decisions)


def _add_meetings(places: list[Organisation], start: date, random: Random) -> None:
    """Councils meet every four weeks on a day of their own, colleges on Tuesdays."""
    rows = []
    for place in places:
        first = start + timedelta(days=random.randrange(28))
        council = first + timedelta(
            days=(random.choice(_COUNCIL_DAYS) - first.weekday()) % 7
        )
        college = start + timedelta(days=(1 - start.weekday()) % 7)
        rows += [
            MeetingDate(gemeente=place, body="raad", day=day, is_example=True)
            for day in (council + timedelta(weeks=4 * n) for n in range(_MEETINGS))
        ]
        rows += [
            MeetingDate(gemeente=place, body="college", day=day, is_example=True)
            for day in (college + timedelta(weeks=2 * n) for n in range(2 * _MEETINGS))
        ]
    MeetingDate.objects.bulk_create(rows)


def _decision(
    region: Organisation,
    place: Organisation,
    step_id: str,
    today: date,
    at: datetime,
    random: Random,
) -> Decision:
    """The form is chosen everywhere; of the councils a third has yet to give a view."""
    step = find_route_step(step_id)
    needed = step.decision
    if needed is None:
        raise ValueError(f"step {step_id} asks no decision")
    is_view = needed.kind == "zienswijze"
    is_planned = is_view and random.random() < 1 / 3
    latest = today if is_view else today - _FORM_AGO
    day = (
        MeetingDate.objects.filter(gemeente=place, body=needed.body, day__lte=latest)
        .order_by("day")
        .values_list("day", flat=True)
        .last()
    )
    seats = random.choice((15, 19, 21, 23, 29, 37))
    against = random.randrange(seats // 3)
    has_votes = is_view and not is_planned  # a college tells no votes
    return Decision(
        region=region,
        gemeente=place,
        step_id=PREFIX + step_id,
        subject=needed.subject,
        body=needed.body,
        state="gepland" if is_planned else ("zienswijze" if is_view else "aangenomen"),
        decided_on=None if is_planned else day,
        votes_for=seats - against if has_votes else None,
        votes_against=against if has_votes else None,
        votes_abstained=0 if has_votes else None,
        updated_at=at,
        is_example=True,
    )
