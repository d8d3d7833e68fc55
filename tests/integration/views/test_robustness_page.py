"""The self-scan: seen by people of the region, filled in for one's own."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor, user
from jeugdregio.actions.record_self_scan import record_self_scan
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import SelfScan
from page_reader import answer, heading, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/robuustheid/"
RECORD = "/regio/JZ41/samenwerking/robuustheid/vastleggen/"


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def test_a_visitor_logs_in_first(client):
    assert client.get(PAGE)["Location"].startswith("/inloggen/")


def test_profile_with_picture_table_movement_and_the_mark_of_fiction():
    response = demo_browser("griffie").get(PAGE)
    rows = table(response, "Score per criterium")

    assert heading(response).startswith("Hoe robuust is de regio?")
    assert "Voorbeeld" in heading(response)
    assert [row["Criterium"].split(" ")[0] for row in rows] == [
        *("Visie", "Samenwerking", "Structuur", "Inkoop", "Schaal", "Dicht"),
    ]
    assert "(onze toevoeging)" in rows[-1]["Criterium"]
    assert all(
        row["Beweging sinds vorige keer"].startswith(("omhoog", "omlaag", "gelijk"))
        for row in rows
    )
    assert len(read(response).xpath("//svg[@role='img']")) == 2  # wide and narrow


def test_criticism_of_the_criteria_stands_there():
    text = body(demo_browser("raadslezer").get(PAGE))
    assert "Volgens critici ontbreken drie dingen" in text
    assert "Een zelfscan blijft een mening" in text


@pytest.mark.parametrize(
    ("who", "own"),
    [
        ("adviseur-regio", ["JZ41"]),
        ("ambtenaar", ["GM0917"]),
        ("griffie", ["GM0917"]),
        ("wethouder", ["GM0917"]),
        ("raadslezer", []),
    ],
)
def test_each_fills_in_for_the_own_organisation(who, own):
    page = read(demo_browser(who).get(PAGE))
    assert page.xpath("//select[@name='organisation']/option/@value") == own


def test_a_scan_is_recorded_and_moves_the_profile():
    browser = demo_browser("ambtenaar")
    response = browser.post(
        RECORD,
        {"organisation": "GM0917", "visie_vraag": "5", "visie_doelen": ""},
        follow=True,
    )
    [row] = [r for r in table(response, "Laatste") if r["Gemeente"] == "Heerlen"]
    scan = SelfScan.objects.filter(organisation__code="GM0917").latest("made_on")

    assert (scan.answers, scan.is_example) == ({"visie_vraag": 5}, True)
    assert "De scan is vastgelegd." in body(response)
    assert (row["Visie"], row["Schaal"]) == ("5,0", "niet bekend")


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"organisation": "GM0917"}, 400),
        ({"organisation": "GM0917", "visie_vraag": "6"}, 400),
        ({"organisation": "GM0917", "visie_vraag": "veel"}, 400),
        ({"organisation": "GM0014", "visie_vraag": "3"}, 400),
        ({"visie_vraag": "3"}, 400),
        ({"organisation": "GM0935", "visie_vraag": "3"}, 403),
        ({"organisation": "JZ41", "visie_vraag": "3"}, 403),
    ],
)
def test_invalid_scan_is_refused_and_nothing_is_kept(data, status):
    before = SelfScan.objects.count()
    response = demo_browser("ambtenaar").post(RECORD, data)
    assert response.status_code == status
    assert SelfScan.objects.count() == before


def test_real_scans_are_not_called_fictional():
    SelfScan.objects.all().delete()
    record_self_scan(
        actor(Role.REGIO),
        "JZ41",
        organisation_code="JZ41",
        answers={"visie_vraag": 2},
        at=MOMENT,
    )
    response = demo_browser("griffie").get(PAGE)
    assert "Voorbeeld" not in heading(response)
    assert answer(response).startswith("Voor Zuid-Limburg heeft nog geen gemeente")


def test_one_score_is_neither_the_strongest_nor_the_weakest():
    SelfScan.objects.all().delete()
    record_self_scan(
        actor(Role.RAAD),
        "JZ41",
        organisation_code="GM0917",
        answers={"visie_vraag": 2},
        at=MOMENT,
    )
    assert answer(demo_browser("griffie").get(PAGE)) == (
        "1 gemeente vulde de scan in. De score is 2,0 op een schaal van 1 tot 5: visie."
    )


def test_a_region_without_scans_says_how_to_fill_it():
    response = browser_of(user(Role.REGIO, "JZ01")).get(
        "/regio/JZ01/samenwerking/robuustheid/"
    )
    assert "begin hieronder" in answer(response)
    assert read(response).xpath("//select[@name='organisation']")
    assert not read(response).xpath("//figure")
