"""Opinions on a line: marks stand where their values are, words tell the same."""

from __future__ import annotations

import lxml.etree
import pytest

from jeugdregio.publishing.charts.dot_chart import DotRow, score_dots


ENDS = {-2.0: "slecht", 0.0: "maakt niet uit", 2.0: "goed"}
ROWS = [DotRow("Regio", (-2.0, 0.0, 2.0), strong=True), DotRow("A & B", (1, 1, -1))]


def draw(**changes):
    values = {"options": ("een", "twee", "drie"), "ends": ENDS, "id_prefix": "p"}
    svg = score_dots(ROWS, title="Vormen", **{**values, **changes})
    return svg, lxml.etree.fromstring(svg.encode())


def xs(tree, tag, attribute):
    return [float(each.get(attribute)) for each in tree.iter("{*}" + tag)]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_lowest_value_is_at_the_left_end_and_zero_halfway(narrow):
    _, tree = draw(narrow=narrow)
    lines = [each for each in tree.iter("{*}line") if each.get("y1") == each.get("y2")]
    left, right = float(lines[0].get("x1")), float(lines[0].get("x2"))
    circles = xs(tree, "circle", "cx")[1:]  # after the one of the legend
    squares = [x + 6 for x in xs(tree, "rect", "x")][1:]

    assert circles[0] == pytest.approx(left, abs=0.01)
    assert squares[0] == pytest.approx((left + right) / 2, abs=0.01)
    # 1 is three quarters of the way from -2 to 2.
    assert circles[1] == pytest.approx(left + 0.75 * (right - left), abs=0.01)


def test_options_differ_by_form_and_every_figure_is_in_words():
    svg, tree = draw()
    # One of each in the legend and one per row.
    assert len(list(tree.iter("{*}circle"))) == 3
    assert len(list(tree.iter("{*}rect"))) == 3
    assert len(list(tree.iter("{*}path"))) == 3
    assert "Regio: een -2,0, twee 0,0, drie 2,0. A &amp; B: een 1,0" in svg


def test_example_is_marked():
    assert "Voorbeeld" in draw(example=True)[0]
    assert "Voorbeeld" not in draw()[0]


@pytest.mark.parametrize("narrow", [False, True])
def test_nothing_falls_outside_the_frame(narrow):
    _, tree = draw(narrow=narrow)
    _, _, width, height = map(float, tree.get("viewBox").split())
    assert all(0 <= x <= width for x in xs(tree, "circle", "cx"))
    assert all(0 <= y <= height for y in xs(tree, "circle", "cy"))
    assert all(0 <= y <= height for y in xs(tree, "text", "y"))
