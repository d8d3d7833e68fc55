"""A policy adviser of Heerlen, with a keyboard: from log-in to council note and draft.

The way of a working day: see who works with whom, weigh the forms for the own
municipality, look at the outcome, and take home the note for the council and the draft
of the regeling.
"""

from __future__ import annotations

import io
import time
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from test_browser_keyboard import focused, tab_to
from visitor import visit


pytestmark = pytest.mark.browser

POINTS = {
    "beleidsbepaling": "5",
    "zeggenschap": "60",
    "eigenaarschap": "5",
    "werkgeverschap": "5",
    "invloed_op_kosten": "25",
}
"""A hundred points, most of them on who decides."""


def go(page, text, address, at_most=120):
    """Tab to a link or button that starts with this text, and press Enter."""
    tab_to(page, text, at_most)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def field(page, name, at_most=120):
    """Tab to the field with this name."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    pytest.fail(f"Tab never comes to {name!r}; last: {focused(page)!r}")


def type_over(page, text):
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def download(page, text):
    tab_to(page, text, 200)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_from_log_in_to_council_note_and_draft_regeling(chromium, site):
    start = time.monotonic()
    with visit(chromium, site, accept_downloads=True) as page:
        page.goto("/")
        go(page, "Inloggen", "**/inloggen/")
        go(page, "Ambtenaar van de gemeente", "**/regio/JZ41/")
        go(page, "Samenwerking", "**/samenwerking/")

        go(page, "Wie werkt met wie", "**/samenwerking/wie/")
        assert "voor een deel" in page.inner_text("main")
        go(page, "Samenwerking", "**/samenwerking/")

        go(page, "De vorm", "**/samenwerking/vorm/")
        go(page, "Het oordeel van Heerlen", "**/vorm/GM0917/")
        for theme, points in POINTS.items():
            field(page, f"punten-{theme}")
            type_over(page, points)
            field(page, f"oordeel-openbaar_lichaam-{theme}")
            page.keyboard.type("past heel goed")
        tab_to(page, "Oordeel bewaren")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Oordeel vrijgeven")
        rows = page.inner_text("section:has(#ambtelijk) table")
        assert "60" in rows
        assert "past heel goed" in rows
        tab_to(page, "Oordeel vrijgeven")
        page.keyboard.press("Enter")
        page.wait_for_selector("section:has(#ambtelijk) >> text=Vrijgave intrekken")

        go(page, "De uitkomst voor de hele regio", "**/vorm/uitkomst/")
        assert page.locator("tr", has_text="Heerlen").count() >= 1
        go(page, "Samenwerking", "**/samenwerking/")

        go(page, "Ontwerp van de regeling", "**/samenwerking/regeling/")
        name, draft = download(page, "Download PDF")
        assert name.endswith(".pdf")
        with pikepdf.open(io.BytesIO(draft)) as pdf:
            assert len(pdf.pages) > 5
        go(page, "Naar de raadsnota", "**/raadsnota/**")
        name, note = download(page, "Download DOCX")
        assert name.endswith(".docx")
        told = "\n".join(p.text for p in Document(io.BytesIO(note)).paragraphs)
        assert "Zuid-Limburg" in told
        assert "{" not in told
        name, note = download(page, "Download PDF")
        assert note.startswith(b"%PDF")
    # A person has ten minutes; a machine that types has one.
    assert time.monotonic() - start < 60
