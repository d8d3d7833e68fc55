"""What is known of the arrangements of a region before anything is concluded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from jeugdregio.standards.arrangements import Extent, Kind, Scope, Stage
from jeugdregio.standards.law_files import Status


@dataclass(frozen=True, slots=True)
class Area:
    """The region as an area: its municipalities by the division in use.

    Attributes:
        code: JZ and two digits.
        naam: Name of the region.
        gemeenten: Per code (GM and four digits) the name.
    """

    code: str
    naam: str
    gemeenten: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality in an arrangement.

    Attributes:
        gemeente: GM and four digits.
        naam: Its name.
        extent: How far it takes part, over all care of the arrangement.
        without: Ids of care forms for which it does not take part.
        partly: Ids of care forms for which it takes part for a portion.
        note: Explanation, Dutch; may be empty.
        valid_from: First day; None where not known.
        valid_to: Last day; None where it still takes part or is not known.
        status: How sure we are.
        source: Where it was read.
        caveat: What is not sure; may be empty.
        is_example: True where this is fictional.
    """

    gemeente: str
    naam: str
    extent: Extent = "volledig"
    without: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    status: Status = "C"
    source: str = ""
    caveat: str = ""
    is_example: bool = False

    def is_in(self, as_of: date) -> bool:
        """Whether it takes part on a day, for anything at all."""
        return self.extent != "niet" and _holds(self.valid_from, self.valid_to, as_of)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An arrangement between municipalities, as it is recorded.

    Attributes:
        code: Code of the organisation, e.g. ``AR-JENS``.
        naam: Its name.
        region: Region it is made for; empty where it is made for more regions.
        is_main: Whether it is meant for the region as a whole.
        buys: Whether care is bought by it; None where that is not known.
        scope: For which care.
        care_forms: Ids of candidates of the draft list, with scope ``genoemd``.
        members_complete: Whether all members are recorded.
        members: The members that are recorded, also of the past.
        kind: By public or private law.
        form_id: Id of `wgr_forms.WgrForm`; empty where not known.
        host: Name of the host municipality; empty where there is none.
        stage: Whether it runs.
        valid_from: First day; None where not known.
        valid_to: Last day; None where it runs or is not known.
        dates: What is known of its dates, Dutch.
        text: What it is, Dutch.
        providers: How many parties have a contract; None where not known.
        members_text: What is known of the members, Dutch.
        members_status: How sure we are of that.
        members_caveat: What is not sure of it; may be empty.
        status: How sure we are.
        source: Where it was read.
        caveat: What is not sure; may be empty.
        is_public: Whether it comes from a public source.
        is_example: True where this is fictional.
    """

    code: str
    naam: str
    region: str
    is_main: bool
    buys: bool | None
    scope: Scope
    care_forms: tuple[str, ...] = ()
    members_complete: bool = True
    members: tuple[Member, ...] = ()
    kind: Kind = "niet_bekend"
    form_id: str = ""
    host: str = ""
    stage: Stage = "geldt"
    valid_from: date | None = None
    valid_to: date | None = None
    dates: str = ""
    text: str = ""
    providers: int | None = None
    members_text: str = ""
    members_status: Status = "C"
    members_caveat: str = ""
    status: Status = "C"
    source: str = ""
    caveat: str = ""
    is_public: bool = True
    is_example: bool = False

    def runs_on(self, as_of: date) -> bool:
        """Whether it runs on a day; where no date is known it is taken to run."""
        return self.stage != "plan" and _holds(self.valid_from, self.valid_to, as_of)

    def members_on(self, as_of: date) -> tuple[Member, ...]:
        """The members that take part on a day."""
        return tuple(member for member in self.members if member.is_in(as_of))

    def buys_of(self, listed: Collection[str]) -> frozenset[str]:
        """Which of these care forms it is known to buy; empty where not known."""
        if not self.buys or self.scope == "niet_bekend":
            return frozenset()
        if self.scope == "alle":
            return frozenset(listed)
        return frozenset(listed) & frozenset(self.care_forms)

    def find(self, gemeente: str, as_of: date) -> Member | None:
        """What is recorded of a municipality on a day; None where nothing is."""
        found = [
            member
            for member in self.members
            if member.gemeente == gemeente
            and _holds(member.valid_from, member.valid_to, as_of)
        ]
        return found[-1] if found else None


def _holds(first: date | None, last: date | None, as_of: date) -> bool:
    return (first is None or first <= as_of) and (last is None or as_of <= last)


def names(found: Collection[str]) -> str:
    """Names in a sentence.

    Example:
        >>> names(["Heerlen", "Landgraaf", "Voerendaal"])
        'Heerlen, Landgraaf en Voerendaal'
    """
    *most, last = found
    return f"{', '.join(most)} en {last}" if most else last
