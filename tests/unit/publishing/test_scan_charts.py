"""Profile and timeline: marks on their place, words for who cannot see them."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import lxml.etree
import pytest

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.duration_chart import TimeRow, durations
from jeugdregio.publishing.charts.profile_chart import (
    ProfileRow,
    ProfileScale,
    profile,
)


SVG = "{http://www.w3.org/2000/svg}"
SCALE = ProfileScale({1: "nog niet", 2: "een begin", 3: "deels", 4: "meest", 5: "heel"})


def marks(svg):
    """Centres of the full circles, without those of the legend below the rows."""
    root = lxml.etree.fromstring(svg)
    bottom = max(float(line.get("y2")) for line in root.iter(f"{SVG}line"))
    return [
        float(circle.get("cx"))
        for circle in root.iter(f"{SVG}circle")
        if float(circle.get("cy")) < bottom
    ]


def lines_at(svg):
    root = lxml.etree.fromstring(svg)
    return [float(line.get("x1")) for line in root.iter(f"{SVG}line")]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("score", [1, 3, 5])
def test_a_whole_score_stands_on_its_line(score, narrow):
    svg = profile(
        [ProfileRow("Visie", Fraction(score))],
        SCALE,
        title="Profiel",
        id_prefix="p",
        narrow=narrow,
    )
    assert marks(svg) == [lines_at(svg)[score - 1]]


def test_all_marks_are_told_in_words():
    row = ProfileRow(
        "Visie", Fraction(7, 2), Fraction(2), Fraction(5), Fraction(3), Fraction(4)
    )
    svg = profile([row], SCALE, title="Profiel", id_prefix="p", example=True)
    description = re.search("<desc[^>]*>(.*?)</desc>", svg)[1]
    assert description == (
        "Visie: gemeenten gemiddeld 3,5, van 2,0 tot 5,0; vorige keer 3,0; "
        "de regio zelf 4,0."
    )
    assert "Voorbeeld" in svg


def test_a_criterion_without_score_is_told_and_not_drawn():
    svg = profile(
        [ProfileRow("Visie", Fraction(3)), ProfileRow("Schaal", None)],
        SCALE,
        title="Profiel",
        id_prefix="p",
    )
    assert len(marks(svg)) == 1
    assert "Schaal: gemeenten: nog geen score." in svg


def test_no_score_at_all_is_no_picture():
    with pytest.raises(PublishingError, match="geen score"):
        profile([ProfileRow("Visie", None)], SCALE, title="P", id_prefix="p")


def time_row(day, **changes):
    values = {"label": "Iets", "when": "toen", "start": day, "mark": "sure"}
    return TimeRow(**{**values, **changes})


@pytest.mark.parametrize("narrow", [False, True])
def test_the_first_day_of_a_year_stands_on_its_line(narrow):
    svg = durations(
        [time_row(date(2025, 1, 1)), time_row(date(2026, 1, 1))],
        shown=date(2026, 11, 21),
        title="Tijdlijn",
        id_prefix="t",
        narrow=narrow,
    )
    assert marks(svg) == lines_at(svg)[:2]  # 2025, 2026; then 2027 and the day shown


def test_what_goes_on_has_a_bar_to_the_end():
    svg = durations(
        [time_row(date(2026, 1, 1), runs=True)],
        shown=date(2026, 1, 1),
        title="Tijdlijn",
        id_prefix="t",
    )
    [bar] = lxml.etree.fromstring(svg).iter(f"{SVG}rect")
    start, end = lines_at(svg)[:2]
    assert float(bar.get("x")) == start
    assert float(bar.get("width")) == pytest.approx(end - start, abs=0.02)


def test_text_of_a_row_is_escaped_and_told():
    svg = durations(
        [time_row(date(2026, 1, 1), label="<b>&", when="1 januari 2026")],
        shown=date(2026, 1, 1),
        title="Tijdlijn",
        id_prefix="t",
        example=True,
    )
    assert "<b>" not in svg
    assert "1 januari 2026: &lt;b&gt;&amp;." in svg
    assert "Voorbeeld" in svg


def test_no_rows_no_picture():
    with pytest.raises(PublishingError, match="geen dag"):
        durations([], shown=date(2026, 1, 1), title="T", id_prefix="t")
