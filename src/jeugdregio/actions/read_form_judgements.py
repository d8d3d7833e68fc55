"""The one place where judgements on forms leave the register, for who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.permissions_form import check_gemeente_of, sees_before_release
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.preference.weighing import Judgement, check_judgement
from jeugdregio.region.form_outcome import (
    BODY_LABELS,
    Body,
    Judged,
    allowed_forms,
)
from jeugdregio.register.models import FormJudgement, FormRound
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import members
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """Where one body stands.

    Attributes:
        gemeente_code: GM and four digits.
        gemeente: Name of the municipality.
        body: Which body.
        is_given: Whether there is a judgement; everyone of the region may know.
        is_released: Whether the municipality showed it to the others.
        judged: What it says; None where there is none or the reader may not see it.
        is_example: Whether it is fictional; False where nothing is given.
    """

    gemeente_code: str
    gemeente: str
    body: Body
    is_given: bool
    is_released: bool
    judged: Judged | None
    is_example: bool


def read_judgements(actor: Actor, regio_code: str) -> tuple[JudgementLine, ...]:
    """Every body of every municipality of a region, by name and body.

    Raises:
        UnknownCodeError: The actor does not belong to the region.
    """
    check_belongs(actor, regio_code)
    given = {
        (each.gemeente.code, each.body): each
        for each in FormJudgement.objects.filter(
            region__code=regio_code
        ).select_related("gemeente")
    }
    codes = sorted(members(regio_code), key=lambda code: find_gemeente(code).naam)
    return tuple(
        _line(actor, str(code), body, given.get((str(code), body)))
        for code in codes
        for body in BODY_LABELS
    )


def read_judgements_of(
    actor: Actor, regio_code: str, gemeente_code: str
) -> tuple[JudgementLine, ...]:
    """The bodies of one municipality.

    Raises:
        UnknownCodeError: The actor does not belong to the region, or the municipality
            does not.
    """
    check_belongs(actor, regio_code)
    check_gemeente_of(regio_code, gemeente_code)
    return tuple(
        line
        for line in read_judgements(actor, regio_code)
        if line.gemeente_code == gemeente_code
    )


def is_closed(regio_code: str) -> bool:
    """Whether the region ended the weighing."""
    return FormRound.objects.filter(
        region__code=regio_code, closed_at__isnull=False
    ).exists()


def _line(
    actor: Actor, code: str, body: Body, given: FormJudgement | None
) -> JudgementLine:
    naam = find_gemeente(code).naam
    if given is None or not _is_whole(given):
        return JudgementLine(code, naam, body, False, False, None, False)
    is_released = given.released_at is not None
    may_see = is_released or sees_before_release(actor, code)
    return JudgementLine(
        gemeente_code=code,
        gemeente=naam,
        body=body,
        is_given=True,
        is_released=is_released,
        judged=Judged(code, naam, body, _judgement(given), given.is_example)
        if may_see
        else None,
        is_example=given.is_example,
    )


def _judgement(given: FormJudgement) -> Judgement:
    return Judgement(
        cast("dict[str, int]", given.weights),
        cast("dict[str, dict[str, int]]", given.scores),
    )


def _is_whole(given: FormJudgement) -> bool:
    """Whether it judges the forms and themes of today.

    The forms are data that can change; what was given before then asks to be given
    again.
    """
    try:
        check_judgement(
            _judgement(given), themes=WEIGHED_THEMES, options=allowed_forms()
        )
    except InvalidInputError:
        return False
    return True
