"""Which task lies where: the default everyone sees, what the region records."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jeugdregio.register.models import ArrangementTask
from jeugdregio.standards.cooperation_tasks import all_tasks
from page_reader import answer, heading, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

TASKS = "/regio/JZ41/samenwerking/taken/"
EMPTY = "/regio/JZ01/samenwerking/taken/"
TASK = {
    "task_id": "backoffice",
    "level": "regionaal",
    "care_form_id": "",
    "binding": "vrijwillig",
    "power": "volmacht",
    "arrangement": "JR-JZ41",
    "document": "artikel 4 van de regeling",
    "note": "",
}


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def row(response, name: str) -> dict[str, str]:
    [found] = [
        each
        for each in table(response, "Taken per niveau")
        if each["Taak"].startswith(name)
    ]
    return found


def test_a_region_without_anything_has_local_access_as_default(client):
    response = client.get(EMPTY)
    assert heading(response) == "Welke taak ligt waar? Groningen"
    assert answer(response) == (
        "Van 0 van de 12 taken is vastgelegd waar zij liggen. Uitgangspunt is dat de "
        "toegang lokaal blijft."
    )
    assert len(table(response, "Taken per niveau")) == len(all_tasks()) == 12
    assert row(response, "Toegang")["Lokaal"].startswith("uitgangspunt Uitgangspunt:")
    assert "na inloggen" in body(response)


def test_what_the_law_asks_has_status_article_and_doubt(client):
    law = row(client.get(EMPTY), "Inkoop van zorg op de lijst")["Volgens de wet"]
    assert law.startswith("verplicht bevestigd Jeugdwet art. 2.19 lid 1 onder a")
    assert "De taak gold nog niet op 1 januari 2026." in law


def test_known_facts_of_zuid_limburg_are_for_everyone(client):
    response = client.get(TASKS)
    decides = row(response, "Besluiten over subsidies")["Regionaal"]
    assert "Bevoegdheid: mandaat" in decides
    assert "JenS" in row(response, "Inkoop van zorg")["Lokaal"]
    assert answer(response).endswith("De toegang ligt, voor zover wij weten, lokaal.")
    assert read(response).xpath("//main//form") == []


def test_staff_records_people_of_the_region_see_it_and_visitors_do_not():
    staff = demo_browser("adviseur-regio")
    response = staff.post(f"{TASKS}vastleggen/", TASK, follow=True)
    told = row(response, "Backoffice")["Regionaal"]

    assert "De taak is vastgelegd." in body(response)
    assert told.startswith("Centrumregeling Verwerving jeugdhulp Zuid-Limburg Voorb")
    assert "Bevoegdheid: volmacht. De regio leest: vrijwillig." in told
    assert "Zie artikel 4 van de regeling." in told
    assert "volmacht" in row(demo_browser("griffie").get(TASKS), "Back")["Regionaal"]
    assert "volmacht" not in row(browser_of().get(TASKS), "Backoffice")["Regionaal"]


def test_staff_wipes_what_it_recorded():
    staff = demo_browser("adviseur-regio")
    staff.post(f"{TASKS}vastleggen/", TASK)
    [href] = read(staff.get(TASKS)).xpath(
        "//main//form[contains(@action, 'wissen')]/@action"
    )
    assert "De taak is gewist." in body(staff.post(href, follow=True))
    assert not ArrangementTask.objects.filter(is_public=False).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"task_id": "koken"},
        {"level": ""},
        {"power": "dwang"},
        {"arrangement": "AR-DRENTHE"},
        {"document": "x" * 201},
    ],
)
def test_an_invalid_task_is_shown_again_and_nothing_is_kept(change):
    response = demo_browser("adviseur-regio").post(
        f"{TASKS}vastleggen/", {**TASK, **change}
    )
    assert response.status_code == 400
    assert read(response).xpath("//ul[@class='errorlist']")
    assert not ArrangementTask.objects.filter(is_public=False).exists()


def test_what_is_not_there_cannot_be_wiped():
    address = reverse("cooperation-tasks-withdraw", args=("JZ41", 999999))
    assert demo_browser("adviseur-regio").post(address).status_code == 404


def test_council_may_not_record():
    assert demo_browser("griffie").post(f"{TASKS}vastleggen/", TASK).status_code == 403
    assert (
        demo_browser("aanbieder").post(f"{TASKS}vastleggen/", TASK).status_code == 404
    )
    response = browser_of().post(f"{TASKS}vastleggen/", TASK)
    assert response["Location"].startswith("/inloggen/")
