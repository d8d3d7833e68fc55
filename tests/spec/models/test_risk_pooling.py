"""Sharing costly cases: what chance may change and what it may not."""

from __future__ import annotations

import numpy as np
import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.risk_pooling.resample import lognormal_cases, resample


SEED = 7


def drawn(expected, *, cases=(100,), years=4_000, seed=SEED):
    return resample(expected, cases, years=years, rng=np.random.default_rng(seed))


def test_the_same_chance_gives_the_same_years():
    one, two = drawn([3, 8], cases=(50, 900)), drawn([3, 8], cases=(50, 900))
    assert one == two
    assert one != drawn([3, 8], cases=(50, 900), seed=8)


def test_pooled_with_nobody_is_alone():
    (only,) = drawn([5], cases=(10, 1000)).of
    assert only.pooled == only.alone


@pytest.mark.parametrize("count", [4, 16])
def test_the_spread_of_equal_members_falls_with_the_root_of_their_number(count):
    print(f"seed {SEED}")
    found = drawn([10.0] * count, cases=(10, 50, 1000))
    alone = np.mean([each.alone.deviation for each in found.of])
    # Independent members: the deviation of the mean of n is that of one / root of n.
    # 4,000 years give a deviation within some 2%; three times that is allowed.
    assert found.of[0].pooled.deviation == pytest.approx(alone / count**0.5, rel=0.06)


def test_what_is_paid_together_is_what_all_cases_cost():
    found = drawn([1, 20, 4], cases=(10, 1000)).of
    alone = sum(each.alone.mean for each in found)
    assert sum(each.pooled.mean for each in found) == pytest.approx(alone, rel=1e-12)


def test_the_average_year_is_expected_cases_times_average_cost():
    # 20 cases of (100 + 300) / 2 = 200 on average: 4000. The deviation of one year is
    # root of 20 x (100^2 + 300^2) / 2 = 1000; of the average of 4,000 years 16.
    (only,) = drawn([20], cases=(100, 300)).of
    assert only.expected_cents == 4000
    assert only.alone.mean == pytest.approx(4000, abs=3 * 16)


def test_a_bad_year_is_more_than_a_tenth_above_what_is_expected():
    # One case of 100 expected: a bad year has two or more. Poisson: 1 - 2/e = 26.4%;
    # 4,000 years: deviation 0.7%.
    (only,) = drawn([1]).of
    assert only.alone.bad_share == pytest.approx(1 - 2 / np.e, abs=0.021)
    assert (only.alone.p50, only.alone.p99) == (100, 400)  # P(at most 4) = 99.6%


def test_who_expects_nothing_pays_nothing():
    nobody, other = drawn([0, 5]).of
    assert (nobody.pooled.p99, nobody.alone.p99, nobody.alone.bad_share) == (0, 0, 0)
    assert other.pooled == other.alone


def test_made_up_cases_have_the_median_that_is_asked():
    cases = lognormal_cases(
        20_001, median_cents=1000, sigma=0.8, rng=np.random.default_rng(SEED)
    )
    # The deviation of a median of 20,001: 1.25 x 0.8 / root of 20,001 = 0.7%.
    assert sorted(cases)[10_000] == pytest.approx(1000, rel=0.022)
    # One in a hundred above exp(2.33 x 0.8) = 6.4 medians.
    assert sorted(cases)[19_800] == pytest.approx(6430, rel=0.1)


@pytest.mark.parametrize(
    ("expected", "cases", "years"),
    [([], (1,), 10), ([1], (), 10), ([-1], (1,), 10), ([1], (1,), 0)],
)
def test_input_that_cannot_be_is_told(expected, cases, years):
    with pytest.raises(InvalidInputError):
        drawn(expected, cases=cases, years=years)
