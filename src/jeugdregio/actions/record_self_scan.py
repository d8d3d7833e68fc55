"""Record the self-scan of a region or municipality, and read those of a region."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.permissions_scan import check_record_self_scan
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.robustness import Scan, check_scores, known_scores
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, SelfScan
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.regions import members
from jeugdregio.standards.robustness import robustness_form


def record_self_scan(
    actor: Actor,
    regio_code: str,
    *,
    organisation_code: str,
    answers: Mapping[str, int],
    at: datetime,
) -> SelfScan:
    """Record a scan; a second time on one day replaces the first.

    Args:
        actor: Staff for the region itself, or official, college or council of a
            municipality for that municipality.
        regio_code: The region.
        organisation_code: The region, or one of its municipalities.
        answers: Statement id to score; statements without an answer are left out.
        at: The moment of recording.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or there is no such
            statement.
        ActionDeniedError: Not the actor's organisation.
        InvalidInputError: No answer, a score that is not on the scale, or an
            organisation that is not in the region.
    """
    role = check_record_self_scan(
        actor, regio_code=regio_code, organisation_code=organisation_code
    )
    if organisation_code not in {regio_code, *members(regio_code)}:
        raise InvalidInputError(
            "Deze gemeente hoort niet bij de regio volgens de gekozen indeling.",
            hint="Zie de regio-indeling op de pagina Gegevens en bronnen.",
        )
    given = check_scores(robustness_form(), answers)
    day = dutch_day(at)
    with storage_errors(), transaction.atomic():
        scan, _ = SelfScan.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            organisation=Organisation.objects.get(code=organisation_code),
            made_on=day,
            defaults={
                "answers": given,
                "by_role": role.value,
                "recorded_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "record_self_scan",
            f"{regio_code}/{organisation_code}/{day.isoformat()}",
            at=at,
            organisation=organisation_code,
            detail=f"answers={len(given)}",
        )
    return scan


def self_scans(actor: Actor, regio_code: str) -> tuple[Scan, ...]:
    """All scans of a region, oldest first.

    Raises:
        UnknownCodeError: The actor does not belong to the region.
    """
    check_belongs(actor, regio_code)
    form = robustness_form()
    scans = SelfScan.objects.filter(region__code=regio_code)
    return tuple(
        Scan(
            organisation=scan.organisation.code,
            naam=scan.organisation.naam,
            made_on=scan.made_on,
            answers=known_scores(form, scan.answers),
            is_region=scan.organisation.code == regio_code,
            is_example=scan.is_example,
        )
        for scan in scans.select_related("organisation").order_by("made_on", "pk")
    )
