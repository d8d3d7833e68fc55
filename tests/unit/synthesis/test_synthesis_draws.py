"""Draws that keep to a given division."""

import datetime

import numpy as np
import pytest

from jeugdregio.synthesis.draws import (
    FIRST_STEP,
    SECOND_STEP,
    number_day,
    seasonal_days,
    spread,
)


@pytest.mark.parametrize("offset", [0.0, 0.3, 0.99])
@pytest.mark.parametrize("step", [FIRST_STEP, SECOND_STEP])
def test_any_run_of_draws_is_near_the_shares(offset, step):
    drawn = spread(1000, (0.62, 0.30, 0.08), offset, step)
    for begin in (0, 333, 900):
        run = drawn[begin : begin + 100]
        counts = [int((run == place).sum()) for place in range(3)]
        assert counts == pytest.approx([62, 30, 8], abs=3)


def test_more_draws_do_not_change_the_first():
    few = spread(10, (0.5, 0.5), 0.2, FIRST_STEP)
    many = spread(50, (0.5, 0.5), 0.2, FIRST_STEP)
    assert few.tolist() == many[:10].tolist()


def test_requests_come_on_working_days_and_fewer_in_summer():
    first, last = (datetime.date(2025, 1, 1) - datetime.date(1970, 1, 1)).days, 20453
    assert number_day(last) == datetime.date(2025, 12, 31)
    days = seasonal_days(2400, first, last, np.random.default_rng(5))
    dates = [number_day(day) for day in days]
    assert all(day.weekday() < 5 for day in dates)
    assert min(dates) >= datetime.date(2025, 1, 1)
    assert max(dates) <= datetime.date(2025, 12, 31)
    per_month = [sum(day.month == month for day in dates) for month in range(1, 13)]
    # 2400 over twelve months is 200; August has 21 working days and weight 0.65.
    assert per_month[7] < 150 < 200 < per_month[9]
