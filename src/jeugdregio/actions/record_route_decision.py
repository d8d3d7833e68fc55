"""Record what a council or college decided on the route: state, votes, document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions import check_record_decision
from jeugdregio.actions.permissions_route import check_record_for
from jeugdregio.actions.policies import check_decision, check_document
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.route.tally import ALLOWED, TAKEN
from jeugdregio.register.audit import record
from jeugdregio.register.models import (
    Decision,
    DecisionDocument,
    DossierStep,
    Organisation,
    StepDocument,
)
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.route import Needed, find_route_step


PREFIX: Final = "route-"
"""Before the id of a route step where it stands among the steps of the dossier."""

STATE_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {each.value: str(each.label) for each in Decision.State}
)
"""Per state of a decision its Dutch name."""

BODY_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {each.value: str(each.label) for each in Decision.Body}
)
"""Per body its Dutch name."""

MAX_VOTES: Final = 150
"""More members than any council has: more is a typing mistake."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes as they were cast, each a whole number of 0 or more."""

    voor: int
    tegen: int
    onthouden: int = 0


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file that belongs to the decision; of its name only the ending is used."""

    title: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RouteDecision:
    """What is recorded.

    Attributes:
        state: A value of `Decision.State` that fits the kind of decision.
        decided_on: The day; compulsory once the decision was taken.
        reference: Number of the council document; may be empty.
        votes: Votes as cast; None where they are not known or there were none.
        document: A file to keep with it; None for none.
    """

    state: str
    decided_on: date | None
    reference: str = ""
    votes: Votes | None = None
    document: NewDocument | None = None


def record_route_decision(
    actor: Actor,
    regio_code: str,
    step_id: str,
    gemeente_code: str,
    decision: RouteDecision,
    *,
    at: datetime,
    today: date,
) -> Decision:
    """Record or replace the decision of one municipality on one step of the route.

    Args:
        actor: Must have a role at the municipality that fits the body.
        regio_code: The region.
        step_id: A step of the route that asks a decision.
        gemeente_code: The municipality that decided.
        decision: What it decided.
        at: The moment of recording.
        today: The present day.

    Raises:
        UnknownCodeError: No such step, no such municipality in this region, or not the
            actor's region.
        ActionDeniedError: Not the actor's municipality or body.
        InvalidInputError: The step asks no decision; or state, day, votes or file do
            not fit.
        StorageError: The database cannot be written; nothing changed.
    """
    check_record_for(actor, regio_code, gemeente_code)
    step = find_route_step(step_id)
    if step.decision is None:
        raise InvalidInputError(
            f"De stap '{step.name}' vraagt geen besluit.",
            hint="Kies een onderwerp uit de lijst.",
        )
    check_record_decision(
        actor,
        regio_code=regio_code,
        gemeente_code=gemeente_code,
        body=step.decision.body,
    )
    check_route_decision(step.decision, decision, today=today)
    votes = decision.votes
    with storage_errors(), transaction.atomic():
        made, _ = Decision.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            gemeente=Organisation.objects.get(code=gemeente_code),
            step_id=PREFIX + step.id,
            body=step.decision.body,
            defaults={
                "subject": step.decision.subject,
                "state": decision.state,
                "decided_on": decision.decided_on,
                "reference": decision.reference.strip(),
                "votes_for": votes.voor if votes else None,
                "votes_against": votes.tegen if votes else None,
                "votes_abstained": votes.onthouden if votes else None,
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        if decision.document:
            _attach(actor, made, decision.document, at=at)
        record(
            actor,
            "record_route_decision",
            f"{regio_code}/{PREFIX}{step_id}/{gemeente_code}/{step.decision.body}",
            at=at,
            organisation=gemeente_code,
            detail=f"state={decision.state} {decision.decided_on or ''}".strip()
            + (f" {votes.voor}-{votes.tegen}-{votes.onthouden}" if votes else ""),
        )
    return made


def check_route_decision(
    needed: Needed, decision: RouteDecision, *, today: date
) -> None:
    """State, day and votes fit the kind of decision.

    Raises:
        InvalidInputError: They do not.
    """
    if decision.state not in ALLOWED[needed.kind]:
        raise InvalidInputError(
            "Deze stand past niet bij dit onderwerp.",
            hint="Kies een van: " + ", ".join(_labels(needed)) + ".",
        )
    check_decision(state=decision.state, decided_on=decision.decided_on, today=today)
    taken = decision.state in TAKEN
    if taken and decision.decided_on is None:
        raise InvalidInputError(
            "Een genomen besluit heeft een datum.", hint="Vul de datum in."
        )
    if taken and decision.decided_on is not None and decision.decided_on > today:
        raise InvalidInputError(
            "De datum van het besluit ligt in de toekomst.",
            hint="Kies gepland als het besluit nog komt.",
        )
    if decision.votes is not None:
        _check_votes(decision.votes, taken=taken)


def _check_votes(votes: Votes, *, taken: bool) -> None:
    if not taken:
        raise InvalidInputError(
            "Er zijn stemmen ingevuld, maar er is nog geen besluit genomen.",
            hint="Laat de stemmen leeg, of kies een andere stand.",
        )
    counts = (votes.voor, votes.tegen, votes.onthouden)
    if any(not 0 <= each <= MAX_VOTES for each in counts):
        raise InvalidInputError(
            f"Een aantal stemmen is een heel getal van 0 tot {MAX_VOTES}.",
            hint="Verbeter het aantal stemmen.",
        )
    if not sum(counts):
        raise InvalidInputError(
            "Er zijn geen stemmen geteld.",
            hint="Laat de stemmen leeg als u ze niet kent.",
        )


def _labels(needed: Needed) -> list[str]:
    return [STATE_LABELS[each] for each in ALLOWED[needed.kind]]


def _attach(
    actor: Actor, decision: Decision, document: NewDocument, *, at: datetime
) -> None:
    """Keep the file with a step of its own, and tie it to the decision.

    Not with a step of the chain: how far that is, is for the region to say.
    """
    step, _ = DossierStep.objects.get_or_create(
        region=decision.region,
        step_id=decision.step_id,
        defaults={
            "state": DossierStep.State.IN_PROGRESS,
            "updated_at": at,
            "is_example": actor.is_example,
        },
    )
    media_type = check_document(name=document.name, content=document.content, step=step)
    digest = hashlib.sha256(document.content).hexdigest()
    kept = step.documents.filter(sha256=digest, withdrawn_at=None).first()
    if kept is None:
        naam = find_gemeente(decision.gemeente.code).naam
        title = document.title.strip() or decision.subject
        kept = StepDocument.objects.create(
            step=step,
            title=f"{naam}: {title}"[:160],
            media_type=media_type,
            size=len(document.content),
            sha256=digest,
            content=document.content,
            added_at=at,
            is_example=actor.is_example,
        )
        record(
            actor,
            "attach_document",
            f"document-{kept.pk}",
            at=at,
            organisation=decision.gemeente.code,
            detail=f"sha256={digest[:16]}",
        )
    DecisionDocument.objects.get_or_create(decision=decision, document=kept)
