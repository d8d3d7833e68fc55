"""Samenwerking: the cards of one region, each leading to a page that is there."""

import pytest

from site_fixtures import browser_of, demo, demo_browser, seeded


__all__ = ["demo", "seeded"]

pytestmark = pytest.mark.usefixtures("demo")


def test_a_visitor_sees_the_parts_and_who_belongs_can_follow_each_link():
    browser = browser_of()
    staff = demo_browser("adviseur-regio")
    response = browser.get("/regio/JZ41/samenwerking/")
    assert response.status_code == 200
    assert "Samenwerking in Zuid-Limburg" in response.content.decode()
    for card in response.context["cards"]:
        assert staff.get(card.href).status_code == 200, card.href
        # A closed part leads to the log-in page.
        assert browser.get(card.href, follow=True).status_code == 200, card.href


def test_it_is_in_the_menu_of_who_belongs_to_a_region():
    page = demo_browser("ambtenaar").get("/").content.decode()
    assert '<a href="/regio/JZ41/samenwerking/"' in page


def test_no_such_region():
    assert browser_of().get("/regio/JZ99/samenwerking/").status_code == 404
