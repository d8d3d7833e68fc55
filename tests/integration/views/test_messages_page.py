"""The page that judges one message, and the list of rules."""

import io
import re
from pathlib import Path

import pytest


EXAMPLES = Path(__file__).parents[4] / "shared/ijw32/examples"

pytestmark = pytest.mark.django_db


def post(client, content, name="bericht.xml"):
    file = io.BytesIO(content)
    file.name = name
    return client.post("/berichten/", {"file": file})


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_page_says_that_nothing_is_kept(client):
    shown = text_of(client.get("/berichten/"))
    assert "Wij bewaren niets" in shown
    assert "Kies een bericht" in shown


def test_without_a_file_the_form_says_what_to_do(client):
    response = client.post("/berichten/", {})
    assert response.status_code == 400
    assert "Kies een bestand" in text_of(response)


def test_a_file_that_is_no_message_is_refused_in_words(client):
    response = post(client, b"<html><script>alert(1)</script></html>")
    assert response.status_code == 200
    assert "Dit is geen bericht van iJw 3.2." in text_of(response)
    assert b"alert(1)" not in response.content


@pytest.mark.shared
def test_a_sound_message_has_no_remarks(client):
    response = post(client, (EXAMPLES / "JW323.xml").read_bytes())
    assert "Geen opmerkingen" in text_of(response)
    assert "JW323" in text_of(response)


@pytest.mark.shared
def test_a_fault_in_the_form_is_told_by_line(client):
    # The published example has 31 June in lines 44 and 66.
    response = post(client, (EXAMPLES / "JW315.xml").read_bytes())
    shown = text_of(response)
    assert re.search(r"\b44 Bericht/Client", shown)
    assert re.search(r"\b66 Bericht/Client", shown)


@pytest.mark.shared
def test_a_broken_rule_is_told_without_the_bsn_or_the_name_of_the_file(client):
    sound = (EXAMPLES / "JW323.xml").read_bytes()
    # 999900007 fails the eleven test; the total no longer is the sum of its parts.
    broken = sound.replace(b"999900006", b"999900007").replace(b">79000<", b">79001<")
    assert broken != sound
    response = post(client, broken, name="Jansen-999900007.xml")
    shown = text_of(response)
    assert "CS002" in shown
    assert "TR358" in shown
    assert "999900007" not in shown
    assert "Jansen" not in shown


def test_the_list_shows_all_rules_and_which_work(client):
    shown = text_of(client.get("/berichten/regels/"))
    assert (
        "Van de 121 gepubliceerde regels controleert deze software er nu 12." in shown
    )
    assert "TR358" in shown
