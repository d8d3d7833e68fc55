"""Fill the demo: fictional users and decisions, marked *Voorbeeld*, beside real facts.

What is real carries its source, and is there already: see `seed_cooperation`. Users,
roles, states of steps and decisions are invented and say so.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Final

from django.db import transaction

from jeugdregio.actions.prepare_register import BEHEER_CODE
from jeugdregio.actions.seed_cost_key import seed_cost_key
from jeugdregio.actions.seed_form_judgements import seed_form_judgements
from jeugdregio.actions.seed_regeling import seed_regeling
from jeugdregio.actions.seed_route import seed_route
from jeugdregio.actions.seed_scans import seed_scans
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.days import dutch_day
from jeugdregio.register.audit import record
from jeugdregio.register.models import (
    Decision,
    DossierStep,
    Organisation,
    RoleAssignment,
    User,
    VoteRule,
    WaitingNorm,
)
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.chain import find_step
from jeugdregio.standards.regions import find_regio, members
from jeugdregio.synthesis.names import aanbieder_agb, aanbieder_naam


_THURSDAY: Final = 3
"""The day on which many councils meet."""

_NORM_DAYS: Final = 70
"""Ten weeks: a round number, no norm of anybody."""

SEEDER: Final = Actor("demo", is_example=True)
"""Who the audit lines of the demo name."""

_PROVIDER: Final = (aanbieder_agb(1), aanbieder_naam(1))
"""The first one of generated traffic, so that its user has messages to see."""


# The role, the organisation (None: by region, see `_organisation`) and a first name
# that says it is invented.
_USERS: Final = (
    ("adviseur-regio", Role.REGIO, "regio", "Robin Voorbeeld"),
    ("griffie", Role.RAAD, "gemeente", "Gerrie Voorbeeld"),
    ("wethouder", Role.COLLEGE, "gemeente", "Willemijn Voorbeeld"),
    ("ambtenaar", Role.AMBTENAAR, "gemeente", "Anouar Voorbeeld"),
    ("aanbieder", Role.AANBIEDER, "aanbieder", "Ada Voorbeeld"),
    ("raadslezer", Role.RAADSLEZER, "gemeente", "Luuk Voorbeeld"),
    ("beheerder", Role.BEHEERDER, "beheer", "Bo Voorbeeld"),
)

_STATES: Final = {
    "regiovisie": (
        DossierStep.State.DRAFT,
        "Het concept ligt voor reactie bij aanbieders en cliënten.",
    ),
}


def seed_demo(*, region: str, seed: int, at: datetime) -> None:
    """Add fictional users, states and decisions for one region; safe to repeat.

    Args:
        region: Code or name of the region that the demo shows.
        seed: Chooses which municipalities have decided.
        at: The moment the demo is made.

    Raises:
        UnknownCodeError: There is no such region.
        StorageError: The database cannot be written; nothing was added.
    """
    regio = find_regio(region)
    gemeenten = members(regio.code)
    with storage_errors(), transaction.atomic():
        area = Organisation.objects.get(code=regio.code)
        _add_users(area, _largest(gemeenten), at)
        seed_form_judgements(
            area, gemeenten, _largest(gemeenten).code, seed=seed, at=at
        )
        if area.steps.exists() or area.regional_decisions.exists():
            return
        for step_id, (state, note) in _STATES.items():
            DossierStep.objects.create(
                region=area,
                step_id=step_id,
                state=state,
                note=note,
                updated_at=at,
                is_example=True,
            )
        WaitingNorm.objects.get_or_create(
            region=area,
            defaults={
                "dagen": _NORM_DAYS,
                "status": "U",
                "source": "Verzonnen voor de demo.",
                "set_by_role": Role.REGIO.value,
                "set_at": at,
                "is_example": True,
            },
        )
        VoteRule.objects.get_or_create(
            region=area,
            defaults={
                "state": VoteRule.State.DRAFT,
                "weights": "klassen",
                "step": 20_000,
                "threshold": "helft",
                "heads": "helft",
                "reason": "Verzonnen voor de demo.",
                "updated_at": at,
                "is_example": True,
            },
        )
        seed_cost_key(regio.code, at=at)
        seed_regeling(regio.code, at=at)
        seed_route(regio.code, seed=seed, at=at)
        _add_decisions(area, gemeenten, Random(seed), at)  # noqa: S311 - no secret
        seed_scans(area, gemeenten, seed=seed, at=at)
        record(
            SEEDER,
            "seed_demo",
            regio.code,
            at=at,
            organisation=regio.code,
            detail=f"seed={seed}",
        )


def _largest(gemeenten: tuple[str, ...]) -> Organisation:
    # Heerlen where it takes part: the adviser of our stories works there.
    code = "GM0917" if "GM0917" in gemeenten else gemeenten[0]
    return Organisation.objects.get(code=code)


def _add_users(area: Organisation, gemeente: Organisation, at: datetime) -> None:
    provider, _ = Organisation.objects.get_or_create(
        code=_PROVIDER[0],
        defaults={
            "naam": _PROVIDER[1],
            "kind": Organisation.Kind.AANBIEDER,
            "is_example": True,
        },
    )
    where = {
        "regio": area,
        "gemeente": gemeente,
        "aanbieder": provider,
        "beheer": Organisation.objects.get(code=BEHEER_CODE),
    }
    for username, role, kind, name in _USERS:
        user, made = User.objects.get_or_create(
            username=f"voorbeeld-{username}",
            defaults={"display_name": name, "is_example": True},
        )
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
            RoleAssignment.objects.create(
                user=user, organisation=where[kind], role=role.value, granted_at=at
            )


def _add_decisions(
    area: Organisation, gemeenten: tuple[str, ...], random: Random, at: datetime
) -> None:
    decided = set(random.sample(gemeenten, min(4, len(gemeenten))))
    subject = find_step("regiovisie").name
    for code in gemeenten:
        taken = code in decided
        day = dutch_day(at) - timedelta(days=random.randint(10, 60))
        day -= timedelta(days=(day.weekday() - _THURSDAY) % 7)
        Decision.objects.create(
            region=area,
            gemeente=Organisation.objects.get(code=code),
            step_id="regiovisie",
            subject=subject,
            body=Decision.Body.RAAD,
            state=Decision.State.ADOPTED if taken else Decision.State.PLANNED,
            decided_on=day if taken else None,
            updated_at=at,
            is_example=True,
        )
