"""A municipality weighs the forms: look, give, release, withdraw."""

from __future__ import annotations

import pytest

from factories import actor, user
from form_judgements import a_judgement, give, posted
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import FormJudgement, FormRound
from page_reader import answer, heading, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/vorm/GM0917/"
WHOLE = posted(a_judgement(control=60, fit=2))


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def actions(response) -> set[str]:
    """The ends of the addresses to which the page can post."""
    found = read(response).xpath("//main//form[@method='post']/@action")
    return {each.removeprefix(PAGE) for each in found}


def judgement_of(who):
    return FormJudgement.objects.get(gemeente__code="GM0917", body=who)


@pytest.mark.parametrize("end", ["", "raad/", "raad/vrijgeven/", "raad/intrekken/"])
def test_visitor_has_to_log_in(client, end):
    response = client.post(PAGE + end) if end else client.get(PAGE)
    assert response["Location"].startswith("/inloggen/")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        # In the demo the council released, the college did not, officials gave nothing.
        ("griffie", {"raad/", "raad/intrekken/"}),
        ("wethouder", {"college/", "college/vrijgeven/"}),
        ("ambtenaar", {"ambtelijk/"}),
        ("raadslezer", set()),
        ("adviseur-regio", set()),
    ],
)
def test_each_sees_what_it_may_do(who, expected):
    assert actions(demo_browser(who).get(PAGE)) == expected


def test_an_official_gives_the_judgement_and_sees_it():
    official = demo_browser("ambtenaar")
    response = official.post(f"{PAGE}ambtelijk/", WHOLE, follow=True)
    rows = {row["Thema"]: row for row in table(response, "Ambtelijk")}

    assert "Het oordeel is bewaard." in body(response)
    assert answer(response) == "3 van de 3 organen van Heerlen gaven een oordeel."
    assert rows["Zeggenschap"]["Punten"] == "60"
    assert rows["Zeggenschap"]["Centrumgemeente"] == "past heel goed"
    assert judgement_of("ambtelijk").weights["zeggenschap"] == 60
    assert judgement_of("ambtelijk").is_example  # a fictional person
    assert actions(response) == {"ambtelijk/", "ambtelijk/vrijgeven/"}


def test_what_a_real_person_gives_is_no_example():
    browser_of(user(Role.AMBTENAAR)).post(f"{PAGE}ambtelijk/", WHOLE)
    assert not judgement_of("ambtelijk").is_example


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"punten-zeggenschap": "50"}, "Verdeel nog 10 punten."),
        ({"punten-zeggenschap": "61"}, "Haal er 1 punt af."),
        ({"punten-zeggenschap": ""}, "verplicht"),
        ({"punten-zeggenschap": "-5"}, "0"),
        ({"punten-zeggenschap": "7,5"}, "geheel getal"),
        ({"oordeel-centrumgemeente-zeggenschap": ""}, "verplicht"),
        ({"oordeel-centrumgemeente-zeggenschap": "9"}, "9"),
    ],
)
def test_an_invalid_judgement_is_shown_again_and_nothing_is_kept(change, said):
    response = demo_browser("ambtenaar").post(f"{PAGE}ambtelijk/", WHOLE | change)
    tree = read(response)
    errors = tree.xpath("//*[@role='alert'] | //ul[@class='errorlist']")

    assert response.status_code == 400
    assert said in " ".join(map(text_of, errors))
    assert not FormJudgement.objects.filter(
        gemeente__code="GM0917", body="ambtelijk"
    ).exists()
    # What was right stays filled in.
    assert tree.xpath("//input[@name='punten-beleidsbepaling']/@value") == ["40"]


def test_an_error_is_tied_to_its_field():
    response = demo_browser("ambtenaar").post(
        f"{PAGE}ambtelijk/", WHOLE | {"punten-zeggenschap": "veel"}
    )
    tree = read(response)
    [field] = tree.xpath("//input[@name='punten-zeggenschap']")
    assert field.get("aria-invalid") == "true"
    assert tree.get_element_by_id(field.get("aria-describedby")) is not None


