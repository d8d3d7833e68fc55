"""A plan as bars: places by hand, today as a line, every text escaped."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.timeline import Bar, draw_timeline


FIRST, LAST = date(2027, 1, 1), date(2027, 4, 11)
BARS = (
    Bar("Ontwerp", FIRST, date(2027, 2, 20), "done", True),
    Bar("Besluit", date(2027, 2, 20), LAST, "open", False),
)
SVG = "{http://www.w3.org/2000/svg}"


def draw(bars=BARS, today=date(2027, 2, 20), **options):
    svg = draw_timeline(bars, title="Plan", today=today, id_prefix="p", **options)
    return etree.fromstring(svg)


def rects(root):
    return [
        (float(each.get("x")), float(each.get("width")))
        for each in root.iter(f"{SVG}rect")
    ]


def test_bars_stand_on_their_days():
    # Narrow: from 0 to 288 - 6 = 282 for 100 days; 1 January to 20 February is 50.
    assert (LAST - FIRST).days == 100
    assert rects(draw(narrow=True)) == [(0.0, 141.0), (141.0, 141.0)]


def test_a_step_without_days_can_still_be_seen():
    bars = (*BARS, Bar("Start", FIRST, FIRST, "busy", False))
    assert rects(draw(bars, narrow=True))[-1] == (0.0, 3.0)


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        (date(2026, 12, 31), 0),
        (FIRST, 1),
        (LAST, 1),
        (date(2027, 4, 12), 0),
    ],
)
def test_today_is_a_line_within_the_plan_only(today, lines):
    found = draw(today=today).xpath("//*[@class='timeline-today']")
    assert len(found) == lines


def test_only_the_critical_path_has_an_edge():
    found = [each.get("stroke") is not None for each in draw().iter(f"{SVG}rect")]
    assert found == [True, False]


def test_days_are_told_in_words_and_an_example_says_so():
    root = draw(example=True)
    assert root.find(f"{SVG}desc").text == (
        "Ontwerp: 1 januari 2027 tot 20 februari 2027. "
        "Besluit: 20 februari 2027 tot 11 april 2027."
    )
    assert root.find(f"{SVG}title").text == "Plan (Voorbeeld)"


def test_markup_in_a_name_is_text():
    root = draw((Bar("<b>x</b>", FIRST, LAST, "open", False),))
    assert not list(root.iter(f"{SVG}b"))


@pytest.mark.parametrize("bars", [(), (Bar("x", LAST, FIRST, "open", False),)])
def test_no_bars_or_one_that_ends_before_it_starts(bars):
    with pytest.raises(PublishingError):
        draw(bars)
