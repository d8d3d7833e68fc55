"""The duty calendar: on a day, with the ladder, and as a file for an agenda."""

from __future__ import annotations

import pytest

from ics_reader import read_icalendar
from jeugdregio.register.models import PlanningDate
from jeugdregio.standards.ladder import all_ladder_steps
from page_reader import answer, heading, read, table, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/kalender/"
PLAN = "/regio/JZ41/samenwerking/kalender/datums/"
FILE = "/regio/JZ41/samenwerking/kalender.ics"


def ids(response, group) -> set[str]:
    section = read(response).xpath(f"//section[@aria-labelledby='groep-{group}']")[0]
    return set(section.xpath(".//details/@id"))


@pytest.mark.parametrize("day", ["2025-12-31", "31-12-2025"])
def test_the_last_day_of_2025(client, day):
    response = client.get(PAGE, {"dag": day})
    assert heading(response).startswith("Wat geldt nu, en wat komt eraan?")
    assert answer(response).startswith("Op 31 december 2025 gelden ")
    assert "jw-9a.2-4" in ids(response, "ahead")
    assert ids(response, "past") == set()


def test_the_first_day_of_2026(client):
    response = client.get(PAGE, {"dag": "2026-01-01"})
    assert {"wvbj", "jw-9a.2-4", "jw-10.3"} <= ids(response, "now")
    assert {"jw-2.19-1-a", "jw-2.18"} <= ids(response, "ahead")
    assert ids(response, "past") == {"jw-2.8"}


def test_the_counts_are_true_of_the_groups(client):
    response = client.get(PAGE, {"dag": "2026-11-21"})
    now, ahead, past = (len(ids(response, g)) for g in ("now", "ahead", "past"))
    assert answer(response) == (
        f"Op 21 november 2026 gelden {now} regels. {ahead} zijn aangekondigd of nog "
        f"onbekend, en {past} geldt niet meer."
    )


def test_nothing_is_late(client):
    text = text_of(read(client.get(PAGE, {"dag": "2030-01-01"}))).lower()
    for word in ("te laat", "verlopen termijn", "overschreden", "uiterlijk"):
        assert word not in text


def test_every_item_shows_how_sure_it_is(client):
    page = read(client.get(PAGE))
    items = page.xpath("//section[starts-with(@aria-labelledby, 'groep-')]//summary")
    assert items
    assert all(each.xpath(".//*[contains(@class, 'jr-badge--')]") for each in items)


def test_unknown_dates_stand_beside_the_line_and_not_on_it(client):
    response = client.get(PAGE, {"dag": "2026-11-21"})
    [picture] = read(response).xpath("//*[@class='jr-picture__wide']")
    drawn = text_of(picture)
    assert "De wet gaat in, maar nog niet helemaal" in drawn
    for title in ("De taak om regionaal in te kopen", "Termijn voor de eerste"):
        assert title not in drawn
        assert title in text_of(read(response))


def test_a_topic_leaves_only_what_is_about_it(client):
    every = client.get(PAGE, {"dag": "2026-01-01"})
    some = client.get(PAGE, {"dag": "2026-01-01", "onderwerp": "nza"})
    assert ids(some, "now") < ids(every, "now")
    assert "jw-9a.1" in ids(some, "now")
    assert answer(some) == answer(every)  # the sentence is about everything


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"dag": "morgen"}, 400),
        ({"dag": "2026-02-30"}, 400),
        ({"dag": "1999-12-31"}, 400),
        ({"dag": "2100-01-01"}, 400),
        ({"dag": "2000-01-01"}, 200),
        ({"dag": "31-12-2099"}, 200),
        ({"dag": ""}, 200),
        ({"onderwerp": "koffie"}, 404),
    ],
)
def test_days_and_topics_in_the_address(client, query, status):
    assert client.get(PAGE, query).status_code == status


def test_the_ladder_is_the_one_of_the_standards(client):
    rows = table(client.get(PAGE), "De stappen van toezicht")
    told = [(row["Stap"], row["Wie"]) for row in rows]
    assert told == [
        (f"{step.number}. {step.name}", step.actor) for step in all_ladder_steps()
    ]
    # law.md 1.6: "(6) ministerial intervention (... exact article [U])"
    assert "niet bevestigd" in rows[6]["Artikel en zekerheid"]
    assert (
        "Noem deze stap niet als vaststaand gevolg."
        in (rows[6]["Artikel en zekerheid"])
    )


def test_dates_for_budget_and_accounts_are_settings_and_unconfirmed(client):
    response = client.get("/regio/JZ01/samenwerking/kalender/")
    rows = table(response, "Datums van de regio zelf")
    assert [row["Gekozen dag"] for row in rows] == ["nog niet gekozen"] * 4
    [section] = read(response).xpath("//section[@aria-labelledby='eigen']")
    assert "niet bevestigd" in text_of(section)
    assert "het zijn geen datums uit de wet" in text_of(section)


