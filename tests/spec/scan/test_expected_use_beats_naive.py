"""The expected use is better than naive on municipalities it never saw.

The folds, the fits and the errors are computed here anew, from the CSV files, with
another solver. Outcome: young people with youth care in 2022 by inhabitants to 25.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from jeugdregio.actions.gather_scan import EXPECTS_BY, gather_scan
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.herindelingen import successor
from jeugdregio.standards.kenmerken import kenmerk_values


@pytest.fixture(scope="module")
def world():
    users, young, region = {}, {}, {}
    for row in read_rows("gebruik_cbs"):
        if row["jaar"] == "2022":
            code = successor(row["gm_code"])
            users[code] = users.get(code, 0) + int(row["jongeren_totaal"])
    for row in read_rows("jeugdbevolking"):
        if row["jaar"] == "2022":
            code = successor(row["gm_code"])
            more = int(row["inwoners_0_14"]) + int(row["inwoners_15_24"])
            young[code] = young.get(code, 0) + more
    for row in read_rows("lidmaatschap"):
        if row["indeling"] == "ijw_2026":
            region[row["gm_code"]] = row["jz_code"]
    codes = sorted(users)
    values = kenmerk_values()
    return {
        "codes": codes,
        "x": np.array([[1.0, *(values[n][c] for n in EXPECTS_BY)] for c in codes]),
        "y": np.array([users[c] / young[c] for c in codes]),
        "young": np.array([float(young[c]) for c in codes]),
        "region": np.array([region[c] for c in codes]),
    }


def leave_out(world, groups):
    """Predictions for each group by what lies outside it: line, mean, pooled rate."""
    x, y, young = world["x"], world["y"], world["young"]
    line, mean, rate = (np.empty(len(y)) for _ in range(3))
    for group in set(groups.tolist()):
        inside = groups == group
        rest = ~inside
        solution, *_ = np.linalg.lstsq(x[rest], y[rest], rcond=None)
        line[inside] = x[inside] @ solution
        mean[inside] = sum(y[rest]) / rest.sum()
        rate[inside] = (y[rest] * young[rest]).sum() / young[rest].sum()
    return line, mean, rate


def mae(world, predicted):
    return 100 * float(np.mean(np.abs(world["y"] - predicted)))


def rmse(world, predicted):
    return 100 * math.sqrt(float(np.mean((world["y"] - predicted) ** 2)))


def test_better_than_naive_with_whole_regions_left_out(world):
    line, mean, rate = leave_out(world, world["region"])
    # per 100 inhabitants to 25: model 1.22 (rms 1.62); mean of all 1.44 (1.83); the
    # same rate everywhere 1.44 (1.83)
    assert [round(mae(world, each), 2) for each in (line, mean, rate)] == [
        1.22,
        1.44,
        1.44,
    ]
    assert [round(rmse(world, each), 2) for each in (line, mean, rate)] == [
        1.62,
        1.83,
        1.83,
    ]
    assert mae(world, line) < 0.9 * min(mae(world, mean), mae(world, rate))
    assert rmse(world, line) < 0.9 * min(rmse(world, mean), rmse(world, rate))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_better_than_naive_with_tenths_of_the_municipalities_left_out(world, seed):
    groups = np.random.default_rng(seed).permutation(len(world["y"])) % 10
    line, mean, rate = leave_out(world, groups)
    assert mae(world, line) < min(mae(world, mean), mae(world, rate)), f"seed {seed}"
    assert rmse(world, line) < min(rmse(world, mean), rmse(world, rate)), f"seed {seed}"


def test_the_product_tells_these_errors(world, workspace):
    line, mean, rate = leave_out(world, world["region"])
    told = gather_scan(workspace).validation
    assert 100 * told.mae == pytest.approx(mae(world, line))
    assert 100 * told.rmse == pytest.approx(rmse(world, line))
    assert 100 * told.naive_mae == pytest.approx(mae(world, mean))
    assert 100 * told.naive_rmse == pytest.approx(rmse(world, mean))
    assert 100 * told.rate_mae == pytest.approx(mae(world, rate))
    assert 100 * told.rate_rmse == pytest.approx(rmse(world, rate))
    assert (told.areas, told.regions) == (342, 42)


def test_expectation_of_each_is_made_without_its_region(world, workspace):
    line, _, _ = leave_out(world, world["region"])
    found = gather_scan(workspace).expectations
    assert len(found) == 342
    for code, expected in zip(world["codes"], line, strict=True):
        assert found[code].expected == pytest.approx(expected)


def test_the_range_holds_what_it_was_made_for_out_of_sample(world, workspace):
    """Range of one region from the left-out errors of the other 41, counted here."""
    x, y, region = world["x"], world["y"], world["region"]
    held = 0
    for name in sorted(set(region.tolist())):
        rest = region != name
        part = {"x": x[rest], "y": y[rest], "young": world["young"][rest]}
        line, _, _ = leave_out(part, region[rest])
        errors = sorted(abs(part["y"] - line))
        width = errors[math.ceil((len(errors) + 1) * 0.8) - 1]
        solution, *_ = np.linalg.lstsq(x[rest], y[rest], rcond=None)
        held += int((abs(y[~rest] - x[~rest] @ solution) <= width).sum())
    assert held == 272  # 272 / 342 = 79.5%, made for 80%
    told = gather_scan(workspace).validation
    assert told.coverage == pytest.approx(272 / 342)
    assert told.level == 0.8
