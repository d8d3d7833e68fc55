"""Template helpers."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory

from jeugdregio.web.templatetags.figures import day, lower_first, whole, with_query


def test_figures_and_days_are_dutch():
    assert whole(1234567) == "1.234.567"
    assert day(date(2026, 11, 1)) == "1 november 2026"
    assert day(None) == ""
    assert lower_first("Lasten Iv3") == "lasten Iv3"
    assert lower_first("") == ""


@pytest.mark.parametrize(
    ("now", "changes", "expected"),
    [
        ({}, {}, "?"),
        ({}, {"volgorde": "-x"}, "?volgorde=-x"),
        ({"jaar": "2024"}, {"volgorde": "x"}, "?jaar=2024&volgorde=x"),
        ({"volgorde": "y"}, {"volgorde": "x"}, "?volgorde=x"),
        ({"volgorde": "y"}, {"volgorde": ""}, "?"),
        ({"q": '"><b>'}, {"volgorde": "x"}, "?q=%22%3E%3Cb%3E&volgorde=x"),
    ],
)
def test_address_keeps_the_other_choices(now, changes, expected):
    context = {"request": RequestFactory().get("/", now)}
    assert with_query(context, **changes) == expected
