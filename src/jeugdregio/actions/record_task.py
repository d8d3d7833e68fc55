"""Record where a task lies in the region: level, care form, power, document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.actions.read_cooperation import arrangements_of
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Arrangement, ArrangementTask, Organisation
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.arrangements import LEVELS, POWERS
from jeugdregio.standards.care_forms import find_care_form
from jeugdregio.standards.cooperation_tasks import BINDINGS, find_task


LONGEST_DOCUMENT: Final = 200
LONGEST_NOTE: Final = 300


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """What a region tells of a task.

    Args:
        task_id: Id of `standards.cooperation_tasks.Task`.
        level: Where it lies.
        care_form_id: For which care form; empty for all care.
        binding: How the region reads the law on it.
        power: By which power it is done.
        arrangement: Code of the arrangement that does it; empty for none.
        document: Where it stands, e.g. an article of the regeling.
        note: Short explanation.
    """

    task_id: str
    level: str
    binding: str
    power: str
    care_form_id: str = ""
    arrangement: str = ""
    document: str = ""
    note: str = ""


def record_task(
    actor: Actor, regio_code: str, told: TaskRecord, *, at: datetime
) -> ArrangementTask:
    """Record a task, or replace what the region recorded of it at this level.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        told: What the region tells.
        at: The moment of recording.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or the task, care
            form or arrangement does not exist.
        ActionDeniedError: The actor has another role.
        InvalidInputError: A word that is not in its list, or a text that is too long.
    """
    check_record_cooperation(actor, regio_code)
    arrangement = _check(actor, regio_code, told)
    with storage_errors(), transaction.atomic():
        task, _ = ArrangementTask.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            task_id=told.task_id,
            level=told.level,
            care_form_id=told.care_form_id,
            is_public=False,
            defaults={
                "arrangement": arrangement,
                "binding": told.binding,
                "power": told.power,
                "document": told.document.strip(),
                "note": told.note.strip(),
                "source": "Vastgelegd door de regio",
                "status": "S",
                "caveat": "De regio vulde dit zelf in.",
                "is_example": actor.is_example,
                "updated_at": at,
            },
        )
        record(
            actor,
            "record_task",
            f"{regio_code}/{told.task_id}",
            at=at,
            organisation=regio_code,
            detail=f"niveau={told.level} zorgvorm={told.care_form_id or 'alle'} "
            f"bevoegdheid={told.power}",
        )
    return task


def withdraw_task(actor: Actor, regio_code: str, task_pk: int, *, at: datetime) -> None:
    """Take back what the region recorded of a task; public facts stay.

    Raises:
        UnknownCodeError: No such record of this region, or not the actor's region.
        ActionDeniedError: The actor has another role.
    """
    check_record_cooperation(actor, regio_code)
    with storage_errors(), transaction.atomic():
        found = ArrangementTask.objects.filter(
            pk=task_pk, region__code=regio_code, is_public=False
        ).first()
        if found is None:
            raise UnknownCodeError(
                "Deze taak heeft de regio niet vastgelegd.",
                hint="Bekijk de taken op de pagina.",
            )
        subject = f"{regio_code}/{found.task_id}"
        detail = f"niveau={found.level} zorgvorm={found.care_form_id or 'alle'}"
        found.delete()
        record(
            actor,
            "withdraw_task",
            subject,
            at=at,
            organisation=regio_code,
            detail=detail,
        )


def _check(actor: Actor, regio_code: str, told: TaskRecord) -> Arrangement | None:
    find_task(told.task_id)
    if told.care_form_id:
        find_care_form(told.care_form_id)
    for value, known, what in (
        (told.level, LEVELS, "Dit niveau"),
        (told.power, POWERS, "Deze bevoegdheid"),
        (told.binding, BINDINGS, "Deze lezing"),
    ):
        if value not in known:
            raise InvalidInputError(f"{what} bestaat niet.", hint="Kies uit de lijst.")
    for text, longest in (
        (told.document, LONGEST_DOCUMENT),
        (told.note, LONGEST_NOTE),
    ):
        if len(text.strip()) > longest:
            raise InvalidInputError(
                f"Een tekst is langer dan {longest} tekens.", hint="Maak hem korter."
            )
    if not told.arrangement:
        return None
    if told.arrangement not in {e.code for e in arrangements_of(actor, regio_code)}:
        raise UnknownCodeError(
            "Deze regeling hoort niet bij de regio.", hint="Kies uit de lijst."
        )
    return Arrangement.objects.get(body__code=told.arrangement)
