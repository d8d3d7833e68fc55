"""Who someone is to us: a role at an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The hats a person can wear. The value is stored; the label is shown."""

    REGIO = "regio"
    RAAD = "raad"
    COLLEGE = "college"
    AMBTENAAR = "ambtenaar"
    AANBIEDER = "aanbieder"
    RAADSLEZER = "raadslezer"
    BEHEERDER = "beheerder"

    @property
    def label(self) -> str:
        """Dutch name of the role."""
        return _LABELS[self]


_LABELS = {
    Role.REGIO: "Medewerker van de regio",
    Role.RAAD: "Griffie of raadslid",
    Role.COLLEGE: "Wethouder of college",
    Role.AMBTENAAR: "Ambtenaar van de gemeente",
    Role.AANBIEDER: "Aanbieder",
    Role.RAADSLEZER: "Meelezer voor de raad",
    Role.BEHEERDER: "Beheerder",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One role at one organisation.

    Args:
        role: What the person may do there.
        organisation: Code of the organisation: GM0917, JZ41, or the register's own.
    """

    role: Role
    organisation: str


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, or nobody, on whose behalf an action runs.

    Args:
        key: Stable reference for the audit line, never a name or an address.
        grants: The roles the person has today; empty for a visitor.
        is_example: True for a fictional person: what they record is fictional too.

    Example:
        >>> adviser = Actor("u-1", (Grant(Role.AMBTENAAR, "GM0917"),))
        >>> adviser.has(Role.AMBTENAAR, "GM0917"), adviser.has(Role.RAAD, "GM0917")
        (True, False)
    """

    key: str
    grants: tuple[Grant, ...] = ()
    is_example: bool = False

    @property
    def is_visitor(self) -> bool:
        """True for someone who has not logged in."""
        return not self.grants

    def has(self, role: Role, organisation: str) -> bool:
        """Whether the person has this role at this organisation."""
        return Grant(role, organisation) in self.grants

    def has_anywhere(self, role: Role) -> bool:
        """Whether the person has this role at any organisation."""
        return any(grant.role is role for grant in self.grants)


VISITOR = Actor("bezoeker")
"""Someone who has not logged in."""
