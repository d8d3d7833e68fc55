"""CS002, JW301 to JW325: the eleven test of a Bsn."""

import pytest

from jeugdregio.rules.constraints.cs002 import RULE
from spec.rules.tables import client, header, make_batch, outcome_of, stop_product


title = "CS002 Bsn voldoet aan de elfproef"


def outcome(bsn: str | None) -> list[str]:
    tops = [header("JW307"), client(stop_product(), bsn=bsn)]
    return outcome_of(RULE, make_batch("JW307", tops))


def test_passes_with_a_number_of_the_test_range():
    # 999900006
    weighed = 9 * 9 + 8 * 9 + 7 * 9 + 6 * 9 + 5 * 0 + 4 * 0 + 3 * 0 + 2 * 0 - 1 * 6
    assert weighed == 264 == 24 * 11
    assert outcome("999900006") == ["goed"]


def test_passes_with_the_published_example():
    # 123456782
    weighed = 9 * 1 + 8 * 2 + 7 * 3 + 6 * 4 + 5 * 5 + 4 * 6 + 3 * 7 + 2 * 8 - 1 * 2
    assert weighed == 154 == 14 * 11
    assert outcome("123456782") == ["goed"]


@pytest.mark.parametrize("last", "012345789")
def test_violated_with_any_other_last_digit(last):
    assert outcome("99990000" + last) == ["overtreding"]


def test_violated_with_two_digits_swapped():
    # 999900018 passes; 999900081: 270 + 2 * 8 - 1 = 285 = 25 * 11 + 10
    assert outcome("999900018") == ["goed"]
    assert 9 * 9 + 8 * 9 + 7 * 9 + 6 * 9 + 2 * 8 - 1 == 285 == 25 * 11 + 10
    assert outcome("999900081") == ["overtreding"]


def test_boundary_leading_zero_counts_as_a_digit():
    # 012345672: 0 + 8 + 14 + 18 + 20 + 20 + 18 + 14 - 2 = 110
    weighed = 9 * 0 + 8 * 1 + 7 * 2 + 6 * 3 + 5 * 4 + 4 * 5 + 3 * 6 + 2 * 7 - 1 * 2
    assert weighed == 110 == 10 * 11
    assert outcome("012345672") == ["goed"]


@pytest.mark.parametrize(
    "bsn", ["12345672", "9999000060", "99990000a", "", "-99990000"]
)
def test_boundary_nine_digits_and_nothing_else(bsn):
    assert outcome(bsn) == ["overtreding"]


def test_violated_with_nine_zeros():
    # The sum is 0, a multiple of eleven; but it is nobody's number.
    assert outcome("000000000") == ["overtreding"]


def test_absent_bsn_is_not_judged():
    assert outcome(None) == ["niet_beoordeeld"]
