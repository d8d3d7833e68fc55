"""May this person? Each `check_...` raises with a sentence; `can_...` is its twin.

The sentence explains the refused action and the button that is not there. Whether the
work is in a state that allows it is another question: see `policies`.
"""

from __future__ import annotations

from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError
from jeugdregio.standards.regions import all_indelingen, regio_of


_INSIDE = frozenset(
    {Role.REGIO, Role.RAAD, Role.COLLEGE, Role.AMBTENAAR, Role.RAADSLEZER}
)


def belongs_to_regio(actor: Actor, regio_code: str) -> bool:
    """Whether someone works for the region or for one of its municipalities.

    A municipality that the divisions put in different regions belongs to each.
    """
    for grant in actor.grants:
        if grant.role not in _INSIDE:
            continue
        if grant.organisation == regio_code:
            return True
        if regio_code in _regions_of(grant.organisation):
            return True
    return False


def _regions_of(organisation: str) -> set[str]:
    """The regions of a municipality under any division; none for other codes."""
    if not organisation.startswith("GM"):
        return set()
    try:
        found = {regio_of(organisation, each.code) for each in all_indelingen()}
    except UnknownCodeError:
        return set()
    return {code for code in found if code is not None}


def check_edit_dossier(actor: Actor, regio_code: str) -> None:
    """The dossier is kept by the staff of the region itself.

    Raises:
        UnknownCodeError: The person has nothing to do with this region: for them the
            page does not exist.
        ActionDeniedError: The person belongs here but has another role.
    """
    check_belongs(actor, regio_code)
    if not actor.has(Role.REGIO, regio_code):
        raise ActionDeniedError(
            "Alleen een medewerker van de regio werkt het dossier bij.",
            hint="Vraag het aan de medewerker van uw regio.",
        )


def check_read_documents(actor: Actor, regio_code: str) -> None:
    """Documents are for the region and its municipalities.

    Raises:
        UnknownCodeError: The person does not belong to the region.
    """
    check_belongs(actor, regio_code)


def check_record_decision(
    actor: Actor, *, regio_code: str, gemeente_code: str, body: str
) -> None:
    """A municipality records its own decisions: council or college, or its officials.

    Raises:
        UnknownCodeError: The person does not belong to the region.
        ActionDeniedError: Another municipality, or another body.
    """
    check_belongs(actor, regio_code)
    own = Role.RAAD if body == "raad" else Role.COLLEGE
    if not any(actor.has(role, gemeente_code) for role in (own, Role.AMBTENAAR)):
        raise ActionDeniedError(
            "Een besluit legt de gemeente zelf vast: de raad, het college of een "
            "ambtenaar.",
            hint="Log in met een rol bij deze gemeente.",
        )


def check_manage(actor: Actor) -> None:
    """Roles and the audit trail are for the administrator.

    Raises:
        ActionDeniedError: Anyone else.
    """
    if not actor.has_anywhere(Role.BEHEERDER):
        raise ActionDeniedError(
            "Deze pagina is voor de beheerder.",
            hint="Vraag de beheerder van deze omgeving om hulp.",
        )


def can_edit_dossier(actor: Actor, regio_code: str) -> bool:
    """Twin of `check_edit_dossier`."""
    return belongs_to_regio(actor, regio_code) and actor.has(Role.REGIO, regio_code)


def can_read_documents(actor: Actor, regio_code: str) -> bool:
    """Twin of `check_read_documents`."""
    return belongs_to_regio(actor, regio_code)


def can_record_decision(
    actor: Actor, *, regio_code: str, gemeente_code: str, body: str
) -> bool:
    """Twin of `check_record_decision`."""
    try:
        check_record_decision(
            actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
        )
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True


def can_manage(actor: Actor) -> bool:
    """Twin of `check_manage`."""
    return actor.has_anywhere(Role.BEHEERDER)


def check_belongs(actor: Actor, regio_code: str) -> None:
    """Closed pages exist for the region and its municipalities only.

    Raises:
        UnknownCodeError: The person has nothing to do with this region.
    """
    # Not "forbidden": who does not belong here need not learn what exists here.
    if not belongs_to_regio(actor, regio_code):
        raise UnknownCodeError(
            "Deze pagina is er alleen voor deze regio en haar gemeenten.",
            hint="Log in met een rol bij deze regio.",
        )
