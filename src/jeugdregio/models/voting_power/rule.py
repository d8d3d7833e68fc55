"""A vote rule: one or more weighted majorities that a decision must all reach."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from jeugdregio.kernel.errors import InvalidInputError


MOST_MEMBERS = 62
"""So many that every number of coalitions fits in 64 bits."""


@dataclass(frozen=True, slots=True)
class Majority:
    """Votes that must be reached.

    Args:
        weights: Votes per member, in the order of the rule's members; zero is allowed.
        quota: Votes for a decision: at least one, at most all of them.

    Raises:
        InvalidInputError: A weight is negative, nobody has a vote, or the quota cannot
            be reached or is reached by nobody voting.

    Example:
        >>> Majority((4, 4, 4, 2, 2, 1), 12).total
        17
    """

    weights: tuple[int, ...]
    quota: int

    def __post_init__(self) -> None:
        if any(weight < 0 for weight in self.weights):
            raise InvalidInputError(
                "Een stemgewicht is nul of meer.", hint="Verbeter het gewicht."
            )
        if not 1 <= self.quota <= self.total:
            raise InvalidInputError(
                f"De drempel is een getal van 1 tot en met {self.total}: het aantal "
                "stemmen samen.",
                hint="Kies een andere drempel, of geef iemand een stem.",
            )

    @property
    def total(self) -> int:
        """All votes together."""
        return sum(self.weights)


@dataclass(frozen=True, slots=True)
class VoteRule:
    """A body that decides by vote.

    Args:
        members: Who votes, each once.
        majorities: Every one of them must be reached; two make a double majority.

    Raises:
        InvalidInputError: No or too many members, a member twice, no majority, or a
            majority with another number of weights.

    Example:
        >>> rule = VoteRule(("a", "b", "c"), (Majority((50, 49, 1), 51),))
        >>> rule.is_proper
        True
    """

    members: tuple[str, ...]
    majorities: tuple[Majority, ...]

    def __post_init__(self) -> None:
        count = len(self.members)
        if not 1 <= count <= MOST_MEMBERS:
            raise InvalidInputError(
                f"Een stemregel telt 1 tot en met {MOST_MEMBERS} leden, deze {count}.",
                hint="Laat leden weg of voeg ze samen.",
            )
        ordered = sorted(self.members)
        if any(one == other for one, other in pairwise(ordered)):
            raise InvalidInputError(
                "Een lid staat er twee keer in.", hint="Haal het dubbele lid weg."
            )
        if not self.majorities:
            raise InvalidInputError(
                "Een stemregel heeft een meerderheid nodig.", hint="Kies een drempel."
            )
        if any(len(each.weights) != count for each in self.majorities):
            raise InvalidInputError(
                f"Elke meerderheid heeft een gewicht voor elk van de {count} leden.",
                hint="Geef elk lid een gewicht; nul mag.",
            )

    @property
    def is_proper(self) -> bool:
        """Whether two groups without a common member can never both decide.

        Sure when one of the majorities asks more than half of its votes.
        """
        return any(2 * each.quota > each.total for each in self.majorities)


def quota_of(total: int, share: Fraction, *, above: bool) -> int:
    """The smallest whole number of votes that reaches a share of all votes.

    Args:
        total: All votes.
        share: Above 0, at most 1.
        above: Whether it must be more than the share; else the share itself is enough.

    Raises:
        InvalidInputError: No such number of votes exists.

    Example:
        >>> quota_of(17, Fraction(1, 2), above=True)  # more than 8.5
        9
        >>> [quota_of(16, Fraction(1, 2), above=above) for above in (True, False)]
        [9, 8]
        >>> quota_of(17, Fraction(2, 3), above=False)  # 11.33 or more
        12
    """
    asked = total * share
    quota = asked.numerator // asked.denominator
    if above or quota < asked:
        quota += 1
    if total < 1 or not 1 <= quota <= total:
        raise InvalidInputError(
            "Deze drempel is met deze stemmen niet te halen.",
            hint="Kies een lagere drempel.",
        )
    return quota
