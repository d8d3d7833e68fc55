"""Log in: with a password, or in the demo as someone invented."""

from __future__ import annotations

import pytest

from factories import MOMENT
from jeugdregio.actions.create_user import create_user
from jeugdregio.register.models import AuditLine, User
from page_reader import heading, read, text_of


pytestmark = pytest.mark.usefixtures("demo")

PASSWORD = "korenbloem-77-veld"


@pytest.fixture
def clerk():
    return create_user(
        username="m.claessens",
        password=PASSWORD,
        organisation_code="GM0917",
        role="raad",
        at=MOMENT,
    )


def logged_in_as(client) -> str | None:
    return client.session.get("_auth_user_id")


def try_password(client, password, **more):
    data = {"username": "m.claessens", "password": password, **more}
    return client.post("/inloggen/", data)


def test_password_opens_the_site_and_leaves_a_line(client, clerk):
    response = try_password(client, PASSWORD)

    # Someone without a destination starts where they work: Heerlen, Zuid-Limburg.
    assert (response.status_code, response["Location"]) == (302, "/regio/JZ41/")
    assert logged_in_as(client) == str(clerk.pk)
    assert AuditLine.objects.first().action == "log_in"
    assert "Griffie of raadslid · Heerlen" in text_of(read(client.get("/")))


@pytest.mark.parametrize("username", ["m.claessens", "niemand"])
def test_wrong_name_and_wrong_password_sound_the_same(client, clerk, username):
    response = client.post("/inloggen/", {"username": username, "password": "mis"})
    [alert] = read(response).xpath("//div[@role='alert']")

    assert response.status_code == 400
    assert text_of(alert) == "Deze naam en dit wachtwoord horen niet bij elkaar."
    assert logged_in_as(client) is None


@pytest.mark.parametrize(
    "data", [{}, {"username": "x"}, {"username": "\0", "password": "\0"}]
)
def test_incomplete_form_is_shown_again(client, data):
    response = client.post("/inloggen/", {"next": "/", **data})
    assert response.status_code == 400
    assert read(response).xpath("//ul[@class='errorlist']")


def test_sixth_try_after_five_wrong_passwords_has_to_wait(client, clerk):
    answers = [try_password(client, "mis").status_code for _ in range(5)]
    sixth = try_password(client, PASSWORD)

    assert answers == [400, 400, 400, 400, 429]
    assert sixth.status_code == 429
    assert heading(sixth) == "Inloggen"
    assert "Wacht een kwartier" in text_of(read(sixth))
    assert logged_in_as(client) is None


def test_lock_of_one_name_does_not_lock_another(client, clerk):
    for _ in range(5):
        client.post("/inloggen/", {"username": "iemand", "password": "mis"})
    assert try_password(client, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    "target", ["/regio/JZ41/", "/regio/JZ41/wet/?indeling=cbs_2025"]
)
def test_goes_where_the_visitor_was_heading(client, clerk, target):
    assert try_password(client, PASSWORD, next=target)["Location"] == target


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example/",
        "//elders.example/",
        r"/\elders.example/",
        r"\\elders.example",
        "javascript:alert(1)",
        "http:///elders.example",
        "\thttps://elders.example",
    ],
)
def test_never_goes_to_another_site(client, clerk, target):
    assert try_password(client, PASSWORD, next=target)["Location"] == "/regio/JZ41/"
    shown = client.get("/inloggen/", {"next": target})
    assert "elders.example" not in shown.content.decode()


def test_demo_offers_one_fictional_user_per_role(client):
    buttons = read(client.get("/inloggen/")).xpath("//button[@name='voorbeeld']")
    assert [text_of(each).split("Voorbeeld")[0].strip() for each in buttons] == [
        "Medewerker van de regioRobin",
        "Griffie of raadslidGerrie",
        "Wethouder of collegeWillemijn",
        "Ambtenaar van de gemeenteAnouar",
        "AanbiederAda",
        "Meelezer voor de raadLuuk",
        "BeheerderBo",
    ]


def test_fictional_user_needs_no_password(client):
    response = client.post("/inloggen/", {"voorbeeld": "voorbeeld-griffie"})
    assert response.status_code == 302
    assert logged_in_as(client)


def test_real_user_cannot_be_chosen(client, clerk):
    response = client.post("/inloggen/", {"voorbeeld": "m.claessens"})
    assert response.status_code == 400
    assert logged_in_as(client) is None


@pytest.mark.parametrize("name", ["", "voorbeeld-niemand", "\0", "voorbeeld-griffie\0"])
def test_unknown_fictional_user_is_refused(client, name):
    response = client.post("/inloggen/", {"voorbeeld": name})
    assert response.status_code == 400
    assert logged_in_as(client) is None


def test_outside_the_demo_nobody_enters_without_a_password(client, settings):
    settings.JEUGDREGIO_DEMO = False

    page = client.get("/inloggen/")
    response = client.post("/inloggen/", {"voorbeeld": "voorbeeld-griffie"})

    assert read(page).xpath("//button[@name='voorbeeld']") == []
    assert response.status_code == 400
    assert logged_in_as(client) is None


def test_inactive_fictional_user_is_refused(client):
    User.objects.filter(username="voorbeeld-griffie").update(is_active=False)
    response = client.post("/inloggen/", {"voorbeeld": "voorbeeld-griffie"})
    assert response.status_code == 400


def test_inactive_user_is_refused(client, clerk):
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert try_password(client, PASSWORD).status_code == 400


def test_fields_help_a_password_manager(client):
    page = read(client.get("/inloggen/"))
    assert page.xpath("//input[@name='username']/@autocomplete") == ["username"]
    assert page.xpath("//input[@name='password']/@autocomplete") == ["current-password"]


def test_password_is_never_shown_again(client, clerk):
    assert "geheim-123" not in try_password(client, "geheim-123").content.decode()


def test_log_in_without_token_of_the_form_is_refused():
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(
        "/inloggen/", {"voorbeeld": "voorbeeld-griffie"}
    )
    assert (response.status_code, heading(response)) == (
        403,
        "Het formulier is verlopen",
    )


def test_session_gets_a_new_key_on_log_in(client, clerk):
    session = client.session
    session["before"] = "yes"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    try_password(client, PASSWORD)
    assert client.session.session_key != before
