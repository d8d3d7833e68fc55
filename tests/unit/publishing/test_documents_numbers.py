from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import SUPPRESSED
from jeugdregio.measures.tables import Column, Kind
from jeugdregio.publishing.numbers import (
    format_cell,
    format_date,
    format_euro,
    format_euro_short,
    format_number,
    format_percent,
    is_numeric,
)


NBSP = "\u00a0"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("figure", "decimals", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (999.95, 1, "1.000,0"),  # rounding may need a point
        (7174099, 0, "7.174.099"),
        (1234.5, 1, "1.234,5"),
        (0.05, 1, "0,1"),  # half away from zero, not to even
        (0.25, 1, "0,3"),
        (2.5, 0, "3"),
        (2.675, 2, "2,68"),  # binary holds 2.67499999...
        (-2.5, 0, f"{MINUS}3"),
        (-0.04, 1, "0,0"),  # never "minus nought"
        (Decimal("12.345"), 2, "12,35"),
    ],
)
def test_a_figure_is_written_the_dutch_way(figure, decimals, written):
    assert format_number(figure, decimals) == written


@given(st.integers(-(10**15), 10**15))
def test_points_stand_at_every_third_digit(figure):
    digits = str(abs(figure))
    groups = []
    while digits:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    sign = MINUS if figure < 0 else ""
    assert format_number(figure) == sign + ".".join(groups)


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(figure):
    with pytest.raises(PublishingError, match="geen getal"):
        format_number(figure)


def test_amounts_keep_sign_and_figure_on_one_line():
    assert format_euro(437) == f"€{NBSP}437"
    assert format_euro(-1234.5, 2) == f"€{NBSP}{MINUS}1.234,50"


@pytest.mark.parametrize(
    ("euros", "written"),
    [
        (999_999, "€ 999.999"),
        (1_000_000, "€ 1,0 mln"),
        (9_949_999, "€ 9,9 mln"),
        (9_950_000, "€ 10 mln"),
        (262_900_000, "€ 263 mln"),
        (999_400_000, "€ 999 mln"),
        (999_500_000, "€ 1,0 mld"),
        (7_174_099_000, "€ 7,2 mld"),
        (-7_174_099_000, f"€ {MINUS}7,2 mld"),
    ],
)
def test_large_amounts_are_said_short(euros, written):
    assert format_euro_short(euros).replace(NBSP, " ") == written


def test_percentages():
    assert format_percent(13.2) == "13,2%"
    assert format_percent(11, 0, signed=True) == "+11%"
    assert format_percent(-11, 0, signed=True) == f"{MINUS}11%"
    assert format_percent(0.04, 1, signed=True) == "0,0%"


@pytest.mark.parametrize(
    ("kind", "unit", "cell", "written"),
    [
        ("text", "", "Heerlen", "Heerlen"),
        ("key", "", "GM0917", "GM0917"),
        ("year", "", 2024, "2024"),
        ("count", "", 1245, "1.245"),
        ("count", "", 0, "0"),
        ("money", "x 1.000 euro", 58486.0, "58.486"),
        ("ratio", "per 100 jongeren", 13.25, "13,3"),
        ("ratio", "euro per inwoner", 668.7, "669"),
        ("percent", "", 13.2, "13,2%"),
        ("count", "", None, "onbekend"),
        ("text", "", None, "onbekend"),
        ("count", "", SUPPRESSED, "afgeschermd"),
        ("percent", "", SUPPRESSED, "afgeschermd"),
    ],
)
def test_a_cell_is_written_as_its_column_asks(kind: Kind, unit, cell, written):
    assert format_cell(cell, Column("x", "X", kind, unit)) == written


def test_only_figures_are_aligned_right():
    right = {k: is_numeric(Column("x", "X", k)) for k in Kind.__args__}
    assert right == {
        "key": False,
        "text": False,
        "year": False,
        "count": True,
        "money": True,
        "ratio": True,
        "percent": True,
    }


def test_a_day_in_words():
    assert format_date(date(2026, 3, 9)) == "9 maart 2026"
    assert format_date(date(2024, 2, 29)) == "29 februari 2024"
