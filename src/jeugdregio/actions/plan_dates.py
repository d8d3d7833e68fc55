"""Let a region set its own days for budget and accounts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.duty_calendar import OwnDate
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, PlanningDate
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.planning_dates import all_planning_dates, find_planning_date


_DAYS: tuple[int, ...] = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month that are there in every year."""


def set_planning_date(
    actor: Actor,
    regio_code: str,
    date_id: str,
    *,
    month: int,
    day: int,
    reason: str,
    at: datetime,
) -> PlanningDate:
    """Record on which day of the year the region plans something, and why.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        date_id: An id of `standards.planning_dates`.
        month: 1 to 12.
        day: A day that month has in every year.
        reason: Why; without names of persons.
        at: The moment of recording.

    Raises:
        UnknownCodeError: No such date, or not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: No reason, or a day that is not there every year.
    """
    check_edit_dossier(actor, regio_code)
    kind = find_planning_date(date_id)
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        raise InvalidInputError(
            "Deze dag is er niet elk jaar.", hint="Kies een dag als 30-04."
        )
    if not reason.strip():
        raise InvalidInputError(
            "Een eigen datum heeft een reden nodig.",
            hint="Noem het stuk of de afspraak waar de datum uit komt.",
        )
    with storage_errors(), transaction.atomic():
        planned, _ = PlanningDate.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            date_id=kind.id,
            defaults={
                "month": month,
                "day": day,
                "reason": reason.strip(),
                "set_by_role": Role.REGIO.value,
                "set_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "set_planning_date",
            f"{regio_code}/{kind.id}",
            at=at,
            organisation=regio_code,
            detail=f"day={day:02}-{month:02}",
        )
    return planned


def clear_planning_date(
    actor: Actor, regio_code: str, date_id: str, *, at: datetime
) -> None:
    """Take a day back: then the region plans with none.

    Raises:
        UnknownCodeError: No such date, or not the actor's region.
        ActionDeniedError: The actor does not work for the region.
    """
    check_edit_dossier(actor, regio_code)
    kind = find_planning_date(date_id)
    with storage_errors(), transaction.atomic():
        gone, _ = PlanningDate.objects.filter(
            region__code=regio_code, date_id=kind.id
        ).delete()
        if gone:
            record(
                actor,
                "clear_planning_date",
                f"{regio_code}/{kind.id}",
                at=at,
                organisation=regio_code,
            )


def planning_dates_of(regio_code: str) -> tuple[OwnDate, ...]:
    """The days of a region, through the year; public, as its readings are."""
    kinds = {kind.id: kind for kind in all_planning_dates()}
    return tuple(
        OwnDate(
            kind=kinds[each.date_id],
            month=each.month,
            day=each.day,
            reason=each.reason,
            since=dutch_day(each.set_at),
            is_example=each.is_example,
        )
        for each in PlanningDate.objects.filter(region__code=regio_code)
        if each.date_id in kinds
    )
