"""A map of states: every area in words, counted in the legend, a link to its row."""

from __future__ import annotations

import pytest
from lxml import etree

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.map_shapes import project
from jeugdregio.publishing.state_map import AreaState, draw_state_map


def square(x: float):
    return (((x, 52.0), (x + 1, 52.0), (x + 1, 53.0), (x, 53.0), (x, 52.0)),)


SHAPES = project({"GM1": (square(5.0),), "GM2": (square(6.0),)}, width=200)
LEGEND = (("done", "besloten"), ("open", "nog niet besloten"))
STATES = {
    "GM1": AreaState("Aalst", "aangenomen", "done"),
    "GM2": AreaState("<b>Bree</b>", "gepland", "open"),
}


def draw(states=STATES):
    svg = draw_state_map(
        SHAPES, states, legend=LEGEND, title="Besluiten", id_prefix="k", example=True
    )
    return etree.fromstring(svg)


def test_each_area_tells_its_state_and_links_to_its_row():
    links = draw().xpath("//*[@class='map-link']")
    assert [(each.get("href"), each.get("aria-label")) for each in links] == [
        ("#GM1", "Aalst: aangenomen"),
        ("#GM2", "<b>Bree</b>: gepland"),
    ]


def test_legend_counts_the_areas():
    texts = [
        "".join(each.itertext()) for each in draw().xpath("//*[local-name()='text']")
    ]
    assert texts == ["Besluiten", "besloten: 1", "nog niet besloten: 1", "Voorbeeld"]


def test_open_and_decided_differ_without_colour():
    fills = [
        each.get("fill") for each in draw().xpath("//*[contains(@class,'map-area')]")
    ]
    assert fills[0].startswith("#")
    assert fills[1] == "url(#k-unknown)"


def test_area_without_state_is_not_drawn_and_none_at_all_is_refused():
    assert len(draw({"GM1": STATES["GM1"]}).xpath("//*[@class='map-link']")) == 1
    with pytest.raises(PublishingError):
        draw({"GM9": STATES["GM1"]})
