"""Years of costly cases, drawn again and again: alone, and shared.

The number of cases of a municipality in a year is drawn from a Poisson distribution
around what is expected, the cost of each case from a list of cases. Alone a
municipality pays its own cases; pooled it pays its expected share of all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from jeugdregio.kernel.errors import InvalidInputError


MOST_YEARS: Final = 100_000
ABOVE: Final = 1.10
"""A year counts as a bad one from a tenth above what is expected."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How much a year may cost, in cents.

    Attributes:
        p50: Half of the years cost less.
        p90: Nine in ten cost less.
        p99: Ninety-nine in a hundred cost less.
        bad_share: Share of years more than a tenth above what is expected.
        mean: Average of the years drawn.
        deviation: Standard deviation of the years drawn.
    """

    p50: float
    p90: float
    p99: float
    bad_share: float
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """One municipality, alone and pooled.

    Attributes:
        expected_cents: What a year costs on average.
        alone: When it pays its own cases.
        pooled: When all pay by expectation.
    """

    expected_cents: float
    alone: Spread
    pooled: Spread


@dataclass(frozen=True, slots=True)
class Resampled:
    """All municipalities, with what it was made from.

    Attributes:
        of: One per municipality, in the order given.
        years: How many years were drawn.
        cases: How many cases there were to draw from.
        mean_cents: What a case costs on average.
    """

    of: tuple[Pooled, ...]
    years: int
    cases: int
    mean_cents: float


def resample(
    cases_per_year: Sequence[float],
    case_cents: Sequence[int],
    *,
    years: int,
    rng: np.random.Generator,
) -> Resampled:
    """Draw years of costly cases.

    Args:
        cases_per_year: Expected number per municipality; zero is allowed.
        case_cents: What cases cost, to draw from.
        years: How many years to draw, 1 to 100,000.
        rng: Chance; the same one gives the same years.

    Raises:
        InvalidInputError: No municipality, no cases, a negative number, or too many
            years.
    """
    expected = np.asarray(cases_per_year, dtype=np.float64)
    costs = np.asarray(case_cents, dtype=np.float64)
    if (
        not expected.size
        or not costs.size
        or expected.min() < 0
        or costs.min() < 0
        or not 1 <= years <= MOST_YEARS
    ):
        raise InvalidInputError(
            "Om jaren te trekken zijn gemeenten en gevallen nodig, zonder negatieve "
            f"getallen, en 1 tot en met {MOST_YEARS} jaren.",
            hint="Verbeter de invoer.",
        )
    mean = float(costs.mean())
    own = np.stack([_years_of(float(each), costs, years, rng) for each in expected])
    total = own.sum(axis=0)
    whole = float(expected.sum())
    found = []
    for place, each in enumerate(expected):
        usual = float(each) * mean
        share = float(each) / whole if whole else 0.0
        found.append(
            Pooled(usual, _spread(own[place], usual), _spread(total * share, usual))
        )
    return Resampled(tuple(found), years, int(costs.size), mean)


def lognormal_cases(
    count: int, *, median_cents: int, sigma: float, rng: np.random.Generator
) -> tuple[int, ...]:
    """Made-up costs of cases: most near the median, a few very high. *Voorbeeld*.

    Args:
        count: How many.
        median_cents: Half cost less.
        sigma: How far the high ones go; 0.8 puts one in a hundred at 6.4 medians.
        rng: Chance.
    """
    drawn = rng.lognormal(np.log(median_cents), sigma, count)
    return tuple(int(each) for each in np.rint(drawn))


def _years_of(
    expected: float,
    costs: npt.NDArray[Any],
    years: int,
    rng: np.random.Generator,
) -> npt.NDArray[Any]:
    numbers = rng.poisson(expected, years)
    drawn = costs[rng.integers(0, costs.size, int(numbers.sum()))]
    ends = np.cumsum(numbers)
    sums = np.concatenate([[0.0], np.cumsum(drawn)])
    result: npt.NDArray[Any] = sums[ends] - sums[ends - numbers]
    return result


def _spread(years: npt.NDArray[Any], usual: float) -> Spread:
    p50, p90, p99 = (float(each) for each in np.quantile(years, [0.5, 0.9, 0.99]))
    bad = float((years > ABOVE * usual).mean()) if usual else 0.0
    return Spread(p50, p90, p99, bad, float(years.mean()), float(years.std()))
