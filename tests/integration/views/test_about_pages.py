"""Pages about the site itself."""

from __future__ import annotations

import pytest

from jeugdregio import __version__
from page_reader import heading, read, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_about_names_licence_and_version(client):
    response = client.get("/over/")
    assert heading(response) == "Over jeugdregio"
    assert "EUPL-1.2" in text_of(read(response))
    assert __version__ in text_of(read(response))


def test_accessibility_says_what_was_not_done(client):
    response = client.get("/toegankelijkheid/")
    assert heading(response) == "Toegankelijkheid"
    assert "Wat nog niet is gedaan" in text_of(read(response))
