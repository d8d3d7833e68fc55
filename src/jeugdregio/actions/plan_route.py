"""Plan the route of a region: start, weeks and owners, meeting days, what changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.route.plan import StepSetting
from jeugdregio.register.audit import record
from jeugdregio.register.models import (
    ChangeForYoungPeople,
    MeetingDate,
    Organisation,
    RoutePlan,
    RouteStepPlan,
)
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.regions import members
from jeugdregio.standards.route import BODIES, MAX_WEEKS, OWNERS, find_route_step


MAX_TEXT: Final = 1500
"""Characters in the paragraph on what changes for young people."""

MAX_DAYS: Final = 60
"""Meeting days of one body at once: more than two years of meetings."""


def record_route_plan(
    actor: Actor,
    regio_code: str,
    *,
    starts_on: date,
    settings: Mapping[str, StepSetting],
    at: datetime,
) -> None:
    """Record the plan of a region; the former one is replaced.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        starts_on: First day of the route.
        settings: Per step id what the region plans; a step that is absent is as in the
            route itself.
        at: The moment.

    Raises:
        UnknownCodeError: Not the actor's region, or no such step.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: Weeks or owner do not fit.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    for step_id, setting in settings.items():
        step = find_route_step(step_id)
        if not 0 <= setting.weeks <= MAX_WEEKS:
            raise InvalidInputError(
                f"Bij '{step.name}' hoort een aantal weken van 0 tot {MAX_WEEKS}.",
                hint="Verbeter het aantal weken.",
            )
        if setting.owner not in OWNERS:
            raise InvalidInputError(
                f"Bij '{step.name}' past deze eigenaar niet.",
                hint="Kies een eigenaar uit de lijst.",
            )
    with storage_errors(), transaction.atomic():
        plan, _ = RoutePlan.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            defaults={
                "starts_on": starts_on,
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        plan.steps.all().delete()
        RouteStepPlan.objects.bulk_create(
            RouteStepPlan(
                plan=plan,
                step_id=step_id,
                weeks=setting.weeks,
                owner=setting.owner,
                done_on=setting.done_on,
            )
            for step_id, setting in settings.items()
        )
        record(
            actor,
            "record_route_plan",
            regio_code,
            at=at,
            organisation=regio_code,
            detail=f"start={starts_on} steps={len(settings)}",
        )


def record_meetings(
    actor: Actor,
    regio_code: str,
    *,
    gemeenten: Collection[str],
    body: str,
    days: Collection[date],
    at: datetime,
) -> int:
    """Record when councils or colleges meet, for one or all municipalities at once.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        gemeenten: Codes of the municipalities that meet on these days.
        body: ``raad`` or ``college``.
        days: The days; they take the place of what was there. Empty takes all away.
        at: The moment.

    Returns:
        How many days now stand in the register for these municipalities.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: A municipality is not in the region, the body is unknown, or
            there are too many days.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    if body not in BODIES:
        raise InvalidInputError("Dit orgaan besluit hier niet.", hint="Kies de raad.")
    if not gemeenten or set(gemeenten) - set(members(regio_code)):
        raise InvalidInputError(
            "Deze gemeente hoort niet bij de regio.",
            hint="Kies een gemeente uit de lijst.",
        )
    if len(set(days)) > MAX_DAYS:
        raise InvalidInputError(
            f"Dit zijn meer dan {MAX_DAYS} dagen.", hint="Vul minder dagen in."
        )
    with storage_errors(), transaction.atomic():
        places = Organisation.objects.filter(code__in=gemeenten)
        MeetingDate.objects.filter(gemeente__in=places, body=body).delete()
        made = MeetingDate.objects.bulk_create(
            MeetingDate(gemeente=place, body=body, day=day, is_example=actor.is_example)
            for place in places
            for day in sorted(set(days))
        )
        record(
            actor,
            "record_meetings",
            regio_code,
            at=at,
            organisation=regio_code,
            detail=f"body={body} gemeenten={len(gemeenten)} days={len(set(days))}",
        )
    return len(made)


def record_young_people(
    actor: Actor, regio_code: str, *, text: str, from_on: date | None, at: datetime
) -> None:
    """Record what changes for young people; an empty text takes it away.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        text: The paragraph, without names of children.
        from_on: From which day; None where it is not known yet.
        at: The moment.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: The text is too long.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    text = text.strip()
    if len(text) > MAX_TEXT:
        raise InvalidInputError(
            f"De tekst is langer dan {MAX_TEXT} tekens.", hint="Maak de tekst korter."
        )
    with storage_errors(), transaction.atomic():
        region = Organisation.objects.get(code=regio_code)
        if text:
            ChangeForYoungPeople.objects.update_or_create(
                region=region,
                defaults={
                    "text": text,
                    "from_on": from_on,
                    "updated_at": at,
                    "is_example": actor.is_example,
                },
            )
        else:
            ChangeForYoungPeople.objects.filter(region=region).delete()
        record(
            actor,
            "record_young_people",
            regio_code,
            at=at,
            organisation=regio_code,
            detail=f"length={len(text)}",
        )
