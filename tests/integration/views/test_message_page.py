"""One message on a page, and its file for who gives a purpose."""

from __future__ import annotations

import pytest

from factories import finding, message
from jeugdregio.actions.policies import DOELEN
from jeugdregio.register.models import AuditLine
from page_reader import answer, heading, read, table, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo", "keys")

CONTENT = (
    b"<Bericht><Bsn>999900006</Bsn><Achternaam>MERKNAAM</Achternaam>"
    b"<Geboortedatum>2012-02-29</Geboortedatum></Bericht>"
)
PERSONAL = ("999900006", "MERKNAAM", "2012-02-29", "29 februari 2012")


def page_of(made, who="adviseur-regio"):
    return demo_browser(who).get(f"/regio/JZ41/berichten/{made.pk}/")


def test_page_says_what_came_of_it_and_what_to_do():
    claim = message(CONTENT, verdict="technisch")
    finding(claim, "TR358", retourcode="0001")
    shown = page_of(claim)

    assert heading(shown) == "JW323 Declaratie Voorbeeld"
    assert answer(shown) == (
        "Van Zorgaanbieder Voorbeeld 1 aan Heerlen, ontvangen op 21 november 2026."
    )
    assert "telt als niet verzonden (retourcode 0001)" in text_of(read(shown))
    [row] = table(shown, "Bevindingen")
    assert row["Regel"] == "TR358"
    assert row["Waar"] == ("Prestatie ReferentieNummer R-1regel 44 van het bestand")
    assert row["Wat te doen"] == (
        "Maak het bestand opnieuw en stuur het hele bericht nog eens."
    )


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("aangenomen", "Alles telt mee."),
        ("deels", "Wat goed is, telt mee; de rest niet."),
        ("afgekeurd", "Niets ervan telt mee."),
        ("technisch", "telt als niet verzonden"),
        ("geparkeerd", "De afzender heeft nog geen antwoord."),
    ],
)
def test_every_verdict_says_what_it_means_for_the_sender(verdict, words):
    assert words in text_of(read(page_of(message(verdict=verdict))))


def test_page_and_address_hold_nothing_of_the_person():
    claim = message(CONTENT, verdict="deels", identificatie="999900006")
    finding(claim, key="Client 1")
    response = page_of(claim)
    shown = response.content.decode() + response.wsgi_request.get_full_path()

    assert [each for each in PERSONAL if each in shown] == []
    assert "Niet getoond" in shown


def test_message_and_answer_lead_to_each_other():
    claim = message(b"1")
    reply = message(
        b"2",
        kind="JW325",
        direction="uit",
        sender="0917",
        receiver="00990001",
        answer_to=claim,
    )
    [there] = read(page_of(claim)).xpath("//a[text()='JW325 Antwoord op declaratie']")
    [back] = read(page_of(reply)).xpath("//a[text()='JW323 Declaratie']")

    assert there.get("href") == f"/regio/JZ41/berichten/{reply.pk}/"
    assert back.get("href") == f"/regio/JZ41/berichten/{claim.pk}/"
    files = [text_of(each) for each in read(page_of(claim)).xpath("//form/h3")]
    assert files == [
        "Het antwoord: JW325 Antwoord op declaratie",
        "Dit bericht: JW323 Declaratie",
    ]


def test_unreadable_message_is_told_without_a_header_and_has_no_file():
    unreadable = message(
        b"?", kind="", sender="", receiver="", identificatie="", verdict="technisch"
    )
    told = "Bericht/Client[2]/Bsn: De waarde klopt niet."
    nothing = {"berichtklasse": "", "key": "", "fields": "", "retourcode": ""}
    finding(unreadable, "XSD", line=3, text=told, **nothing)
    shown = page_of(unreadable)
    [row] = table(shown, "Bevindingen")

    assert row["Regel"] == "Vorm (XSD)"
    assert row["Waar"] == "Bericht/Client[2]/Bsnregel 3 van het bestand"
    assert row["Waaraan het niet voldoet"] == "De waarde klopt niet."

    assert heading(shown) == "Onleesbaar bericht Voorbeeld"
    assert answer(shown).startswith("Een bestand waarvan wij de afzender niet")
    assert "niet bekend bij welke gemeente" in text_of(read(shown))
    assert read(shown).xpath("//main//form") == []


def test_refused_claim_of_whom_is_not_known_says_so():
    refused = message(b"?", sender="", receiver="", verdict="technisch")
    shown = page_of(refused)
    assert heading(shown) == "JW323 Declaratie Voorbeeld"
    assert "Identificatie" not in text_of(read(shown).xpath("//dl")[0])


def test_file_goes_out_for_a_purpose_as_a_download_that_is_not_kept():
    claim = message(CONTENT)
    [form] = read(page_of(claim)).xpath("//main//form")
    browser = demo_browser("adviseur-regio")
    response = browser.post(form.get("action"), {"doel": "inzage"})

    assert response.content == CONTENT
    assert response["Content-Type"] == "application/xml"
    assert response["Content-Disposition"] == (
        f'attachment; filename="jw323-{claim.sha256[:12]}.xml"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    line = AuditLine.objects.first()
    assert (line.action, line.subject, line.detail) == (
        "download_message",
        f"bericht-{claim.pk}",
        "doel=inzage",
    )


def test_form_offers_the_purposes_and_explains_them():
    shown = page_of(message())
    options = read(shown).xpath("//select[@name='doel']/option/@value")
    assert options == ["", *(doel.code for doel in DOELEN)]
    assert DOELEN[0].explanation in text_of(read(shown))


@pytest.mark.parametrize("data", [{}, {"doel": ""}, {"doel": "zomaar"}])
def test_without_a_purpose_the_page_says_so(data):
    claim = message(CONTENT)
    response = demo_browser("adviseur-regio").post(
        f"/regio/JZ41/berichten/{claim.pk}/bestand/", data
    )
    assert response.status_code == 400
    assert "Zonder doel geven wij ze niet." in text_of(read(response))
    assert not AuditLine.objects.filter(action="download_message").exists()


def test_file_cannot_be_had_by_a_link():
    claim = message(CONTENT)
    response = demo_browser("adviseur-regio").get(
        f"/regio/JZ41/berichten/{claim.pk}/bestand/"
    )
    assert response.status_code == 405


@pytest.mark.parametrize(
    ("who", "status"),
    [("griffie", 403), ("wethouder", 403), ("raadslezer", 403), ("beheerder", 404)],
)
def test_council_and_college_never(who, status):
    claim = message(CONTENT)
    file = f"/regio/JZ41/berichten/{claim.pk}/bestand/"

    assert page_of(claim, who).status_code == status
    answered = demo_browser(who).post(file, {"doel": "verantwoording"})
    assert answered.status_code == status
    assert not AuditLine.objects.filter(action="download_message").exists()


@pytest.mark.parametrize("number", ["0", "99999", "9" * 30])
def test_unknown_message_is_absent(number):
    response = demo_browser("adviseur-regio").get(f"/regio/JZ41/berichten/{number}/")
    assert (response.status_code, heading(response)) == (
        404,
        "Deze pagina bestaat niet",
    )
