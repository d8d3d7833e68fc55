"""Many years of costly cases, drawn again from a list: alone, and pooled.

The number of cases of a municipality in a year is drawn from a Poisson distribution
around what is expected of it. What each costs is drawn, with replacement, from one list
of cases. Alone a municipality pays its own cases. Pooled it pays its share of what is
pooled, whatever happens to itself. Every drawn year adds up to the cent: what all pay
pooled is what all cases cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from jeugdregio.kernel.errors import InvalidInputError


ABOVE: Final = 10
"""A year is a setback from so many percent above what is expected."""

MOST_DRAWS: Final = 50_000_000
"""Cases drawn over all years at most: some hundreds of MB."""

_Years = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spread:
    """How much a year may cost, over all drawn years.

    Args:
        expected: Cents in a year, by the arithmetic of the assumptions.
        p50: Half of the years cost at most this, in cents.
        p90: Nine of ten years.
        p99: Ninety-nine of a hundred years.
        setback: Part of the years more than `ABOVE` percent above expected, 0 to 1.
        relative_sd: Standard deviation as part of expected; 0 where nothing is
            expected.
    """

    expected: float
    p50: int
    p90: int
    p99: int
    setback: float
    relative_sd: float


@dataclass(frozen=True, slots=True)
class MemberRisk:
    """One municipality: when it pays its own cases, and when they are pooled."""

    alone: Spread
    pooled: Spread


@dataclass(frozen=True, slots=True)
class PooledRisk:
    """All municipalities, with everything needed to make it again.

    Args:
        members: In the order given.
        seed: What chance started from.
        trials: How many years were drawn.
        limit_cents: What a municipality pays itself of a case; 0 pools whole cases.
        expected_cases: Cases a year expected of each.
        weights: Share of each in what is pooled.
        cases: How many cases the list holds.
    """

    members: tuple[MemberRisk, ...]
    seed: int
    trials: int
    limit_cents: int
    expected_cases: tuple[float, ...]
    weights: tuple[int, ...]
    cases: int


def pool_risk(
    cases: Sequence[int],
    *,
    expected_cases: Sequence[float],
    weights: Sequence[int],
    limit_cents: int = 0,
    trials: int = 10_000,
    seed: int,
) -> PooledRisk:
    """Draw years and compare paying alone with paying pooled.

    Args:
        cases: Cost of each case on the list, in cents, zero or more.
        expected_cases: Cases a year expected of each member; zero is allowed.
        weights: Share of each member in what is pooled, in any unit.
        limit_cents: What a member pays itself of each case before the pool pays.
        trials: How many years to draw.
        seed: Where chance starts; the same seed gives the same result.

    Raises:
        InvalidInputError: No cases or members, negative figures, all weights zero, or
            more to draw than `MOST_DRAWS`.

    Example:
        One member that pools with nobody pays its own cases:

        >>> found = pool_risk([500, 900], expected_cases=[3], weights=[1], seed=1)
        >>> found.members[0].alone == found.members[0].pooled
        True
    """
    _check(cases, expected_cases, weights, limit_cents, trials)
    costs = np.asarray(cases, dtype=np.int64)
    own = _draw_all(costs, expected_cases, trials, seed)
    # The same chance, so the same cases, now as far as everyone pays them alone.
    kept = _draw_all(np.minimum(costs, limit_cents), expected_cases, trials, seed)
    paid = kept + split_years((own - kept).sum(axis=0), weights)
    mean = float(costs.mean())
    mean_kept = float(np.minimum(costs, limit_cents).mean())
    pool = sum(expected_cases) * (mean - mean_kept)
    return PooledRisk(
        members=tuple(
            MemberRisk(
                alone=_spread(own[at], expected * mean),
                pooled=_spread(
                    paid[at],
                    expected * mean_kept + pool * weights[at] / sum(weights),
                ),
            )
            for at, expected in enumerate(expected_cases)
        ),
        seed=seed,
        trials=trials,
        limit_cents=limit_cents,
        expected_cases=tuple(map(float, expected_cases)),
        weights=tuple(weights),
        cases=len(cases),
    )


def split_years(totals: _Years, weights: Sequence[int]) -> _Years:
    """Share the total of every year by weight, by largest remainder.

    Args:
        totals: Cents per year, zero or more.
        weights: One per member.

    Returns:
        A row per member, a column per year; each column adds up to its total. Of equal
        remainders the first member has the cent.

    Example:
        >>> split_years(np.array([100, 101]), [1, 1, 1]).tolist()
        [[34, 34], [33, 34], [33, 33]]
    """
    shares = np.asarray(weights, dtype=np.int64)[:, None]
    whole = shares.sum()
    parts, remainders = np.divmod(totals[None, :] * shares, whole)
    left = totals - parts.sum(axis=0)
    order = np.argsort(-remainders, axis=0, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(len(weights))[:, None], axis=0)
    result: _Years = parts + (rank < left[None, :])
    return result


def _draw_all(
    costs: _Years, expected_cases: Sequence[float], trials: int, seed: int
) -> _Years:
    """A row per member, a column per year."""
    rng = np.random.default_rng(seed)
    return np.stack([_draw(costs, each, trials, rng) for each in expected_cases])


def _draw(
    costs: _Years, expected: float, trials: int, rng: np.random.Generator
) -> _Years:
    """The cost of a member in every drawn year."""
    numbers = rng.poisson(expected, trials)
    drawn = costs[rng.integers(0, len(costs), int(numbers.sum()))]
    sums = np.concatenate([[0], np.cumsum(drawn)])
    ends = np.cumsum(numbers)
    result: _Years = sums[ends] - sums[ends - numbers]
    return result


def _spread(years: _Years, expected: float) -> Spread:
    p50, p90, p99 = np.quantile(years, [0.5, 0.9, 0.99], method="inverted_cdf")
    above: npt.NDArray[Any] = years > expected * (100 + ABOVE) / 100
    return Spread(
        expected=expected,
        p50=int(p50),
        p90=int(p90),
        p99=int(p99),
        setback=float(above.mean()),
        relative_sd=float(years.std() / expected) if expected else 0.0,
    )


def _check(
    cases: Sequence[int],
    expected_cases: Sequence[float],
    weights: Sequence[int],
    limit_cents: int,
    trials: int,
) -> None:
    if (
        not cases
        or not expected_cases
        or len(weights) != len(expected_cases)
        or min(*cases, *weights, *expected_cases, limit_cents) < 0
        or not sum(weights)
        or trials < 1
    ):
        raise InvalidInputError(
            "Om jaren te trekken zijn gemeenten en gevallen nodig, zonder negatieve "
            "getallen.",
            hint="Verbeter de invoer.",
        )
    # What is shared, times a weight, must fit in 64 bits.
    largest = max(cases) * (sum(expected_cases) + 100) * 10 * max(weights)
    if sum(expected_cases) * trials > MOST_DRAWS or largest > 2**62:
        raise InvalidInputError(
            "Dit zijn te veel gevallen om jaren van te trekken.",
            hint="Neem minder jaren of minder gemeenten.",
        )
