"""A body weighs the legal forms, and shows or hides its judgement."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions_form import check_judge_form
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.preference.weighing import Judgement, check_judgement
from jeugdregio.region.form_outcome import allowed_forms
from jeugdregio.register.audit import record
from jeugdregio.register.models import FormJudgement, FormRound, Organisation
from jeugdregio.register.storage import storage_errors, take_turn
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES


FORM_TURN: Final = 4107120237
"""Who closes the weighing and who changes a judgement wait for each other."""


def give_judgement(
    actor: Actor,
    regio_code: str,
    gemeente_code: str,
    body: str,
    judgement: Judgement,
    *,
    at: datetime,
) -> FormJudgement:
    """Record or replace the judgement of a body; a released one stays released.

    Args:
        actor: Must have the role of the body at the municipality.
        regio_code: The region.
        gemeente_code: The municipality.
        body: A value of `FormJudgement.Body`.
        judgement: All points divided, every allowed form judged on every theme.
        at: The moment.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or no such body or
            municipality there.
        ActionDeniedError: Another municipality or body.
        InvalidInputError: The judgement is not whole, or the weighing is closed.
        StorageError: The database cannot be written; nothing changed.
    """
    check_judge_form(
        actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
    )
    check_judgement(judgement, themes=WEIGHED_THEMES, options=allowed_forms())
    with storage_errors(), transaction.atomic():
        take_turn(FORM_TURN)
        _check_open(regio_code)
        given, made = FormJudgement.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            gemeente=Organisation.objects.get(code=gemeente_code),
            body=body,
            defaults={
                "weights": dict(judgement.weights),
                "scores": {o: dict(fits) for o, fits in judgement.scores.items()},
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        # Never what was given: the trail is read by more people than the judgement.
        _record(actor, "give_form_judgement", given, at, "new" if made else "changed")
    return given


def release_judgement(
    actor: Actor, regio_code: str, gemeente_code: str, body: str, *, at: datetime
) -> FormJudgement:
    """Show the judgement of a body to the whole region.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or no such body or
            municipality there.
        ActionDeniedError: Another municipality or body.
        InvalidInputError: There is no judgement yet, or the region closed the weighing.
        StorageError: The database cannot be written; nothing changed.
    """
    return _set_release(actor, regio_code, gemeente_code, body, at=at, released_at=at)


def withdraw_judgement(
    actor: Actor, regio_code: str, gemeente_code: str, body: str, *, at: datetime
) -> FormJudgement:
    """Hide a released judgement from the others again, while the weighing is open.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or no such body or
            municipality there.
        ActionDeniedError: Another municipality or body.
        InvalidInputError: There is no judgement, or the region closed the weighing.
        StorageError: The database cannot be written; nothing changed.
    """
    return _set_release(actor, regio_code, gemeente_code, body, at=at, released_at=None)


def _set_release(
    actor: Actor,
    regio_code: str,
    gemeente_code: str,
    body: str,
    *,
    at: datetime,
    released_at: datetime | None,
) -> FormJudgement:
    check_judge_form(
        actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
    )
    with storage_errors(), transaction.atomic():
        take_turn(FORM_TURN)
        _check_open(regio_code)
        given = (
            FormJudgement.objects.select_for_update()
            .select_related("region", "gemeente")
            .filter(region__code=regio_code, gemeente__code=gemeente_code, body=body)
            .first()
        )
        if given is None:
            raise InvalidInputError(
                "Er is nog geen oordeel om vrij te geven.",
                hint="Verdeel eerst de punten en geef uw oordeel.",
            )
        if (given.released_at is None) != (released_at is None):
            given.released_at = released_at
            given.save(update_fields=["released_at"])
            action = (
                "release_form_judgement" if released_at else "withdraw_form_judgement"
            )
            _record(actor, action, given, at, "")
    return given


def _check_open(regio_code: str) -> None:
    if FormRound.objects.filter(
        region__code=regio_code, closed_at__isnull=False
    ).exists():
        raise InvalidInputError(
            "De regio heeft de weging afgesloten. Er verandert niets meer.",
            hint="Vraag de regio om de weging weer te openen.",
        )


def _record(
    actor: Actor, action: str, given: FormJudgement, at: datetime, detail: str
) -> None:
    record(
        actor,
        action,
        f"{given.region.code}/{given.gemeente.code}/{given.body}",
        at=at,
        organisation=given.gemeente.code,
        detail=detail,
    )
