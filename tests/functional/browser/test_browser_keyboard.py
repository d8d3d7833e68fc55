"""The whole way with a keyboard: log in, region, figure, why, export."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from visitor import NARROW, visit


pytestmark = pytest.mark.browser


def focused(page) -> str:
    """Text or name of what has the focus."""
    return page.evaluate(
        """() => {
            const e = document.activeElement;
            return (e.getAttribute('aria-label') || e.textContent || e.name).trim();
        }"""
    )


def tab_to(page, text, at_most=80):
    """Press Tab until what starts with this text has the focus, visibly."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if " ".join(focused(page).split()).startswith(text):
            assert is_seen(page), f"the focus on {text!r} cannot be seen"
            return
    pytest.fail(f"Tab never comes to {text!r}; last: {focused(page)!r}")


def is_seen(page) -> bool:
    """Whether the focus shows: an outline, or a thick edge on a map; and in view."""
    return page.evaluate(
        """() => {
            const e = document.activeElement;
            const box = e.getBoundingClientRect();
            const style = getComputedStyle(e);
            const area = e.querySelector('.map-area');
            const line = style.outlineStyle !== 'none'
                && parseFloat(style.outlineWidth) >= 2;
            const edge = area && parseFloat(getComputedStyle(area).strokeWidth) > 2;
            return (line || edge) && box.bottom > 0 && box.top < innerHeight;
        }"""
    )


def test_first_stop_is_the_way_past_the_menu(chromium, site):
    with visit(chromium, site) as page:
        page.goto("/regio/JZ41/")
        page.keyboard.press("Tab")
        assert focused(page) == "Naar de inhoud"
        assert is_seen(page)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.getElementById('inhoud').contains(document.activeElement)"
        )


def test_from_log_in_to_export(chromium, site):
    with visit(chromium, site, accept_downloads=True) as page:
        page.goto("/")
        tab_to(page, "Inloggen")
        page.keyboard.press("Enter")
        page.wait_for_url("**/inloggen/")

        tab_to(page, "Ambtenaar van de gemeente")
        page.keyboard.press("Enter")
        page.wait_for_url("**/regio/JZ41/")  # where this person works
        assert "Ambtenaar van de gemeente · Heerlen" in page.inner_text("header")

        tab_to(page, "Nederland")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/")
        tab_to(page, "Zuid-Limburg")  # the area on the map
        page.keyboard.press("Enter")
        page.wait_for_url("**/regio/JZ41/")

        tab_to(page, "Hoeveel jongeren krijgen jeugdzorg?")
        page.keyboard.press("Enter")
        page.wait_for_url("**/regio/JZ41/cijfers/gebruik_cbs/**")

        tab_to(page, "Waarom dit getal")
        page.keyboard.press("Enter")
        page.wait_for_url("**/waarom/gebruik_cbs/**")
        assert page.inner_text("h1") == "Waarom dit getal"

        tab_to(page, "Terug naar")
        page.keyboard.press("Enter")
        page.wait_for_url("**/regio/JZ41/cijfers/gebruik_cbs/**")
        tab_to(page, "Download CSV", at_most=120)
        with page.expect_download() as waiting:
            page.keyboard.press("Enter")
        content = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(content)))

        assert waiting.value.suggested_filename == "gebruik-cbs-zuid-limburg-2022.csv"
        assert len(rows) == 1 + 16


def test_from_search_to_a_gemeente(chromium, site):
    with visit(chromium, site, width=NARROW) as page:
        page.goto("/")
        page.locator("#zoek").focus()
        page.keyboard.type("heerlen")
        page.keyboard.press("Enter")
        page.wait_for_url("**/gemeente/GM0917/")
        assert page.inner_text("h1") == "Heerlen"


def test_table_that_is_too_wide_scrolls_by_keyboard(chromium, site):
    with visit(chromium, site, width=NARROW) as page:
        page.goto("/regio/JZ41/")
        tab_to(page, "Tabel: Lasten jeugdzorg 2024")
        page.keyboard.press("ArrowRight")
        # Asked again and again from here: the page forbids scripts made of text.
        end = time.monotonic() + 5
        while not page.evaluate("document.activeElement.scrollLeft > 0"):
            assert time.monotonic() < end, "the table does not scroll"
            page.wait_for_timeout(20)


def test_staff_records_a_state_with_errors_first(chromium, site):
    with visit(chromium, site, as_user="adviseur-regio") as page:
        page.goto("/regio/JZ41/stap/verantwoording/")
        tab_to(page, "Stand, toelichting en volgende actie")
        page.keyboard.press("Enter")
        page.get_by_label("Klaar op").focus()
        page.keyboard.type("31-02-2027")
        page.keyboard.press("Enter")

        page.wait_for_url("**/stand/")
        field = page.get_by_label("Klaar op")
        assert field.is_visible()  # the fold with the error is open
        assert field.get_attribute("aria-invalid") == "true"
        field.fill("31-01-2027")
        page.keyboard.press("Enter")

        page.wait_for_url("**/stap/verantwoording/")
        assert "De stand is vastgelegd." in page.inner_text("[role=status]")
