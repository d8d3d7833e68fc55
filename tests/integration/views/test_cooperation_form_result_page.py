"""What the municipalities together think, for who belongs to the region."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor, user
from form_judgements import a_judgement, give
from jeugdregio.actions.judge_form import release_judgement
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import FormJudgement, FormRound
from page_reader import answer, heading, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/vorm/uitkomst/"
CLOSE = "/regio/JZ41/samenwerking/vorm/afsluiten/"


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def staff():
    return demo_browser("adviseur-regio")


def only(*judgements):
    """Replace what the demo made: (gemeente, control, fit), given by the council."""
    FormJudgement.objects.all().delete()
    for gemeente, control, fit in judgements:
        council = actor(Role.RAAD, gemeente)
        give(council, gemeente, "raad", a_judgement(control=control, fit=fit))
        release_judgement(council, "JZ41", gemeente, "raad", at=MOMENT)


def test_visitor_has_to_log_in(client):
    assert client.get(PAGE)["Location"].startswith("/inloggen/")
    assert client.post(CLOSE)["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("who", ["aanbieder", "beheerder"])
def test_who_does_not_belong_finds_nothing(who):
    assert demo_browser(who).get(PAGE).status_code == 404


def test_two_municipalities_by_hand():
    only(("GM0917", 60, 2), ("GM0935", 40, -1))
    response = staff().get(PAGE)
    # Centrum: Heerlen 60 * 2 / 100 = 1.2, Maastricht 40 * -1 / 100 = -0.4: mean 0.4.
    [centrum, *others] = table(response, "Volgorde voor de regio")

    assert heading(response).startswith("Welke vorm willen de gemeenten?")
    assert (centrum["Vorm"], centrum["Score"]) == ("Centrumgemeente", "+0,40")
    assert [row["Score"] for row in others] == ["0,00", "0,00"]
    assert "1 van de 2 gemeenten zet een centrumgemeente alleen vooraan." in body(
        response
    )
    assert "Hier tellen 2 van de 48 oordelen mee" in body(response)
    # A theme without any fit does nothing: control differs, from 40 to 60 points.
    first = table(response, "Verschil per thema")[0]
    assert (first["Thema"], first["Punten"]) == ("Zeggenschap", "40 tot 60")


def test_every_municipality_has_a_row_and_the_picture_the_same_figures():
    only(("GM0917", 60, 2), ("GM0935", 40, -1))
    response = staff().get(PAGE)
    rows = {row["Gemeente"]: row for row in table(response, "Oordelen per gemeente")}
    words = " ".join(read(response).xpath("//main//svg/desc/text()"))

    assert len(rows) == 16
    assert rows["Heerlen"]["Centrumgemeente"] == "+1,20"
    assert rows["Heerlen"]["Gemeenteraad"] == "vrijgegeven"
    assert rows["Heerlen"]["College"] == "nog niet gegeven"
    assert rows["Vaals"]["Vooraan"] == "geen"
    assert "Centrumgemeente 1,2" in words
    assert "Centrumgemeente -0,4" in words


def test_what_is_fictional_says_so_and_what_is_real_does_not():
    marks = "//main//*[@class='jr-voorbeeld']"
    assert read(staff().get(PAGE)).xpath(marks)
    only(("GM0917", 60, 2), ("GM0935", 40, -1))
    assert not read(staff().get(PAGE)).xpath(marks)


def test_hidden_judgements_are_counted_but_not_used():
    only(("GM0935", 40, -1))
    council = actor(Role.RAAD, "GM0917")
    give(council, "GM0917", "raad", a_judgement(control=100, fit=2))

    page = body(staff().get(PAGE))
    assert "Hier tellen 1 van de 48 oordelen mee" in page
    assert "Nog 1 oordeel is gegeven maar niet vrijgegeven." in page
    own = body(demo_browser("raadslezer").get(PAGE))
    assert "Hier tellen 2 van de 48 oordelen mee" in own
    assert "niet vrijgegeven." not in own


def test_drawbacks_of_the_preferred_form_have_status_and_source():
    only(("GM0917", 60, 2), ("GM0935", 40, -1))
    page = body(staff().get(PAGE))
    assert "Welke nadelen horen bij een centrumgemeente?" in page
    assert (
        "De centrumgemeente beslist waarschijnlijk zelf over de uitvoering. "
        "niet bevestigd" in page
    )


def test_without_judgements_the_page_says_how_they_come():
    only()
    response = staff().get(PAGE)
    assert answer(response) == "Er is nog geen oordeel dat u mag zien."
    assert "Daarna geeft de gemeente het vrij." in body(response)
    assert len(table(response, "Oordelen per gemeente")) == 16


def test_forms_that_are_level():
    only(("GM0917", 60, -1))
    response = staff().get(PAGE)
    assert answer(response) == (
        "Geen vorm staat alleen vooraan: een openbaar lichaam en een "
        "bedrijfsvoeringsorganisatie zijn gelijk."
    )


def test_staff_closes_and_opens_the_weighing():
    browser = staff()
    closed = browser.post(CLOSE, {"stand": "dicht"}, follow=True)
    assert "De weging is afgesloten." in body(closed)
    assert FormRound.objects.get().closed_at

    opened = browser.post(CLOSE, {"stand": "open"}, follow=True)
    assert "De weging is weer open." in body(opened)
    assert FormRound.objects.get().closed_at is None


@pytest.mark.parametrize("who", ["griffie", "wethouder", "ambtenaar", "raadslezer"])
def test_a_municipality_has_no_button_to_close(who):
    browser = demo_browser(who)
    assert CLOSE not in read(browser.get(PAGE)).xpath("//form/@action")
    assert browser.post(CLOSE).status_code == 403
    assert not FormRound.objects.exists()


def test_another_region_does_not_close():
    assert browser_of(user(Role.REGIO, "JZ01")).post(CLOSE).status_code == 404
