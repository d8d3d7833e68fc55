"""The impact scan: without log-in, recorded by a municipality, side by side."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor, user
from jeugdregio.actions.record_impact import record_impact
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import ImpactScan
from page_reader import answer, heading, read, table, text_of
from site_fixtures import all_rows, browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/impact/"
RECORD = "/regio/JZ41/samenwerking/impact/vastleggen/"
COMPARE = "/regio/JZ41/samenwerking/impact/gemeenten/"


def chosen(response) -> dict[str, str]:
    """The answers that the form shows as chosen."""
    found = {}
    for select in read(response).xpath("//select[starts-with(@id, 'vraag-')]"):
        [value] = select.xpath("./option[@selected]/@value")
        found[select.get("name")] = value
    return found


def scores(response) -> list[str]:
    labels = read(response).xpath("//*[@class='jr-keyfigures__label']")
    return [text_of(each) for each in labels]


def test_a_visitor_sees_what_is_known_with_its_source(client):
    response = client.get(PAGE, {"gemeente": "GM0917"})
    body = text_of(read(response).get_element_by_id("inhoud"))

    assert heading(response).startswith("Wat verandert er voor uw gemeente? Heerlen")
    assert {name: value for name, value in chosen(response).items() if value} == {
        "vorm_nu": "centrumgemeente",
        "deelnemers": "samen",
        "zorgvormen": "deel",
        "lijsten": "eens",
    }
    assert "Staatscourant 2018, 61875" in body
    assert "Aanbestedingsnieuws, bericht over JenS, december 2017" in body
    assert "De vragen, de punten en de grenzen zijn van ons." in body


def test_answers_in_the_address_give_the_score_and_nothing_is_kept(client):
    before = all_rows()
    response = client.get(
        PAGE,
        {
            "gemeente": "GM0981",
            "inkoop": "deel",
            "gi": "nee",
            "contractbeheer": "nee",
            "backoffice": "nee",
            "beleid": "deel",
        },
    )
    # 2 + 2 + 2 + 2 + 1 of 4 + 2 + 2 + 2 + 2: see the spec of the score
    assert scores(response)[0] == "Wat u al samen doet · 9 van 12 punten"
    assert "wat u al samen doet: veel" in answer(response).lower()
    assert all_rows() == before


def test_an_answer_in_the_address_goes_before_what_is_known(client):
    query = {"gemeente": "GM0917", "vorm_nu": "privaat", "deelnemers": ""}
    answers = chosen(client.get(PAGE, query))
    # Empty is an answer too: not known yet. What is not in the address is filled in.
    assert answers["vorm_nu"] == "privaat"
    assert (answers["deelnemers"], answers["zorgvormen"]) == ("", "deel")


def test_each_gap_has_a_step_and_what_it_rests_on(client):
    response = client.get(PAGE, {"gemeente": "GM0917", "vorm_nu": "privaat"})
    row, other = table(response, "Wat ontbreekt er")
    assert row["Wat ontbreekt"].startswith("Er is geen gemeenschappelijke regeling.")
    assert row["Eerste stap"] == "Vergelijk de drie vormen die wel kunnen."
    assert "uit tweede hand" in row["Waarop het rust"]
    assert "De tekst van artikel 2.18 lazen wij niet." in row["Waarop het rust"]
    assert "voor een deel van de zorgvormen mee" in other["Wat ontbreekt"]


@pytest.mark.parametrize(
    "query",
    [{"inkoop": "misschien"}, {"gemeente": "GM0014"}, {"gemeente": "Heerlen"}],
)
def test_what_is_not_there_is_absent_with_a_hint(client, query):
    response = client.get(PAGE, query)
    assert response.status_code == 404
    assert answer(response)


def test_a_visitor_sees_nothing_that_was_recorded(client):
    record_impact(
        actor(Role.AMBTENAAR),
        "JZ41",
        gemeente_code="GM0917",
        answers={"inkoop": "nee", "vorm_nu": "geen"},
        at=MOMENT,
    )
    outside = client.get(PAGE, {"gemeente": "GM0917"})
    inside = demo_browser("raadslezer").get(PAGE, {"gemeente": "GM0917"})

    assert chosen(outside)["inkoop"] == ""
    assert "Vastgelegd op" not in outside.content.decode()
    assert (chosen(inside)["inkoop"], chosen(inside)["vorm_nu"]) == ("nee", "geen")
    assert "Vastgelegd op 21 november 2026" in inside.content.decode()
    assert client.get(COMPARE).status_code == 302


@pytest.mark.parametrize(
    ("who", "gemeente", "may"),
    [
        ("ambtenaar", "GM0917", True),
        ("griffie", "GM0917", True),
        ("wethouder", "GM0917", True),
        ("ambtenaar", "GM0935", False),
        ("adviseur-regio", "GM0917", False),
        ("raadslezer", "GM0917", False),
    ],
)
def test_who_may_record_sees_the_button(who, gemeente, may):
    response = demo_browser(who).get(PAGE, {"gemeente": gemeente})
    forms = read(response).xpath("//main//form[@method='post']/@action")
    assert (RECORD in forms) is may


def test_an_official_opens_the_scan_of_the_own_municipality():
    page = read(demo_browser("ambtenaar").get(PAGE))
    assert page.xpath("//select[@id='kies-gemeente']/option[@selected]/@value") == [
        "GM0917"
    ]


def test_recording_leads_to_all_municipalities_with_the_mark_of_fiction():
    response = demo_browser("ambtenaar").post(
        RECORD, {"gemeente": "GM0917", "inkoop": "deel", "gi": ""}, follow=True
    )
    [row] = [r for r in table(response) if r["Gemeente"].startswith("Heerlen")]
    scan = ImpactScan.objects.filter(gemeente__code="GM0917").latest("made_on")

    assert (scan.answers, scan.is_example) == ({"inkoop": "deel"}, True)
    assert "De scan is vastgelegd." in response.content.decode()
    assert "Voorbeeld" in row["Gemeente"]
    # 2 points, four open questions of 2 each
    assert "2 tot 10 van 12 punten, nog 4 vragen open" in row["Wat u al samen doet"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"gemeente": "GM0917"}, 400),  # no answer at all
        ({"gemeente": "GM0917", "inkoop": "misschien"}, 404),
        ({"gemeente": "GM0935", "inkoop": "ja"}, 403),
        ({"inkoop": "ja"}, 403),
    ],
)
def test_invalid_scan_is_refused_and_nothing_is_kept(data, status):
    before = ImpactScan.objects.count()
    response = demo_browser("ambtenaar").post(RECORD, data)
    assert response.status_code == status
    assert ImpactScan.objects.count() == before


def test_side_by_side_counts_and_names_who_is_silent():
    response = demo_browser("griffie").get(COMPARE)
    rows = table(response)
    silent = [row for row in rows if row["Vastgelegd"] == "nog niet"]

    assert len(rows) == 16
    assert answer(response).startswith(
        f"{16 - len(silent)} van de 16 gemeenten legden een scan vast."
    )
    assert {row["Hoeveel ontbreekt"] for row in silent} <= {"niet bekend"}


def test_side_by_side_of_a_region_without_scans_says_how_to_fill_it():
    response = browser_of(user(Role.REGIO, "JZ01")).get(
        "/regio/JZ01/samenwerking/impact/gemeenten/"
    )
    assert answer(response).startswith("Nog geen van de ")
    assert "nog geen twee gemeenten" in response.content.decode()


def test_a_region_of_one_municipality_needs_no_arrangement(client):
    response = client.get("/regio/JZ22/samenwerking/impact/")  # Utrecht
    assert len(read(response).xpath("//select[@id='kies-gemeente']/option")) == 1
    assert chosen(response)["vorm_nu"] == "een_gemeente"
