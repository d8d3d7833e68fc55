"""Money: keys to try in the address, and the one that the region records."""

from __future__ import annotations

from datetime import date

import pytest

from factories import actor
from jeugdregio.actions.compose_regeling import compose_regeling
from jeugdregio.actions.cost_key import annex_of_costs
from jeugdregio.actions.money_figures import read_money_figures
from jeugdregio.actions.open_regeling import open_regeling
from jeugdregio.actions.share_costs import share_costs
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.documents.blocks import Heading
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.region.money.choice import KINDS, parse_key
from jeugdregio.register.models import AuditLine, CostKey
from jeugdregio.standards.regions import all_regions, members
from page_reader import heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/regio/JZ41/samenwerking/geld/"
GOOD = {"sleutel": "inwoners", "deel": "50", "state": "concept", "reason": "Proef."}


@pytest.fixture(autouse=True)
def no_key(demo):
    """Without the fictional key of the demo."""
    CostKey.objects.all().delete()


def answer(response):
    return text_of(read(response).xpath("//*[@id='antwoord']")[0])


def main(response):
    return text_of(read(response).xpath("//main")[0]).replace("\N{NO-BREAK SPACE}", " ")


def table(response, section):
    """Per municipality the texts of its row."""
    rows = read(response).xpath(
        f"//section[@aria-labelledby='{section}']//tr[th and td]"
    )
    return {
        text_of(row.xpath("./th")[0]): [
            text_of(cell).replace("\N{NO-BREAK SPACE}", " ")
            for cell in row.xpath("./td")
        ]
        for row in rows
    }


def test_two_keys_side_by_side(client):
    response = client.get(
        ADDRESS, {"sleutel": "inwoners", "sleutel2": "gebruik", "jaar": "2024"}
    )
    assert heading(response).startswith("Wie betaalt wat?")
    # Eijsden-Margraten pays 5,693,661 and costs 2,912,000; Heerlen 19,127,805 against
    # 29,243,000.
    assert answer(response).replace("\N{NO-BREAK SPACE}", " ") == (
        "Met sleutel 'Naar inwoners' betaalt Eijsden-Margraten € 2,8 mln meer dan de "
        "eigen kosten, en Heerlen € 10 mln minder: dat zijn de grootste verschillen."
    )
    rows = table(response, "bijdragen")
    # Sixteen municipalities and the sum.
    assert len(rows) == 17
    # Heerlen: 58,486 thousand euro in the account of 2024 (Iv3); half is 29,243,000.
    own, inwoners, gebruik = rows["Heerlen"]
    assert own == "€ 29.243.000"
    assert gebruik.startswith("€ 29.243.000€ 0")
    # The region spent 262,568 thousand; half is 131,284,000. Heerlen has 87,461 of its
    # 600,290 inhabitants: 131,284,000 x 87,461 / 600,290 = 19,127,804.77.
    assert inwoners.startswith("€ 19.127.805")
    assert rows["Samen"] == ["€ 131.284.000"] * 3
    assert "dat is een keuze van deze pagina" in main(response)


def test_the_part_that_is_bought_together_scales_all(client):
    response = client.get(
        ADDRESS, {"sleutel": "gebruik", "jaar": "2024", "deel": "100"}
    )
    assert table(response, "bijdragen")["Heerlen"][0] == "€ 58.486.000"
    assert answer(response) == (
        "Onder deze sleutels betaalt elke gemeente precies haar eigen kosten."
    )


def test_the_shock_is_against_the_year_before(client):
    asked = {"sleutel": "gebruik", "sleutel2": "inwoners"}
    response = client.get(ADDRESS, {**asked, "jaar": "2024"})
    # Heerlen spent 57,230 thousand in 2023 and 58,486 in 2024: +2.19%. By inhabitants
    # it pays 87,122 / 597,652 of 125,311, then 87,461 / 600,290 of 131,284: 18,267,
    # then 19,128: +4.71%.
    assert table(response, "schok")["Heerlen"] == ["+2,2%", "+2,2%", "+4,7%"]
    # Vaals rises from 1,185.5 to 1,536 thousand: +29.6%, the most of all by use.
    assert "Naar gebruik: Vaals (+29,6%)." in main(response)
    first = client.get(ADDRESS, {**asked, "jaar": "2017"})
    assert table(first, "schok") == {}
    assert "Dat is niet te berekenen" in main(first)


def test_who_pays_more_than_alone(client):
    use = main(client.get(ADDRESS, {"sleutel": "gebruik"}))
    assert "Niemand betaalt meer dan alleen" in use
    # Where an own organisation costs nothing, alone is the own cost. By inhabitants
    # four pay less than that (Brunssum, Heerlen, Kerkrade, Landgraaf), twelve more;
    # those twelve together have the largest objection.
    response = client.get(ADDRESS, {"sleutel": "inwoners", "organisatie": "0"})
    rows = table(response, "bijdragen")
    assert sum("+" in cells[1] for cells in rows.values()) == 12
    told = main(response)
    assert "12 gemeenten betalen elk meer dan alleen." in told
    group = told.split("Het grootste bezwaar heeft: ")[1].split(". Zij betalen")[0]
    assert group.count(", ") + 2 == 12
    assert not any(
        each in group for each in ("Brunssum", "Heerlen", "Kerkrade", "Landgraaf")
    )


def test_pooling_says_that_it_is_made_up(client):
    response = client.get(ADDRESS)
    section = read(response).xpath("//section[@aria-labelledby='risico']")[0]
    told = text_of(section)
    assert "Voorbeeld" in told and "startgetal 1" in told and "2.000 jaren" in told
    assert len(table(response, "risico")) == 16


