"""Does anyone pay more together than alone? Exact, for every group.

A group has an objection to a division of the cost when its members together pay more
than the group would cost alone. A division without objections lies in the core (Gillies
1959, Shapley 1971). All groups are looked at, so nothing is estimated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from jeugdregio.kernel.errors import InvalidInputError


MOST_MEMBERS: Final = 22
"""Four million groups, some tens of MB. The largest region has 21 municipalities."""

_MOST_CENTS: Final = 2**57
"""So that 22 amounts add up within 64 bits."""

Groups = npt.NDArray[np.int64]
"""One amount per group: the group of place *m* has member *i* where bit *i* of *m* is
set. Place 0 is nobody."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A group that would be cheaper off alone.

    Args:
        members: Their places in the list, ascending.
        together: Cents they pay in the division.
        alone: Cents the group would cost alone.
    """

    members: tuple[int, ...]
    together: int
    alone: int

    @property
    def excess(self) -> int:
        """How many cents they pay more than alone; above zero."""
        return self.together - self.alone


@dataclass(frozen=True, slots=True)
class CoreTest:
    """The outcome for all groups.

    Args:
        singles: Objections of single members, by place.
        objecting: How many groups have an objection, singles included.
        groups: How many groups there are.
        largest: The largest objection; None where there is none. Of equal ones the
            group with the fewest members, then the one whose members come first.
    """

    singles: tuple[Objection, ...]
    objecting: int
    groups: int
    largest: Objection | None

    @property
    def in_core(self) -> bool:
        """Whether no group has an objection."""
        return self.objecting == 0


def stand_alone(direct: Sequence[int], overhead: int) -> Groups:
    """What every group would cost alone: its own direct cost and one organisation.

    Args:
        direct: Cents of direct cost per member.
        overhead: Cents a separate organisation costs, whatever its size; an
            assumption that the reader sets.

    Returns:
        Cents per group; zero for nobody.

    Raises:
        InvalidInputError: No members, more than `MOST_MEMBERS`, or amounts too large.

    Example:
        >>> stand_alone([300, 100], 50).tolist()
        [0, 350, 150, 450]
    """
    costs = _sums(direct) + np.int64(_checked([overhead])[0])
    costs[0] = 0
    return costs


def core_test(contributions: Sequence[int], alone: Groups) -> CoreTest:
    """Look at every group: does it pay more than it would cost alone?

    Args:
        contributions: Cents per member.
        alone: Cents per group, as `stand_alone` gives or from elsewhere.

    Raises:
        InvalidInputError: The numbers of members do not fit, or are too many.

    Example:
        Alone 350 and 150 and together 450. Half each is 225: the second pays 75 more
        than alone.

        >>> found = core_test([225, 225], stand_alone([300, 100], 50))
        >>> found.largest, found.objecting, found.groups
        (Objection(members=(1,), together=225, alone=150), 1, 3)
    """
    together = _sums(contributions)
    if together.shape != alone.shape:
        raise InvalidInputError(
            "Het aantal gemeenten past niet bij het aantal groepen.",
            hint="Geef de kosten van elke groep.",
        )
    excess = together - alone
    excess[0] = 0

    def objection(group: int) -> Objection:
        return Objection(
            tuple(at for at in range(len(contributions)) if group >> at & 1),
            int(together[group]),
            int(alone[group]),
        )

    singles = (1 << at for at in range(len(contributions)))
    return CoreTest(
        singles=tuple(objection(each) for each in singles if excess[each] > 0),
        objecting=int(np.count_nonzero(excess > 0)),
        groups=len(excess) - 1,
        largest=objection(_first_largest(excess)) if excess.max() > 0 else None,
    )


def _first_largest(excess: Groups) -> int:
    """Of the groups with the largest excess the one that is named."""
    found = np.flatnonzero(excess == excess.max())
    sizes = np.bitwise_count(found)
    smallest = found[sizes == sizes.min()]
    return int(min(smallest, key=_places))


def _places(group: np.int64) -> tuple[int, ...]:
    return tuple(at for at in range(MOST_MEMBERS) if int(group) >> at & 1)


def _sums(amounts: Sequence[int]) -> Groups:
    """The sum of every group, by adding one member at a time."""
    if not 1 <= len(amounts) <= MOST_MEMBERS:
        raise InvalidInputError(
            f"Alle groepen langslopen kan met 1 tot en met {MOST_MEMBERS} gemeenten.",
            hint="Kies een regio met minder gemeenten.",
        )
    sums: npt.NDArray[Any] = np.zeros(1 << len(amounts), dtype=np.int64)
    for at, amount in enumerate(_checked(amounts)):
        size = 1 << at
        np.add(sums[:size], amount, out=sums[size : 2 * size])
    return sums


def _checked(amounts: Sequence[int]) -> list[int]:
    if any(abs(each) > _MOST_CENTS for each in amounts):
        raise InvalidInputError(
            "Een bedrag is te groot om mee te rekenen.", hint="Kijk het bedrag na."
        )
    return [int(each) for each in amounts]
