"""The messages of a region on a page: the answer, the months, the list, the choice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from factories import MOMENT, finding, message, user
from jeugdregio.kernel.access import Role
from page_reader import answer, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo", "keys")

INBOX = "/regio/JZ41/berichten/"


def three():
    """A claim in part refused, one accepted, and an allocation that waits."""
    refused = message(b"1", verdict="deels", identificatie="00000001")
    finding(refused)
    message(b"2", identificatie="00000002")
    message(
        b"3", kind="JW301", sender="0935", receiver="00990002", verdict="geparkeerd"
    )


def menu(response):
    return {
        text_of(link): link.get("href")
        for link in read(response).xpath("//nav[@aria-label='Hoofdmenu']//a")
    }


def test_without_messages_the_page_says_how_they_come():
    response = demo_browser("adviseur-regio").get(INBOX)
    assert answer(response) == "Er zijn nog geen berichten binnengekomen."
    assert "jeugdregio inbox receive MAP --out ANTWOORDEN" in text_of(read(response))


def test_answer_in_one_sentence_and_a_figure_per_verdict():
    three()
    response = demo_browser("adviseur-regio").get(INBOX)
    figures = {
        text_of(each.xpath(".//*[@class='jr-keyfigures__label']")[0]): text_of(
            each.xpath(".//*[@class='jr-keyfigures__value']")[0]
        )
        for each in read(response).xpath("//ul[contains(@class, 'keyfigures')]/li")
    }
    assert answer(response) == (
        "Van de 3 berichten die zijn ontvangen is 33% helemaal aangenomen; "
        "1 wacht op een mens."
    )
    assert figures == {
        "aangenomen · 33,3%": "1",
        "deels afgekeurd · 33,3%": "1",
        "afgekeurd": "0",
        "technisch afgekeurd": "0",
        "wacht op een mens · 33,3%": "1",
    }


def test_list_names_who_and_what_newest_first():
    three()
    response = demo_browser("adviseur-regio").get(INBOX)
    rows = table(response, "Berichten")

    assert [row["Oordeel"] for row in rows] == [
        "wacht op een mens",
        "aangenomen",
        "deels afgekeurd",
    ]
    assert rows[0]["Bericht"].startswith("JW301 Toewijzing")
    assert (rows[0]["Van"], rows[0]["Aan"]) == ("Maastricht", "aanbieder 00990002")
    assert (rows[2]["Van"], rows[2]["Aan"]) == ("Zorgaanbieder Voorbeeld 1", "Heerlen")
    assert rows[2]["Wanneer"] == "21 november 2026"
    assert [row["Bevindingen"] for row in rows] == ["geen", "geen", "1"]


def test_return_message_goes_the_other_way_than_its_header():
    # It repeats the header of the start that it answers: from aanbieder to gemeente.
    message(kind="JW306", direction="uit", sender="00990001", receiver="0917")
    [row] = table(demo_browser("adviseur-regio").get(INBOX), "Berichten")
    assert (row["Van"], row["Aan"]) == ("Heerlen", "Zorgaanbieder Voorbeeld 1")
    assert row["Oordeel"] == "verzonden"


def test_generated_messages_carry_the_word_and_others_do_not():
    message(b"1", is_example=False)
    real = demo_browser("adviseur-regio").get(INBOX)
    message(b"2", kind="JW305", is_example=True)
    mixed = demo_browser("adviseur-regio").get(INBOX)

    def marks(response):
        return len(read(response).xpath("//main//*[@class='jr-voorbeeld']"))

    assert (marks(real), marks(mixed)) == (0, 2)  # above the list, and at the row


def test_choice_stands_in_the_address_and_in_the_form():
    three()
    query = {"oordeel": "deels", "gemeente": "GM0917", "regel": "tr358"}
    response = demo_browser("adviseur-regio").get(INBOX, query)
    chosen = read(response).xpath("//form[@method='get']//option[@selected]/@value")

    assert len(table(response, "Berichten: deels")) == 1
    assert [each for each in chosen if each] == ["deels", "GM0917", "TR358"]


def test_figure_leads_to_its_messages():
    three()
    browser = demo_browser("adviseur-regio")
    [link] = read(browser.get(INBOX)).xpath(
        "//a[contains(@class, 'keyfigures__why')][contains(@href, 'geparkeerd')]/@href"
    )
    [row] = table(browser.get(link.partition("#")[0]), "Berichten: wacht")
    assert row["Oordeel"] == "wacht op een mens"


def test_months_add_up_and_lead_to_their_messages():
    for n, month in enumerate((9, 11, 11)):
        message(
            str(n).encode(),
            identificatie=f"{n:08d}",
            received_at=datetime(2026, month, 3, tzinfo=UTC),
        )
    browser = demo_browser("adviseur-regio")
    response = browser.get(INBOX)
    [link] = read(response).xpath("//a[text()='november 2026']/@href")
    rows = read(response).xpath("//table[contains(@class, 'months')]/tbody/tr")
    cells = [
        [text_of(cell) for cell in row.xpath("./*[not(@aria-hidden)]")] for row in rows
    ]

    #                           all, accepted, and the four other verdicts
    assert cells == [
        ["november 2026", "2", "2", "0", "0", "0", "0"],
        ["oktober 2026", "0", "0", "0", "0", "0", "0"],
        ["september 2026", "1", "1", "0", "0", "0", "0"],
    ]
    assert [len(row.xpath(".//*[@class='jr-stack']/*")) for row in rows] == [1, 0, 1]
    assert len(table(browser.get(link), "Berichten")) == 2


def test_older_messages_are_a_link_that_keeps_the_choice():
    for n in range(51):
        message(
            str(n).encode(),
            identificatie=f"{n:08d}",
            received_at=MOMENT + timedelta(minutes=n),
        )
    browser = demo_browser("adviseur-regio")
    first = browser.get(INBOX, {"soort": "JW323"})
    [older] = read(first).xpath("//a[text()='Oudere berichten']/@href")
    second = browser.get(older.partition("#")[0])

    assert len(table(first, "Berichten")) == 50
    assert "soort=JW323" in older
    assert len(table(second, "Berichten")) == 1
    assert read(second).xpath("//a[text()='Naar de nieuwste']")


@pytest.mark.parametrize(
    "query",
    [
        {"na": "-1"},
        {"na": "9" * 30},
        {"soort": "<script>"},
        {"aanbieder": "999900006"},
        {"gemeente": "GM9999"},
        {"regel": "' OR 1=1"},
        {"oordeel": "prima", "richting": "omhoog"},
        {"van": "2027-01", "tot": "2020-01"},
    ],
)
def test_choice_nobody_has_finds_nothing_and_breaks_nothing(query):
    three()
    response = demo_browser("adviseur-regio").get(INBOX, query)
    assert response.status_code == 200
    assert b"<script>" not in response.content.replace(b"<script src", b"")


def test_month_that_is_none_is_refused_in_words():
    response = demo_browser("adviseur-regio").get(INBOX, {"van": "2026-13"})
    assert response.status_code == 400
    assert "Dit is geen maand" in text_of(read(response))


def test_official_chooses_among_the_own_gemeente_only():
    three()
    response = demo_browser("ambtenaar").get(INBOX)
    options = read(response).xpath("//select[@name='gemeente']/option/@value")
    assert options == ["", "GM0917"]
    assert len(table(response, "Berichten")) == 2


def test_aanbieder_sees_its_own():
    three()
    own = browser_of(user(Role.AANBIEDER, "00990002"))
    [row] = table(own.get(INBOX), "Berichten")
    assert row["Bericht"].startswith("JW301")


def test_menu_leads_to_the_messages_for_who_handles_them(client):
    for who in ("adviseur-regio", "ambtenaar"):
        assert menu(demo_browser(who).get("/"))["Berichten"] == INBOX
    for who in ("griffie", "wethouder", "raadslezer", "beheerder"):
        assert menu(demo_browser(who).get("/"))["Berichten"] == "/berichten/"
    assert menu(client.get("/regio/JZ41/"))["Berichten"] == "/berichten/"


def test_page_that_checks_one_stays_and_leads_back(client):
    checks = demo_browser("adviseur-regio").get(reverse("messages"))
    assert read(checks).xpath(f"//main//a[@href='{INBOX}']")
    assert not read(client.get("/berichten/")).xpath(f"//a[@href='{INBOX}']")


def test_content_of_no_message_is_decrypted_for_the_list():
    from jeugdregio.register.vault.provider import keyring_in_use

    three()
    with keyring_in_use(None):
        assert demo_browser("adviseur-regio").get(INBOX).status_code == 200
