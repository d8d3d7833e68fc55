"""Pooling costly cases: what it costs, what it evens out, and that it adds up."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.split import split
from jeugdregio.models.risk_pooling.cases import CaseModel, draw_cases
from jeugdregio.models.risk_pooling.pool import pool_risk, split_years


SEED = 24
CASES = (2_000_000, 3_000_000, 5_000_000, 30_000_000)
"""Mean 10.000.000 cents; mean of squares 2.345e14."""


def pooled(expected, weights=None, **more):
    weights = weights or [1] * len(expected)
    return pool_risk(CASES, expected_cases=expected, weights=weights, seed=SEED, **more)


def test_same_seed_same_result_and_it_carries_what_made_it():
    found = pooled([4, 1.5], [8, 3], trials=500)
    assert found == pooled([4, 1.5], [8, 3], trials=500)
    assert (found.seed, found.trials, found.cases) == (SEED, 500, 4)
    assert (found.expected_cases, found.weights, found.limit_cents) == (
        (4.0, 1.5),
        (8, 3),
        0,
    )
    other = pool_risk(
        CASES, expected_cases=[4, 1.5], weights=[8, 3], trials=500, seed=SEED + 1
    )
    assert other.members != found.members


def test_expected_is_arithmetic():
    # 4 and 1,5 cases of 10.000.000; pooled by 8 : 3 of 55.000.000.
    first, second = pooled([4, 1.5], [8, 3], trials=10).members
    assert (first.alone.expected, second.alone.expected) == (40_000_000, 15_000_000)
    assert first.pooled.expected == pytest.approx(40_000_000)
    assert second.pooled.expected == pytest.approx(15_000_000)
    # Up to 5.000.000 of each case oneself: 15/4 = 3.750.000 on average, so 6.250.000
    # of each of 5,5 cases is pooled, half for each: 17.187.500.
    first, second = pooled([4, 1.5], limit_cents=5_000_000, trials=10).members
    assert first.pooled.expected == pytest.approx(15_000_000 + 17_187_500)
    assert second.pooled.expected == pytest.approx(5_625_000 + 17_187_500)


@pytest.mark.parametrize("limit", [0, 4_000_000])
def test_one_member_pooled_is_alone(limit):
    [only] = pooled([3], limit_cents=limit, trials=2_000).members
    assert only.alone == only.pooled


def test_a_limit_above_every_case_pools_nothing():
    for each in pooled([3, 1], limit_cents=30_000_000, trials=500).members:
        assert each.alone == each.pooled


def test_every_year_adds_up_to_the_cent_as_by_the_cost_keys():
    print(f"seed {SEED}")
    chance = np.random.default_rng(SEED)
    totals = chance.integers(0, 10**9, 300)
    weights = [7, 0, 3, 3, 11]
    years = split_years(totals, weights)
    assert (years.sum(axis=0) == totals).all()
    assert [tuple(year) for year in years.T.tolist()] == [
        split(total, weights) for total in totals.tolist()
    ]


@pytest.mark.parametrize("count", [1, 4, 16])
def test_identical_members_spread_by_one_over_the_root_of_their_number(count):
    # A year of cases (compound Poisson): sd = sqrt(n E[X²]); E[X²] = (4 + 9 + 25 +
    # 900) / 4 e12 = 234,5e12. Of 4 cases: sqrt(938e12) = 30.626.785, on 40.000.000.
    alone = sqrt(4 * 234.5e12) / 40_000_000
    print(f"seed {SEED}")
    found = pooled([4] * count, trials=20_000).members

    for each in found:
        assert each.alone.relative_sd == pytest.approx(alone, rel=0.03)
        assert each.pooled.relative_sd == pytest.approx(alone / sqrt(count), rel=0.03)
        assert each.pooled.p99 <= each.alone.p99
        assert each.alone.p50 <= each.alone.p90 <= each.alone.p99


def test_chance_of_a_setback_can_rise_by_pooling_while_bad_years_get_milder():
    # Costs are skewed: alone most years are cheap and a few very dear. So pooling is
    # about how bad a year is, and a page may not promise fewer setbacks.
    print(f"seed {SEED}")
    one = pooled([4] * 4, trials=20_000).members[0]
    assert one.pooled.setback > one.alone.setback
    assert one.pooled.p90 < one.alone.p90
    assert one.pooled.p99 < one.alone.p99


def test_without_cases_expected_there_is_neither_cost_nor_risk():
    spread = pooled([0, 2], [0, 1], trials=200).members[0]
    assert spread.alone == spread.pooled
    assert (spread.alone.p99, spread.alone.setback, spread.alone.relative_sd) == (
        0,
        0.0,
        0.0,
    )


def test_made_up_cases_have_the_median_and_tail_of_their_model():
    model = CaseModel(2.0, 6_000_000, 0.8, 60_000_000)
    print(f"seed {SEED}")
    cases = sorted(draw_cases(40_000, model, np.random.default_rng(SEED)))
    # Lognormal: one in ten above the median times e^(1,2816 · 0,8) = 2,788.
    assert cases[20_000] == pytest.approx(6_000_000, rel=0.02)
    assert cases[36_000] == pytest.approx(6_000_000 * 2.788, rel=0.03)
    assert max(cases) <= 60_000_000
    again = draw_cases(40_000, model, np.random.default_rng(SEED))
    assert sorted(again) == cases


@pytest.mark.parametrize(
    "make",
    [
        lambda: pooled([]),
        lambda: pooled([1, -1]),
        lambda: pooled([1, 1], [0, 0]),
        lambda: pooled([1, 1], [1]),
        lambda: pooled([1], trials=0),
        lambda: pooled([1], limit_cents=-1),
        lambda: pooled([10_000], trials=10_000),
        lambda: pool_risk([], expected_cases=[1], weights=[1], seed=1),
        lambda: pool_risk([2**50], expected_cases=[9], weights=[10**6], seed=1),
        lambda: CaseModel(2.0, 0, 0.8, 5),
        lambda: CaseModel(2.0, 10, 0.8, 5),
        lambda: CaseModel(-1.0, 10, 0.8, 50),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(make):
    with pytest.raises(InvalidInputError) as caught:
        make()
    assert caught.value.hint
