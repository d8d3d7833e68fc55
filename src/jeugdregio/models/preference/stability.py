"""How far weights must move before another option comes first.

Two answers. The first: the smallest number of whole points that, taken from one theme
and given to one other, puts another option first. In a group every body moves so many
points, or what it has where that is less. The second: of all ways to divide the points
over the themes in steps, for which share each option is first, with the fits as they
are. Both are counted, not drawn by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import permutations
from math import lcm
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from jeugdregio.models.preference.weighing import (
    POINTS,
    Part,
    first_alone,
    total_scores,
)


STEP: Final = 5
"""Points between two weightings of the grid: 10,626 of them for five themes."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The smallest move of points that puts another option first.

    Attributes:
        points: Whole points moved by every body; fewer where a body has fewer.
        from_theme: Where they are taken.
        to_theme: Where they go.
        new_first: The option that is first then.
    """

    points: int
    from_theme: str
    to_theme: str
    new_first: str


@dataclass(frozen=True, slots=True)
class FirstShares:
    """For which share of all weightings each option is first.

    Attributes:
        alone: Per option the share for which it is first alone.
        shared: The share for which options share the first place. All add up to 1.
        weightings: How many weightings were counted.
    """

    alone: dict[str, Fraction]
    shared: Fraction
    weightings: int


def smallest_shift(parts: Sequence[Part]) -> Shift | None:
    """The smallest move from one theme to another that puts another option first.

    Returns:
        The shift with the fewest points; of equal ones the first in the order of the
        themes. None where no such move changes the first place, and where no option
        is first alone.

    Example:
        >>> from jeugdregio.models.preference.weighing import Judgement, equal_parts
        >>> fits = {"x": {"a": 1, "b": 0}, "y": {"a": 0, "b": 1}}
        >>> smallest_shift(equal_parts([[Judgement({"a": 60, "b": 40}, fits)]]))
        Shift(points=11, from_theme='a', to_theme='b', new_first='y')
    """
    scores = total_scores(parts)
    present = first_alone(scores)
    if present is None:
        return None
    best: Shift | None = None
    for source, target in permutations(parts[0].judgement.weights, 2):
        limit = best.points - 1 if best else POINTS
        found = _shift_between(parts, present, source, target, limit)
        best = found or best
    return best


def _shift_between(
    parts: Sequence[Part], present: str, source: str, target: str, limit: int
) -> Shift | None:
    """The smallest move between two themes of at most ``limit`` points."""
    scale = _scale(parts)
    totals = {o: int(s * POINTS * scale) for o, s in total_scores(parts).items()}
    # What one point does to every option, per body; a body stops at its last point.
    steps = [
        (
            part.judgement.weights[source],
            int(part.share * scale),
            part.judgement.scores,
        )
        for part in parts
    ]
    for moved in range(1, limit + 1):
        moving = [(share, fits) for points, share, fits in steps if points >= moved]
        if not moving:
            return None
        for share, fits in moving:
            for option, fit in fits.items():
                totals[option] += share * (fit[target] - fit[source])
        highest = max(totals.values())
        firsts = [option for option, total in totals.items() if total == highest]
        if present not in firsts:
            return Shift(moved, source, target, firsts[0])
    return None


def first_shares(parts: Sequence[Part], step: int = STEP) -> FirstShares:
    """Who is first under every way to divide the points in steps, the same for all.

    Args:
        parts: The judgements; of these the fits count, not the points.
        step: Points between two weightings; a divisor of `POINTS`.

    Example:
        >>> from jeugdregio.models.preference.weighing import Judgement, equal_parts
        >>> fits = {"x": {"a": 1, "b": 0}, "y": {"a": 0, "b": 1}}
        >>> parts = equal_parts([[Judgement({"a": 60, "b": 40}, fits)]])
        >>> found = first_shares(parts, step=25)  # a = 0, 25, 50, 75, 100
        >>> str(found.alone["x"]), str(found.shared), found.weightings
        ('2/5', '1/5', 5)
    """
    themes = tuple(parts[0].judgement.weights)
    options = tuple(parts[0].judgement.scores)
    scale = _scale(parts)
    fits = np.array(
        [
            [
                sum(
                    int(part.share * scale) * part.judgement.scores[option][theme]
                    for part in parts
                )
                for option in options
            ]
            for theme in themes
        ],
        dtype=np.int64,
    )
    totals = weightings(len(themes), POINTS // step) @ fits
    is_first = totals == totals.max(axis=1, keepdims=True)
    alone = is_first & (is_first.sum(axis=1, keepdims=True) == 1)
    count = len(totals)
    shares = {
        option: Fraction(int(alone[:, at].sum()), count)
        for at, option in enumerate(options)
    }
    shared = 1 - sum(shares.values(), Fraction(0))
    return FirstShares(alone=shares, shared=shared, weightings=count)


@cache
def weightings(themes: int, units: int) -> NDArray[np.int64]:
    """Every way to divide ``units`` over ``themes``, one row each.

    Example:
        >>> weightings(2, 2).tolist()
        [[0, 2], [1, 1], [2, 0]]
    """
    if themes == 1:
        return np.array([[units]], dtype=np.int64)
    blocks: list[Any] = []
    for first in range(units + 1):
        rest = weightings(themes - 1, units - first)
        column = np.full((len(rest), 1), first, dtype=np.int64)
        blocks.append(np.hstack([column, rest]))
    return np.vstack(blocks)


def _scale(parts: Sequence[Part]) -> int:
    """A number that makes every share whole."""
    return lcm(*(part.share.denominator for part in parts))
