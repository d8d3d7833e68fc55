"""Expected use of youth care from features of an area: a range, no verdict.

Ridge regression on the logit of users per young inhabitant. Each area is predicted by
a model that never saw its region, so its own figure cannot pull its own range.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray


Array = NDArray[np.float64]
Indices = NDArray[np.int64]

RIDGE: Final = 1.0
"""Penalty on the standardised coefficients; chosen beforehand, not tuned."""

COVERAGE: Final = 0.8
"""Share of areas that the range is meant to hold."""

FOLDS: Final = 10
"""Folds of the cross-validation by area."""


@dataclass(frozen=True, slots=True)
class Errors:
    """How far predictions were from what was counted, in users per 100.

    Attributes:
        mae: Mean absolute error.
        rmse: Root of the mean squared error.
    """

    mae: float
    rmse: float


@dataclass(frozen=True, slots=True)
class Validation:
    """What the model did on areas it had not seen.

    Attributes:
        model: Errors of the model.
        naive: Errors of one rate for all: users per young inhabitant of the rest.
        coverage: Share of areas inside their range; the range was made without them.
        predicted: The prediction per area, users per young inhabitant.
    """

    model: Errors
    naive: Errors
    coverage: float
    predicted: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of one area, in users per 100 young inhabitants."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class ExpectedUse:
    """The outcome for all areas.

    Attributes:
        codes: The areas, in the order of all sequences.
        expectations: Their ranges; each from a model that left out its whole region.
        by_area: Validation over ten folds of areas.
        by_region: Validation leaving out one region at a time.
        coefficients: Of the model on all areas: per standard deviation, on the logit.
    """

    codes: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    by_area: Validation
    by_region: Validation
    coefficients: tuple[float, ...]


def fit_ridge(features: Array, target: Array, penalty: float) -> Array:
    """Coefficients of ridge regression, intercept first and not penalised.

    Args:
        features: One row per area, standardised.
        target: One value per area.
        penalty: At zero this is ordinary least squares.
    """
    design = np.column_stack([np.ones(len(features)), features])
    weight = np.eye(design.shape[1]) * penalty
    weight[0, 0] = 0.0
    found: Array = np.asarray(
        np.linalg.solve(design.T @ design + weight, design.T @ target),
        dtype=np.float64,
    )
    return found


def logit(share: Array) -> Array:
    """Log odds of a share between 0 and 1."""
    found: Array = np.asarray(np.log(share / (1.0 - share)), dtype=np.float64)
    return found


def share_of(log_odds: Array) -> Array:
    """Back from log odds to a share."""
    found: Array = 1.0 / (1.0 + np.exp(-log_odds))
    return found


def expect_use(
    codes: Sequence[str],
    features: Array,
    users: Array,
    young: Array,
    regions: Sequence[str],
) -> ExpectedUse:
    """Fit, validate and predict.

    Args:
        codes: The areas.
        features: One row per area, one column per feature, in any unit.
        users: Young people with care per area, above zero and below `young`.
        young: Young inhabitants per area.
        regions: The region of each area; a whole region is left out at a time.

    Returns:
        Ranges and errors. Everything about an area comes from models without it.
    """
    target = logit(users / young)
    # The order of the codes decides the fold: no chance is needed.
    by_area = np.argsort(np.argsort(np.array(codes))) % FOLDS
    names = {name: index for index, name in enumerate(sorted(set(regions)))}
    by_region = np.array([names[each] for each in regions])
    whole = _standard(features, features)
    predicted = _out_of_fold(features, target, by_region)
    spread = _quantile(np.abs(target - predicted))
    return ExpectedUse(
        codes=tuple(codes),
        expectations=tuple(
            Expectation(*(100.0 * share_of(each + np.array([-spread, 0, spread]))))
            for each in predicted
        ),
        by_area=_validate(features, target, users, young, by_area),
        by_region=_validate(features, target, users, young, by_region),
        coefficients=tuple(fit_ridge(whole, target, RIDGE)[1:]),
    )


def _standard(features: Array, like: Array) -> Array:
    spread = like.std(axis=0)
    scale: Array = np.where(spread > 0, spread, 1.0)
    found: Array = np.asarray((features - like.mean(axis=0)) / scale, dtype=np.float64)
    return found


def _predict(features: Array, target: Array, train: Array, test: Array) -> Array:
    """Predict rows from other rows; also mean and spread come from those alone."""
    seen = features[train]
    found = fit_ridge(_standard(seen, seen), target[train], RIDGE)
    rows = _standard(features[test], seen)
    predicted: Array = found[0] + rows @ found[1:]
    return predicted


def _out_of_fold(features: Array, target: Array, folds: Indices) -> Array:
    predicted = np.empty_like(target)
    for fold in np.unique(folds):
        inside = folds == fold
        predicted[inside] = _predict(features, target, ~inside, inside)
    return predicted


def _quantile(residuals: Array) -> float:
    """The residual that holds the asked share of new areas (split conformal)."""
    rank = math.ceil((len(residuals) + 1) * COVERAGE)
    return float(np.sort(residuals)[min(rank, len(residuals)) - 1])


def _validate(
    features: Array, target: Array, users: Array, young: Array, folds: Indices
) -> Validation:
    predicted = _out_of_fold(features, target, folds)
    naive = np.empty_like(target)
    inside_range = np.empty(len(target), dtype=bool)
    for fold in np.unique(folds):
        inside = folds == fold
        rest = ~inside
        naive[inside] = users[rest].sum() / young[rest].sum()
        # The width of the range too is learned without these areas.
        again = _out_of_fold(features[rest], target[rest], folds[rest])
        spread = _quantile(np.abs(target[rest] - again))
        inside_range[inside] = np.abs(target[inside] - predicted[inside]) <= spread
    share = users / young
    return Validation(
        model=_errors(share, share_of(predicted)),
        naive=_errors(share, naive),
        coverage=float(inside_range.mean()),
        predicted=tuple(float(each) for each in share_of(predicted)),
    )


def _errors(share: Array, predicted: Array) -> Errors:
    off = 100.0 * (share - predicted)
    return Errors(float(np.abs(off).mean()), float(np.sqrt((off**2).mean())))
