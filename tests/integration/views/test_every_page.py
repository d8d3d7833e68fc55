"""What holds for every page: headers, nothing inline, ids once, plain years."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.urls import reverse

from integration.access_matrix import ACCESS_MATRIX
from integration.access_who import EVERYONE
from page_reader import read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

FILES = {
    "cooperation-calendar-file",
    "cooperation-money-file",
    "export",
    "regiovisie-file",
    "health",
}
OPEN_PAGES = [
    (name, case)
    for name, cases in ACCESS_MATRIX.items()
    for case in cases
    if case.get is EVERYONE and name not in FILES
]
CLOSED_PAGES = {
    "adviseur-regio": [
        "/regio/JZ41/stap/regiovisie/",
        "/regio/JZ41/wet/",
        "/regio/JZ41/berichten/",
        "/regio/JZ41/samenwerking/regeling/",
        "/regio/JZ41/samenwerking/raadsnota/",
        "/regio/JZ41/samenwerking/robuustheid/",
        "/regio/JZ41/samenwerking/route/",
        "/regio/JZ41/samenwerking/besluiten/",
        "/regio/JZ41/samenwerking/kalender/",
    ],
    "griffie": [
        "/regio/JZ41/stap/regiovisie/",
        "/beheer/",
        "/regio/JZ41/samenwerking/impact/",
        "/regio/JZ41/samenwerking/impact/gemeenten/",
    ],
    "beheerder": ["/beheer/", "/beheer/logboek/"],
}
_ANSWERS = {}
ERRORS = ["/bestaat-niet/", "/regio/JZ99/", "/?jaar=1999"]


@pytest.fixture(
    params=[
        *(("", reverse(name, args=case.args), case.query) for name, case in OPEN_PAGES),
        *(("", address, None) for address in ERRORS),
        *((who, each, None) for who, pages in CLOSED_PAGES.items() for each in pages),
    ],
    ids=lambda each: f"{each[0]} {each[1]}".strip(),
)
def response(request, client):
    """The answer, asked once: these tests only read it."""
    who, address, query = request.param
    if request.param_index not in _ANSWERS:
        browser = demo_browser(who) if who else client
        _ANSWERS[request.param_index] = browser.get(address, query)
    return _ANSWERS[request.param_index]


def test_browser_is_told_to_run_and_load_only_our_own(response):
    policy = {
        name: values
        for name, *values in (
            part.split() for part in response["Content-Security-Policy"].split(";")
        )
    }
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


def test_nothing_is_inline(response):
    page = read(response)
    assert page.xpath("//@style") == []
    assert page.xpath("//style") == []
    assert page.xpath("//script[not(@src)]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//@*[starts-with(name(), 'hx-on')]") == []
    assert page.xpath("//@href[starts-with(., 'javascript:')]") == []


def test_nothing_comes_from_another_host(response):
    page = read(response)
    asked = page.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src")
    assert asked
    assert [each for each in asked if not each.startswith("/static/")] == []


def test_every_id_is_there_once_and_every_reference_has_one(response):
    page = read(response)
    ids = Counter(page.xpath("//@id"))
    referred = [
        each
        for value in page.xpath(
            "//@aria-labelledby | //@aria-describedby | //@for | //label/@for"
        )
        for each in value.split()
    ]
    assert [each for each, count in ids.items() if count > 1] == []
    assert [each for each in referred if each not in ids] == []


def test_it_is_a_dutch_page_with_one_title(response):
    page = read(response)
    assert page.get("lang") == "nl"
    assert page.xpath("//title")[0].text.endswith(" · jeugdregio")
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//body/*[1]/@href") == ["#inhoud"]  # the skip link comes first


def test_years_are_not_written_as_amounts(response):
    page = read(response)
    for cell in page.xpath("//td | //svg | //*[@class='jr-keyfigures__value']"):
        cell.drop_tree()  # where amounts stand
    # 2.017 to 2.026 would be a year with a thousands mark.
    assert re.findall(r"(?<![\d.])2\.0[12]\d(?![\d.])", text_of(page)) == []


def test_open_page_may_be_kept_and_a_personal_one_may_not(client):
    assert "no-store" not in client.get("/over/").get("Cache-Control", "")
    for who in ("adviseur-regio", "beheerder"):
        for address in ("/", "/over/", "/regio/JZ41/", "/bestaat-niet/"):
            assert (
                demo_browser(who).get(address)["Cache-Control"] == "private, no-store"
            )


def test_page_with_a_token_of_a_form_differs_by_cookie(client):
    assert "Cookie" in client.get("/inloggen/")["Vary"]


def test_cookies_cannot_be_read_by_a_script(client):
    response = client.post("/inloggen/", {"voorbeeld": "voorbeeld-griffie"})
    for cookie in response.cookies.values():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), cookie.key
