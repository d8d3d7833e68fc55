"""Features on one scale, and the distance between two municipalities."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Standardised:
    """Features of all areas, each on a scale with mean 0 and standard deviation 1.

    Attributes:
        scores: Per feature the score by area; an area without a value is absent.
        constant: Features on which all areas are equal; they tell nothing apart and
            have no scores.
    """

    scores: Mapping[str, Mapping[str, float]]
    constant: tuple[str, ...]

    def gaps(
        self, own: str, other: str, features: Sequence[str]
    ) -> dict[str, float | None]:
        """Score of the other area minus the own one, per feature; None if unknown."""
        found: dict[str, float | None] = {}
        for feature in features:
            scores = self.scores.get(feature, {})
            known = own in scores and other in scores
            found[feature] = scores[other] - scores[own] if known else None
        return found


def standardise(values: Mapping[str, Mapping[str, float]]) -> Standardised:
    """Put every feature on the same scale: (value - mean) / standard deviation.

    Args:
        values: Per feature the value by area; an area without a value is absent.
            Sizes that run over powers of ten are given as their logarithm.

    Returns:
        Scores by the mean and the standard deviation (divided by n) of the areas that
        have a value.

    Example:
        >>> standardise({"size": {"A": 1.0, "B": 3.0}}).scores["size"]
        {'A': -1.0, 'B': 1.0}
    """
    scores: dict[str, dict[str, float]] = {}
    constant = []
    for feature, known in values.items():
        column = np.fromiter(known.values(), dtype=float, count=len(known))
        spread = float(column.std()) if len(column) else 0.0
        if spread == 0.0:
            constant.append(feature)
            continue
        scaled = ((column - column.mean()) / spread).tolist()
        scores[feature] = dict(zip(known, scaled, strict=True))
    return Standardised(scores, tuple(constant))


def distance(gaps: Mapping[str, float | None]) -> float | None:
    """The root of the mean of the squared gaps; None where one gap is unknown.

    The mean and not the sum, so that a distance of 1 says the same for two features
    as for six: on average one standard deviation apart.

    Example:
        >>> distance({"size": 3.0, "income": 4.0})  # sqrt((9 + 16) / 2)
        3.5355339059327378
        >>> distance({"size": 3.0, "income": None}) is None
        True
    """
    squares = [gap * gap for gap in gaps.values() if gap is not None]
    if not squares or len(squares) < len(gaps):
        return None
    return math.sqrt(math.fsum(squares) / len(squares))
