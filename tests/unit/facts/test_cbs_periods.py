"""Period codes and publication status; boundaries from the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from jeugdregio.facts.cbs.periods import parse_period, parse_status
from jeugdregio.kernel.errors import SourceUnavailableError


@pytest.mark.parametrize(
    ("code", "kind", "first", "last"),
    [
        ("2023JJ00", "jaar", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023HJ01", "halfjaar", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023HJ02", "halfjaar", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023KW01", "kwartaal", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023KW04", "kwartaal", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023MM02", "maand", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024MM02", "maand", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023MM12", "maand", date(2023, 12, 1), date(2023, 12, 31)),
        ("20230630", "dag", date(2023, 6, 30), date(2023, 6, 30)),
        (" 2023HJ01  ", "halfjaar", date(2023, 1, 1), date(2023, 6, 30)),
    ],
)
def test_period_has_kind_and_bounds(code, kind, first, last):
    period = parse_period(code)

    assert (period.kind, period.first_day, period.last_day) == (kind, first, last)
    assert period.code == code.strip()


@pytest.mark.parametrize(
    "code",
    [
        *("", "2023", "2023JJ01", "2023HJ00", "2023HJ03", "2023KW05", "2023MM00"),
        *("2023MM13", "20230631", "20231301", "2024SJ00", "0000JJ00", "2023jj00"),
        "\u0662\u0660\u0662\u0663JJ00",
    ],
)
def test_unknown_period_is_an_error_that_names_it(code):
    with pytest.raises(SourceUnavailableError, match="2023HJ01"):
        parse_period(code)


def test_periods_sort_by_time_not_by_code():
    # As text 20230630 sorts before 2023HJ01, which begins on 1 January.
    codes = ["20230630", "2023HJ01", "2022JJ00"]

    ordered = sorted(parse_period(code) for code in codes)

    assert [each.code for each in ordered] == ["2022JJ00", "2023HJ01", "20230630"]


@pytest.mark.parametrize(
    ("word", "title", "status"),
    [
        ("Definitief", "2021", "definitief"),
        ("Voorlopig", "2022", "voorlopig"),
        ("NaderVoorlopig", "2023", "nader voorlopig"),
        ("Nader voorlopig", "2023", "nader voorlopig"),
        (None, "2024*", "voorlopig"),
        ("", "2024**", "nader voorlopig"),
        (None, "2024", "onbekend"),
        ("Herzien", "2024", "onbekend"),
    ],
)
def test_status_comes_from_the_word_then_from_the_stars(word, title, status):
    assert parse_status(word, title) == status
