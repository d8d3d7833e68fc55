"""What the reader chose in the address, read safely."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.definition import find_measure
from jeugdregio.web.views.choices import (
    chosen_dimensions,
    chosen_indeling,
    chosen_year,
)


def ask(**query):
    return RequestFactory().get("/", query)


@pytest.mark.parametrize(
    ("query", "year"), [({}, None), ({"jaar": ""}, None), ({"jaar": "2024"}, 2024)]
)
def test_year(query, year):
    assert chosen_year(ask(**query)) == year


@pytest.mark.parametrize(
    "text",
    ["abcd", "24", "20244", "-202", "2024 ", "2e03", "٢٠٢٤", "²⁰²⁴", "20.4", "\0"],
)
def test_what_is_no_year_is_said(text):
    with pytest.raises(UnknownCodeError) as caught:
        chosen_year(ask(jaar=text))
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({}, "ijw_2026"),
        ({"indeling": ""}, "ijw_2026"),
        ({"indeling": "ijw_2026"}, "ijw_2026"),
        ({"indeling": "cbs_2025"}, "cbs_2025"),
    ],
)
def test_division(query, code):
    assert chosen_indeling(ask(**query)) == code


@pytest.mark.parametrize("text", ["besluit_41", "xx", "IJW_2026", "\0"])
def test_division_that_cannot_be_chosen_is_said(text):
    with pytest.raises(UnknownCodeError) as caught:
        chosen_indeling(ask(indeling=text))
    assert caught.value.hint


def test_only_dimensions_of_the_measure_are_taken():
    request = ask(verslagsoort="begroting", jaar="2024", gemeente="GM0917")
    assert chosen_dimensions(request, find_measure("lasten_iv3")) == {
        "verslagsoort": "begroting"
    }
    assert chosen_dimensions(ask(), find_measure("lasten_iv3")) == {}
