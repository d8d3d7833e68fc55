"""Record what the region says of something the detector pointed out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.actions.show_patchwork import show_patchwork
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import DetectorAnswer, Organisation
from jeugdregio.register.storage import storage_errors


STANCES: Final[tuple[tuple[str, str], ...]] = tuple(
    (value, str(label)) for value, label in DetectorAnswer.Stance.choices
)
"""What a region can say, with the Dutch label."""

LONGEST_ANSWER: Final = 500


def answer_hit(
    actor: Actor,
    regio_code: str,
    hit_key: str,
    *,
    stance: str,
    text: str,
    at: datetime,
) -> DetectorAnswer:
    """Record or replace the answer of a region to one hit.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        hit_key: Key of a hit that is there today.
        stance: A value of `DetectorAnswer.Stance`.
        text: The answer, Dutch; no names of children.
        at: The moment of recording.

    Raises:
        UnknownCodeError: No such hit, or the actor does not belong to the region.
        ActionDeniedError: The actor has another role.
        InvalidInputError: The stance does not exist, or the text is absent or long.
    """
    check_record_cooperation(actor, regio_code)
    found = show_patchwork(actor, regio_code, as_of=dutch_day(at)).hits
    if hit_key not in {hit.key for hit in found}:
        raise UnknownCodeError(
            "Dit punt is er niet (meer).", hint="Bekijk de punten op de pagina."
        )
    if stance not in DetectorAnswer.Stance.values:
        raise InvalidInputError("Dit antwoord bestaat niet.", hint="Kies uit de lijst.")
    if not 0 < len(text.strip()) <= LONGEST_ANSWER:
        raise InvalidInputError(
            f"Een toelichting heeft 1 tot {LONGEST_ANSWER} tekens.",
            hint="Schrijf kort waarom.",
        )
    with storage_errors(), transaction.atomic():
        answer, _ = DetectorAnswer.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            hit_key=hit_key,
            defaults={
                "stance": stance,
                "text": text.strip(),
                "set_by_role": Role.REGIO.value,
                "set_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "answer_hit",
            f"{regio_code}/{hit_key}",
            at=at,
            organisation=regio_code,
            detail=f"stance={stance}",
        )
    return answer
