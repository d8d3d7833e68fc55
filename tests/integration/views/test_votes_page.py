"""Votes: a rule to try in the address, and the one that the region records."""

from __future__ import annotations

import pytest

from jeugdregio.register.models import AuditLine, VoteRule
from jeugdregio.standards.regions import all_regions
from page_reader import heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/regio/JZ41/samenwerking/stemmen/"
RULE = {"gewicht": "gelijk", "drempel": "twee_derde", "gemeenten": "geen"}
GOOD = {**RULE, "per": "10000", "state": "concept", "reason": "Proef."}


@pytest.fixture(autouse=True)
def no_rule(demo):
    """Without the fictional rule of the demo."""
    VoteRule.objects.all().delete()


def answer(response):
    return text_of(read(response).xpath("//*[@id='antwoord']")[0])


def table(response):
    """Per municipality the texts of its row."""
    return {
        text_of(row.xpath("./th")[0]): [text_of(cell) for cell in row.xpath("./td")]
        for row in read(response).xpath("//main//tbody/tr")
    }


def test_sixteen_with_one_vote_each(client):
    response = client.get(ADDRESS, RULE)
    assert heading(response).startswith("Wie kan een besluit tegenhouden?")
    # Two thirds of 16 is 10.67: eleven votes. Six stop it: ten are left.
    assert answer(response) == (
        "Geen gemeente kan alleen een besluit tegenhouden: daarvoor zijn er minstens "
        "6 nodig."
    )
    rows = table(response)
    assert len(rows) == 16
    # One sixteenth is 6.25%.
    assert rows["Heerlen"][:3] == ["1", "6,3%", "6,3%"]
    main = text_of(read(response).xpath("//main")[0])
    assert "11 van de 16 stemmen" in main
    # 16 over 11 = 4368 groups of eleven; 16 over 6 = 8008 of six.
    assert "4.368 manieren" in main
    assert "8.008 manieren" in main


def test_votes_of_ones_own_make_a_veto_and_a_dummy(client):
    own = {f"stem-{code}": "0" for code in ("GM0882", "GM0986")}
    response = client.get(
        ADDRESS, {**RULE, "gewicht": "eigen", **own, "stem-GM0935": "100"}
    )
    # Maastricht has 100 of 113 votes, 76 needed; all others together have 13.
    assert answer(response) == (
        "Maastricht kan alleen een besluit tegenhouden. De stem van 15 gemeenten "
        "maakt nooit verschil."
    )
    assert table(response)["Maastricht"][2] == "100,0%"
    assert table(response)["Landgraaf"][-1] == "stem maakt nooit verschil"


def test_who_leaves_and_who_joins_move_the_power_of_all(client):
    gone = table(client.get(ADDRESS, {**RULE, "zonder": "GM0935"}))
    assert "Maastricht" not in gone
    # One of fifteen is 6.7%; it was one of sixteen.
    assert (gone["Heerlen"][2], gone["Heerlen"][-1]) == ("6,7%", "6,3%")
    more = table(client.get(ADDRESS, {**RULE, "erbij": "GM0957"}))
    assert len(more) == 17
    assert more["Roermond"][-1] == "doet niet mee"


@pytest.mark.parametrize("regio", all_regions(), ids=lambda each: each.code)
def test_every_region_has_an_answer(client, regio):
    response = client.get(f"/regio/{regio.code}/samenwerking/stemmen/")
    assert response.status_code == 200
    assert answer(response).endswith(".")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"gewicht": "macht"}, 400),
        ({"gewicht": "eigen", "stem-GM0917": "-1"}, 400),
        ({"gewicht": "eigen", "stem-GM0917": "99999"}, 400),
        ({"gewicht": "gelijk", "per": "tien"}, 400),
        ({"gewicht": "gelijk", "erbij": "GM9999"}, 404),
    ],
)
def test_what_is_no_rule_is_told(client, wrong, status):
    response = client.get(ADDRESS, wrong)
    assert response.status_code == status
    assert "Traceback" not in response.content.decode()


def test_an_emptied_field_is_no_votes_and_no_error(client):
    own = {**RULE, "gewicht": "eigen", "stem-GM0917": ""}
    assert table(client.get(ADDRESS, own))["Heerlen"][0] == "0"
    # Without votes of one's own the fields do not count at all.
    assert client.get(ADDRESS, {**RULE, "stem-GM0917": "x"}).status_code == 200


def test_with_another_member_there_is_nothing_to_record():
    staff = demo_browser("adviseur-regio")
    page = staff.get(ADDRESS, {**RULE, "zonder": "GM0935"})
    assert not read(page).xpath("//main//form[@method='post']")
    assert read(staff.get(ADDRESS, RULE)).xpath("//main//form[@method='post']")


def test_who_may_not_record_is_told_so_before_the_form_is_read():
    answer = demo_browser("ambtenaar").post(ADDRESS, {**GOOD, "state": "zzz"})
    assert answer.status_code == 403


def test_who_is_not_logged_in_logs_in_first(client):
    response = client.post(ADDRESS, GOOD)
    assert response["Location"].startswith("/inloggen/")
    assert not VoteRule.objects.exists()


def test_a_municipality_does_not_record_it():
    assert demo_browser("ambtenaar").post(ADDRESS, GOOD).status_code == 403
    assert not VoteRule.objects.exists()


def test_staff_records_it_and_only_insiders_see_it(client):
    done = demo_browser("adviseur-regio").post(ADDRESS, GOOD, follow=True)
    assert "De stemregel is vastgelegd." in done.content.decode()
    line = AuditLine.objects.filter(action="record_vote_rule").get()
    assert line.detail == "state=concept weights=gelijk twee_derde"
    inside = text_of(read(demo_browser("ambtenaar").get(ADDRESS)).xpath("//main")[0])
    assert "de regel die de regio vastlegde (concept)" in inside
    assert "Voorbeeld" in inside
    outside = text_of(read(client.get(ADDRESS)).xpath("//main")[0])
    assert "Dit is een regel om te proberen" in outside


def test_a_form_without_a_state_is_told():
    response = demo_browser("adviseur-regio").post(ADDRESS, {**GOOD, "state": ""})
    assert response.status_code == 400
    assert not VoteRule.objects.exists()


def test_own_votes_are_kept_and_given_as_an_annex():
    from factories import actor
    from jeugdregio.actions.vote_rule import annex_of_votes
    from jeugdregio.kernel.access import Role

    own = {**GOOD, "gewicht": "eigen", "stem-GM0935": "5"}
    demo_browser("adviseur-regio").post(ADDRESS, own)
    annex = annex_of_votes(actor(Role.AMBTENAAR), "JZ41")
    # Five of Maastricht and one of each of the fifteen others.
    assert annex.rows[-1] == ("Samen", "20", "100,0%")
    assert ("Maastricht", "5") in [row[:2] for row in annex.rows]
    # Two thirds of 20 is 13.33.
    assert "14 van de 20 stemmen" in " ".join(annex.sentences)
