"""Errors are Dutch pages with a hint and the right status; they give nothing away."""

from __future__ import annotations

import pytest
from django.test import Client

from jeugdregio.kernel.errors import DataDamagedError, StorageError
from jeugdregio.web.views import country
from page_reader import answer, heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")


def is_helpful(response) -> bool:
    page = read(response)
    return (
        page.get("lang") == "nl"
        and bool(page.xpath("//h1"))
        and bool(page.xpath("//main//a[@href='/']"))
        and len(page.xpath("//main//p")) >= 2
    )


def test_address_that_is_nowhere(client):
    response = client.get("/bestaat-niet/")
    assert (response.status_code, heading(response)) == (
        404,
        "Deze pagina bestaat niet",
    )
    assert is_helpful(response)


def test_host_that_is_not_ours(client):
    response = client.get("/", headers={"host": "elders.example"})
    assert (response.status_code, heading(response)) == (400, "Dit verzoek klopt niet")
    assert is_helpful(response)
    assert b"elders.example" not in response.content


def test_role_that_may_not():
    response = demo_browser("griffie").post(
        "/regio/JZ41/stap/inkoop/stand/", {"state": "bezig"}
    )
    assert (response.status_code, heading(response)) == (
        403,
        "Daarvoor heeft u geen toegang",
    )
    assert "Alleen een medewerker van de regio" in answer(response)
    assert is_helpful(response)


@pytest.mark.parametrize(
    ("method", "address"),
    [("get", "/regio/JZ41/stap/inkoop/stand/"), ("get", "/uitloggen/"), ("post", "/")],
)
def test_method_that_does_not_fit_is_a_page_too(client, method, address):
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert is_helpful(response)


@pytest.mark.parametrize(
    "error",
    [
        StorageError("De schijf is vol.", hint="Maak ruimte."),
        DataDamagedError("Een bestand is beschadigd.", hint="Installeer opnieuw."),
    ],
)
def test_what_fails_for_now_is_503_with_its_own_words(client, monkeypatch, error):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(country, "show_figure", fail)
    response = client.get("/")

    assert (response.status_code, heading(response)) == (503, "Dit lukt nu niet")
    assert answer(response) == error.message
    assert error.hint in text_of(read(response))


def test_fault_of_our_own_is_500_without_details(monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("geheim detail")

    monkeypatch.setattr(country, "show_figure", fail)
    response = Client(raise_request_exception=False).get("/")

    assert (response.status_code, heading(response)) == (500, "Er ging iets mis")
    assert b"geheim" not in response.content
    assert read(response).get("lang") == "nl"


def test_form_that_is_too_old():
    response = Client(enforce_csrf_checks=True).post("/uitloggen/")
    assert (response.status_code, heading(response)) == (
        403,
        "Het formulier is verlopen",
    )
    assert is_helpful(response)


@pytest.mark.parametrize(
    "address",
    [
        "/?jaar=<script>alert(1)</script>",
        "/regio/JZ41/cijfers/<script>/",
        "/gemeente/GM0917/cijfers/lasten_iv3/?verslagsoort=<script>alert(1)</script>",
        "/waarom/lasten_iv3/?gebied=JZ<script>alert(1)</script>",
        "/waarom/lasten_iv3/?gebied=GM<script>alert(1)</script>",
        "/?indeling=<script>alert(1)</script>",
    ],
)
def test_html_in_an_address_is_never_html_in_an_error(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert b"<script>alert" not in response.content
