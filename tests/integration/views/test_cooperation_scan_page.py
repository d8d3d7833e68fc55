"""The scans of a region side by side, each leading to its own page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jeugdregio.standards.regions import regio_of
from page_reader import answer, number, read, table
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/regio/JZ41/samenwerking/gemeentescan/"


def test_open_to_everyone_and_sixteen_rows(client):
    response = client.get(reverse("cooperation-scan", args=("JZ41",)))
    assert response.status_code == 200
    assert demo_browser("wethouder").get(ADDRESS).status_code == 200
    assert len(table(response, "Gemeenten van Zuid-Limburg")) == 16
    assert client.post(ADDRESS).status_code == 405


def test_parts_add_up_in_every_row_and_equal_those_of_the_scan(client):
    for row in table(client.get(ADDRESS), "Gemeenten van Zuid-Limburg"):
        cells = list(row.values())
        difference, parts = number(cells[2]), [number(cell) for cell in cells[3:6]]
        assert sum(parts) == difference, row["Gemeente"]
    [heerlen] = [r for r in table(client.get(ADDRESS)) if r["Gemeente"] == "Heerlen"]
    own = table(client.get("/gemeente/GM0917/scan/"), "Delen")
    assert [number(cell) for cell in list(heerlen.values())[3:6]] == [
        number(row["Deel"]) for row in own[:3]
    ]


def test_the_answer_is_true_of_the_table(client):
    response = client.get(ADDRESS)
    rows = {r["Gemeente"]: number(list(r.values())[1]) for r in table(response)}
    low, high = min(rows, key=rows.get), max(rows, key=rows.get)
    assert answer(response) == (
        f"In 2022 liepen de lasten van jeugdzorg uiteen van € {rows[low]:.0f} per "
        f"inwoner in {low} tot € {rows[high]:.0f} in {high}."
    )


def test_every_row_leads_to_a_scan(client):
    links = read(client.get(ADDRESS)).xpath("//tbody//a/@href")
    assert len(links) == 16
    for link in links[::5]:
        assert client.get(link).status_code == 200


def test_missing_figures_are_said_in_the_row(client):
    twente = f"/regio/{regio_of('GM0141')}/samenwerking/gemeentescan/"
    [almelo] = [r for r in table(client.get(twente)) if r["Gemeente"] == "Almelo"]
    assert list(almelo.values())[1:3] == ["niet bekend", "niet bekend"]


def test_no_such_region_and_no_such_division(client):
    assert client.get("/regio/JZ99/samenwerking/gemeentescan/").status_code == 404
    assert client.get(ADDRESS, {"indeling": "besluit_41"}).status_code == 404


def test_the_hub_leads_here(client):
    links = read(client.get("/regio/JZ41/samenwerking/")).xpath("//main//a/@href")
    assert ADDRESS in links
