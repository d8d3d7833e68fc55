"""For the administrator: who has which role, and the audit trail."""

from __future__ import annotations

import pytest
from django.db import connection

from jeugdregio.register.models import AuditLine, RoleAssignment, User
from page_reader import heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")


def role_of(username):
    return RoleAssignment.objects.get(user__username=username, revoked_at=None)


def test_all_roles_are_listed_and_invented_people_say_so():
    rows = read(demo_browser("beheerder").get("/beheer/")).xpath("//tbody/tr")
    assert len(rows) == 7
    assert all("Voorbeeld" in row.xpath("./th/span")[0].text for row in rows)


@pytest.mark.parametrize("address", ["/beheer/", "/beheer/logboek/"])
def test_visitor_is_sent_to_log_in_and_others_are_refused(client, address):
    refused = demo_browser("ambtenaar").get(address)

    assert client.get(address)["Location"] == f"/inloggen/?next={address}"
    assert (refused.status_code, heading(refused)) == (
        403,
        "Daarvoor heeft u geen toegang",
    )


def grant(**change):
    reader = User.objects.get(username="voorbeeld-raadslezer")
    data = {"user": reader.pk, "organisation": "GM0935", "role": "raadslezer"}
    return demo_browser("beheerder").post("/beheer/rollen/", {**data, **change})


def test_role_is_given_once():
    assert grant().status_code == 302
    assert grant(organisation=" gm0935 ").status_code == 302
    assert RoleAssignment.objects.filter(organisation__code="GM0935").count() == 1
    assert AuditLine.objects.filter(action="grant_role").count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"role": "regio"}, "Deze rol past niet bij deze organisatie."),
        ({"role": "beheerder"}, "Deze rol past niet bij deze organisatie."),
        ({"role": "keizer"}, "keizer"),
        ({"organisation": "GM9999"}, "bestaat niet"),
        ({"organisation": ""}, "verplicht"),
        ({"user": "99999"}, "99999"),
        ({"user": ""}, "verplicht"),
    ],
)
def test_role_that_cannot_be_is_shown_again(change, said):
    response = grant(**change)
    shown = " ".join(
        text_of(each)
        for each in read(response).xpath(
            "//ul[@class='errorlist'] | //div[@role='alert']"
        )
    )
    assert response.status_code == 400
    assert said in shown
    assert not AuditLine.objects.filter(action="grant_role").exists()


def test_role_is_ended_and_kept():
    assignment = role_of("voorbeeld-raadslezer")
    address = f"/beheer/rollen/{assignment.pk}/beeindigen/"
    administrator = demo_browser("beheerder")

    assert administrator.post(address).status_code == 302
    assignment.refresh_from_db()
    assert assignment.revoked_at is not None
    assert administrator.post(address).status_code == 404


def test_last_administrator_stays():
    own = role_of("voorbeeld-beheerder")
    response = demo_browser("beheerder").post(f"/beheer/rollen/{own.pk}/beeindigen/")

    assert response.status_code == 400
    assert "Dit is de laatste beheerder" in text_of(read(response))
    own.refresh_from_db()
    assert own.revoked_at is None


def test_ended_role_no_longer_opens_a_page():
    clerk = demo_browser("griffie")
    assert clerk.get("/regio/JZ41/documenten/1/").status_code == 404
    staff = demo_browser("adviseur-regio")
    assert (
        staff.post("/regio/JZ41/stap/inkoop/stand/", {"state": "bezig"}).status_code
        == 302
    )

    own = role_of("voorbeeld-adviseur-regio")
    demo_browser("beheerder").post(f"/beheer/rollen/{own.pk}/beeindigen/")

    late = staff.post("/regio/JZ41/stap/inkoop/stand/", {"state": "gereed"})
    assert late.status_code == 404


def test_audit_trail_says_that_it_is_whole():
    demo_browser("adviseur-regio").post(
        "/regio/JZ41/stap/inkoop/stand/", {"state": "bezig"}
    )
    administrator = demo_browser("beheerder")
    unasked = read(administrator.get("/beheer/logboek/"))
    page = read(administrator.get("/beheer/logboek/", {"nareken": "ja"}))

    assert unasked.xpath("//div[contains(@class,'jr-notice--ok')]") == []
    assert "klopt" in text_of(page.xpath("//div[contains(@class,'jr-notice--ok')]")[0])
    assert "JZ41/inkoop" in text_of(page.xpath("//tbody/tr")[0])


def test_audit_trail_that_was_changed_says_where():
    demo_browser("adviseur-regio").post(
        "/regio/JZ41/stap/inkoop/stand/", {"state": "bezig"}
    )
    last = AuditLine.objects.first().sequence
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_auditline SET detail = 'state=gereed' WHERE sequence = %s",
            [last],
        )

    response = demo_browser("beheerder").get("/beheer/logboek/", {"nareken": "ja"})
    [alert] = read(response).xpath("//div[@role='alert']")
    assert "Het logboek is aangetast." in text_of(alert)
    assert f"bij regel {last}" in text_of(alert)


@pytest.mark.parametrize("number", ["0", "-1", "999", "abc", "\0"])
def test_page_of_the_trail_that_is_not_there_shows_one_that_is(number):
    response = demo_browser("beheerder").get("/beheer/logboek/", {"pagina": number})
    assert (response.status_code, heading(response)) == (200, "Logboek")
