"""The forms beside each other, and a weighing of one's own in the address."""

from __future__ import annotations

import pytest

from factories import user
from form_judgements import a_judgement, posted
from jeugdregio.kernel.access import Role
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES, all_forms
from page_reader import answer, heading, read, table, text_of
from site_fixtures import all_rows, browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/vorm/"


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def test_everyone_sees_the_facts_of_all_forms_on_all_themes(client):
    response = client.get(PAGE)
    rows = table(response, "De vijf vormen naast elkaar")

    assert heading(response).startswith("Welke vorm past bij onze samenwerking?")
    assert answer(response).startswith("Drie van de vijf vormen mogen")
    assert len(rows) == len(WEIGHED_THEMES)
    for row in rows:
        assert len(row) == 1 + len(all_forms())
        for form, cell in row.items():
            if form != "Thema":
                assert "niet bevestigd" in cell, (row["Thema"], form)
                assert "Eigen analyse." in cell


def test_every_fact_stands_there_with_status_and_source(client):
    page = body(client.get(PAGE))
    facts = [fact for form in all_forms() for fact in form.facts]
    assert [fact.text for fact in facts if fact.text not in page] == []
    assert [
        fact.caveat for fact in facts if fact.caveat.lower() not in page.lower()
    ] == []


def test_the_two_forms_that_may_not_say_so_and_cannot_be_judged(client):
    response = client.get(PAGE)
    cards = [text_of(each) for each in read(response).xpath("//li[@class='jr-card']")]
    refused = [each for each in cards if "mag geen Jeugdregio zijn" in each]
    names = read(response).xpath("//form[@method='get']//@name")

    assert len(cards) == 5
    assert len(refused) == 2
    assert all("uit tweede hand" in each for each in refused)
    assert all("De wettekst lazen wij niet." in each for each in refused)
    assert not [n for n in names if "gemeenschappelijk" in n or "zonder_meer" in n]


def test_own_weighing_by_address_works_without_log_in_and_keeps_nothing(client):
    before = all_rows()
    response = client.get(PAGE, posted(a_judgement(control=60, fit=2)))
    rows = table(response, "Uw volgorde")

    assert answer(response) == "Met uw punten staat een centrumgemeente vooraan."
    # 60 points times 2, over 100.
    assert (rows[0]["Vorm"], rows[0]["Plaats"], rows[0]["Score"]) == (
        "Centrumgemeente",
        "1",
        "+1,20",
    )
    assert [row["Plaats"] for row in rows] == ["1", "2", "2"]
    assert "De centrumgemeente beslist waarschijnlijk zelf" in body(response)
    assert all_rows() == before


def test_the_form_shows_what_the_address_says(client):
    response = client.get(PAGE, posted(a_judgement(control=60, fit=2)))
    tree = read(response)
    [points] = tree.xpath("//input[@name='punten-zeggenschap']/@value")
    [fit] = tree.xpath(
        "//select[@name='oordeel-centrumgemeente-zeggenschap']/option[@selected]"
    )
    assert points == "60"
    assert text_of(fit) == "past heel goed"


def test_part_of_an_address_is_filled_up_with_the_start(client):
    chosen = {"oordeel-openbaar_lichaam-werkgeverschap": "1"}
    response = client.get(PAGE, chosen)
    # The start: 20 points each, nothing matters. So 20 * 1 / 100.
    assert table(response, "Uw volgorde")[0]["Score"] == "+0,20"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"punten-zeggenschap": "10"}, "Samen is het 90 punten, het moet 100 zijn."),
        ({"punten-zeggenschap": "10"}, "Verdeel nog 10 punten."),
        ({"punten-zeggenschap": "30"}, "Haal er 10 punten af."),
        ({"punten-zeggenschap": "-1"}, "Niet alles is goed ingevuld."),
        ({"punten-zeggenschap": "veel"}, "geheel getal"),
        ({"oordeel-centrumgemeente-zeggenschap": "3"}, "3"),
        ({"punten-zeggenschap": "<script>"}, "Niet alles is goed ingevuld."),
    ],
)
def test_a_weighing_that_is_not_whole_says_what_to_do(client, change, said):
    response = client.get(PAGE, change)
    assert response.status_code == 200
    assert said in body(response)
    assert "Uw volgorde" not in body(response)
    assert b"<script>alert" not in response.content


def test_nothing_matters_means_no_form_in_front(client):
    response = client.get(PAGE, {"punten-zeggenschap": "20"})
    assert answer(response) == "Met uw punten staat geen enkele vorm alleen vooraan."


def test_who_may_weigh_can_take_the_points_along():
    chosen = posted(a_judgement(control=60, fit=2))
    page = read(demo_browser("ambtenaar").get(PAGE, chosen))
    [link] = page.xpath("//a[starts-with(text(), 'Neem deze punten mee')]/@href")
    judge = demo_browser("ambtenaar").get(link)
    [points] = read(judge).xpath("//input[@name='punten-zeggenschap']/@value")

    assert points == "60"
    assert "Nog niet bewaard." in body(judge)


@pytest.mark.parametrize("who", [Role.REGIO, Role.RAADSLEZER, Role.AANBIEDER])
def test_others_have_no_judgement_to_go_to(who):
    page = read(browser_of(user(who)).get(PAGE))
    assert page.xpath("//a[starts-with(text(), 'Het oordeel van')]") == []


def test_hub_leads_here(client):
    assert PAGE in read(client.get("/regio/JZ41/samenwerking/")).xpath(
        "//main//a/@href"
    )


def test_unknown_region(client):
    assert client.get("/regio/JZ99/samenwerking/vorm/").status_code == 404
