"""Municipalities that look most alike, by a distance everyone can recompute."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev


Values = Mapping[str, Mapping[str, float | None]]
"""Per area (code) the value of each feature; None is unknown."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One area of the group.

    Attributes:
        code: The area.
        distance: Root of the mean of the squared differences per feature, in standard
            deviations; None where it shares no known feature with the own area.
        by_feature: The difference per feature in standard deviations, with its sign
            (above zero: higher than the own area); None where it is unknown.
        added: Whether the reader put it in by hand.
    """

    code: str
    distance: float | None
    by_feature: Mapping[str, float | None]
    added: bool


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """The areas to compare with.

    Attributes:
        code: The own area.
        features: Features that counted.
        unknown: Features asked for that the own area lacks; they did not count.
        neighbours: Nearest first, those added by hand at their own distance.
        incomplete: Areas left out of the search since they lack a feature.
    """

    code: str
    features: tuple[str, ...]
    unknown: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    incomplete: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The areas, nearest first."""
        return tuple(each.code for each in self.neighbours)


def standardise(values: Values, features: Sequence[str]) -> Values:
    """Each feature in standard deviations from its mean over all areas.

    Args:
        values: Per area the features, each in its own unit.
        features: Which of them.

    Returns:
        The same shape; None stays None. A feature that is equal everywhere becomes 0.

    Example:
        >>> standardise({"A": {"x": 1.0}, "B": {"x": 3.0}, "C": {"x": None}}, ["x"])
        {'A': {'x': -1.0}, 'B': {'x': 1.0}, 'C': {'x': None}}
    """
    scale: dict[str, tuple[float, float]] = {}
    for feature in features:
        known = [v for row in values.values() if (v := row.get(feature)) is not None]
        scale[feature] = (fmean(known), pstdev(known) or 1.0) if known else (0.0, 1.0)
    return {
        code: {
            feature: None
            if (value := row.get(feature)) is None
            else (value - scale[feature][0]) / scale[feature][1]
            for feature in features
        }
        for code, row in values.items()
    }


def nearest(
    standard: Values,
    code: str,
    *,
    features: Sequence[str],
    count: int,
    added: Collection[str] = (),
    removed: Collection[str] = (),
) -> ReferenceGroup:
    """The areas nearest to one area.

    Args:
        standard: Features in standard deviations, from `standardise`.
        code: The own area; it is never in its own group.
        features: Which features count.
        count: How many nearest areas, before what is added by hand.
        added: Areas the reader puts in, at whatever distance.
        removed: Areas the reader leaves out; others do not take their place.

    Returns:
        The group. Equal distances go by code. An area that lacks a feature is only in
        the group when it was added by hand.

    Example:
        >>> z = {"A": {"x": 0.0}, "B": {"x": 2.0}, "C": {"x": 1.0}, "D": {"x": None}}
        >>> group = nearest(z, "A", features=["x"], count=1)
        >>> group.codes, group.incomplete
        (('C',), ('D',))
        >>> nearest(z, "A", features=["x"], count=1, added=["B"]).codes
        ('C', 'B')
    """
    own = standard[code]
    unknown = tuple(each for each in features if own.get(each) is None)
    used = tuple(each for each in features if each not in unknown)
    every = {
        other: _neighbour(own, row, other, used, added=False)
        for other, row in standard.items()
        if other != code
    }
    incomplete = tuple(
        sorted(
            other
            for other, each in every.items()
            if not used or any(v is None for v in each.by_feature.values())
        )
    )
    ranked = sorted(
        (each for other, each in every.items() if other not in incomplete),
        key=_order,
    )[:count]
    found = {each.code: each for each in ranked if each.code not in removed}
    for other in added:
        if other in every and other not in found:
            found[other] = _neighbour(own, standard[other], other, used, added=True)
    return ReferenceGroup(
        code=code,
        features=used,
        unknown=unknown,
        neighbours=tuple(sorted(found.values(), key=_order)),
        incomplete=incomplete,
    )


def _neighbour(
    own: Mapping[str, float | None],
    other: Mapping[str, float | None],
    code: str,
    features: Sequence[str],
    *,
    added: bool,
) -> Neighbour:
    by_feature: dict[str, float | None] = {}
    for feature in features:
        mine, theirs = own.get(feature), other.get(feature)
        by_feature[feature] = None if mine is None or theirs is None else theirs - mine
    known = [value for value in by_feature.values() if value is not None]
    distance = math.sqrt(fmean(v * v for v in known)) if known else None
    return Neighbour(code, distance, by_feature, added)


def _order(each: Neighbour) -> tuple[float, str]:
    return (math.inf if each.distance is None else each.distance, each.code)
