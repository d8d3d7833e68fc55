"""Record the impact scan of a municipality, and read those of a region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jeugdregio.actions.permissions import belongs_to_regio
from jeugdregio.actions.permissions_scan import check_record_impact
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.impact_scan import check_answers
from jeugdregio.register.audit import record
from jeugdregio.register.models import ImpactScan, Organisation
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.impact_scan import impact_form
from jeugdregio.standards.regions import members


@dataclass(frozen=True, slots=True)
class RecordedImpact:
    """The answers a municipality recorded last."""

    gemeente_code: str
    answers: Mapping[str, str]
    made_on: date
    by: str
    is_example: bool


def record_impact(
    actor: Actor,
    regio_code: str,
    *,
    gemeente_code: str,
    answers: Mapping[str, str],
    at: datetime,
) -> ImpactScan:
    """Record the answers of a municipality; a second time on one day replaces them.

    Args:
        actor: Official, college or council of the municipality.
        regio_code: The region.
        gemeente_code: The municipality.
        answers: Per question id the id of the answer; empty answers are left out.
        at: The moment of recording.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or there is no such
            question or answer.
        ActionDeniedError: Not the actor's municipality.
        InvalidInputError: No answer at all, or the municipality is not in the region.
    """
    role = check_record_impact(
        actor, regio_code=regio_code, gemeente_code=gemeente_code
    )
    if gemeente_code not in members(regio_code):
        raise InvalidInputError(
            "Deze gemeente hoort niet bij de regio volgens de gekozen indeling.",
            hint="Zie de regio-indeling op de pagina Gegevens en bronnen.",
        )
    given = check_answers(impact_form(), answers)
    if not given:
        raise InvalidInputError(
            "Er is nog geen vraag beantwoord.", hint="Beantwoord minstens één vraag."
        )
    day = dutch_day(at)
    with storage_errors(), transaction.atomic():
        scan, _ = ImpactScan.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            gemeente=Organisation.objects.get(code=gemeente_code),
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
            "record_impact",
            f"{regio_code}/{gemeente_code}/{day.isoformat()}",
            at=at,
            organisation=gemeente_code,
            detail=f"answers={len(given)}",
        )
    return scan


def recorded_impacts(actor: Actor, regio_code: str) -> dict[str, RecordedImpact]:
    """The last scan of each municipality, by code; empty for who does not belong."""
    if not belongs_to_regio(actor, regio_code):
        return {}
    found: dict[str, RecordedImpact] = {}
    scans = ImpactScan.objects.filter(region__code=regio_code)
    for scan in scans.select_related("gemeente").order_by("made_on"):
        found[scan.gemeente.code] = RecordedImpact(
            gemeente_code=scan.gemeente.code,
            answers=scan.answers,
            made_on=scan.made_on,
            by=scan.get_by_role_display(),
            is_example=scan.is_example,
        )
    return found
