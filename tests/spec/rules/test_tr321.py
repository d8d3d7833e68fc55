"""TR321, JW323: a volume against what was granted for its period.

The figures are of the worked examples in the invulinstructies IV076, IV077 and IV078.
"""

from datetime import date

import pytest

from jeugdregio.rules.technical.tr321 import RULE
from spec.rules.tables import FrameRegister, outcome_of_claim, prestatie, toewijzing


title = "TR321 Volume past in de toewijzing"

MINUUT, UUR, ETMAAL, DAGDEEL, STUKS, EURO = "01", "04", "14", "16", "82", "83"
PER_DAG, PER_WEEK, PER_MAAND, TOTAAL = "1", "2", "4", "6"


def granted(volume, eenheid, frequentie, ingang, einde) -> dict:
    return toewijzing(
        omvang_volume=volume,
        omvang_eenheid=eenheid,
        omvang_frequentie=frequentie,
        ingangsdatum=ingang,
        einddatum=einde,
    )


def outcome(known: dict, volume, begin: date, end: date, eenheid: str = "") -> list:
    each = prestatie(
        geleverd_volume=volume,
        eenheid=eenheid or known["omvang_eenheid"],
        product_periode_begindatum=begin,
        product_periode_einddatum=end,
    )
    return outcome_of_claim(RULE, each, register=FrameRegister(toewijzing=[known]))


def check_boundary(known: dict, most: int, begin: date, end: date) -> None:
    """Exactly the most passes, one more does not."""
    assert outcome(known, most, begin, end) == ["goed"]
    assert outcome(known, most + 1, begin, end) == ["overtreding"]


YEAR = date(2025, 1, 1), date(2025, 12, 31)

# IV076: 3 hours per week, 7 July up to and including 7 September 2025.
IV076 = granted(3, UUR, PER_WEEK, date(2025, 7, 7), date(2025, 9, 7))

# IV077: 3 hours per week, 7 October up to and including 30 December 2025.
IV077 = granted(3, UUR, PER_WEEK, date(2025, 10, 7), date(2025, 12, 30))


def test_passes_with_what_was_delivered_in_iv076():
    # Every Thursday 2.5 hours: four in July make 10, one in September 2.5. IV079: an
    # hour that is not full is rounded.
    assert outcome(IV076, 10, date(2025, 7, 7), date(2025, 7, 31)) == ["goed"]
    assert outcome(IV076, 10, date(2025, 8, 1), date(2025, 8, 31)) == ["goed"]
    assert outcome(IV076, 3, date(2025, 9, 1), date(2025, 9, 7)) == ["goed"]


def test_violated_with_more_than_the_weeks_hold():
    assert outcome(IV076, 20, date(2025, 9, 1), date(2025, 9, 7)) == ["overtreding"]


@pytest.mark.parametrize(
    ("begin", "end", "weeks"),
    [
        (date(2025, 7, 7), date(2025, 7, 31), 4),  # weeks 28, 29, 30, 31
        (date(2025, 8, 1), date(2025, 8, 31), 5),  # weeks 31 to 35
        (date(2025, 9, 1), date(2025, 9, 7), 1),  # week 36
    ],
)
def test_boundary_per_week_counts_broken_weeks_iv076(begin, end, weeks):
    check_boundary(IV076, weeks * 3, begin, end)


@pytest.mark.parametrize(
    ("begin", "end", "weeks"),
    [
        (date(2025, 10, 7), date(2025, 10, 31), 4),  # weeks 41 to 44
        (date(2025, 11, 1), date(2025, 11, 30), 5),  # weeks 44 to 48
        # weeks 49 to 52, and the days of week 1 of 2026 that are in December
        (date(2025, 12, 1), date(2025, 12, 30), 5),
    ],
)
def test_boundary_per_week_over_the_year_iv077(begin, end, weeks):
    check_boundary(IV077, weeks * 3, begin, end)


