"""The messages in a browser: choose, open, have the file for a purpose."""

from __future__ import annotations

import pytest
from visitor import visit


pytestmark = pytest.mark.browser

INBOX = "/regio/JZ41/berichten/"
VERDICTS = "tbody .jr-state"


def test_choice_shows_at_once_and_stands_in_the_address(chromium, site, traffic):
    with visit(chromium, site, as_user="adviseur-regio") as page:
        page.goto(INBOX)
        page.get_by_label("Oordeel", exact=True).select_option("deels")
        page.wait_for_url("**oordeel=deels**")
        assert set(page.locator(VERDICTS).all_inner_texts()) == {"deels afgekeurd"}
        page.go_back()
        assert "aangenomen" in page.locator(VERDICTS).all_inner_texts()


def test_without_scripts_the_button_does_the_same(chromium, site, traffic):
    with visit(
        chromium, site, as_user="adviseur-regio", java_script_enabled=False
    ) as page:
        page.goto(INBOX)
        page.get_by_label("Oordeel", exact=True).select_option("deels")
        page.get_by_role("button", name="Tonen").click()
        assert set(page.locator(VERDICTS).all_inner_texts()) == {"deels afgekeurd"}
        page.get_by_role("link", name="Alle filters weg").click()
        assert page.url.endswith(INBOX)


def test_file_comes_for_a_purpose_and_not_without(chromium, site, traffic):
    with visit(chromium, site, as_user="adviseur-regio") as page:
        page.goto(f"{INBOX}?richting=in&soort=JW301&oordeel=aangenomen")
        page.locator("tbody th a[href*='/berichten/']:not([href*='?'])").first.click()
        button = page.get_by_role("button", name="Ophalen")
        button.click()
        assert page.url.count("/bestand/") == 0  # the browser asks for a purpose first
        page.get_by_label("Waarvoor").select_option("fout_uitzoeken")
        with page.expect_download() as download:
            button.click()
        assert download.value.suggested_filename.startswith("jw301-")
