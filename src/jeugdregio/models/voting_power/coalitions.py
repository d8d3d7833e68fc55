"""Coalitions: which win, which block, and which of them are as small as can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.voting_power.rule import VoteRule


MOST_ENUMERATED: Final = 22
"""Members of whom every coalition can be looked at: four million."""


@dataclass(frozen=True, slots=True)
class Coalitions:
    """Coalitions of one kind from which nobody can be missed.

    Attributes:
        count: How many there are.
        smallest: Those with the fewest members, at most as many as asked, each in the
            order of the rule.
        size: How many members the smallest have; 0 where there are none.
        smallest_count: How many have that size, also those not listed.
    """

    count: int
    smallest: tuple[tuple[str, ...], ...]
    size: int
    smallest_count: int


def minimal_winning(rule: VoteRule, *, most: int = 6) -> Coalitions:
    """Coalitions that decide, and no longer do when anyone leaves.

    Args:
        rule: At most 22 members.
        most: How many of the smallest to list.

    Raises:
        InvalidInputError: More members.

    Example:
        >>> from jeugdregio.models.voting_power.rule import Majority
        >>> rule = VoteRule(("a", "b", "c"), (Majority((50, 49, 1), 51),))
        >>> minimal_winning(rule).smallest
        (('a', 'b'), ('a', 'c'))
    """
    wins, sizes = winning(rule)
    return _minimal(rule, wins, sizes, most)


def minimal_blocking(rule: VoteRule, *, most: int = 6) -> Coalitions:
    """Coalitions without whom nothing is decided, and that need all of their members.

    Args:
        rule: At most 22 members.
        most: How many of the smallest to list.

    Raises:
        InvalidInputError: More members.

    Example:
        >>> from jeugdregio.models.voting_power.rule import Majority
        >>> rule = VoteRule(("a", "b", "c"), (Majority((50, 49, 1), 51),))
        >>> minimal_blocking(rule).smallest
        (('a',),)
    """
    wins, sizes = winning(rule)
    # Whoever is not in a coalition is in the one counted from the other end.
    return _minimal(rule, ~wins[::-1], sizes, most)


def winning(rule: VoteRule) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.uint8]]:
    """For every coalition, member *i* being bit *i*: does it decide, and its size.

    Raises:
        InvalidInputError: More than `MOST_ENUMERATED` members.
    """
    count = len(rule.members)
    if count > MOST_ENUMERATED:
        raise InvalidInputError(
            f"Van meer dan {MOST_ENUMERATED} leden lopen wij niet elke groep langs.",
            hint="Neem minder leden.",
        )
    wins = np.ones(1 << count, dtype=np.bool_)
    for majority in rule.majorities:
        wins &= _sums(majority.weights, np.int64) >= majority.quota
    return wins, _sums((1,) * count, np.uint8)


def _sums(
    weights: tuple[int, ...], kind: type[np.int64] | type[np.uint8]
) -> npt.NDArray[Any]:
    """What the members of every coalition have together."""
    found: npt.NDArray[Any] = np.zeros(1, dtype=kind)
    for weight in weights:
        found = np.concatenate([found, found + kind(weight)])
    return found


def _minimal(
    rule: VoteRule,
    able: npt.NDArray[np.bool_],
    sizes: npt.NDArray[np.uint8],
    most: int,
) -> Coalitions:
    needs_all = able.copy()
    for place in range(len(rule.members)):
        pairs = able.reshape(-1, 2, 1 << place)
        needs_all.reshape(-1, 2, 1 << place)[:, 1, :] &= ~pairs[:, 0, :]
    masks = np.flatnonzero(needs_all)
    if not masks.size:
        return Coalitions(0, (), 0, 0)
    size = int(sizes[masks].min())
    smallest = masks[sizes[masks] == size]
    named = sorted(
        tuple(place for place in range(len(rule.members)) if mask >> place & 1)
        for mask in map(int, smallest)
    )
    return Coalitions(
        count=int(masks.size),
        smallest=tuple(
            tuple(rule.members[place] for place in each) for each in named[:most]
        ),
        size=size,
        smallest_count=int(smallest.size),
    )
