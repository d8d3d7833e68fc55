"""Search: one hit leads on, more are listed, none says what to do."""

from __future__ import annotations

import pytest
from django.urls import reverse

from page_reader import heading, read, text_of


@pytest.fixture(autouse=True)
def _site(demo):
    """The site of the demo."""


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Heerlen", "/gemeente/GM0917/"),
        ("  heerlen ", "/gemeente/GM0917/"),
        ("GM0917", "/gemeente/GM0917/"),
        ("zuid limburg", "/regio/JZ41/"),
        ("Landerd", "/gemeente/GM1991/"),  # merged into Maashorst in 2022
    ],
)
def test_only_hit_leads_to_its_page(client, query, address):
    response = client.get(reverse("search"), {"q": query})
    assert (response.status_code, response["Location"]) == (302, address)


def test_more_hits_are_listed(client):
    response = client.get(reverse("search"), {"q": "zuid"})
    links = read(response).xpath("//main//ul/li/a/@href")
    assert heading(response) == f"{len(links)} gevonden"
    assert "/regio/JZ41/" in links


@pytest.mark.parametrize("query", ["", " "])
def test_nothing_asked(client, query):
    response = client.get(reverse("search"), {"q": query})
    assert heading(response) == "Zoek uw gemeente of regio"


def test_nothing_found_says_what_to_do(client):
    response = client.get(reverse("search"), {"q": "nergenshuizen"})
    assert heading(response) == "Niets gevonden"
    assert "Controleer de spelling" in text_of(read(response))


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "\0", "x" * 5000, "%"])
def test_strange_text_is_only_text(client, query):
    response = client.get(reverse("search"), {"q": query})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert len(response.content) < 20_000
