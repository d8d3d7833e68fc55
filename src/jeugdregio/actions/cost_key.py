"""The cost key of a region: record it, read it, and give it as an annex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions import check_belongs, check_edit_dossier
from jeugdregio.actions.share_costs import (
    DEFAULT_PERCENT,
    Amount,
    SharedCosts,
    share_costs,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.region.money.annex import annex_of_cost_key, annex_without_amounts
from jeugdregio.region.money.notation import read_key, write_key
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.register.audit import record
from jeugdregio.register.models import CostKey, Organisation
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.regions import find_regio, members


LONGEST_DETAIL: Final = 300
"""Signs in a remark of the audit trail."""


@dataclass(frozen=True, slots=True)
class RecordedKey:
    """What a region recorded.

    Attributes:
        notation: The key as text.
        year: The year of the figures with which it was looked at.
        amount: How much was shared.
        state_label: Draft or adopted, in words.
        valid_from: The first day; None where not chosen.
        reason: Why, as the region wrote it; may be empty.
        is_example: True for a fictional key.
    """

    notation: str
    year: int
    amount: Amount
    state_label: str
    valid_from: date | None
    reason: str
    is_example: bool


def recorded_key(actor: Actor, regio_code: str) -> RecordedKey | None:
    """The cost key of a region; None where it recorded none.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    check_belongs(actor, regio_code)
    found = CostKey.objects.filter(region__code=regio_code).first()
    if found is None:
        return None
    given = found.parameters
    return RecordedKey(
        notation=found.key,
        year=int(given.get("jaar", 0)),
        amount=Amount(
            percent=int(given.get("aandeel", DEFAULT_PERCENT)),
            total_cents=given.get("totaal"),
        ),
        state_label=CostKey.State(found.state).label,
        valid_from=found.valid_from,
        reason=found.reason,
        is_example=found.is_example,
    )


def annex_of_costs(actor: Actor, workspace: Workspace, regio_code: str) -> Annex | None:
    """The recorded key as an annex of the regeling, with the figures of its year.

    Args:
        actor: Who asks.
        workspace: The home folder.
        regio_code: The region.

    Returns:
        None where there is no key. Where it cannot be worked out with the figures of
        its year, an annex without amounts that says why.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    found = recorded_key(actor, regio_code)
    if found is None:
        return None
    codes = [str(code) for code in members(regio_code)]
    try:
        key = read_key(found.notation, codes)
    except InvalidInputError:  # agreed shares of a municipality that left
        return Annex(
            "Kostensleutel",
            (
                "De vastgelegde sleutel past niet meer bij de gemeenten van de regio.",
                "Leg de sleutel opnieuw vast.",
            ),
        )
    try:
        costs = share_costs(
            workspace,
            find_regio(regio_code),
            [found.notation],
            year=found.year,
            amount=found.amount,
        )
    except UnknownCodeError as error:
        return annex_without_amounts(key, error.message)
    [outcome] = costs.outcomes
    if outcome.paid is None:
        return annex_without_amounts(key, outcome.refused)
    return annex_of_cost_key(
        outcome.key,
        costs.names,
        outcome.paid,
        year=costs.year,
        source=source_sentence(costs),
    )


def source_sentence(costs: SharedCosts) -> str:
    """Where the amount comes from, and that its part of the lasten is an assumption."""
    if costs.amount.total_cents is not None:
        return "Het totaal is een gekozen bedrag."
    part = f"{costs.amount.percent}% van de lasten jeugdzorg in {costs.year}"
    without = f", zonder {', '.join(costs.missing)}" if costs.missing else ""
    return (
        f"Het totaal is {part}{without} (CBS, Iv3). Dat deel is een aanname: welk deel "
        "gemeenten echt delen, is niet bekend."
    )


def record_cost_key(
    actor: Actor,
    regio_code: str,
    notation: str,
    *,
    year: int,
    amount: Amount,
    state: str,
    reason: str,
    valid_from: date | None = None,
    at: datetime,
) -> None:
    """Record how the municipalities of a region share costs; the former is replaced.

    Args:
        actor: Staff of the region.
        regio_code: The region.
        notation: The key as text.
        year: The year of the figures with which it was looked at.
        amount: How much was shared.
        state: ``concept`` or ``vastgesteld``.
        reason: Why; may be empty.
        valid_from: The first day; None where not chosen.
        at: The moment.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: The text is no key, or the state is unknown.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    if state not in CostKey.State.values:
        raise InvalidInputError(
            "Deze stand van een kostensleutel bestaat niet.",
            hint="Kies concept of vastgesteld.",
        )
    codes = [str(code) for code in members(regio_code)]
    written = write_key(read_key(notation, codes), codes)
    with storage_errors(), transaction.atomic():
        CostKey.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            defaults={
                "key": written,
                "parameters": {
                    "jaar": year,
                    "aandeel": amount.percent,
                    "totaal": amount.total_cents,
                },
                "state": state,
                "valid_from": valid_from,
                "reason": reason.strip(),
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "record_cost_key",
            regio_code,
            at=at,
            organisation=regio_code,
            # The former key has a line of its own, from when it was recorded.
            detail=f"state={state} {written}"[:LONGEST_DETAIL],
        )
