"""The region ends the weighing of forms, so that a note rests on what stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jeugdregio.actions.judge_form import FORM_TURN
from jeugdregio.actions.permissions_form import check_close_forms
from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import record
from jeugdregio.register.models import FormRound, Organisation
from jeugdregio.register.storage import storage_errors, take_turn


def close_forms(actor: Actor, regio_code: str, *, closed: bool, at: datetime) -> None:
    """Close the weighing, or open it again; doing it twice changes nothing.

    Once closed nobody gives, changes, releases or withdraws a judgement. What was not
    released stays with its municipality.

    Raises:
        UnknownCodeError: The actor has nothing to do with this region.
        ActionDeniedError: The actor does not work for the region.
        StorageError: The database cannot be written; nothing changed.
    """
    check_close_forms(actor, regio_code)
    with storage_errors(), transaction.atomic():
        take_turn(FORM_TURN)
        region = Organisation.objects.get(code=regio_code)
        found, _ = FormRound.objects.select_for_update().get_or_create(region=region)
        if (found.closed_at is not None) == closed:
            return
        found.closed_at = at if closed else None
        found.is_example = actor.is_example
        found.save()
        action = "close_form_round" if closed else "open_form_round"
        record(actor, action, regio_code, at=at, organisation=regio_code)
