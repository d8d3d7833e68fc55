"""No page has a fault that axe can find, wide or narrow, for whoever sees more."""

from __future__ import annotations

import pytest
from django.urls import reverse
from visitor import NARROW, WIDE, sideways, violations, visit

from integration.access_matrix import ACCESS_MATRIX
from integration.access_who import EVERYONE


pytestmark = pytest.mark.browser

FILES = {
    "cooperation-calendar-file",
    "cooperation-money-file",
    "export",
    "regiovisie-file",
    "health",
}
"""Open addresses that answer with a file or with JSON: nothing to look at."""

OPEN_PAGES = [
    (name, case)
    for name, cases in ACCESS_MATRIX.items()
    for case in cases
    if case.get is EVERYONE and name not in FILES
]
MORE_FOR = {
    "adviseur-regio": [
        "/regio/JZ41/",
        "/regio/JZ41/stap/regiovisie/",
        "/regio/JZ41/wet/",
        "/regio/JZ41/samenwerking/geld/?sleutel=vast&sleutel=band&sleutel=mengsel",
        "/regio/JZ41/samenwerking/regeling/",
        "/regio/JZ41/samenwerking/raadsnota/",
        "/regio/JZ41/samenwerking/wie/",
        "/regio/JZ41/samenwerking/taken/",
        "/regio/JZ41/samenwerking/robuustheid/",
        "/regio/JZ41/samenwerking/route/",
        "/regio/JZ41/samenwerking/besluiten/",
        "/regio/JZ41/samenwerking/kalender/",
        "/beheer/",  # refused, on a page of its own
    ],
    "griffie": [
        "/regio/JZ41/stap/regiovisie/",
        "/regio/JZ41/samenwerking/impact/",
        "/regio/JZ41/samenwerking/impact/gemeenten/",
    ],
    "aanbieder": ["/"],
    "beheerder": ["/beheer/", "/beheer/logboek/"],
}
"""Pages that show more to who is logged in."""

MESSAGES = {
    "adviseur-regio": [
        "/regio/JZ41/berichten/",
        "/regio/JZ41/berichten/?oordeel=deels&regel=TR358",
        "/regio/JZ41/berichten/?gemeente=GM0001",  # nothing found
    ],
    "ambtenaar": ["/regio/JZ41/berichten/"],
    "griffie": ["/regio/JZ41/berichten/"],  # refused
}
"""Pages with messages on them."""

CARE = [
    "/regio/JZ41/",
    "/gemeente/GM0917/",
    "/regio/JZ41/cijfers/wachttijd/",
    "/regio/JZ41/cijfers/lasten/?zorgvorm=Jeugd-ggz",
    "/regio/JZ41/cijfers/in_en_uitstroom/",
    "/gemeente/GM0917/cijfers/gebruik/",
    "/waarom/wachttijd/?gebied=JZ41",
    "/regio/JZ41/regiovisie/",
]
"""Pages with figures from messages on them."""

MORE_TO_SEE = [
    "/cijfers/lasten_iv3/?niveau=gemeente",
    "/cijfers/leeftijd/",
    "/regio/JZ41/cijfers/verwijzers/",
    "/regio/JZ41/cijfers/lasten_iv3/?jaar=2020&verslagsoort=begroting",
    "/gemeente/GM0744/",  # two lists, two regions
    "/gemeente/GM1966/",  # merged: Het Hogeland
    "/zoek/?q=nergenshuizen",
    "/regio/JZ16/samenwerking/wie/",  # a member from outside, others not known
    "/regio/JZ01/samenwerking/wie/",  # nothing recorded
    "/gegevens/?ernst=note",
    "/bestaat-niet/",
    "/regio/JZ99/",
    "/?jaar=1999",
    "/regio/JZ01/cijfers/wachttijd/",  # no messages
    "/cijfers/wachttijd/",  # not for the country
]
"""Pages in another state, and errors."""


def check(page, address):
    """Wide, then narrow, with everything folded open."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    found = [f"{WIDE}: {each}" for each in violations(page)]
    page.set_viewport_size({"width": NARROW, "height": 900})
    found += [f"{NARROW}: {each}" for each in violations(page)]
    found += [f"{NARROW}: too wide: {each}" for each in sideways(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("name", "case"), OPEN_PAGES, ids=[n for n, _ in OPEN_PAGES])
def test_open_page(chromium, site, name, case):
    query = "&".join(f"{key}={value}" for key, value in case.query.items())
    with visit(chromium, site) as page:
        check(page, f"{reverse(name, args=case.args)}?{query}")


@pytest.mark.parametrize("address", MORE_TO_SEE)
def test_page_in_another_state(chromium, site, address):
    with visit(chromium, site) as page:
        check(page, address)


@pytest.mark.parametrize(
    ("who", "address"), [(who, each) for who in MORE_FOR for each in MORE_FOR[who]]
)
def test_page_of_who_is_logged_in(chromium, site, who, address):
    with visit(chromium, site, as_user=who) as page:
        check(page, address)


@pytest.mark.parametrize(
    ("who", "address"), [(who, each) for who in MESSAGES for each in MESSAGES[who]]
)
def test_page_with_messages(chromium, site, traffic, who, address):
    with visit(chromium, site, as_user=who) as page:
        check(page, address)


@pytest.mark.parametrize("address", CARE)
def test_page_with_figures_from_messages(chromium, site, care, address):
    with visit(chromium, site, as_user="adviseur-regio") as page:
        check(page, address)


def test_lines_beneath_a_figure(chromium, site, care):
    with visit(chromium, site, as_user="adviseur-regio") as page:
        page.goto("/waarom/lasten/?gebied=JZ41")
        page.select_option("#regels-doel", "verantwoording")
        page.get_by_role("button", name="Regels bekijken").click()
        page.get_by_role("heading", name="De regels onder").wait_for()
        assert not violations(page)
        page.set_viewport_size({"width": NARROW, "height": 900})
        assert violations(page) + sideways(page) == []


@pytest.mark.parametrize("verdict", ["aangenomen", "deels", "technisch", "geparkeerd"])
def test_page_of_a_message(chromium, site, traffic, verdict):
    with visit(chromium, site, as_user="adviseur-regio") as page:
        page.goto(f"/regio/JZ41/berichten/?richting=in&oordeel={verdict}")
        address = page.locator("tbody a[href*='/berichten/']:not([href*='?'])").first
        check(page, address.get_attribute("href"))