def test_boundary_a_month_can_touch_six_weeks():
    # March 2026: Sunday 1 March is in week 9, Tuesday 31 March in week 14.
    known = granted(3, UUR, PER_WEEK, date(2026, 1, 1), date(2026, 12, 31))
    check_boundary(known, 6 * 3, date(2026, 3, 1), date(2026, 3, 31))


def test_boundary_first_broken_week_counts_whole_iv078():
    # 12 November up to and including 13 December, 3 hours per week: 9 hours until 30
    # November. The example fits 2025, where 16 November is a Sunday: weeks 46, 47, 48.
    known = granted(3, UUR, PER_WEEK, date(2025, 11, 12), date(2025, 12, 13))
    check_boundary(known, 9, date(2025, 11, 12), date(2025, 11, 30))


def test_boundary_broken_month_counts_whole_iv078():
    # 15 hours per month from 14 October 2026.
    known = granted(15, UUR, PER_MAAND, date(2026, 10, 14), date(2026, 12, 13))
    check_boundary(known, 15, date(2026, 10, 14), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("begin", "end", "sundays"),
    [
        (date(2025, 7, 7), date(2025, 7, 31), 3),  # 13, 20, 27 July
        (date(2025, 8, 1), date(2025, 8, 31), 5),  # 3, 10, 17, 24, 31 August
        (date(2025, 9, 1), date(2025, 9, 7), 1),  # 7 September
    ],
)
def test_boundary_output_counts_sundays_iv076(begin, end, sundays):
    # 300 euros per week, ends on Sunday 7 September: 900, 1500 and 300 euros.
    known = granted(30_000, EURO, PER_WEEK, date(2025, 7, 7), date(2025, 9, 7))
    check_boundary(known, sundays * 30_000, begin, end)


@pytest.mark.parametrize(
    ("begin", "end", "weeks"),
    [
        (date(2025, 7, 7), date(2025, 7, 31), 3),
        # Five Sundays, and the week that breaks off on Saturday 6 September: 31 August
        # is the last Sunday of the toewijzing.
        (date(2025, 8, 1), date(2025, 8, 31), 5 + 1),
        (date(2025, 9, 1), date(2025, 9, 6), 0),
    ],
)
def test_boundary_output_ends_on_another_day_iv076(begin, end, weeks):
    known = granted(30_000, EURO, PER_WEEK, date(2025, 7, 7), date(2025, 9, 6))
    check_boundary(known, weeks * 30_000, begin, end)


@pytest.mark.parametrize(
    ("begin", "end", "weeks"),
    [
        (date(2025, 10, 7), date(2025, 10, 31), 3),  # 12, 19, 26 October
        (date(2025, 11, 1), date(2025, 11, 30), 5),  # 2, 9, 16, 23, 30 November
        # 7, 14, 21, 28 December; the 28th is the last Sunday before Wednesday the 31st
        (date(2025, 12, 1), date(2025, 12, 31), 4 + 1),
    ],
)
def test_boundary_output_until_the_end_of_the_year_iv077(begin, end, weeks):
    # 300 euros per week: 900, 1500 and 1500 euros.
    known = granted(30_000, EURO, PER_WEEK, date(2025, 10, 7), date(2025, 12, 31))
    check_boundary(known, weeks * 30_000, begin, end)


def test_boundary_output_in_pieces_counts_sundays_too():
    known = granted(2, STUKS, PER_WEEK, date(2025, 7, 7), date(2025, 9, 5))
    check_boundary(known, 6 * 2, date(2025, 8, 1), date(2025, 8, 31))


def test_boundary_output_counts_a_sunday_on_the_first_and_the_last_day():
    # 1 June 2025 is a Sunday, 31 August 2025 too.
    known = granted(30_000, EURO, PER_WEEK, *YEAR)
    check_boundary(known, 5 * 30_000, date(2025, 6, 1), date(2025, 6, 30))
    check_boundary(known, 1 * 30_000, date(2025, 8, 31), date(2025, 8, 31))


