"""The page of a region's norm for waiting."""

from __future__ import annotations

import pytest

from jeugdregio.register.models import WaitingNorm
from page_reader import heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture(autouse=True)
def no_norm(demo):
    """Without the fictional norm of the demo."""
    WaitingNorm.objects.all().delete()


ADDRESS = "/regio/JZ41/norm/"
GOOD = {"dagen": "70", "status": "U", "source": "Voorstel aan de colleges."}


def test_without_a_norm_it_says_so_and_visitors_see_no_form(client):
    response = client.get("/regio/JZ01/norm/")
    assert heading(response) == "Hoe lang mag wachten duren in Groningen?"
    assert "nog geen norm vastgelegd" in text_of(read(response).xpath("//main")[0])
    assert not read(response).xpath("//main//form")


def test_who_is_not_logged_in_logs_in_first(client):
    response = client.post(ADDRESS, GOOD)
    assert response["Location"] == f"/inloggen/?next={ADDRESS}"
    assert not WaitingNorm.objects.exists()


def test_another_role_is_refused():
    assert demo_browser("wethouder").post(ADDRESS, GOOD).status_code == 403
    assert not WaitingNorm.objects.exists()


def test_staff_sets_it_and_it_is_fictional_as_they_are(client):
    staff = demo_browser("adviseur-regio")
    done = staff.post(ADDRESS, GOOD, follow=True)
    assert "De norm is vastgelegd." in done.content.decode()
    shown = text_of(read(client.get(ADDRESS)).xpath("//main")[0])
    assert "begint binnen 70 dagen (niet bevestigd). Voorbeeld" in shown
    assert "Bron: Voorstel aan de colleges." in shown
    staff.post(ADDRESS, {"wissen": "ja"})
    assert not WaitingNorm.objects.exists()


def test_a_wrong_number_is_told_at_the_field():
    response = demo_browser("adviseur-regio").post(ADDRESS, {**GOOD, "dagen": "0"})
    assert response.status_code == 400
    assert "1 tot en met 730" in response.content.decode()
    assert not WaitingNorm.objects.exists()
