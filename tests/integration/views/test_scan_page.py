"""The municipal scan and the scans of a region: figures, choices, what to do."""

from __future__ import annotations

import pytest

from page_reader import answer, heading, number, read, table, text_of
from site_fixtures import browser_of, demo, seeded


__all__ = ["demo", "seeded"]

pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/gemeente/GM0917/scan/"


def test_visitor_sees_parts_that_add_up():
    page = browser_of().get(ADDRESS)
    rows = table(page, "Het verschil in lasten per inwoner in delen")
    *parts, whole = [_signed(row["Deel van het verschil"]) for row in rows]

    assert page.status_code == 200
    assert "Heerlen" in heading(page)
    assert sum(parts) == whole
    assert number(rows[-1]["Hier"]) - number(rows[-1]["Groep"]) == whole
    assert f"€ {rows[-1]['Hier'].split()[-1]} per inwoner" in answer(page).replace(
        "\xa0", " "
    )


def test_referrers_add_up_to_the_part_of_use():
    page = browser_of().get(ADDRESS)
    rows = table(page, "Het deel van gebruik")
    *parts, whole = [_signed(row["Deel van het verschil"]) for row in rows]
    use = table(page, "Het verschil in lasten")[1]["Deel van het verschil"]

    assert sum(parts) == whole == _signed(use)


def test_reader_changes_the_group():
    browser = browser_of()
    query = {"kenmerk": ["grootte"], "aantal": "5", "erbij": ["GM0014"]}
    rows = table(browser.get(ADDRESS, query), "Vergelijkingsgroep")

    assert len(rows) == 6  # five nearest and one by hand
    assert set(rows[0]) == {"Gemeente", "Afstand", "Inwoners"}
    assert rows[-1]["Gemeente"] == "Groningen (zelf gekozen)"


def test_removed_municipality_is_gone():
    browser = browser_of()
    first = table(browser.get(ADDRESS), "Vergelijkingsgroep")
    [link] = read(browser.get(ADDRESS)).xpath("(//details//li/a)[1]/@href")
    after = table(browser.get(ADDRESS + link), "Vergelijkingsgroep")

    assert len(first) == 10
    assert after == first[1:]


@pytest.mark.parametrize(
    "query", [{"kenmerk": "haarkleur"}, {"aantal": "7"}, {"erbij": "GM9999"}]
)
def test_unknown_choice_is_told(query):
    assert browser_of().get(ADDRESS, query).status_code == 404


def test_missing_figures_are_named_and_nothing_is_split():
    page = browser_of().get("/gemeente/GM0141/scan/")  # Almelo: no usable account 2022
    text = text_of(read(page).get_element_by_id("inhoud"))

    assert "Dit ontbreekt: bruikbare lasten in de jaarrekening 2022 (Iv3)" in text
    assert "Het verschil in lasten per inwoner in delen" not in text


def test_it_ends_in_questions_and_judges_nobody():
    page = read(browser_of().get(ADDRESS))
    text = text_of(page.get_element_by_id("inhoud"))

    assert text_of(page.xpath("//main//h2")[-1]) == "Wat kunt u nu doen?"
    assert "te veel" not in text
    assert "Herkennen wij deze cijfers" in text


def test_two_sources_stand_beside_each_other():
    # headline_figures.csv: 83454NED, Heerlen, 2021: 41 276 x 1 000 euro
    cost = {
        row["Bron"]: row["Wat die zegt"]
        for row in table(browser_of().get(ADDRESS), "Twee bronnen")
        if row["Onderwerp"] == "Kosten van jeugdzorg in 2021"
    }
    assert number(cost["CBS 83454NED, enquête kosten"]) == 41_276_000
    assert set(cost) == {"CBS 83454NED, enquête kosten", "Iv3, jaarrekening"}


def test_each_key_figure_can_be_asked_why():
    browser = browser_of()
    found = read(browser.get(ADDRESS)).xpath("//a[contains(@href, '/waarom/')]/@href")

    assert len(found) == 6
    for each in found:
        assert browser.get(each).status_code == 200, each


def test_key_figure_stands_beside_the_median_of_the_group():
    # lasten_iv3 2024: Heerlen 58 486 000 / 87 461 inhabitants = 668.7
    [first, *_] = read(browser_of().get(ADDRESS)).xpath(
        "//ul[@class='jr-keyfigures']/li"
    )
    assert text_of(first).startswith("€ 669")
    assert "midden van de groep" in text_of(first)


def test_range_is_said_with_the_own_figure():
    text = text_of(read(browser_of().get(ADDRESS)).get_element_by_id("inhoud"))
    # gebruik_cbs and jeugdbevolking 2022: 100 x 2 455 / 19 980 = 12.3
    assert "Geteld zijn er 12,3: binnen het bereik." in text
    assert "Het bereik is geen norm en geen oordeel." in text


def test_region_lists_every_municipality_with_its_scan():
    browser = browser_of()
    page = browser.get("/regio/JZ41/samenwerking/gemeentescan/")
    rows = table(page, "Gemeenten naast elkaar")

    assert len(rows) == 16
    for row in rows:
        parts = [
            _signed(row[f"Deel {name}"]) for name in ("jeugd", "gebruik", "kosten")
        ]
        assert sum(parts) == _signed(row["Verschil met de groep"])
    assert browser.get("/regio/JZ99/samenwerking/gemeentescan/").status_code == 404


def _signed(text: str) -> int:
    sign = -1 if "−" in text or "-" in text else 1
    return sign * int("".join(each for each in text if each.isdigit()))
