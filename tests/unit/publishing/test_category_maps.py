"""Maps of categories: every area in its look, told in words, safe in a page."""

from __future__ import annotations

import pytest
from lxml import etree

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.category_maps import (
    Category,
    Place,
    category_legend,
    category_map,
)
from jeugdregio.publishing.map_shapes import project


SQUARE = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0))
BESIDE = tuple((x + 1.0, y) for x, y in SQUARE)
SHAPES = project({"A": ((SQUARE,),), "B": ((BESIDE,),)}, width=200)
JOINS, UNKNOWN = Category("doet mee", "dark"), Category("niet bekend", "lines")
PLACES = {"A": Place("Aa <b>", JOINS), "B": Place("Bee", UNKNOWN)}


def drawn(places=PLACES, **change):
    return category_map(SHAPES, places, id_prefix="wie", title="Wie?", **change)


def test_areas_have_their_look_and_tell_their_category():
    root = etree.fromstring(drawn().encode())
    areas = root.xpath("//*[contains(@class, 'map-area ')]")
    assert [area.get("class") for area in areas] == [
        "map-area map-area--class-6",
        "map-area map-area--unknown",
    ]
    assert [area[0].text for area in areas] == ["Aa <b>: doet mee", "Bee: niet bekend"]
    assert areas[1].get("fill") == "url(#wie-unknown)"
    assert root.xpath("//*[@id='wie-unknown']")


def test_the_map_is_told_in_words():
    root = etree.fromstring(drawn().encode())
    [told] = root.xpath("//*[local-name()='desc']/text()")
    assert told == "Kaart van 2 gebieden. doet mee: Aa <b>. niet bekend: Bee."


def test_example_stands_in_the_picture():
    assert "Voorbeeld" in drawn(example=True)
    assert "Voorbeeld" not in drawn()


def test_legend_has_only_what_is_on_the_map_and_counts_it():
    other = Category("doet niet mee", "light")
    found = category_legend((JOINS, other, UNKNOWN), PLACES)
    assert [(item.label, item.count) for item in found] == [
        ("doet mee", 1),
        ("niet bekend", 1),
    ]


def test_an_area_without_a_category_is_an_error():
    with pytest.raises(PublishingError, match="B"):
        drawn({"A": PLACES["A"]})
