"""Expected use per area, made without that area's region, with a measured range."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from jeugdregio.models.expected_use.line import Floats, fit_line


LEVEL: Final = 0.8
"""Share of areas that the range is made to hold: four out of five."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one may expect of one area.

    Attributes:
        expected: By a line fitted on the areas of all other regions.
        low: Lower end of the range; never below zero.
        high: Upper end.
    """

    expected: float
    low: float
    high: float

    def place(self, value: float) -> str:
        """``below``, ``within`` or ``above`` the range; its ends are within."""
        if value < self.low:
            return "below"
        return "above" if value > self.high else "within"


@dataclass(frozen=True, slots=True)
class Validation:
    """How good the expectations were for areas the line had not seen.

    Errors are in the unit of the outcome.

    Attributes:
        mae: Mean absolute error of the line.
        rmse: Root of its mean squared error.
        naive_mae: The same of the mean of all other areas.
        naive_rmse: Idem.
        rate_mae: The same of the pooled rate: all users by all young people.
        rate_rmse: Idem.
        coverage: Share of areas whose outcome lay in its range.
        level: The share the range was made for.
        areas: How many areas were judged.
        regions: How many regions were left out in turn.
    """

    mae: float
    rmse: float
    naive_mae: float
    naive_rmse: float
    rate_mae: float
    rate_rmse: float
    coverage: float
    level: float
    areas: int
    regions: int


def expect_use(
    features: Floats,
    outcomes: Floats,
    weights: Floats,
    regions: Sequence[str],
    *,
    level: float = LEVEL,
) -> tuple[tuple[Expectation, ...], Validation]:
    """Expect the outcome of every area from the areas of all other regions.

    For each region in turn, everything is made from the areas outside it: the line,
    and the width of the range. That width is the quantile of the absolute errors those
    areas had when each of *their* regions was left out (conformal prediction, folds
    in the fold). So the coverage told is measured on areas that played no part in
    their own range.

    Args:
        features: One row per area, one column per feature; nothing unknown.
        outcomes: One per area, e.g. users per young person.
        weights: Young people per area, for the pooled rate.
        regions: The region of each area; at least three different ones.
        level: Share of areas the range should hold, between 0 and 1.

    Returns:
        One expectation per area in the order given, and how good they were.
    """
    names = np.array(regions)
    expected, half = np.empty(len(names)), np.empty(len(names))
    naive, rate = np.empty(len(names)), np.empty(len(names))
    for region in sorted(set(regions)):
        inside = names == region
        x, y, w, rest = (each[~inside] for each in (features, outcomes, weights, names))
        expected[inside] = fit_line(x, y)(features[inside])
        half[inside] = _quantile(np.abs(y - _left_out(x, y, rest)), level)
        naive[inside] = y.mean()
        rate[inside] = (y * w).sum() / w.sum()
    found = tuple(
        Expectation(
            float(middle), max(0.0, float(middle - width)), float(middle + width)
        )
        for middle, width in zip(expected, half, strict=True)
    )
    held = [
        each.place(float(value)) == "within"
        for each, value in zip(found, outcomes, strict=True)
    ]
    return found, Validation(
        *_errors(outcomes - expected),
        *_errors(outcomes - naive),
        *_errors(outcomes - rate),
        coverage=sum(held) / len(held),
        level=level,
        areas=len(names),
        regions=len(set(regions)),
    )


def _left_out(features: Floats, outcomes: Floats, regions: np.ndarray) -> Floats:
    """The expectation of every area by a line that has not seen its region."""
    expected = np.empty(len(outcomes))
    for region in np.unique(regions):
        inside = regions == region
        line = fit_line(features[~inside], outcomes[~inside])
        expected[inside] = line(features[inside])
    return expected


def _quantile(errors: Floats, level: float) -> float:
    """The smallest error that at least ``level`` of n + 1 do not exceed.

    Source:
        Lei e.a., Distribution-free predictive inference for regression (2018): the
        ceil((n + 1) * level)-th smallest.
    """
    rank = min(len(errors), math.ceil((len(errors) + 1) * level))
    return float(np.sort(errors)[rank - 1])


def _errors(residuals: Floats) -> tuple[float, float]:
    """Mean absolute error and root mean squared error."""
    return float(np.abs(residuals).mean()), float(np.sqrt((residuals**2).mean()))
