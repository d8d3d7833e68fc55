"""CS340, JW323: a DeclaratiePeriode is one whole calendar month."""

from datetime import date

import pytest

from jeugdregio.rules.constraints.cs340 import RULE
from spec.rules.tables import outcome_of_claim, prestatie


title = "CS340 DeclaratiePeriode is één kalendermaand"


def outcome(begindatum: date | None, einddatum: date | None) -> list[str]:
    return outcome_of_claim(
        RULE,
        prestatie(),
        declaratie_periode_begindatum=begindatum,
        declaratie_periode_einddatum=einddatum,
    )


@pytest.mark.parametrize(
    ("begindatum", "einddatum"),
    [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2028, 2, 1), date(2028, 2, 29)),  # a leap year
    ],
)
def test_passes_with_one_month(begindatum, einddatum):
    assert outcome(begindatum, einddatum) == ["goed"]


@pytest.mark.parametrize(
    ("begindatum", "einddatum"),
    [
        (date(2026, 4, 1), date(2026, 5, 31)),  # two months
        (date(2026, 4, 15), date(2026, 5, 14)),  # as long as a month, over two
        (date(2026, 4, 1), date(2027, 4, 30)),  # the same month a year later
        (date(2026, 5, 1), date(2026, 4, 30)),  # the wrong way round
    ],
)
def test_violated_with_anything_else(begindatum, einddatum):
    assert outcome(begindatum, einddatum) == ["overtreding"]


@pytest.mark.parametrize(
    ("begindatum", "einddatum"),
    [
        (date(2026, 4, 2), date(2026, 4, 30)),  # a day late
        (date(2026, 4, 1), date(2026, 4, 29)),  # a day short
        (date(2026, 4, 1), date(2026, 5, 1)),  # a day long
        (date(2028, 2, 1), date(2028, 2, 28)),  # a leap day short
    ],
)
def test_boundary_is_one_day(begindatum, einddatum):
    assert outcome(begindatum, einddatum) == ["overtreding"]


def test_absent_dates_are_not_judged():
    assert outcome(None, date(2026, 4, 30)) == ["niet_beoordeeld"]
    assert outcome(date(2026, 4, 1), None) == ["niet_beoordeeld"]
