"""The page of a municipality: its sentence, and where sources differ."""

from __future__ import annotations

import pytest

from jeugdregio.standards.gemeenten import all_gemeenten
from page_reader import answer, heading, number, read, table, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_sentence_of_heerlen_is_true_of_the_table(client):
    response = client.get("/gemeente/GM0917/")
    [row] = [r for r in table(response) if r["Gemeente"] == "Heerlen"]

    assert row["Lasten × € 1.000"] == "58.486"  # as published
    assert row["Inwoners op 1 januari"] == "87.461"
    # 58 486 000 / 87 461 = 668.7; against 400.5 that is 67 percent more
    assert row["Per inwoner €"] == "669"
    assert answer(response) == (
        "Heerlen gaf in 2024 € 58 mln uit aan jeugdzorg: € 669 per inwoner. "
        "Dat is 67% meer dan gemiddeld in Nederland."
    )


def test_own_row_stands_out_and_the_region_is_complete(client):
    page = read(client.get("/gemeente/GM0917/"))
    [own] = page.xpath("//section[@aria-labelledby='regio']//tr[@data-highlight]/th")

    assert text_of(own) == "Heerlen"
    assert len(page.xpath("//section[@aria-labelledby='regio']//tbody/tr")) == 16


@pytest.mark.parametrize(
    ("code", "ijw", "cbs"),
    [
        ("GM0050", "Flevoland", "Noord-Veluwe"),  # Zeewolde
        ("GM0744", "West Brabant Oost", "Midden-Brabant (Hart van Brabant)"),
        ("GM1696", "Utrecht West", "Gooi en Vechtstreek"),  # Wijdemeren
        ("GM1723", "West Brabant Oost", "Midden-Brabant (Hart van Brabant)"),
    ],
)
def test_both_regions_are_named_where_lists_differ(client, code, ijw, cbs):
    [notice] = read(client.get(f"/gemeente/{code}/")).xpath(
        "//div[contains(@class, 'jr-notice--warning')]"
    )
    assert f"iJw-lijst 2026: {ijw}" in text_of(notice)
    assert f"CBS-indeling 2025: {cbs}" in text_of(notice)


def test_no_warning_where_lists_agree(client):
    page = read(client.get("/gemeente/GM0917/"))
    assert page.xpath("//div[contains(@class, 'jr-notice--warning')]") == []


def test_merged_gemeente_names_what_it_came_from(client):
    page = client.get("/gemeente/GM1966/")  # Het Hogeland, 2019
    assert heading(page) == "Het Hogeland"
    assert "Winsum" in text_of(read(page).get_element_by_id("inhoud"))


@pytest.mark.parametrize("code", ["GM9999", "GM0000"])
def test_unknown_gemeente_is_absent_with_a_hint(client, code):
    response = client.get(f"/gemeente/{code}/")

    assert response.status_code == 404
    assert heading(response) == "Deze pagina bestaat niet"
    assert len(read(response).xpath("//main//p[@class='utrecht-paragraph']")) == 2


@pytest.mark.slow
def test_every_gemeente_has_a_page_in_both_divisions(client):
    assert len(all_gemeenten()) == 342
    for gemeente in all_gemeenten():
        for indeling in ("ijw_2026", "cbs_2025"):
            response = client.get(f"/gemeente/{gemeente.code}/", {"indeling": indeling})
            assert (response.status_code, heading(response)) == (200, gemeente.naam)


@pytest.mark.parametrize("number_of", range(0, 342, 57))
def test_a_sample_of_gemeenten_has_a_sentence_true_of_its_row(client, number_of):
    gemeente = all_gemeenten()[number_of]
    response = client.get(f"/gemeente/{gemeente.code}/")
    [row] = [r for r in table(response) if r["Gemeente"] == gemeente.naam]

    each = number(row["Lasten × € 1.000"]) * 1000 / number(row["Inwoners op 1 januari"])
    assert round(each) == number(row["Per inwoner €"])
    assert f"€ {row['Per inwoner €']} per inwoner" in answer(response)
