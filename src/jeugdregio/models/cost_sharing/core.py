"""Does anyone pay more together than alone? The core test, exact for every group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from jeugdregio.kernel.errors import InvalidInputError


MOST_ENUMERATED: Final = 22
"""Participants of whom every group can be looked at: four million."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What a group of municipalities costs when it buys for itself.

    Args:
        own_cents: Per participant what its own care costs.
        organisation_cents: What every separate organisation costs, whatever its size.
        member_cents: What an organisation costs per participant on top.
    """

    own_cents: tuple[int, ...]
    organisation_cents: int
    member_cents: int = 0


@dataclass(frozen=True, slots=True)
class Objection:
    """A group that pays more together with all than it would by itself.

    Attributes:
        places: Places of its members in the list of participants.
        pays_cents: What they pay together with all.
        alone_cents: What they would pay by themselves.
    """

    places: tuple[int, ...]
    pays_cents: int
    alone_cents: int

    @property
    def too_much_cents(self) -> int:
        """How much more, above zero."""
        return self.pays_cents - self.alone_cents


@dataclass(frozen=True, slots=True)
class CoreTest:
    """What came of it.

    Attributes:
        single: Participants that pay more than alone, in the order of the list.
        count: How many groups pay more than by themselves.
        largest: The group with the largest difference; None where there is none. Of
            equal ones the first in binary order.
    """

    single: tuple[Objection, ...]
    count: int
    largest: Objection | None

    @property
    def is_stable(self) -> bool:
        """Whether no group is better off by itself: the key lies in the core."""
        return self.count == 0


def core_test(pays_cents: Sequence[int], alone: Alone) -> CoreTest:
    """Compare what every group pays with what it would pay by itself.

    Args:
        pays_cents: The contributions.
        alone: The cost of standing alone, per group.

    Raises:
        InvalidInputError: More than 22 participants, or other ones than in ``alone``.

    Example:
        An organisation costs 100. Together a and b pay 500 in care and 100 for it; a
        would pay 300 + 100 alone, and pays 450.

        >>> found = core_test([450, 150], Alone((300, 200), 100))
        >>> found.largest.places, found.largest.too_much_cents, found.count
        ((0,), 50, 1)
    """
    count = len(pays_cents)
    if count > MOST_ENUMERATED or count != len(alone.own_cents):
        raise InvalidInputError(
            f"Wij lopen groepen van hoogstens {MOST_ENUMERATED} gemeenten langs, met "
            "van elk een bijdrage en eigen kosten.",
            hint="Neem minder gemeenten.",
        )
    extra = [
        pays - own - alone.member_cents
        for pays, own in zip(pays_cents, alone.own_cents, strict=True)
    ]
    surplus = _sums(extra) - alone.organisation_cents
    surplus[0] = 0  # nobody pays nothing
    objecting = surplus > 0
    largest = int(np.argmax(surplus))
    return CoreTest(
        single=tuple(
            _objection(1 << place, pays_cents, alone)
            for place in range(count)
            if objecting[1 << place]
        ),
        count=int(np.count_nonzero(objecting)),
        largest=(
            _objection(largest, pays_cents, alone) if objecting[largest] else None
        ),
    )


def _objection(mask: int, pays_cents: Sequence[int], alone: Alone) -> Objection:
    places = tuple(p for p in range(len(pays_cents)) if mask >> p & 1)
    return Objection(
        places,
        sum(pays_cents[place] for place in places),
        sum(alone.own_cents[place] for place in places)
        + alone.organisation_cents
        + alone.member_cents * len(places),
    )


def _sums(values: Sequence[int]) -> npt.NDArray[Any]:
    """The sum of every group, member *i* being bit *i*."""
    found: npt.NDArray[Any] = np.zeros(1, dtype=np.int64)
    for value in values:
        found = np.concatenate([found, found + np.int64(value)])
    return found
