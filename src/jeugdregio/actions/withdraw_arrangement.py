"""Take back an arrangement that the region recorded itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import (
    Arrangement,
    ArrangementTask,
    EntityForm,
    Membership,
    Participation,
)
from jeugdregio.register.storage import storage_errors


def withdraw_arrangement(
    actor: Actor, regio_code: str, code: str, *, at: datetime
) -> None:
    """Remove an arrangement with its members; tasks that named it stay without it.

    What came from a public source stays: the region answers to that instead. The
    organisation behind it stays too, so that its code is never given away twice.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        code: Code of the arrangement.
        at: The moment.

    Raises:
        UnknownCodeError: No such arrangement that this region recorded itself, or not
            the actor's region.
        ActionDeniedError: The actor has another role.
    """
    check_record_cooperation(actor, regio_code)
    with storage_errors(), transaction.atomic():
        found = Arrangement.objects.filter(
            body__code=code, region__code=regio_code, is_public=False
        ).first()
        if found is None:
            raise UnknownCodeError(
                "Deze regeling heeft de regio niet zelf vastgelegd.",
                hint="Antwoord op het punt als een openbare bron niet (meer) klopt.",
            )
        ArrangementTask.objects.filter(arrangement=found).update(arrangement=None)
        Participation.objects.filter(membership__body=found.body).delete()
        Membership.objects.filter(body=found.body).delete()
        EntityForm.objects.filter(entity=found.body).delete()
        found.delete()
        record(
            actor,
            "withdraw_arrangement",
            f"{regio_code}/{code}",
            at=at,
            organisation=regio_code,
        )
