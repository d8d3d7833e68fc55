"""The norm of a region for waiting: set it, clear it, read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier
from jeugdregio.facts.care.shape import Norm
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, WaitingNorm
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.law import STATUS_LABELS, Status


MOST_DAYS: Final = 730
"""A longer norm than two years is a typing mistake."""


@dataclass(frozen=True, slots=True)
class NormOfRegion:
    """What a region holds to, as it recorded it.

    Attributes:
        dagen: The longest wait in days.
        status: C where the region decided on it, S where it took it from elsewhere,
            U where it is a proposal.
        source: The decision, or where it was taken from.
        is_example: True for a fictional norm.
    """

    dagen: int
    status: Status
    source: str
    is_example: bool

    @property
    def sentence(self) -> str:
        """The norm in one sentence, with how sure it is.

        Example:
            >>> NormOfRegion(70, "U", "Voorstel", False).sentence
            'De regio houdt aan: wie hulp krijgt, begint binnen 70 dagen (niet
            bevestigd).'
        """
        return (
            f"De regio houdt aan: wie hulp krijgt, begint binnen {self.dagen} dagen "
            f"({STATUS_LABELS[self.status].lower()})."
        )


def norm_of(regio_code: str) -> NormOfRegion | None:
    """The norm of one region; None where it recorded none."""
    found = WaitingNorm.objects.filter(region__code=regio_code).first()
    if found is None:
        return None
    return NormOfRegion(
        found.dagen, _status(found.status), found.source, found.is_example
    )


def all_norms() -> tuple[Norm, ...]:
    """Every norm, as facts about care take them; ordered by region."""
    return tuple(
        Norm(code, dagen, _status(status))
        for code, dagen, status in WaitingNorm.objects.order_by(
            "region__code"
        ).values_list("region__code", "dagen", "status")
    )


def set_norm(
    actor: Actor,
    regio_code: str,
    *,
    dagen: int,
    status: str,
    source: str,
    at: datetime,
) -> None:
    """Record the longest wait that a region allows itself.

    Figures count with it from the next build of the facts.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: The days are not 1 to 730, the status is unknown, or no
            source is given.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    if not 1 <= dagen <= MOST_DAYS:
        raise InvalidInputError(
            f"Een norm is 1 tot en met {MOST_DAYS} dagen.",
            hint="Reken weken om naar dagen: tien weken is 70 dagen.",
        )
    if not source.strip():
        raise InvalidInputError(
            "Een norm heeft een bron nodig.",
            hint="Noem het besluit, of waar de norm vandaan komt.",
        )
    with storage_errors(), transaction.atomic():
        WaitingNorm.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            defaults={
                "dagen": dagen,
                "status": _status(status),
                "source": source.strip(),
                "set_by_role": Role.REGIO.value,
                "set_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "set_norm",
            regio_code,
            at=at,
            organisation=regio_code,
            detail=f"dagen={dagen} status={status}",
        )


def clear_norm(actor: Actor, regio_code: str, *, at: datetime) -> None:
    """Go back to no norm: figures about it are blank from the next build on.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    with storage_errors(), transaction.atomic():
        gone, _ = WaitingNorm.objects.filter(region__code=regio_code).delete()
        if gone:
            record(actor, "clear_norm", regio_code, at=at, organisation=regio_code)


def _status(text: str) -> Status:
    for each in STATUS_LABELS:
        if each == text:
            return each
    raise InvalidInputError(
        "Zo zeker kan een norm niet zijn.",
        hint="Kies bevestigd, uit tweede hand of niet bevestigd.",
    )
