"""Who weighs the legal forms, who shows a judgement, and who sees it.

A municipality owns its judgements. Others, the region's own staff included, learn that
one was given; what it says they see only after the municipality released it.
"""

from __future__ import annotations

from typing import Final

from jeugdregio.actions.permissions import check_belongs, check_edit_dossier
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError
from jeugdregio.standards.regions import members


ROLE_OF_BODY: Final = {
    "raad": Role.RAAD,
    "college": Role.COLLEGE,
    "ambtelijk": Role.AMBTENAAR,
}
"""Each body speaks for itself: an official does not weigh for the council."""

_OWN: Final = frozenset({*ROLE_OF_BODY.values(), Role.RAADSLEZER})
"""Roles that see the judgements of their own municipality before release."""


def check_judge_form(
    actor: Actor, *, regio_code: str, gemeente_code: str, body: str
) -> None:
    """A body gives, changes, releases and withdraws its own judgement only.

    Raises:
        UnknownCodeError: The person does not belong to the region, or municipality or
            body are not of it.
        ActionDeniedError: Another municipality, or another body.
    """
    check_belongs(actor, regio_code)
    check_gemeente_of(regio_code, gemeente_code)
    if body not in ROLE_OF_BODY:
        raise UnknownCodeError(
            "Dit orgaan weegt hier niet.",
            hint="Kies de raad, het college of de ambtelijke organisatie.",
        )
    if not actor.has(ROLE_OF_BODY[body], gemeente_code):
        raise ActionDeniedError(
            "Een oordeel geeft elk orgaan zelf, voor de eigen gemeente.",
            hint="Log in met een rol bij deze gemeente.",
        )


def can_judge_form(
    actor: Actor, *, regio_code: str, gemeente_code: str, body: str
) -> bool:
    """Twin of `check_judge_form`."""
    try:
        check_judge_form(
            actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
        )
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True


def check_gemeente_of(regio_code: str, gemeente_code: str) -> None:
    """The municipality belongs to the region by the division we use.

    Raises:
        UnknownCodeError: It does not.
    """
    if gemeente_code not in members(regio_code):
        raise UnknownCodeError(
            "Deze gemeente hoort niet bij de regio volgens de gekozen indeling.",
            hint="Zie de regio-indeling op de pagina Gegevens en bronnen.",
        )


def sees_before_release(actor: Actor, gemeente_code: str) -> bool:
    """Whether someone belongs to the municipality itself."""
    return any(actor.has(role, gemeente_code) for role in _OWN)


def check_close_forms(actor: Actor, regio_code: str) -> None:
    """Staff of the region ends the weighing, and can open it again.

    Raises:
        UnknownCodeError: The person has nothing to do with this region.
        ActionDeniedError: The person belongs here but has another role.
    """
    check_edit_dossier(actor, regio_code)


def can_close_forms(actor: Actor, regio_code: str) -> bool:
    """Twin of `check_close_forms`."""
    try:
        check_close_forms(actor, regio_code)
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True
