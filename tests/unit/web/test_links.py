"""Addresses of pages."""

from __future__ import annotations

import pytest

from jeugdregio.actions.show_figure import find_scope
from jeugdregio.web.presenters import links


@pytest.mark.parametrize(
    ("code", "address"),
    [("JZ41", "/regio/JZ41/"), ("GM0917", "/gemeente/GM0917/"), ("NL01", "/")],
)
def test_area(code, address):
    assert links.area(code) == address


@pytest.mark.parametrize(
    ("code", "query", "address"),
    [
        ("NL01", None, "/cijfers/leeftijd/"),
        ("JZ41", {}, "/regio/JZ41/cijfers/leeftijd/"),
        ("GM0917", {"jaar": 2022}, "/gemeente/GM0917/cijfers/leeftijd/?jaar=2022"),
        ("JZ41", {"jaar": "", "niveau": None}, "/regio/JZ41/cijfers/leeftijd/"),
    ],
)
def test_figure_keeps_choices_and_leaves_out_empty_ones(code, query, address):
    assert links.figure(find_scope(code), "leeftijd", query) == address


def test_values_are_written_so_that_they_stay_one_value():
    address = links.why("JZ41", "leeftijd", {"a": "x&gebied=GM0917#?"})
    assert address == "/waarom/leeftijd/?gebied=JZ41&a=x%26gebied%3DGM0917%23%3F"


def test_export():
    assert links.export("leeftijd", "csv", {"jaar": 2022}) == (
        "/export/leeftijd.csv?jaar=2022"
    )
