"""The first page: the sentence is true of the table, bad choices get a plain answer."""

from __future__ import annotations

import pytest

from page_reader import answer, heading, number, read, table, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_sentence_is_true_of_the_table(client):
    response = client.get("/")
    rows = table(response, "Lasten jeugdzorg 2024")

    lasten = sum(number(row["Lasten × € 1.000"]) for row in rows)
    inwoners = sum(number(row["Inwoners op 1 januari"]) for row in rows)

    assert len(rows) == 42
    assert lasten == 7_174_099  # the published total of accounts over 2024
    assert round(lasten / 1_000_000, 1) == 7.2
    assert round(1000 * lasten / inwoners) == 400
    assert "gaven in 2024" in answer(response)
    assert "€ 7,2 mld uit aan jeugdzorg" in answer(response)
    assert "€ 400 per inwoner" in answer(response)


def test_sentence_on_the_budget_is_true_of_the_table_of_that_measure(client):
    rows = table(client.get("/", {"maat": "begroting_rekening"}))
    budget = sum(number(row["Begroting × € 1.000"]) for row in rows)
    account = sum(number(row["Jaarrekening × € 1.000"]) for row in rows)
    share = round(100 * (account - budget) / budget)

    assert f"{share}% hoger dan begroot" in answer(client.get("/"))


def test_highest_and_lowest_on_the_map_are_those_of_the_table(client):
    response = client.get("/")
    rows = table(response)
    each = {row["Regio"]: number(row["Per inwoner €"]) for row in rows}
    most, least = max(each, key=each.get), min(each, key=each.get)

    section = text_of(read(response).xpath("//section[@aria-labelledby='regios']")[0])
    assert f"Het hoogst in {most} (€ {each[most]:.0f})" in section
    assert f"het laagst in {least} (€ {each[least]:.0f}), in 2024" in section


def test_every_region_on_the_map_leads_to_its_page_as_the_table_does(client):
    page = read(client.get("/"))
    on_map = set(page.xpath("//svg//a/@href | //svg//a/@*[local-name()='href']"))
    in_table = set(page.xpath("//main//table//a[starts-with(@href, '/regio/')]/@href"))

    assert len(in_table) == 42
    assert on_map == in_table


def test_another_division_moves_the_four_disputed_gemeenten(client):
    ijw = {r["Regio"]: r["Lasten × € 1.000"] for r in table(client.get("/"))}
    response = client.get("/", {"indeling": "cbs_2025"})
    cbs = {r["Regio"]: r["Lasten × € 1.000"] for r in table(response)}

    assert sum(map(number, cbs.values())) == 7_174_099
    assert {name for name in ijw if ijw[name] != cbs[name]} == {
        *("Flevoland", "Noord-Veluwe"),  # Zeewolde
        *("West Brabant Oost", "Midden-Brabant (Hart van Brabant)"),  # two of them
        *("Utrecht West", "Gooi en Vechtstreek"),  # Wijdemeren
    }


def test_order_is_that_of_the_address(client):
    rows = table(client.get("/", {"volgorde": "gebied_naam"}))
    names = [row["Regio"] for row in rows]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"jaar": "abcd"}, "Dit is geen jaar."),
        ({"jaar": "١٩٩٩"}, "Dit is geen jaar."),  # digits, yet none of ours
        ({"jaar": "1999"}, "Over 1999 zijn er geen cijfers van Nederland."),
        ({"indeling": "besluit_41"}, "Van deze indeling is nog niet bekend"),
        ({"indeling": "xx"}, "bestaat niet"),
        ({"maat": "wachttijd"}, "Dit cijfer staat niet op de kaart van Nederland."),
        ({"verslagsoort": "raming"}, "raming"),
    ],
)
def test_unknown_choice_is_a_dutch_page_with_a_hint(client, query, said):
    response = client.get("/", query)

    assert response.status_code == 404
    assert heading(response) == "Deze pagina bestaat niet"
    assert said in answer(response)
    assert len(read(response).xpath("//main//p[@class='utrecht-paragraph']")) == 2


@pytest.mark.parametrize("order", ["';--", "-", "nergens", "gebied_naam desc", "\0"])
def test_order_that_is_no_column_leaves_the_page_as_it_is(client, order):
    names = [row["Regio"] for row in table(client.get("/", {"volgorde": order}))]
    assert len(set(names)) == 42


@pytest.mark.parametrize("name", ["jaar", "indeling", "maat", "volgorde", "vorige"])
def test_html_in_the_address_is_text(client, name):
    response = client.get("/", {name: '"><script>alert(1)</script>'})
    assert b"<script>alert" not in response.content


def test_year_is_dropped_when_another_measure_has_none_for_it(client):
    query = {"maat": "gebruik_cbs", "jaar": "2024", "vorige": "lasten_iv3"}
    response = client.get("/", query)

    assert response.status_code == 200
    assert table(response, "Jongeren met jeugdzorg 2022")
