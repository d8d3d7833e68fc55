"""The region dossier: its sentence, its chain, and who sees which buttons."""

from __future__ import annotations

import pytest

from page_reader import answer, heading, number, read, table, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_sentences_are_true_of_the_table(client):
    response = client.get("/regio/JZ41/")
    rows = table(response, "Lasten jeugdzorg 2024")
    lasten = sum(number(row["Lasten × € 1.000"]) for row in rows)
    inwoners = sum(number(row["Inwoners op 1 januari"]) for row in rows)
    each = {row["Gemeente"]: number(row["Per inwoner €"]) for row in rows}
    most, least = max(each, key=each.get), min(each, key=each.get)
    money = text_of(read(response).xpath("//section[@aria-labelledby='geld']")[0])

    assert len(rows) == 16
    assert answer(response).startswith("De regio telt zestien gemeenten.")
    assert lasten == 262_568
    assert "Zuid-Limburg gaf in 2024 € 263 mln uit aan jeugdzorg" in money
    assert f"€ {1000 * lasten / inwoners:.0f} per inwoner" in money
    assert "Dat is 9% meer dan gemiddeld in Nederland" in money  # 437 against 400
    assert f"{most} geeft per inwoner het meest uit, {least} het minst" in money
    assert "een factor 3,0" in money  # 669 / 224 = 2.99


def test_chain_has_seven_steps_that_lead_to_their_pages(client):
    steps = read(client.get("/regio/JZ41/")).xpath("//ol[@class='jr-chain']/li/a")

    assert [each.get("href").split("/")[4] for each in steps] == [
        "plicht",
        "regio_entiteit",
        "regiovisie",
        "inkoop",
        "contract",
        "beschikbaarheid_geld",
        "verantwoording",
    ]


def test_what_is_invented_says_so(client):
    page = read(client.get("/regio/JZ41/"))
    [vision] = page.xpath(
        "//ol[@class='jr-chain']/li[a[contains(@href,'/regiovisie/')]]"
    )
    [count] = page.xpath("//ul[@class='jr-keyfigures']/li[contains(., 'besluiten')]")

    assert "Voorbeeld" in text_of(vision)
    assert "Voorbeeld" in text_of(count)
    assert "4 van 16 raden" in text_of(count)


def test_region_without_records_is_empty_but_not_broken(client):
    response = client.get("/regio/JZ01/")

    assert heading(response) == "Groningen"
    assert "regiovisie is hier nog niet ingevuld" in answer(response)
    assert "Voorbeeld" not in text_of(read(response).get_element_by_id("inhoud"))


@pytest.mark.parametrize("code", ["JZ40", "JZ00", "JZ99"])
def test_unknown_region_is_absent_with_a_hint(client, code):
    response = client.get(f"/regio/{code}/")

    assert response.status_code == 404
    assert code in answer(response)
    assert len(read(response).xpath("//main//p[@class='utrecht-paragraph']")) == 2


@pytest.mark.parametrize(
    "path", ["/regio/xx41/", "/regio/JZ4/", "/regio/JZ\u0664\u0661/"]
)
def test_code_of_another_form_is_absent(client, path):
    assert client.get(path).status_code == 404


def test_code_may_be_typed_in_lower_case(client):
    assert heading(client.get("/regio/jz41/")) == "Zuid-Limburg"


def test_announced_division_cannot_be_chosen(client):
    response = client.get("/regio/JZ41/", {"indeling": "besluit_41"})
    assert response.status_code == 404
    assert "nog niet bekend" in answer(response)


def test_every_region_opens_in_both_divisions(client):
    from jeugdregio.standards.regions import all_regions

    for regio in all_regions():
        for indeling in ("ijw_2026", "cbs_2025"):
            response = client.get(f"/regio/{regio.code}/", {"indeling": indeling})
            assert (response.status_code, heading(response)) == (200, regio.naam)