@pytest.mark.parametrize("regio", all_regions(), ids=lambda each: each.code)
def test_every_region_has_an_answer(client, regio):
    response = client.get(f"/regio/{regio.code}/samenwerking/geld/")
    assert response.status_code == 200
    assert answer(response).endswith(".")
    if len(members(regio.code)) == 1:
        assert answer(response).startswith("Er is één gemeente")


def test_every_key_keeps_every_cent_in_every_region(workspace):
    keys = [parse_key(each) for each in KINDS]
    for regio in all_regions():
        figures = read_money_figures(workspace, str(regio.code))
        for found in share_costs(figures, keys, year=figures.years[0]):
            if found.shared:
                assert sum(found.shared.pays_cents) == found.shared.total_cents
            else:
                assert found.refused


def test_a_year_without_an_account_of_everyone_is_not_taken(client):
    # Tilburg's neighbour Loon op Zand (GM0809) gave no account of 2024.
    response = client.get("/regio/JZ35/samenwerking/geld/")
    assert "Bijdrage per gemeente in 2023" in main(response)
    assert "Over 2024 is er geen bruikbare jaarrekening van Loon op Zand" in main(
        response
    )
    asked = client.get("/regio/JZ35/samenwerking/geld/", {"jaar": "2024"})
    assert asked.status_code == 400


def test_a_key_without_its_figures_is_told_and_the_others_stay(client):
    asked = {"sleutel": "jongeren", "sleutel2": "inwoners", "jaar": "2019"}
    response = client.get(ADDRESS, asked)
    told = main(response)
    assert "'Naar jonge inwoners' kan hier niet" in told
    assert len(table(response, "bijdragen")["Heerlen"]) == 2  # own cost and inwoners


@pytest.mark.parametrize(
    "wrong",
    [
        {"sleutel": "tombola"},
        {"sleutel": "inwoners@40+gebruik@50"},
        {"sleutel": "band:999"},
        {"sleutel": "inwoners", "deel": "0"},
        {"sleutel": "inwoners", "deel": "half"},
        {"sleutel": "inwoners", "jaar": "1999"},
        {"sleutel": "inwoners", "organisatie": "999999999"},
        {"sleutel": "inwoners", "gevallen": "0"},
    ],
)
def test_what_cannot_be_shared_is_told(client, wrong):
    response = client.get(ADDRESS, wrong)
    assert response.status_code == 400
    assert "Traceback" not in response.content.decode()


def test_a_plus_that_became_a_blank_is_understood(client):
    response = client.get(f"{ADDRESS}?sleutel=inwoners@40+gebruik@60")
    assert "40% naar inwoners, 60% naar gebruik" in main(response)


def test_who_is_not_logged_in_logs_in_first(client):
    response = client.post(ADDRESS, GOOD)
    assert response["Location"].startswith("/inloggen/")
    assert not CostKey.objects.exists()


def test_a_municipality_does_not_record_it():
    assert demo_browser("ambtenaar").post(ADDRESS, GOOD).status_code == 403
    assert not CostKey.objects.exists()


def test_staff_records_it_and_only_insiders_see_it(client):
    done = demo_browser("adviseur-regio").post(ADDRESS, GOOD, follow=True)
    assert "De kostensleutel is vastgelegd." in done.content.decode()
    line = AuditLine.objects.filter(action="record_cost_key").get()
    assert line.detail == "state=concept key=inwoners deel=50"
    inside = main(demo_browser("ambtenaar").get(ADDRESS))
    assert "Sleutel 1 is de sleutel die de regio vastlegde (concept)" in inside
    assert "Reden: Proef." in inside
    other = main(demo_browser("ambtenaar").get(ADDRESS, {"sleutel": "gebruik"}))
    assert "U ziet een andere sleutel dan de regio vastlegde" in other
    outside = main(client.get(ADDRESS))
    assert "Dit zijn sleutels om te proberen" in outside
    assert "Proef." not in outside


@pytest.mark.parametrize(
    "wrong", [{"state": ""}, {"sleutel": "tombola"}, {"deel": "101"}]
)
def test_a_form_that_is_wrong_is_told(wrong):
    response = demo_browser("adviseur-regio").post(ADDRESS, {**GOOD, **wrong})
    assert response.status_code == 400
    assert not CostKey.objects.exists()


def test_a_recorded_key_is_an_annex(workspace):
    who = actor(Role.AMBTENAAR)
    assert annex_of_costs(who, workspace, "JZ41") is None
    demo_browser("adviseur-regio").post(ADDRESS, {**GOOD, "sleutel": "gebruik"})
    annex = annex_of_costs(who, workspace, "JZ41")
    assert annex.rows[-1] == ("Samen", "131.284.000,00", "100,0%")
    # 29,243 of 131,284 is 22.3%.
    assert ("Heerlen", "29.243.000,00", "22,3%") in annex.rows
    assert "Elke gemeente betaalt wat haar eigen jeugdigen kosten." in annex.sentences
    with pytest.raises(UnknownCodeError):
        annex_of_costs(who, workspace, "JZ01")


def test_the_annex_stands_in_the_draft_regeling(workspace):
    demo_browser("adviseur-regio").post(ADDRESS, GOOD)
    found = open_regeling(actor(Role.AMBTENAAR), workspace, "JZ41")
    blocks = compose_regeling(found, as_of=date(2026, 11, 21)).blocks
    headings = [each.text for each in blocks if isinstance(each, Heading)]
    assert any("Verdeling van de kosten" in each for each in headings)
    [table] = [
        each
        for each in blocks
        if isinstance(each, TextTable) and "Bijdrage in euro" in each.header
    ]
    assert len(table.rows) == 17  # sixteen and the sum
    assert found.results.is_example  # recorded by a fictional user
