"""Let a region set its own reading of a law date that is not confirmed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import ArticleReading, Organisation
from jeugdregio.standards.law import find_article


def set_reading(
    actor: Actor,
    regio_code: str,
    article_id: str,
    *,
    valid_from: date,
    reason: str,
    at: datetime,
) -> ArticleReading:
    """Record from which day the region works with an article, and why.

    Raises:
        UnknownCodeError: No such article, or not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: No reason is given.
    """
    check_edit_dossier(actor, regio_code)
    find_article(article_id)
    if not reason.strip():
        raise InvalidInputError(
            "Een eigen lezing heeft een reden nodig.",
            hint="Noem het stuk of gesprek waar de datum uit komt.",
        )
    with transaction.atomic():
        reading, _ = ArticleReading.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            article_id=article_id,
            defaults={
                "valid_from": valid_from,
                "reason": reason.strip(),
                "set_by_role": Role.REGIO.value,
                "set_at": at,
            },
        )
        record(
            actor,
            "set_reading",
            f"{regio_code}/{article_id}",
            at=at,
            organisation=regio_code,
            detail=f"valid_from={valid_from.isoformat()}",
        )
    return reading


def clear_reading(
    actor: Actor, regio_code: str, article_id: str, *, at: datetime
) -> None:
    """Go back to what the source says.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
    """
    check_edit_dossier(actor, regio_code)
    with transaction.atomic():
        gone, _ = ArticleReading.objects.filter(
            region__code=regio_code, article_id=article_id
        ).delete()
        if not gone:
            return
        record(
            actor,
            "clear_reading",
            f"{regio_code}/{article_id}",
            at=at,
            organisation=regio_code,
        )
