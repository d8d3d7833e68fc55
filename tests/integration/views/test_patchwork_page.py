"""Who works with whom: what everyone sees, what the region records and answers."""

from __future__ import annotations

import pytest

from jeugdregio.register.models import (
    Arrangement,
    DetectorAnswer,
    DivisionMembership,
    Organisation,
    Participation,
)
from jeugdregio.standards.regions import all_regions
from page_reader import answer, heading, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

WHO = "/regio/JZ41/samenwerking/wie/"
GOOI = "/regio/JZ16/samenwerking/wie/"
JENS = f"{WHO}antwoord/subregio-AR-JENS/"
FORBIDDEN = ("verboden", "illegaal", "te laat", "wettelijk verplicht", "overtreding")
NEW = {
    "name": "Overleg Parkstad",
    "kind": "privaat",
    "stage": "geldt",
    "buys": "on",
    "care_forms": ["pleegzorg"],
    "members": ["GM0917", "GM0928"],
    "source": "Raadsbesluit 2026/118",
}


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def actions(response) -> set[str]:
    return set(read(response).xpath("//main//form[@method='post']/@action"))


def said_wrong(response) -> str:
    found = read(response).xpath("//ul[@class='errorlist'] | //div[@role='alert']")
    return " ".join(map(text_of, found))


def test_visitor_sees_map_matrix_and_point_and_nothing_to_change(client):
    response = client.get(WHO)
    rows = table(response, "Gemeenten en regelingen")
    by_name = {row["Gemeente"]: row for row in rows}

    assert heading(response) == "Wie werkt met wie? Zuid-Limburg"
    assert answer(response) == (
        "Van de 16 gemeenten doen er, voor zover wij weten, 13 helemaal mee en 3 voor "
        "een deel aan Centrumregeling Verwerving jeugdhulp Zuid-Limburg. Eén punt kan "
        "botsen met de nieuwe wet."
    )
    assert len(rows) == 16
    assert by_name["Heerlen"]["JenS"] == "doet mee"
    assert by_name["Maastricht"]["JenS"] == "doet niet mee"
    assert actions(response) == set()
    assert len(read(response).xpath("//svg[contains(@class, 'map')]/@role")) >= 1


def test_the_point_shows_article_status_care_and_no_verdict(client):
    [point] = read(client.get(WHO)).xpath("//article")
    told = text_of(point)

    assert "Let op: dit kan botsen met Jeugdwet par. 2.2." in told
    assert "Geen eigen inkoop en geen subregio's uit tweede hand" in told
    assert "Wat er op de lijst van zorgvormen staat niet bevestigd" in told
    assert "intensieve ambulante hulp in plaats van verblijf uit tweede hand" in told
    assert "december 2017" in told
    assert not [word for word in FORBIDDEN if word in body(client.get(WHO)).lower()]
    [href, _] = point.xpath(".//li/a/@href")
    page, _, anchor = href.partition("#")
    assert read(client.get(page)).xpath(f"//*[@id='{anchor}']")


def test_eemnes_is_on_the_map_of_the_region_it_takes_part_in(client):
    response = client.get(GOOI)
    rows = {row["Gemeente"]: row for row in table(response, "Gemeenten")}

    assert rows["Eemnes buiten de regio"]["Regio Gooi en Vechtstreek"] == "doet mee"
    assert rows["Hilversum"]["Regio Gooi en Vechtstreek"] == "niet bekend"
    assert "Wijdemeren hoort bij Utrecht West" in body(response)
    assert "doet mee, van buiten de regio (1)" in body(response)
    eemland = body(client.get("/regio/JZ20/samenwerking/wie/"))
    assert "Eemnes hoort bij de regio Eemland en doet mee aan" in eemland


@pytest.mark.parametrize("regio", all_regions(), ids=lambda regio: regio.code)
def test_every_region_has_a_page_and_an_empty_one_says_how_to_fill_it(client, regio):
    response = client.get(f"/regio/{regio.code}/samenwerking/wie/")
    assert response.status_code == 200
    assert regio.naam in heading(response)
    if response.context["view"].is_empty:
        assert "kennen wij nog geen regeling" in answer(response)
        assert "Hier is nog niets vastgelegd" in body(response)


def test_a_region_of_one_municipality_hears_what_a_source_says_of_it(client):
    response = client.get("/regio/JZ15/samenwerking/wie/")
    assert len(table(response, "Gemeenten en regelingen")) == 1
    assert "heeft geen gemeenschappelijke regeling nodig. uit tweede" in body(response)
    assert "Wat als alles in één regeling gaat" not in body(response)


def test_other_divisions_stand_in_the_matrix_with_their_source_and_mark(client):
    for code, area in (("GM0917", "Parkstad"), ("GM0935", "Heuvelland")):
        DivisionMembership.objects.create(
            division="Schoolregio",
            gemeente=Organisation.objects.get(code=code),
            area_code=area,
            area_name=area,
            source="Een lijst",
            is_example=True,
        )
    response = client.get(WHO)
    rows = {row["Gemeente"]: row for row in table(response, "Gemeenten")}
    assert rows["Heerlen"]["Schoolregio Voorbeeld"] == "Parkstad"
    assert rows["Vaals"]["Schoolregio Voorbeeld"] == "niet geladen"
    assert (
        "De gemeenten liggen in 2 gebieden van Schoolregio: Heuvelland en Parkstad. "
        "Van 14 gemeenten is het niet geladen. Voorbeeld Bron: Een lijst"
    ) in body(response)


def test_the_map_follows_the_choice_in_the_address(client):
    told = body(client.get(WHO, {"regeling": "AR-JENS"}))
    assert "De kaart toont JenS." in told
    assert "doet mee (3)" in told
    assert "doet niet mee (13)" in told