def test_staff_sets_a_date_and_clears_it():
    browser = demo_browser("adviseur-regio")
    data = {"date_id": "jaarrekening", "day": "1-7", "reason": "Afspraak."}
    rows = table(browser.post(PLAN, data, follow=True), "Datums van de regio zelf")
    assert rows[2]["Gekozen dag"] == "1 juli Voorbeeld"
    assert rows[2]["Reden"] == "Afspraak."

    browser.post(PLAN, {"wissen": "jaarrekening"})
    assert not PlanningDate.objects.filter(date_id="jaarrekening").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day": "30 april"}, "Dit is geen dag."),
        ({"day": "29-02"}, "niet elk jaar"),
        ({"day": "31-13"}, "niet elk jaar"),
        ({"day": ""}, "verplicht"),
        ({"reason": ""}, "verplicht"),
        ({"date_id": "koffie"}, "koffie"),
    ],
)
def test_an_invalid_date_is_shown_again_and_nothing_is_kept(change, said):
    before = PlanningDate.objects.count()
    data = {"date_id": "jaarrekening", "day": "01-07", "reason": "Afspraak.", **change}
    response = demo_browser("adviseur-regio").post(PLAN, data)
    errors = read(response).xpath("//ul[@class='errorlist']")
    assert response.status_code == 400
    assert said in " ".join(text_of(each) for each in errors)
    assert PlanningDate.objects.count() == before


def test_only_staff_sees_the_form(client):
    assert PLAN not in client.get(PAGE).content.decode()
    assert PLAN not in demo_browser("ambtenaar").get(PAGE).content.decode()
    assert demo_browser("ambtenaar").post(PLAN, {}).status_code == 403


def test_an_own_reading_is_marked_and_told_with_its_reason():
    staff = demo_browser("adviseur-regio")
    staff.post(
        "/regio/JZ41/wet/jw-2.18/",
        {"jw-2.18-valid_from": "01-01-2027", "jw-2.18-reason": "Brief van de jurist."},
    )
    response = staff.get(PAGE, {"dag": "2027-01-01"})
    [item] = read(response).xpath("//details[@id='jw-2.18']")
    assert "eigen datum" in text_of(item)
    assert "Reden van de regio: Brief van de jurist." in text_of(item)
    assert "jw-2.18" in ids(response, "now")
    assert "waarvan 1 volgens een eigen datum van de regio" in answer(response)


def test_a_region_of_one_municipality_is_told_so(client):
    alone = client.get("/regio/JZ22/samenwerking/kalender/").content.decode()
    many = client.get(PAGE).content.decode()
    assert ("Deze regio is één gemeente." in alone) is True
    assert "Deze regio is één gemeente." not in many


def test_the_file_is_a_calendar(client):
    response = client.get(FILE)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="kalender-jz41.ics"'
    events = read_icalendar(response.content)
    uids = [event["UID"] for event in events]
    # Seven confirmed days (see the spec) and two fictional ones of the demo.
    assert len(events) == len(set(uids)) == 7 + 2
    assert {"begin-20260101@jz41.jeugdregio", "planning-kaders@jz41.jeugdregio"} < set(
        uids
    )
    for event in events:
        assert "bevestigd" in (event["SUMMARY"] + event["DESCRIPTION"]).lower()
    yearly = [event for event in events if "RRULE" in event]
    assert all("(Voorbeeld)" in event["SUMMARY"] for event in yearly)
    assert len(yearly) == 2


def test_uids_stay_the_same_and_an_own_reading_gets_one():
    staff = demo_browser("adviseur-regio")
    before = {event["UID"] for event in read_icalendar(staff.get(FILE).content)}
    for day in ("01-01-2027", "01-07-2027"):
        staff.post(
            "/regio/JZ41/wet/jw-2.18/",
            {"jw-2.18-valid_from": day, "jw-2.18-reason": "Brief van de jurist."},
        )
        events = {e["UID"]: e for e in read_icalendar(staff.get(FILE).content)}
        assert set(events) - before == {"lezing-jw-2.18@jz41.jeugdregio"}
    moved = events["lezing-jw-2.18@jz41.jeugdregio"]
    assert moved["DTSTART;VALUE=DATE"] == "20270701"
    assert "Reden van de regio: Brief van de jurist." in moved["DESCRIPTION"]


def test_the_plan_of_another_region_is_not_in_this_calendar(client):
    drenthe = client.get("/regio/JZ04/samenwerking/kalender/").content.decode()
    assert "Drenthe wil een openbaar lichaam" in drenthe
    assert "Drenthe wil" not in client.get(PAGE).content.decode()


def test_no_such_region(client):
    assert client.get("/regio/JZ99/samenwerking/kalender/").status_code == 404
    assert client.get("/regio/JZ99/samenwerking/kalender.ics").status_code == 404