def test_boundary_output_without_any_sunday_is_one_week_where_it_ends():
    # Our reading: Monday 28 July up to and including Friday 1 August 2025.
    known = granted(30_000, EURO, PER_WEEK, date(2025, 7, 28), date(2025, 8, 1))
    check_boundary(known, 0, date(2025, 7, 28), date(2025, 7, 31))
    check_boundary(known, 30_000, date(2025, 8, 1), date(2025, 8, 1))


def test_boundary_per_month():
    # IV042: 200 euros per month.
    known = granted(20_000, EURO, PER_MAAND, *YEAR)
    check_boundary(known, 20_000, date(2025, 8, 1), date(2025, 8, 31))


def test_boundary_per_day():
    # February 2025 has 28 days.
    known = granted(2, UUR, PER_DAG, *YEAR)
    check_boundary(known, 28 * 2, date(2025, 2, 1), date(2025, 2, 28))


def test_boundary_total_within_the_toewijzing():
    known = granted(80, DAGDEEL, TOTAAL, *YEAR)
    check_boundary(known, 80, date(2025, 2, 1), date(2025, 2, 28))


def test_boundary_minutes_claimed_on_hours():
    # 4 hours per month = 240 minutes
    known = granted(4, UUR, PER_MAAND, *YEAR)
    month = date(2025, 8, 1), date(2025, 8, 31)
    assert outcome(known, 4 * 60, *month, eenheid=MINUUT) == ["goed"]
    assert outcome(known, 4 * 60 + 1, *month, eenheid=MINUUT) == ["overtreding"]


def test_boundary_hours_claimed_on_minutes():
    # 90 minutes per month: one hour fits, two do not
    known = granted(90, MINUUT, PER_MAAND, *YEAR)
    month = date(2025, 8, 1), date(2025, 8, 31)
    assert outcome(known, 1, *month, eenheid=UUR) == ["goed"]
    assert outcome(known, 2, *month, eenheid=UUR) == ["overtreding"]


def test_what_was_declared_before_does_not_count():
    # Twice the whole month; the sum is TR322.
    register = FrameRegister(toewijzing=[toewijzing(omvang_volume=4)])
    twice = prestatie(geleverd_volume=4), prestatie(geleverd_volume=4)
    assert outcome_of_claim(RULE, *twice, register=register) == ["goed", "goed"]


def test_other_units_cannot_be_compared():
    # That they differ is TR341.
    known = granted(4, ETMAAL, PER_MAAND, *YEAR)
    month = date(2025, 8, 1), date(2025, 8, 31)
    assert outcome(known, 99, *month, eenheid=UUR) == ["niet_van_toepassing"]


def test_absent_omvang_sets_no_limit():
    known = toewijzing(omvang_volume=None, omvang_eenheid=None, omvang_frequentie=None)
    month = date(2026, 4, 1), date(2026, 4, 30)
    assert outcome(known, 999, *month, eenheid=UUR) == ["niet_van_toepassing"]


def test_absent_toewijzing_is_for_tr338():
    assert outcome_of_claim(RULE, prestatie(geleverd_volume=999)) == [
        "niet_van_toepassing"
    ]


def test_absent_end_of_the_toewijzing_breaks_off_no_week():
    known = granted(30_000, EURO, PER_WEEK, date(2025, 7, 7), None)
    check_boundary(known, 5 * 30_000, date(2025, 8, 1), date(2025, 8, 31))


def test_unknown_frequentie_is_not_judged():
    known = granted(4, UUR, "3", *YEAR)
    month = date(2025, 8, 1), date(2025, 8, 31)
    assert outcome(known, 1, *month) == ["niet_beoordeeld"]


def test_absent_volume_or_date_is_not_judged():
    known = granted(4, UUR, PER_MAAND, *YEAR)
    assert outcome(known, None, date(2025, 8, 1), date(2025, 8, 31)) == [
        "niet_beoordeeld"
    ]
    assert outcome(known, 4, date(2025, 8, 1), None) == ["niet_beoordeeld"]
