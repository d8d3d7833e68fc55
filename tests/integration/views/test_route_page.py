"""The route: steps, plan, meeting days, and what changes for young people."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from factories import user
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import (
    ChangeForYoungPeople,
    Decision,
    MeetingDate,
    RoutePlan,
    RouteStepPlan,
)
from jeugdregio.standards.route import all_route_steps
from page_reader import answer, heading, read, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ROUTE = "/regio/JZ41/samenwerking/route/"


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def plan(**changes: str) -> dict[str, str]:
    """A filled form: every step four weeks, from 4 January 2027."""
    data = {"starts_on": "04-01-2027"}
    for step in all_route_steps():
        data |= {f"{step.id}-weeks": "4", f"{step.id}-owner": "regio"}
    return {**data, **changes}


def test_visitor_logs_in_first_and_a_stranger_finds_nothing(client):
    assert client.get(ROUTE)["Location"].startswith("/inloggen/")
    assert browser_of(user(Role.RAAD, "GM0014")).get(ROUTE).status_code == 404


def test_page_says_it_is_a_reconstruction_and_calls_nothing_late_or_statutory():
    response = demo_browser("griffie").get(reverse("cooperation-route", args=("JZ41",)))
    seen = body(response)
    assert heading(response).startswith("Welke stappen nemen wij, en wanneer?")
    assert "Deze route is onze eigen reconstructie." in seen
    assert "geen termijnen uit de wet" in seen
    assert "Wij vonden geen bron voor een termijn." in seen
    for word in ("te laat", "wettelijk", "uiterlijk op"):
        assert word not in seen.lower()


def test_every_step_stands_in_the_table_and_in_the_picture():
    page = read(demo_browser("raadslezer").get(ROUTE))
    names = [f"{n}. {s.name}" for n, s in enumerate(all_route_steps(), start=1)]
    heads = [text_of(each) for each in page.xpath("//tr[@role='row']/th[@scope='row']")]
    assert heads == names
    for svg in page.xpath("//*[contains(@class, 'timeline--')]"):
        texts = [text_of(each) for each in svg.xpath(".//*[local-name()='text']")]
        assert [each for each in texts if each in names] == names


@pytest.mark.parametrize(
    ("who", "count"),
    [("adviseur-regio", 3), ("griffie", 0), ("ambtenaar", 0), ("raadslezer", 0)],
)
def test_only_staff_sees_forms(who, count):
    page = read(demo_browser(who).get(ROUTE))
    assert len(page.xpath("//main//form[@method='post']")) == count


def test_staff_records_the_plan_and_the_days_follow():
    MeetingDate.objects.all().delete()
    Decision.objects.all().delete()
    response = demo_browser("adviseur-regio").post(
        reverse("cooperation-route-plan", args=("JZ41",)),
        plan(**{"taken-weeks": "2", "taken-done_on": "11-01-2027"}),
        follow=True,
    )
    [taken] = read(response).xpath("//tr[@id='stap-taken']")
    [vorm] = read(response).xpath("//tr[@id='stap-vorm']")
    assert "Het plan is vastgelegd." in body(response)
    assert "4 januari 2027 tot 18 januari 2027" in text_of(taken)  # 4 + 14
    assert "gereed op 11 januari 2027" in text_of(taken)
    assert "18 januari 2027 tot 15 februari 2027" in text_of(vorm)  # 18 + 28 - 31
    assert RoutePlan.objects.get().starts_on == date(2027, 1, 4)
    assert RouteStepPlan.objects.count() == 14


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts_on": ""}, "verplicht"),
        ({"starts_on": "31-02-2027"}, "Dit is geen datum."),
        ({"taken-weeks": "-1"}, "0"),
        ({"taken-weeks": "261"}, "260"),
        ({"taken-weeks": "twee"}, "getal"),
        ({"taken-owner": "keizer"}, "keizer"),
        ({"taken-done_on": "gisteren"}, "Dit is geen datum."),
    ],
)
def test_invalid_plan_is_shown_again_and_nothing_changes(change, said):
    before = RoutePlan.objects.values_list("starts_on", flat=True).get()
    response = demo_browser("adviseur-regio").post(f"{ROUTE}plan/", plan(**change))
    errors = " ".join(map(text_of, read(response).xpath("//ul[@class='errorlist']")))
    assert response.status_code == 400
    assert said in errors
    assert RoutePlan.objects.get().starts_on == before


def test_staff_records_meetings_of_all_councils_at_once():
    demo_browser("adviseur-regio").post(
        reverse("cooperation-route-meetings", args=("JZ41",)),
        {"gemeente": "alle", "body": "raad", "days": "14-01-2027\n11-02-2027"},
    )
    found = MeetingDate.objects.filter(body="raad")
    assert found.count() == 32  # 16 municipalities, 2 days
    assert set(found.values_list("day", flat=True)) == {
        date(2027, 1, 14),
        date(2027, 2, 11),
    }


@pytest.mark.parametrize(
    "change",
    [{"days": "14-01-2027 morgen"}, {"gemeente": "GM0014"}, {"body": "burgemeester"}],
)
def test_invalid_meetings_are_shown_again_and_nothing_changes(change):
    before = MeetingDate.objects.count()
    data = {"gemeente": "GM0917", "body": "raad", "days": "14-01-2027", **change}
    response = demo_browser("adviseur-regio").post(f"{ROUTE}vergaderdata/", data)
    assert response.status_code == 400
    assert MeetingDate.objects.count() == before


def test_paragraph_on_young_people_is_recorded_and_shown_as_text():
    response = demo_browser("adviseur-regio").post(
        reverse("cooperation-route-young", args=("JZ41",)),
        {"text": "Hulp blijft. <script>alert(1)</script>", "from_on": "01-07-2027"},
        follow=True,
    )
    assert "Gaat in op 1 juli 2027" in body(response)
    assert b"<script>alert" not in response.content


def test_empty_paragraph_says_what_belongs_there():
    ChangeForYoungPeople.objects.all().delete()
    seen = body(demo_browser("griffie").get(ROUTE))
    assert "Hier hoort: bij wie jongeren en ouders straks terechtkunnen" in seen
    assert "Een medewerker van de regio vult dit in." in seen


def test_too_long_a_paragraph_is_shown_again():
    response = demo_browser("adviseur-regio").post(
        f"{ROUTE}jongeren/", {"text": "a" * 1501}
    )
    assert response.status_code == 400


def test_region_without_plan_shows_the_steps_and_how_to_begin():
    RoutePlan.objects.all().delete()
    response = demo_browser("adviseur-regio").get(ROUTE)
    assert answer(response).startswith("De regio heeft nog geen plan vastgelegd.")
    assert "Kies hieronder een begin." in body(response)


@pytest.mark.parametrize("address", ["plan/", "vergaderdata/", "jongeren/"])
def test_others_of_the_region_are_refused(address):
    assert demo_browser("ambtenaar").post(ROUTE + address, plan()).status_code == 403
