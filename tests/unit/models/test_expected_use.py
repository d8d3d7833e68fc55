"""The expected use: the line, the folds, the range and its measured coverage."""

from __future__ import annotations

import numpy as np
import pytest

from jeugdregio.models.expected_use import Expectation, expect_use, fit_line


def test_a_line_through_points_on_a_line():
    # y = 3 + 2a - b
    x = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [2.0, 3.0]])
    line = fit_line(x, 3 + 2 * x[:, 0] - x[:, 1])
    assert line(np.array([[5.0, 4.0]])) == pytest.approx([9.0])


def test_it_is_least_squares():
    rng = np.random.default_rng(11)
    x, y = rng.normal(size=(60, 4)), rng.normal(size=60)
    ones = np.column_stack([np.ones(60), x])
    best, *_ = np.linalg.lstsq(ones, y, rcond=None)  # an independent solver
    assert fit_line(x, y)(x) == pytest.approx(ones @ best), "seed 11"


def test_a_region_plays_no_part_in_its_own_expectation():
    rng = np.random.default_rng(5)
    x, y, regions = rng.normal(size=(40, 2)), rng.normal(size=40), list("abcde") * 8
    weights = np.ones(40)
    before, _ = expect_use(x, y, weights, regions)
    changed = np.where(np.array(regions) == "a", y + 100, y)
    after, _ = expect_use(x, changed, weights, regions)
    for at, region in enumerate(regions):
        assert (before[at] == after[at]) == (region == "a"), "seed 5"


def test_the_range_is_the_quantile_of_the_errors_of_the_others():
    # One feature that tells nothing (alternating), so the line is about the mean.
    x = np.array([[float(at % 2)] for at in range(12)])
    y = np.array([0.0, 0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 5.0])
    regions = [letter for letter in "abcdef" for _ in range(2)]
    found, _ = expect_use(x, y, np.ones(12), regions, level=0.8)
    # Region a: the others are 1..5 twice, mean 3. Left out in turn the mean of the
    # four others is (15 - v) / 4, so the error is |v - (15 - v) / 4| = |5v - 15| / 4:
    # 2.5, 1.25, 0, 1.25, 2.5, each twice. ceil(11 x 0.8) = 9th smallest of 10: 2.5.
    assert found[0].expected == pytest.approx(3.0)
    assert (found[0].low, found[0].high) == (pytest.approx(0.5), pytest.approx(5.5))


def test_naive_errors_by_hand():
    x = np.array([[0.0], [1.0], [2.0], [4.0], [7.0], [8.0]])
    y = np.array([1.0, 1.0, 2.0, 2.0, 6.0, 6.0])
    weights = np.array([1.0, 1.0, 1.0, 1.0, 3.0, 3.0])
    _, quality = expect_use(x, y, weights, ["a", "a", "b", "b", "c", "c"])
    # Mean of the others: a: (2+2+6+6)/4 = 4, b: (1+1+6+6)/4 = 3.5, c: 1.5.
    # Errors: 3, 3, 1.5, 1.5, 4.5, 4.5: mean 3.
    assert quality.naive_mae == pytest.approx(3.0)
    # Squares: 9, 9, 2.25, 2.25, 20.25, 20.25: mean 10.5.
    assert quality.naive_rmse == pytest.approx(10.5**0.5)
    # Pooled: a: (2+2+18+18)/8 = 5, b: (1+1+18+18)/8 = 4.75, c: 6/4 = 1.5.
    # Errors: 4, 4, 2.75, 2.75, 4.5, 4.5: mean 3.75.
    assert quality.rate_mae == pytest.approx(3.75)
    assert (quality.areas, quality.regions) == (6, 3)


@pytest.mark.parametrize(
    ("value", "place"),
    [(0.99, "below"), (1.0, "within"), (3.0, "within"), (3.01, "above")],
)
def test_the_ends_of_the_range_are_within(value, place):
    assert Expectation(expected=2.0, low=1.0, high=3.0).place(value) == place


def test_a_share_is_never_expected_below_zero():
    x = np.array([[float(at)] for at in range(9)])
    y = np.array([0.0, 0.1, 0.0, 0.2, 0.0, 0.1, 0.3, 0.0, 5.0])
    found, _ = expect_use(x, y, np.ones(9), list("abcabcabc"))
    assert all(each.low >= 0 for each in found)


def test_coverage_is_measured_and_near_the_level_where_the_world_is_a_line():
    rng = np.random.default_rng(342)
    x = rng.normal(size=(600, 3))
    y = 10 + x @ np.array([1.0, -2.0, 0.5]) + rng.normal(size=600)
    regions = [f"r{at % 30}" for at in range(600)]
    found, quality = expect_use(x, y, np.ones(600), regions, level=0.8)
    held = np.mean([e.low <= v <= e.high for e, v in zip(found, y, strict=True)])
    assert quality.coverage == pytest.approx(held), "seed 342"
    # binomial: sqrt(0.8 x 0.2 / 600) = 0.016; three of them
    assert abs(quality.coverage - 0.8) < 0.049, "seed 342"
