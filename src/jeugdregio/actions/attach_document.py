"""Keep a document with a step, or withdraw it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier, check_read_documents
from jeugdregio.actions.policies import check_document
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import DossierStep, Organisation, StepDocument
from jeugdregio.standards.chain import find_step


def attach_document(
    actor: Actor,
    regio_code: str,
    step_id: str,
    *,
    title: str,
    name: str,
    content: bytes,
    at: datetime,
) -> StepDocument:
    """Store a document with a step; the same content twice is kept once.

    Args:
        actor: Must work for the region.
        regio_code: The region.
        step_id: The step of the chain.
        title: What it is, shown to readers.
        name: Name of the uploaded file; only its ending is used, never stored.
        content: The bytes.
        at: The moment.

    Raises:
        UnknownCodeError: No such step or region, or not one of the actor's.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: No title, or a file we do not keep.
    """
    check_edit_dossier(actor, regio_code)
    find_step(step_id)
    if not title.strip():
        raise InvalidInputError(
            "Het document heeft geen titel.", hint="Vul in wat het is."
        )
    region = Organisation.objects.get(code=regio_code)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        step, _ = DossierStep.objects.get_or_create(
            region=region,
            step_id=step_id,
            defaults={
                "state": DossierStep.State.IN_PROGRESS,
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        media_type = check_document(name=name, content=content, step=step)
        present = step.documents.filter(sha256=digest, withdrawn_at=None).first()
        if present:
            return present
        document = StepDocument.objects.create(
            step=step,
            title=title.strip(),
            media_type=media_type,
            size=len(content),
            sha256=digest,
            content=content,
            added_at=at,
            is_example=actor.is_example,
        )
        record(
            actor,
            "attach_document",
            f"document-{document.pk}",
            at=at,
            organisation=regio_code,
            detail=f"sha256={digest[:16]}",
        )
    return document


def read_document(
    actor: Actor, regio_code: str, document_id: int, *, at: datetime
) -> StepDocument:
    """Hand out a document and write down that it was read.

    Raises:
        UnknownCodeError: No such document in this region, or not for this person.
    """
    check_read_documents(actor, regio_code)
    document = _find(regio_code, document_id)
    with transaction.atomic():
        record(
            actor,
            "read_document",
            f"document-{document.pk}",
            at=at,
            organisation=regio_code,
        )
    return document


def withdraw_document(
    actor: Actor, regio_code: str, document_id: int, *, at: datetime
) -> str:
    """Take a document out of sight; it and its audit lines stay in the register.

    Returns:
        The id of the step it hung on.

    Raises:
        UnknownCodeError: No such document in this region, or not one of the actor's.
        ActionDeniedError: The actor does not work for the region.
    """
    check_edit_dossier(actor, regio_code)
    with transaction.atomic():
        document = _find(regio_code, document_id, lock=True)
        document.withdrawn_at = at
        document.save(update_fields=["withdrawn_at"])
        record(
            actor,
            "withdraw_document",
            f"document-{document.pk}",
            at=at,
            organisation=regio_code,
        )
    return document.step.step_id


def _find(regio_code: str, document_id: int, *, lock: bool = False) -> StepDocument:
    """A document in sight; locked, two that withdraw it at once do so in turn."""
    document = (
        StepDocument.objects.select_related("step")
        .filter(pk=document_id, step__region__code=regio_code, withdrawn_at=None)
        .first()
    )
    if document is None:
        raise UnknownCodeError(
            "Dit document is er niet (meer).", hint="Ga terug naar de stap."
        )
    return document
