"""What charts are made of: text widths, ticks, places for labels."""

from __future__ import annotations

import pytest
from PIL import ImageFont

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.placing import Box, first_free, spread
from jeugdregio.publishing.charts.scale import round_ticks
from jeugdregio.publishing.charts.svg import strip_vega
from jeugdregio.publishing.charts.text import text_width
from unit.publishing.pictures import (
    FONTS,
)


@pytest.mark.parametrize(
    ("file", "bold"),
    [("FiraSans_400Regular.ttf", False), ("FiraSans_600SemiBold.ttf", True)],
)
def test_text_widths_are_those_of_the_font(file: str, bold: bool) -> None:
    face = ImageFont.truetype(
        str(FONTS / file), 1000, layout_engine=ImageFont.Layout.BASIC
    )
    for code in range(0x20, 0x7F):
        sign = chr(code)
        assert text_width(sign, 1000, bold=bold) == pytest.approx(
            face.getlength(sign), abs=1
        ), sign
    assert text_width("Súdwest-Fryslân", 10) == text_width("Sudwest-Fryslan", 10)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 46], (0, 10, 20, 30, 40, 50)),
        ([100], (0, 20, 40, 60, 80, 100)),
        ([101], (0, 25, 50, 75, 100, 125)),
        ([-4, 12], (-5, 0, 5, 10, 15)),
        ([0, 0], (0, 1)),
        ([0.3], (0, 0.1, 0.2, 0.3)),
    ],
)
def test_ticks_are_round_and_hold_zero(
    values: list[float], expected: tuple[float, ...]
) -> None:
    assert round_ticks(values).values == pytest.approx(expected)


@pytest.mark.parametrize(
    ("centres", "expected"),
    [
        ([10, 50], [10, 50]),  # far enough apart
        ([50, 10], [50, 10]),  # in the order given
        ([20, 22], [16, 26]),  # ten apart around 21
        ([20, 22, 24], [12, 22, 32]),
        ([1, 2], [0, 10]),  # not above the edge
        ([99, 98], [100, 90]),  # not below it
    ],
)
def test_labels_in_a_column_move_apart(
    centres: list[float], expected: list[float]
) -> None:
    assert spread(centres, 10, 0, 100) == expected


@pytest.mark.parametrize(
    ("crossing", "expected"),
    [
        (((0, 5), (10, 5)), True),  # straight through
        (((0, 0), (10, 10)), True),  # through a corner and out
        (((0, 8), (10, 8)), False),  # below
        (((0, 7), (10, 7)), False),  # along the edge
        (((4.5, 4.5), (5.5, 5.5)), True),  # within
        (((0, 5), (3, 5)), False),  # ends at the edge
    ],
)
def test_a_box_knows_what_runs_through_it(
    crossing: tuple[tuple[float, float], tuple[float, float]], expected: bool
) -> None:
    assert Box(3, 3, 7, 7).crossed_by(crossing) is expected


def test_first_free_place() -> None:
    within = Box(0, 0, 100, 100)
    taken, free = Box(0, 0, 10, 10), Box(20, 0, 30, 10)
    assert first_free([taken, free], within, [taken], []) == 1
    assert first_free([Box(95, 0, 105, 10)], within, [], []) is None
    assert first_free([free], within, [], [((25, -5), (25, 50))]) is None


@pytest.mark.parametrize(
    "inner",
    [
        "<script>1</script>",
        '<image href="http://a"/>',
        '<path d="M0 0" style="fill:red"/>',
        '<path d="M0 0" onclick="x"/>',
        "<foreignObject/>",
    ],
)
def test_a_drawing_with_anything_unknown_is_refused(inner: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><g>{inner}</g></svg>'
    with pytest.raises(PublishingError, match="tekenbibliotheek"):
        strip_vega(svg)
