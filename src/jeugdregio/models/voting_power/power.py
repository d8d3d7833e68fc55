"""Exact voting power: Banzhaf and Shapley-Shubik, by counting every coalition.

Both count *swings*: coalitions that win with a member and lose without. Banzhaf takes
each coalition as likely as another; Shapley-Shubik takes each order in which members
could join as likely as another.

Source:
    J.F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965);
    L.S. Shapley and M. Shubik, A method for evaluating the distribution of power in a
    committee system, American Political Science Review 48 (1954).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import Final

import numpy as np
import numpy.typing as npt

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.voting_power.coalitions import MOST_ENUMERATED, winning
from jeugdregio.models.voting_power.rule import Majority, VoteRule


MOST_CELLS: Final = 20_000_000
"""Numbers kept at once when counting by votes: 160 MB."""


@dataclass(frozen=True, slots=True)
class MemberPower:
    """What one member can do.

    Attributes:
        member: Who.
        swings: Coalitions of others that decide with this member and not without.
        banzhaf: Its share of all swings.
        shapley: Its share by Shapley-Shubik; those of all members add up to 1.
        has_veto: Nothing is decided without this member.
    """

    member: str
    swings: int
    banzhaf: Fraction
    shapley: Fraction
    has_veto: bool

    @property
    def is_dummy(self) -> bool:
        """Whether its vote never makes a difference."""
        return self.swings == 0


def voting_power(rule: VoteRule) -> tuple[MemberPower, ...]:
    """The power of every member under a rule, exactly.

    Up to 22 members any rule; with more (up to 62) a rule of one majority whose votes
    are small enough numbers.

    Args:
        rule: Members, weights and quotas.

    Returns:
        One per member, in the order of the rule. Shares add up to exactly 1.

    Raises:
        InvalidInputError: Too many members for a rule of several majorities, or too
            many votes to count with so many members.

    Example:
        The Council of the EEC of 1958: Luxembourg has a vote and no power.

        >>> rule = VoteRule(
        ...     ("D", "F", "I", "NL", "B", "L"), (Majority((4, 4, 4, 2, 2, 1), 12),)
        ... )
        >>> [str(each.banzhaf) for each in voting_power(rule)]
        ['5/21', '5/21', '5/21', '1/7', '1/7', '0']
    """
    if len(rule.members) <= MOST_ENUMERATED:
        swings = _by_coalition(rule)
    elif len(rule.majorities) == 1:
        swings = _by_votes(rule.majorities[0])
    else:
        raise InvalidInputError(
            f"Met meer dan {MOST_ENUMERATED} leden rekenen wij met één meerderheid.",
            hint="Laat de tweede meerderheid weg, of neem minder leden.",
        )
    totals = [sum(each) for each in swings]
    everything = sum(totals)
    vetoes = _vetoes(rule)
    return tuple(
        MemberPower(
            member,
            total,
            Fraction(total, everything),
            _shapley(of_size),
            veto,
        )
        for member, total, of_size, veto in zip(
            rule.members, totals, swings, vetoes, strict=True
        )
    )


def _shapley(of_size: list[int]) -> Fraction:
    """The share of orders in which the member turns a losing group into a winning."""
    count = len(of_size)
    ways = sum(
        swings * factorial(size) * factorial(count - 1 - size)
        for size, swings in enumerate(of_size)
    )
    return Fraction(ways, factorial(count))


def _vetoes(rule: VoteRule) -> list[bool]:
    """Who is needed: without the member all others together fall short."""
    return [
        any(each.total - each.weights[place] < each.quota for each in rule.majorities)
        for place in range(len(rule.members))
    ]


def _by_coalition(rule: VoteRule) -> list[list[int]]:
    """Swings per member and per size of the coalition of others: all are looked at."""
    wins, sizes = winning(rule)
    count = len(rule.members)
    found = []
    for place in range(count):
        pairs = wins.reshape(-1, 2, 1 << place)
        swing = pairs[:, 1, :] & ~pairs[:, 0, :]
        without = sizes.reshape(-1, 2, 1 << place)[:, 0, :]
        found.append(
            [int(n) for n in np.bincount(without[swing], minlength=count)[:count]]
        )
    return found


def _by_votes(majority: Majority) -> list[list[int]]:
    """The same by counting, per size, coalitions by the votes they have together."""
    count, quota = len(majority.weights), majority.quota
    if (count + 1) * (majority.total + 1) > MOST_CELLS:
        raise InvalidInputError(
            f"{majority.total} stemmen van {count} leden rekenen wij niet uit.",
            hint="Deel de gewichten door een vast getal, of gebruik klassen.",
        )
    table: npt.NDArray[np.int64] = np.zeros(
        (count + 1, majority.total + 1), dtype=np.int64
    )
    table[0, 0] = 1
    for done, weight in enumerate(majority.weights):
        shifted = table[: done + 1, : majority.total + 1 - weight].copy()
        table[1 : done + 2, weight:] += shifted
    cache: dict[int, list[int]] = {}
    found = []
    for weight in majority.weights:
        if weight not in cache:  # members with as many votes have as much power
            cache[weight] = _swings_of(table, weight, quota)
        found.append(cache[weight])
    return found


def _swings_of(table: npt.NDArray[np.int64], weight: int, quota: int) -> list[int]:
    """Take one member out of the counts, then count who is just short without it."""
    count = table.shape[0] - 1
    # Less than the quota is all we ask of, so no more is taken apart.
    others = table[:count, :quota].copy()
    for size in range(1, count):
        others[size, weight:] -= others[size - 1, : quota - weight]
    low = max(quota - weight, 0)
    return [int(n) for n in others[:, low:quota].sum(axis=1)]
