"""A figure page: answer, table, filters; for country, region and municipality."""

from __future__ import annotations

import pytest

from page_reader import answer, heading, number, read, table, text_of


pytestmark = pytest.mark.usefixtures("demo")

MEASURES = ["lasten_iv3", "begroting_rekening", "gebruik_cbs", "verwijzers", "leeftijd"]
PLACES = ["", "/regio/JZ41", "/gemeente/GM0917"]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("place", PLACES)
def test_page_has_question_answer_table_source_and_exports(client, place, measure):
    response = client.get(f"{place}/cijfers/{measure}/")
    page = read(response)

    assert heading(response).split("?")[0] + "?" in heading(response)
    assert answer(response).endswith(".")
    assert table(response)
    [foot] = page.xpath(
        "//section[@aria-labelledby='gebieden']//p[@class='jr-figfoot']"
    )
    assert "Bron: CBS" in text_of(foot)
    assert [a.text for a in foot.xpath("./a")] == [
        "Waarom dit getal",
        "Download XLSX",
        "Download CSV",
    ]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("place", PLACES)
def test_every_link_of_the_page_opens(client, place, measure):
    page = read(client.get(f"{place}/cijfers/{measure}/"))
    links = {a for a in page.xpath("//main//a/@href") if a.startswith(("/w", "/e"))}

    assert len(links) >= 3
    for link in links:
        assert client.get(link).status_code == 200, link


def test_sentence_on_use_is_true_of_the_table(client):
    response = client.get("/regio/JZ41/cijfers/gebruik_cbs/")
    rows = table(response)
    young = sum(number(row["Jongeren tot 23 jaar"]) for row in rows)
    people = sum(number(row["Inwoners 0 tot 25 jaar"]) for row in rows)

    assert young == 14_950
    assert f"{100 * young / people:.1f}".replace(".", ",") == "10,5"
    assert answer(response).startswith(
        "In Zuid-Limburg kregen in 2022 ongeveer 14.950 jongeren jeugdzorg in natura. "
        "Dat is 10,5 per 100 inwoners tot 25 jaar"
    )


def test_sentence_on_the_budget_is_true_of_the_table(client):
    response = client.get("/regio/JZ41/cijfers/begroting_rekening/")
    rows = table(response, "Begroting tegen jaarrekening 2024")
    budget = sum(number(row["Begroting × € 1.000"]) for row in rows)
    account = sum(number(row["Jaarrekening × € 1.000"]) for row in rows)
    above = sum(number(row["Verschil × € 1.000"]) > 0 for row in rows)

    assert (budget, account) == (237_086, 262_568)
    # 25 482 / 237 086 = 10.7 percent
    assert answer(response) == (
        "Zuid-Limburg gaf in 2024 € 25 mln meer uit aan jeugdzorg dan begroot: 10,7%."
    )
    keys = text_of(read(response).xpath("//ul[@class='jr-keyfigures']")[0])
    assert f"{above} van 16 gemeenten boven de begroting" in keys


@pytest.mark.parametrize("measure", ["verwijzers", "leeftijd"])
def test_shares_of_a_whole_add_up_to_no_more_than_everything(client, measure):
    rows = table(client.get(f"/regio/JZ41/cijfers/{measure}/"))
    shares: dict[str, float] = {}
    for row in rows:
        if "%" in row["Aandeel %"]:
            name = row["Gemeente"]
            shares[name] = shares.get(name, 0) + number(row["Aandeel %"])

    assert len(shares) == 16
    # Figures are rounded to 5 and small ones are left out: never much over 100.
    assert all(share <= 105 for share in shares.values()), shares


def test_largest_shares_in_the_sentence_are_those_of_the_key_figures(client):
    response = client.get("/regio/JZ41/cijfers/verwijzers/")
    keys = text_of(read(response).xpath("//ul[@class='jr-keyfigures']")[0])

    assert "bij 43% van de trajecten de gemeentelijke toegang" in answer(response)
    assert "43% gemeentelijke toegang · Nederland 33%" in keys
    assert "gemeentelijke toegang, 10 procentpunt hoger" in answer(response)


def test_year_that_only_the_budget_has_falls_back_to_the_latest_account(client):
    path = "/gemeente/GM0917/cijfers/lasten_iv3/"
    budget = client.get(path, {"verslagsoort": "begroting", "jaar": "2026"})
    account = client.get(path, {"verslagsoort": "jaarrekening", "jaar": "2026"})

    assert table(budget, "Lasten jeugdzorg 2026, begroting")
    assert "2026" in answer(budget)
    assert table(account, "Lasten jeugdzorg 2024, jaarrekening")


def test_country_by_gemeente_has_all_of_them(client):
    rows = table(client.get("/cijfers/lasten_iv3/", {"niveau": "gemeente"}))
    assert len(rows) == 342
    known = [r for r in rows if any(c.isdigit() for c in r["Lasten × € 1.000"])]
    assert sum(number(row["Lasten × € 1.000"]) for row in known) == 7_174_099


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/cijfers/wachttijd/", {}),
        ("/regio/JZ99/cijfers/lasten_iv3/", {}),
        ("/gemeente/GM9999/cijfers/lasten_iv3/", {}),
        ("/regio/JZ41/cijfers/lasten_iv3/", {"jaar": "abcd"}),
        ("/regio/JZ41/cijfers/lasten_iv3/", {"jaar": "1999"}),
        ("/regio/JZ41/cijfers/lasten_iv3/", {"jaar": "²⁰²⁴"}),
        ("/regio/JZ41/cijfers/lasten_iv3/", {"verslagsoort": "x' OR 1=1 --"}),
        ("/regio/JZ41/cijfers/lasten_iv3/", {"indeling": "besluit_41"}),
        ("/regio/JZ41/cijfers/lasten_iv3/", {"indeling": "\0"}),
    ],
)
def test_what_does_not_exist_is_absent(client, address, query):
    response = client.get(address, query)

    assert response.status_code == 404
    assert heading(response) == "Deze pagina bestaat niet"
    assert b"Traceback" not in response.content


def test_first_figure_of_a_region_is_its_costs(client):
    response = client.get("/regio/JZ41/cijfers/")
    assert (response.status_code, response["Location"]) == (
        302,
        "/regio/JZ41/cijfers/lasten_iv3/",
    )
    assert client.get("/regio/JZ99/cijfers/").status_code == 404


def test_request_by_htmx_holds_the_part_it_replaces(client):
    response = client.get(
        "/regio/JZ41/cijfers/lasten_iv3/",
        {"jaar": "2020"},
        headers={"hx-request": "true"},
    )
    part = read(response).get_element_by_id("inhoud")
    assert "2020" in text_of(part.xpath(".//table/caption")[0])
