"""Log out: the session ends, and the page says so."""

from __future__ import annotations

import pytest

from page_reader import read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")


def test_session_ends():
    browser = demo_browser("beheerder")
    response = browser.post("/uitloggen/", follow=True)

    assert "U bent uitgelogd." in text_of(read(response))
    assert browser.get("/beheer/").status_code == 302


def test_visitor_may_log_out_too(client):
    assert client.post("/uitloggen/").status_code == 302


def test_a_link_cannot_log_someone_out():
    browser = demo_browser("beheerder")
    assert browser.get("/uitloggen/").status_code == 405
    assert browser.get("/beheer/").status_code == 200