def test_release_and_withdraw():
    college = demo_browser("wethouder")
    response = college.post(f"{PAGE}college/vrijgeven/", follow=True)
    assert "De hele regio kan het nu zien." in body(response)
    assert judgement_of("college").released_at is not None

    response = college.post(f"{PAGE}college/intrekken/", follow=True)
    assert "De vrijgave is ingetrokken." in body(response)
    assert judgement_of("college").released_at is None


def test_nothing_to_release_is_told():
    response = demo_browser("ambtenaar").post(f"{PAGE}ambtelijk/vrijgeven/")
    assert response.status_code == 400
    assert "nog geen oordeel" in body(response)


@pytest.mark.parametrize("end", ["", "vrijgeven/", "intrekken/"])
@pytest.mark.parametrize(
    ("who", "at", "status"),
    [
        (Role.RAAD, "GM0935", 403),
        (Role.AMBTENAAR, "GM0917", 403),
        (Role.REGIO, "JZ41", 403),
        (Role.RAAD, "GM0014", 404),
    ],
)
def test_who_is_not_this_council_changes_nothing(who, at, status, end):
    before = FormJudgement.objects.values_list().get(
        gemeente__code="GM0917", body="raad"
    )
    response = browser_of(user(who, at)).post(f"{PAGE}raad/{end}", WHOLE)
    assert response.status_code == status
    after = FormJudgement.objects.values_list().get(
        gemeente__code="GM0917", body="raad"
    )
    assert after == before


def test_a_neighbour_sees_what_is_released_and_that_the_rest_is_there():
    response = browser_of(user(Role.RAAD, "GM0935")).get(PAGE)
    captions = [text_of(each) for each in read(response).xpath("//main//caption")]

    assert heading(response) == "Welke vorm past volgens Heerlen?"
    assert answer(response) == "2 van de 3 organen van Heerlen gaven een oordeel."
    assert [c for c in captions if c.startswith("Gemeenteraad")]
    assert not [c for c in captions if c.startswith("College")]
    assert "nog niet vrijgegeven. U ziet alleen dat het er is." in body(response)


def test_nobody_gives_after_the_region_closed_the_weighing():
    demo_browser("adviseur-regio").post("/regio/JZ41/samenwerking/vorm/afsluiten/")
    official = demo_browser("ambtenaar")
    assert FormRound.objects.get().closed_at
    assert actions(official.get(PAGE)) == set()
    assert "De regio heeft de weging afgesloten." in body(official.get(PAGE))

    response = official.post(f"{PAGE}ambtelijk/", WHOLE)
    assert response.status_code == 400
    assert not FormJudgement.objects.filter(body="ambtelijk", gemeente__code="GM0917")


@pytest.mark.parametrize("gemeente", ["GM0014", "GM9999"])
def test_a_municipality_of_elsewhere_has_no_page_here(gemeente):
    address = f"/regio/JZ41/samenwerking/vorm/{gemeente}/"
    assert demo_browser("ambtenaar").get(address).status_code == 404


def test_a_body_that_does_not_exist():
    response = demo_browser("ambtenaar").post(f"{PAGE}burgemeester/", WHOLE)
    assert response.status_code == 404


def test_who_weighs_for_two_bodies_has_two_forms_with_ids_of_their_own():
    person = user(Role.RAAD)
    from factories import MOMENT, organisation
    from jeugdregio.register.models import RoleAssignment

    RoleAssignment.objects.create(
        user=person,
        organisation=organisation("GM0917"),
        role=Role.AMBTENAAR.value,
        granted_at=MOMENT,
    )
    tree = read(browser_of(person).get(PAGE))
    ids = tree.xpath("//main//*/@id")
    assert len(ids) == len(set(ids))
    assert len(tree.xpath("//input[@name='punten-zeggenschap']")) == 2


def test_agreement_between_bodies_is_told():
    for role, body_ in ((Role.RAAD, "raad"), (Role.COLLEGE, "college")):
        give(actor(role), "GM0917", body_, a_judgement(control=60, fit=2))
    give(actor(Role.AMBTENAAR), "GM0917", "ambtelijk", a_judgement(control=60, fit=2))
    response = demo_browser("ambtenaar").get(PAGE)
    # Three times the same order, ties corrected: W is 1.
    assert "lijken veel op elkaar: Kendalls W is 1,00." in body(response)
    assert "verschillen het meest" not in body(response)
