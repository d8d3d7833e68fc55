"""The vote rule of a region: record it, read it, and give it as an annex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_belongs, check_edit_dossier
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.region.votes.annex import annex_of_vote_rule
from jeugdregio.region.votes.choice import VoteChoice, Voter, rule_of
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, VoteRule, VoteWeight
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import members


@dataclass(frozen=True, slots=True)
class RecordedRule:
    """What a region recorded.

    Attributes:
        choice: How votes are divided.
        state_label: Draft or adopted, in words.
        reason: Why, as the region wrote it; may be empty.
        is_example: True for a fictional rule.
    """

    choice: VoteChoice
    state_label: str
    reason: str
    is_example: bool


def voters_of(regio_code: str) -> tuple[Voter, ...]:
    """The municipalities of a region that vote, by name."""
    found = (find_gemeente(code) for code in members(regio_code))
    return tuple(
        Voter(str(each.code), each.naam, each.inwoners_2026)
        for each in sorted(found, key=lambda each: each.naam)
    )


def recorded_rule(actor: Actor, regio_code: str) -> RecordedRule | None:
    """The rule of a region; None where it recorded none.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    check_belongs(actor, regio_code)
    return _read(regio_code)


def annex_of_votes(actor: Actor, regio_code: str) -> Annex | None:
    """The recorded rule as an annex of the regeling; None where there is none.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    found = recorded_rule(actor, regio_code)
    if found is None:
        return None
    return annex_of_vote_rule(
        found.choice, voters_of(regio_code), state_label=found.state_label
    )


def record_vote_rule(
    actor: Actor,
    regio_code: str,
    choice: VoteChoice,
    *,
    state: str,
    reason: str,
    at: datetime,
) -> None:
    """Record how the municipalities of a region vote; the former rule is replaced.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        choice: How votes are divided.
        state: ``concept`` or ``vastgesteld``.
        reason: Why; may be empty.
        at: The moment.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: The state is unknown, or the choice makes no rule.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    if state not in VoteRule.State.values:
        raise InvalidInputError(
            "Deze stand van een stemregel bestaat niet.",
            hint="Kies concept of vastgesteld.",
        )
    voters = voters_of(regio_code)
    rule_of(choice, voters)  # refused here rather than on every later page
    with storage_errors(), transaction.atomic():
        rule, _ = VoteRule.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            defaults={
                "state": state,
                "weights": choice.weights,
                "step": choice.step,
                "threshold": choice.threshold,
                "heads": choice.heads,
                "reason": reason.strip(),
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        rule.own_weights.all().delete()
        if choice.weights == "eigen":
            places = {
                each.code: each
                for each in Organisation.objects.filter(
                    code__in=[voter.code for voter in voters]
                )
            }
            VoteWeight.objects.bulk_create(
                VoteWeight(
                    rule=rule,
                    gemeente=places[voter.code],
                    votes=choice.votes_of(voter),
                )
                for voter in voters
            )
        record(
            actor,
            "record_vote_rule",
            regio_code,
            at=at,
            organisation=regio_code,
            detail=f"state={state} weights={choice.weights} {choice.threshold}",
        )


def _read(regio_code: str) -> RecordedRule | None:
    found = VoteRule.objects.filter(region__code=regio_code).first()
    if found is None:
        return None
    return RecordedRule(
        choice=VoteChoice(
            weights=found.weights,
            step=found.step,
            own=dict(found.own_weights.values_list("gemeente__code", "votes")),
            threshold=found.threshold,
            heads=found.heads,
        ),
        state_label=VoteRule.State(found.state).label,
        reason=found.reason,
        is_example=found.is_example,
    )
