"""The cost keys: what each is made of, and what is known of each municipality."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError


class Basis(StrEnum):
    """A figure of a municipality by which an amount can be shared directly."""

    USE = "gebruik"
    USERS = "gebruikers"
    INHABITANTS = "inwoners"
    YOUNG = "jeugd"
    PAST = "verleden"


@dataclass(frozen=True, slots=True)
class Member:
    """One municipality that shares in the cost.

    None is a figure that is not known. No key takes it for zero: it refuses.

    Args:
        name: Its name, for messages.
        own_cents: Cost of the care of its own young people, this year; not negative.
        users: Young people with care.
        inhabitants: All inhabitants.
        young: Young inhabitants.
        past_cents: Own cost of earlier years, the same years for every member.
        cases_cents: Cost of each costly case of this year; together at most
            ``own_cents``. Empty is none, None is not known.
    """

    name: str
    own_cents: int | None = None
    users: int | None = None
    inhabitants: int | None = None
    young: int | None = None
    past_cents: tuple[int, ...] | None = None
    cases_cents: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Proportional:
    """All of it in proportion to one figure."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class Fixed:
    """Shares that were agreed once.

    Args:
        shares: One whole number per member, in their order, in any unit. Empty is an
            equal share for each.
    """

    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Availability:
    """A fee for supply that is there for all, also for who does not use it.

    Args:
        percent: Part of the cost that inhabitants share; use pays the rest.
    """

    percent: int

    def __post_init__(self) -> None:
        _check_percent(self.percent)


@dataclass(frozen=True, slots=True)
class Band:
    """A contribution close to the own cost, whatever the base key says.

    Args:
        percent: How far it may lie from the own cost; 0 is the own cost itself.
        base: The key that says where it would lie without a band.
    """

    percent: int
    base: Basis = Basis.INHABITANTS

    def __post_init__(self) -> None:
        _check_percent(self.percent)


@dataclass(frozen=True, slots=True)
class StopLoss:
    """The own cost up to a limit of the municipality; all share what is above.

    Args:
        percent: The limit, in percent of its own average of past years.
        base: The key by which all share the excess.
    """

    percent: int
    base: Basis = Basis.INHABITANTS

    def __post_init__(self) -> None:
        _check_percent(self.percent, most=1000)


@dataclass(frozen=True, slots=True)
class CaseStopLoss:
    """The own cost, of each case up to a limit; all share what is above.

    Args:
        limit_cents: What a municipality pays itself of one case.
        base: The key by which all share the excess.
    """

    limit_cents: int
    base: Basis = Basis.INHABITANTS

    def __post_init__(self) -> None:
        if self.limit_cents < 0:
            raise InvalidInputError(
                "Een grens per geval is nul of meer.", hint="Vul een bedrag in."
            )


Simple = Proportional | Fixed | Availability | Band | StopLoss | CaseStopLoss
"""A key that is no mixture."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Parts of the cost, each with a key of its own.

    Args:
        parts: Percentage and key; the percentages add up to 100.
    """

    parts: tuple[tuple[int, Simple], ...]

    def __post_init__(self) -> None:
        percentages = [percent for percent, _ in self.parts]
        if sum(percentages) != 100 or min(percentages, default=0) < 0:
            raise InvalidInputError(
                "De delen van een gemengde sleutel zijn samen 100%, en geen is "
                "negatief.",
                hint="Verbeter de percentages.",
            )


Key = Simple | Mixture

MOST_PERCENT: Final = 100


def _check_percent(percent: int, most: int = MOST_PERCENT) -> None:
    if not 0 <= percent <= most:
        raise InvalidInputError(
            f"Een percentage van {percent} kan hier niet: verwacht 0 tot en met "
            f"{most}.",
            hint="Vul een ander percentage in.",
        )
