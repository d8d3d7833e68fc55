"""The cost key of a region: record it, read it, and give it as an annex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jeugdregio.actions.money_figures import read_money_figures
from jeugdregio.actions.permissions import check_belongs, check_edit_dossier
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.money.annex import annex_of_cost_key, annex_without_amounts
from jeugdregio.region.money.choice import KeyChoice, parse_key
from jeugdregio.region.money.share import check_deel, latest_year, share
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.register.audit import record
from jeugdregio.register.models import CostKey, Organisation
from jeugdregio.register.storage import storage_errors


@dataclass(frozen=True, slots=True)
class RecordedKey:
    """What a region recorded.

    Attributes:
        choice: The key.
        deel: Part of the cost bought together, in whole per cents.
        state_label: Draft or adopted, in words.
        reason: Why, as the region wrote it; may be empty.
        is_example: True for a fictional key.
    """

    choice: KeyChoice
    deel: int
    state_label: str
    reason: str
    is_example: bool


def recorded_key(actor: Actor, regio_code: str) -> RecordedKey | None:
    """The key of a region; None where it recorded none.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    check_belongs(actor, regio_code)
    found = CostKey.objects.filter(region__code=regio_code).first()
    if found is None:
        return None
    return RecordedKey(
        choice=parse_key(found.key),
        deel=found.deel,
        state_label=CostKey.State(found.state).label,
        reason=found.reason,
        is_example=found.is_example,
    )


def annex_of_costs(actor: Actor, workspace: Workspace, regio_code: str) -> Annex | None:
    """The recorded key as an annex of the regeling; None where there is none.

    The amounts are of the latest year with a usable account of everyone; where the
    figures that the key needs are no longer known there are none, and it says why.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    found = recorded_key(actor, regio_code)
    if found is None:
        return None
    figures = read_money_figures(workspace, regio_code)
    try:
        shared = share(
            figures, found.choice, year=latest_year(figures), deel=found.deel
        )
    except InvalidInputError as error:
        return annex_without_amounts(found.choice, error.message)
    return annex_of_cost_key(shared, figures, deel=found.deel)


def record_cost_key(
    actor: Actor,
    workspace: Workspace,
    regio_code: str,
    *,
    key: str,
    deel: int,
    state: str,
    reason: str,
    at: datetime,
) -> None:
    """Record how a region shares its costs; the former key is replaced.

    Args:
        actor: Staff of the region.
        workspace: To see that the key can be worked out for this region.
        regio_code: The region.
        key: The key as short text.
        deel: Part of the cost bought together, in whole per cents.
        state: ``concept`` or ``vastgesteld``.
        reason: Why; may be empty.
        at: The moment.

    Raises:
        UnknownCodeError: Not the actor's region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: The state is unknown, or the key cannot be worked out.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    if state not in CostKey.State.values:
        raise InvalidInputError(
            "Deze stand van een kostensleutel bestaat niet.",
            hint="Kies concept of vastgesteld.",
        )
    choice = parse_key(key)
    check_deel(deel)
    figures = read_money_figures(workspace, regio_code)
    # Refused here rather than on every later page.
    share(figures, choice, year=latest_year(figures), deel=deel)
    with storage_errors(), transaction.atomic():
        CostKey.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            defaults={
                "state": state,
                "key": choice.text,
                "deel": deel,
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
            detail=f"state={state} key={choice.text} deel={deel}",
        )
