"""The part of use, divided over who referred."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from jeugdregio.models.decomposition.parts import Decomposition


def split_use(
    decomposition: Decomposition, own: Mapping[str, int], group: Mapping[str, int]
) -> dict[str, Fraction]:
    """Divide the part of use over referrers; the parts add up to it exactly.

    Use per young person is the sum over referrers of use times the share of the
    trajectories a referrer sent. The difference per referrer gets the weight in euros
    that the difference in use as a whole has.

    Args:
        decomposition: Of the two areas.
        own: Trajectories per referrer of the own area, all of them: not below zero,
            together more than zero.
        group: The same for the group, with the same referrers.

    Returns:
        Eurocents per inhabitant per referrer, in the order of ``own``.

    Raises:
        ValueError: The referrers differ, or one side has no trajectories.

    Example:
        >>> from jeugdregio.models.decomposition.counts import Counts
        >>> from jeugdregio.models.decomposition.parts import decompose
        >>> both = decompose(Counts(4000, 100, 20, 4), Counts(2000, 100, 20, 2))
        >>> both.use
        Fraction(20, 1)
        >>> split_use(both, {"arts": 3, "gemeente": 1}, {"arts": 1, "gemeente": 1})
        {'arts': Fraction(20, 1), 'gemeente': Fraction(0, 1)}
    """
    if own.keys() != group.keys():
        raise ValueError("both sides must have the same referrers")
    own_all, group_all = sum(own.values()), sum(group.values())
    if own_all <= 0 or group_all <= 0:
        raise ValueError("there are no trajectories to divide by")
    weight = _weight(decomposition)
    own_use, group_use = decomposition.own.factors[1], decomposition.group.factors[1]
    return {
        name: weight
        * (
            own_use * Fraction(own[name], own_all)
            - group_use * Fraction(group[name], group_all)
        )
        for name in own
    }


def _weight(decomposition: Decomposition) -> Fraction:
    """Eurocents per inhabitant for one user more per young person.

    The Shapley weight of the second of three factors: young per inhabitant times cost
    per user, a third each for both own and both of the group, a sixth for the mixed.
    """
    young, _, cost = decomposition.own.factors
    young_group, _, cost_group = decomposition.group.factors
    return (young * cost + young_group * cost_group) / 3 + (
        young * cost_group + young_group * cost
    ) / 6
