"""The calendar of facts about care, at the ends of what a date can be."""

from datetime import date

from care_fixture import care_rows
from jeugdregio.facts.care.shape import MOST_YEARS, care_tables


def calendar(first, last):
    tables = care_tables(care_rows(first_day=first, last_day=last))
    return tables["kalender"].rows()


def test_the_last_month_there_is():
    months = calendar(date(2024, 5, 17), date(9999, 12, 2))
    # five whole years of months; the last one ends on the last day of data
    assert len(months) == MOST_YEARS * 12
    assert months[0][1:] == ("9995-01", date(9995, 1, 1), date(9995, 1, 31))
    assert months[-1][1:] == ("9999-12", date(9999, 12, 1), date(9999, 12, 2))


def test_a_first_day_after_the_last_is_no_month():
    assert calendar(date(2099, 1, 1), date(2026, 10, 31)) == []


def test_months_of_a_leap_year():
    months = calendar(date(2024, 1, 31), date(2024, 3, 1))
    assert [month[2:] for month in months] == [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 3, 1)),
    ]
