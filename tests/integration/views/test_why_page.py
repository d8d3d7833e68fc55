"""*Waarom dit getal*: what a figure is, and lines that make it."""

from __future__ import annotations

import pytest

from page_reader import answer, heading, number, read, table, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_lines_of_heerlen_add_up_to_the_figure(client):
    rows = table(client.get("/waarom/lasten_iv3/", {"gebied": "GM0917"}))
    counted = [row for row in rows if row["Telt mee"] == "ja"]

    assert [row["Taakveld"].split()[0] for row in counted] == [
        *("6.72", "6.73", "6.74", "6.82")
    ]
    assert sum(number(row["Lasten × € 1.000"]) for row in counted) == 58_486


def test_lines_of_the_region_add_up_to_the_figure(client):
    rows = table(client.get("/waarom/lasten_iv3/", {"gebied": "JZ41"}))
    assert len(rows) == 16
    assert sum(number(row["Lasten × € 1.000"]) for row in rows) == 262_568


@pytest.mark.parametrize("area", ["NL01", "JZ41", "GM0917"])
@pytest.mark.parametrize(
    "measure",
    ["lasten_iv3", "begroting_rekening", "gebruik_cbs", "verwijzers", "leeftijd"],
)
def test_definition_source_date_and_count_rule_are_there(client, measure, area):
    response = client.get(f"/waarom/{measure}/", {"gebied": area})
    terms = [text_of(each) for each in read(response).xpath("//main/div/dl/dt")]
    body = text_of(read(response).get_element_by_id("inhoud"))

    assert heading(response) == "Waarom dit getal"
    for term in ("Wat is het?", "Eenheid", "Wat telt mee?", "Jaar", "Overgenomen op"):
        assert term in terms
    assert "CC BY 4.0" in body
    assert table(response)


def test_year_is_written_as_a_year(client):
    page = read(client.get("/waarom/lasten_iv3/", {"gebied": "GM0917"}))
    [year] = page.xpath("//dt[text()='Jaar']/following-sibling::dd[1]")
    assert text_of(year) == "2024, jaarrekening"


def test_without_area_it_is_about_the_country(client):
    response = client.get("/waarom/lasten_iv3/")
    assert answer(response).startswith("De gemeenten samen gaven in 2024")


@pytest.mark.parametrize(
    ("measure", "query"),
    [
        ("wachttijd", {}),
        ("lasten_iv3", {"gebied": "XX"}),
        ("lasten_iv3", {"gebied": "JZ99"}),
        ("lasten_iv3", {"gebied": "GM9999"}),
        ("lasten_iv3", {"gebied": "GM0917", "jaar": "1999"}),
        ("lasten_iv3", {"gebied": "JZ41", "indeling": "besluit_41"}),
        ("lasten_iv3", {"gebied": "<script>alert(1)</script>"}),
    ],
)
def test_what_does_not_exist_is_absent(client, measure, query):
    response = client.get(f"/waarom/{measure}/", query)

    assert response.status_code == 404
    assert heading(response) == "Deze pagina bestaat niet"
    assert b"<script>alert" not in response.content
