"""The bridge and the ranges: bars where the figures are, gaps where there are none."""

from __future__ import annotations

import re

import pytest

from jeugdregio.kernel.errors import PublishingError
from unit.publishing.pictures import (
    GEMEENTE,
    PER_100,
    SOORT,
    SVG,
    THREE_PARTS,
    TWO_SPANS,
    VERSCHIL,
    parse,
    parts,
    spans,
    table,
    texts,
    titles,
)


def rectangles(svg: str) -> list[tuple[float, float]]:
    return [
        (float(node.get("x", "")), float(node.get("width", "")))
        for node in parse(svg).iter(f"{SVG}rect")
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_each_part_begins_where_the_one_above_ended(narrow: bool) -> None:
    first, second, third, whole = rectangles(parts(THREE_PARTS, narrow=narrow))
    # -67 runs from 0 to the left; +90 from there to the right, past zero; +202 on.
    assert first[0] == pytest.approx(second[0], abs=0.02)
    assert second[0] + second[1] == pytest.approx(third[0], abs=0.02)
    # The whole, 225, runs from zero to where the parts ended.
    assert whole[0] == pytest.approx(first[0] + first[1], abs=0.02)
    assert whole[0] + whole[1] == pytest.approx(third[0] + third[1], abs=0.02)
    # and lengths are to scale: 67 : 90 : 202 : 225
    scale = whole[1] / 225
    assert [first[1], second[1], third[1]] == pytest.approx(
        [67 * scale, 90 * scale, 202 * scale], abs=0.03
    )


def test_the_sign_stands_in_words_not_in_colour_alone() -> None:
    svg = parts(THREE_PARTS)
    assert {"−67", "+90", "+202", "+225"} <= set(texts(svg))
    assert titles(svg)[0] == "Aandeel jongeren: −67"


def test_parts_that_do_not_add_up_are_refused() -> None:
    wrong = table((SOORT, VERSCHIL), [("a", 1), ("Samen", 2)])
    with pytest.raises(PublishingError, match="tellen niet op"):
        parts(wrong)


def test_a_part_without_a_figure_is_refused() -> None:
    with pytest.raises(PublishingError, match="geen cijfer"):
        parts(table((SOORT, VERSCHIL), [("a", None), ("Samen", 2)]))


def test_no_difference_at_all_is_a_picture_too() -> None:
    assert "0" in texts(parts(table((SOORT, VERSCHIL), [("a", 0), ("Samen", 0)])))


@pytest.mark.parametrize("narrow", [False, True])
def test_bands_and_diamonds_stand_on_one_scale(narrow: bool) -> None:
    svg = spans(TWO_SPANS, narrow=narrow)
    (left, width), (other, _) = rectangles(svg)
    step = width / 4  # the first band runs from 10 to 14
    assert other == pytest.approx(left - 2 * step, abs=0.03)  # the second from 8
    diamonds = [
        float(found[1])
        for node in parse(svg).iter(f"{SVG}path")
        if (found := re.match(r"M([\d.]+) .*l6 7l-6 7", node.get("d", "")))
    ]
    assert diamonds == pytest.approx(
        [left + 2.5 * step, left - 3 * step], abs=0.03
    )  # 12.5 and 7


def test_what_is_unknown_stays_open() -> None:
    rows = [("A", 1.0, 2.0, 3.0, None), ("B", None, None, None, 2.0)]
    svg = spans(table((GEMEENTE, *PER_100), rows))
    assert len(rectangles(svg)) == 1
    assert "onbekend" in texts(svg)
    description = parse(svg).find(f"{SVG}desc")
    assert description is not None
    assert "geen verwachting" in (description.text or "")


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(PublishingError, match="geen enkel cijfer"):
        spans(table((GEMEENTE, *PER_100), [("A", None, None, None, None)]))
