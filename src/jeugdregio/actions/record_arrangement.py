"""Record an arrangement of the region: what it is, for which care, who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import (
    Arrangement,
    EntityForm,
    Membership,
    Organisation,
)
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.arrangements import KINDS, STAGES
from jeugdregio.standards.care_forms import find_care_form
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.wgr_forms import find_form


LONGEST_NAME: Final = 120
LONGEST_SOURCE: Final = 200


@dataclass(frozen=True, slots=True)
class NewArrangement:
    """What a region tells of an arrangement.

    Args:
        name: Its name.
        kind: A value of `standards.arrangements.Kind`.
        stage: A value of `standards.arrangements.Stage`.
        form_id: Id of a Wgr form; empty where not known.
        is_main: Whether it is meant for the region as a whole.
        is_supra: Whether it is made for more regions together.
        buys: Whether care is bought by it.
        care_forms: Ids of care forms; empty for all care.
        members: Codes of municipalities, also of other regions.
        valid_from: First day; None where not known.
        valid_to: Last day; None where it runs.
        source: Where it can be read, e.g. a council document.
    """

    name: str
    kind: str
    stage: str
    members: tuple[str, ...]
    source: str
    form_id: str = ""
    is_main: bool = False
    is_supra: bool = False
    buys: bool = True
    care_forms: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


def record_arrangement(
    actor: Actor, regio_code: str, new: NewArrangement, *, at: datetime
) -> Arrangement:
    """Add an arrangement with its members; it is seen by people of the region.

    Args:
        actor: Staff of the region.
        regio_code: The region it is made for.
        new: What it is.
        at: The moment of recording.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or a municipality,
            form or care form does not exist.
        ActionDeniedError: The actor has another role.
        InvalidInputError: Name, source, members or dates are absent or do not fit.
    """
    check_record_cooperation(actor, regio_code)
    _check(new)
    with storage_errors(), transaction.atomic():
        body = Organisation.objects.create(
            code=_free_code(regio_code),
            naam=new.name.strip(),
            kind=Organisation.Kind.REGELING,
            is_example=actor.is_example,
        )
        known = {"source": new.source.strip(), "status": "C"}
        arrangement = Arrangement.objects.create(
            body=body,
            region=Organisation.objects.get(code=regio_code),
            is_main=new.is_main,
            is_supra=new.is_supra,
            kind=new.kind,
            stage=new.stage,
            scope=Arrangement.Scope.NAMED if new.care_forms else Arrangement.Scope.ALL,
            care_forms=list(new.care_forms),
            buys=new.buys,
            valid_from=new.valid_from,
            valid_to=new.valid_to,
            members_complete=True,
            members_status="C",
            is_example=actor.is_example,
            **known,
        )
        if new.form_id:
            EntityForm.objects.create(
                entity=body,
                form_id=new.form_id,
                valid_from=new.valid_from,
                valid_to=new.valid_to,
                is_example=actor.is_example,
                **known,
            )
        for code in new.members:
            Membership.objects.create(
                member=Organisation.objects.get(code=code),
                body=body,
                valid_from=new.valid_from,
                valid_to=new.valid_to,
                is_example=actor.is_example,
                **known,
            )
        record(
            actor,
            "record_arrangement",
            f"{regio_code}/{body.code}",
            at=at,
            organisation=regio_code,
            detail=f"leden={len(new.members)} soort={new.kind}",
        )
    return arrangement


def _check(new: NewArrangement) -> None:
    for text, longest, what in (
        (new.name, LONGEST_NAME, "Een regeling heeft een naam"),
        (new.source, LONGEST_SOURCE, "Een regeling heeft een bron"),
    ):
        if not 0 < len(text.strip()) <= longest:
            raise InvalidInputError(
                f"{what} van hoogstens {longest} tekens.",
                hint="Noem bijvoorbeeld het raadsstuk of de publicatie.",
            )
    if new.kind not in KINDS or new.stage not in STAGES:
        raise InvalidInputError(
            "Deze soort of stand bestaat niet.", hint="Kies uit de lijst."
        )
    if not new.members or len(set(new.members)) < len(new.members):
        raise InvalidInputError(
            "Kies minstens één gemeente, en elke gemeente één keer.",
            hint="Vink aan wie meedoet.",
        )
    if new.valid_from and new.valid_to and new.valid_to < new.valid_from:
        raise InvalidInputError(
            "De laatste dag ligt voor de eerste dag.", hint="Draai de datums om."
        )
    for code in new.members:
        find_gemeente(code)
    for care_form in new.care_forms:
        find_care_form(care_form)
    if new.form_id:
        find_form(new.form_id)


def _free_code(regio_code: str) -> str:
    """The next code of an arrangement of this region, e.g. ``AR-JZ41-001``."""
    taken = set(
        Organisation.objects.select_for_update()
        .filter(code__startswith=f"AR-{regio_code}-")
        .values_list("code", flat=True)
    )
    number = len(taken) + 1
    while f"AR-{regio_code}-{number:03}" in taken:
        number += 1
    return f"AR-{regio_code}-{number:03}"
