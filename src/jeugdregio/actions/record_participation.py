"""Record how far a municipality takes part in an arrangement of the region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Membership, Participation
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.arrangements import EXTENTS
from jeugdregio.standards.care_forms import find_care_form


LONGEST_NOTE: Final = 300


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a municipality takes part.

    Args:
        arrangement: Code of an arrangement that the region recorded itself.
        gemeente: A member of it.
        extent: A value of `standards.arrangements.Extent`.
        care_form_id: For which care form; empty for all care.
        note: Short explanation; may be empty.
    """

    arrangement: str
    gemeente: str
    extent: str
    care_form_id: str = ""
    note: str = ""


def record_participation(
    actor: Actor, regio_code: str, told: Extent, *, at: datetime
) -> None:
    """Record or replace how far a member takes part, for all care or one care form.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        told: What the region tells.
        at: The moment of recording.

    Raises:
        UnknownCodeError: The actor does not belong to the region, the arrangement is
            not one it recorded itself, or the municipality is no member.
        ActionDeniedError: The actor has another role.
        InvalidInputError: The extent does not exist, or the note is too long.
    """
    check_record_cooperation(actor, regio_code)
    if told.extent not in EXTENTS:
        raise InvalidInputError("Deze keuze bestaat niet.", hint="Kies uit de lijst.")
    if len(told.note.strip()) > LONGEST_NOTE:
        raise InvalidInputError(
            f"De toelichting is langer dan {LONGEST_NOTE} tekens.",
            hint="Maak hem korter.",
        )
    if told.care_form_id:
        find_care_form(told.care_form_id)
    member = (
        Membership.objects.filter(
            body__code=told.arrangement,
            body__arrangement__region__code=regio_code,
            body__arrangement__is_public=False,
            member__code=told.gemeente,
        )
        .order_by("valid_from")
        .last()
    )
    if member is None:
        raise UnknownCodeError(
            "Deze gemeente is geen deelnemer van een regeling die de regio zelf "
            "vastlegde.",
            hint="Leg eerst de regeling met haar deelnemers vast.",
        )
    with storage_errors(), transaction.atomic():
        Participation.objects.update_or_create(
            membership=member,
            care_form_id=told.care_form_id,
            defaults={
                "extent": told.extent,
                "note": told.note.strip(),
                "source": member.source,
                "status": member.status,
            },
        )
        record(
            actor,
            "record_participation",
            f"{regio_code}/{told.arrangement}/{told.gemeente}",
            at=at,
            organisation=regio_code,
            detail=f"mate={told.extent} zorgvorm={told.care_form_id or 'alle'}",
        )
