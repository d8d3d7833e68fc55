"""What can be asked for, and what is said when it cannot be made."""

import datetime
from dataclasses import replace

import pytest

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.synthesis.events import make_events
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import generate


def test_the_period_ends_on_the_fixed_day_and_starts_on_a_first():
    assert Parameters().until == datetime.date(2026, 10, 31)
    assert Parameters().first == datetime.date(2023, 11, 1)
    assert Parameters(months=1).first == datetime.date(2026, 10, 1)
    assert Parameters(months=10).first == datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("months", 0),
        ("months", 61),
        ("scale", 0.0),
        ("scale", 21),
        ("errors", -0.1),
        ("errors", 0.51),
        ("capacity", 0.4),
        ("seed", -1),
        ("until", datetime.date(2023, 12, 31)),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(argument, value):
    with pytest.raises(InvalidInputError, match=argument):
        Parameters(**{argument: value})


def test_an_unknown_region_is_refused():
    with pytest.raises(UnknownCodeError):
        next(generate(Parameters(region="JZ40")))


def test_more_people_than_test_numbers_are_refused_at_once():
    # 14,950 × 0.9 = 13,455 young people in a year.
    with pytest.raises(InvalidInputError, match=r"13455 .* 9091 .* hooguit 0\.61"):
        make_events(Parameters(months=12, scale=0.9))


MANY = Parameters(region="JZ43", months=1, scale=6, errors=0)
"""A month in which 2,830 × 6 = 16,980 young people a year have care."""


@pytest.mark.slow
def test_more_people_than_test_numbers_are_refused_with_a_scale_that_fits():
    with pytest.raises(InvalidInputError, match=r"9091 .* hooguit [45]\.\d\d"):
        make_events(MANY)


@pytest.mark.slow
def test_a_benchmark_may_repeat_numbers():
    people = make_events(replace(MANY, repeat_bsn=True)).personen
    assert people.height > 9091
    assert people["bsn"].n_unique() == 9091
