"""May this person? Each `check_...` raises with a sentence; `can_...` is its twin.

The sentence explains the refused action and the button that is not there. Whether the
work is in a state that allows it is another question: see `policies`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError
from jeugdregio.standards.regions import all_indelingen, members, regio_of


_AGB: Final = re.compile(r"[0-9]{8}")
"""The code of an aanbieder that sends messages; others have no messages to see."""

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


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose messages, and lines about children, someone may see in a region.

    Attributes:
        gemeenten: Municipalities (GM and four digits) all of whose messages are seen.
        aanbieders: AGB codes whose own messages are seen, whatever the municipality.
        regio: All municipalities of the region.
        unattributed: Also what cannot be read so far that a municipality is known.
    """

    gemeenten: frozenset[str]
    aanbieders: frozenset[str]
    regio: frozenset[str]
    unattributed: bool

    @property
    def is_empty(self) -> bool:
        """Nothing at all, not even an empty list."""
        return not (self.gemeenten or self.aanbieders)

    def includes(self, gemeente_code: str, aanbieder: str = "") -> bool:
        """Whether messages and lines of these two are seen.

        Args:
            gemeente_code: The municipality; empty where it is not known.
            aanbieder: AGB code; empty for lines of all aanbieders together.
        """
        if not gemeente_code:
            return self.unattributed
        if gemeente_code in self.gemeenten:
            return True
        return gemeente_code in self.regio and aanbieder in self.aanbieders


def sight_of(actor: Actor, regio_code: str) -> Sight:
    """What someone may see of the messages of a region; empty for most.

    Staff of the region see all of its municipalities, by the division we use: of one
    that another list puts elsewhere, children's data go to one region only.
    An official sees the own municipality, an aanbieder the own messages.
    """
    regio = frozenset(str(code) for code in members(regio_code))
    gemeenten: set[str] = set()
    aanbieders: set[str] = set()
    is_staff = actor.has(Role.REGIO, regio_code)
    if is_staff:
        gemeenten |= regio
    for grant in actor.grants:
        place = grant.organisation
        if grant.role is Role.AMBTENAAR and regio_code in _regions_of(place):
            gemeenten.add(place)
        if grant.role is Role.AANBIEDER and _AGB.fullmatch(place):
            aanbieders.add(place)
    return Sight(
        gemeenten=frozenset(gemeenten),
        aanbieders=frozenset(aanbieders),
        regio=regio,
        unattributed=is_staff,
    )


def check_read_messages(actor: Actor, regio_code: str) -> None:
    """Who handles messages sees the list of the region, as far as `sight_of` reaches.

    Raises:
        UnknownCodeError: The person has nothing to do with this region.
        ActionDeniedError: Council and college see figures, never messages.
    """
    if not sight_of(actor, regio_code).is_empty:
        return
    check_belongs(actor, regio_code)
    raise ActionDeniedError(
        "Berichten zijn er voor wie ze behandelt: de regio, ambtenaren en de "
        "aanbieder zelf.",
        hint="Bekijk de cijfers van de regio; die zijn er voor iedereen.",
    )


def check_read_lines(
    actor: Actor, regio_code: str, *, gemeente_code: str, aanbieder: str = ""
) -> None:
    """Data of children: lines beneath a figure and the bytes of a message.

    Whoever passes also gives a purpose, which is logged: see `policies.check_purpose`.

    Args:
        actor: Who asks.
        regio_code: The region.
        gemeente_code: The municipality the lines are about; empty where unknown.
        aanbieder: AGB code they are about; empty for lines of all aanbieders.

    Raises:
        UnknownCodeError: Nothing to do with this region, or another municipality's.
        ActionDeniedError: Council and college never; and nobody where it is not known
            whose children they are about.
    """
    check_read_messages(actor, regio_code)
    sight = sight_of(actor, regio_code)
    if not sight.includes(gemeente_code, aanbieder):
        raise UnknownCodeError(
            "Deze regels zijn er niet, of niet voor u.",
            hint="Ga terug naar de berichten van de regio.",
        )
    if not gemeente_code:
        raise ActionDeniedError(
            "Van dit bericht is niet bekend bij welke gemeente het hoort. "
            "Daarom kan niemand het hier inzien.",
            hint="Vraag de afzender om het bericht opnieuw te maken.",
        )


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


def can_read_messages(actor: Actor, regio_code: str) -> bool:
    """Twin of `check_read_messages`."""
    return not sight_of(actor, regio_code).is_empty


def can_read_lines(
    actor: Actor, regio_code: str, *, gemeente_code: str, aanbieder: str = ""
) -> bool:
    """Twin of `check_read_lines`."""
    try:
        check_read_lines(
            actor, regio_code, gemeente_code=gemeente_code, aanbieder=aanbieder
        )
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True


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