def test_what_if_counts_by_the_choices_in_the_address(client):
    # Now: the centrumregeling with 16 councils and 10 contracts, and JenS, of which
    # three councils and one contract party are known. Then: one, reporting twice.
    response = client.get(WHO, {"vorm": "openbaar_lichaam", "aanbieders": "10"})
    rows = {row["Wat"]: row for row in table(response, "Nu en straks")}

    assert rows["Besturen"] == {
        "Wat": "Besturen",
        "Nu": "2",
        "Straks": "2",
        "Verschil": "gelijk",
    }
    assert rows["Rapporten aan raden, per jaar"]["Nu"] == "19"  # 16 + 3
    assert rows["Rapporten aan raden, per jaar"]["Straks"] == "32"  # 2 x 16
    assert rows["Contracten met aanbieders"]["Verschil"] == "1 minder"  # 11 to 10


def test_where_nothing_is_recorded_the_reader_says_how_it_is_now(client):
    response = client.get(
        "/regio/JZ01/samenwerking/wie/", {"groepen": "3", "aanbieders": "20"}
    )
    rows = {row["Wat"]: row for row in table(response, "Nu en straks")}
    assert rows["Contracten met aanbieders"]["Nu"] == "60"  # 3 x 20
    assert "Hoe het nu is, kiest u hieronder zelf." in body(response)


@pytest.mark.parametrize(
    "query", [{"aanbieders": "veel"}, {"aanbieders": "0"}, {"vorm": "bond"}]
)
def test_a_choice_that_does_not_exist_is_told_and_our_own_is_used(client, query):
    response = client.get(WHO, query)
    assert response.status_code == 200
    assert said_wrong(response)
    assert table(response, "Nu en straks")


def test_staff_sees_the_forms_and_council_does_not():
    assert actions(demo_browser("adviseur-regio").get(WHO)) == {
        *(JENS, f"{WHO}regelingen/"),
    }
    council = demo_browser("griffie").get(WHO)
    assert actions(council) == set()
    assert "De regio heeft hier nog niet op geantwoord." in body(council)


def test_staff_answers_and_people_of_the_region_see_it_marked():
    staff = demo_browser("adviseur-regio")
    data = {
        "subregio-AR-JENS-stance": "klopt_niet",
        "subregio-AR-JENS-text": "JenS liep in 2022 af.",
    }
    told = body(staff.post(JENS, data, follow=True))

    assert "Het antwoord is vastgelegd." in told
    assert "Dit klopt niet (meer). JenS liep in 2022 af." in told
    assert DetectorAnswer.objects.get().is_example
    assert "JenS liep in 2022 af." in body(demo_browser("griffie").get(WHO))
    assert "JenS liep in 2022 af." not in body(browser_of().get(WHO))


def test_an_invalid_answer_is_shown_again():
    response = demo_browser("adviseur-regio").post(
        JENS, {"subregio-AR-JENS-stance": "past", "subregio-AR-JENS-text": ""}
    )
    assert response.status_code == 400
    assert said_wrong(response)
    assert not DetectorAnswer.objects.exists()


def test_staff_records_an_arrangement_with_a_guest_and_a_part_and_wipes_it():
    staff = demo_browser("adviseur-regio")
    told = body(
        staff.post(f"{WHO}regelingen/", {**NEW, "guests": "Eemnes"}, follow=True)
    )
    assert "De regeling is vastgelegd." in told
    assert "Eemnes buiten de regio" in told
    made = Arrangement.objects.get(is_public=False)
    assert made.is_example

    extent = {
        "arrangement": made.body.code,
        "gemeente": "GM0917",
        "extent": "gedeeltelijk",
    }
    told = body(staff.post(f"{WHO}deelname/", extent, follow=True))
    assert "De deelname is vastgelegd." in told
    assert "Heerlen doet voor een deel mee aan Overleg Parkstad." in told
    assert "Overleg Parkstad" not in body(browser_of().get(WHO))

    staff.post(f"{WHO}regelingen/{made.body.code}/wissen/")
    assert not Arrangement.objects.filter(is_public=False).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"members": []},
        {"members": ["GM0014"]},
        {"guests": "Nergenshuizen"},
        {"valid_from": "31-02-2026"},
        {"valid_from": "01-02-2026", "valid_to": "31-01-2026"},
        {"source": ""},
    ],
)
def test_an_invalid_arrangement_is_shown_again_and_nothing_is_kept(change):
    response = demo_browser("adviseur-regio").post(
        f"{WHO}regelingen/", {**NEW, **change}
    )
    assert response.status_code == 400
    assert said_wrong(response)
    assert not Arrangement.objects.filter(is_public=False).exists()


def test_an_invalid_participation_is_shown_again():
    staff = demo_browser("adviseur-regio")
    staff.post(f"{WHO}regelingen/", NEW)
    response = staff.post(
        f"{WHO}deelname/",
        {"arrangement": "AR-JENS", "gemeente": "GM0917", "extent": "niet"},
    )
    assert response.status_code == 400
    assert not Participation.objects.filter(membership__body__code="AR-JENS").exists()


def test_the_country_shows_every_region_and_both_points(client):
    response = client.get("/samenwerking/")
    told = body(response)

    assert answer(response) == (
        "Wij kennen 5 regelingen. Zij raken 5 van de 42 regio's."
    )
    # Zuid-Limburg, Gooi en Vechtstreek, Eemland, Noordoost Brabant and Drenthe.
    assert len(table(response, "Regio")) == 5
    assert len(response.context["view"].without) == 42 - 5
    assert told.count("Let op: dit kan botsen met") == 2
