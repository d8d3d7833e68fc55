"""Pages of figures from messages: for a region with them, without them, and beneath."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from django.urls import reverse

from care_fixture import care_rows, random_care
from jeugdregio.facts.care.build import build_care
from jeugdregio.measures.definition import care_measures
from jeugdregio.register.models import Decision
from jeugdregio.web import wiring
from page_reader import answer, heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo", "keys", "care")

PLACES = ["/regio/JZ41", "/gemeente/GM0917"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A home folder with generated care of three hundred young people."""
    home = tmp_path_factory.mktemp("care")
    rows = random_care(1, persons=300)
    made_up = pl.lit(value=True).alias("is_example")
    rows = replace(
        rows,
        toewijzingen=rows.toewijzingen.with_columns(made_up),
        leveringen=rows.leveringen.with_columns(made_up),
        prestaties=rows.prestaties.with_columns(made_up),
    )
    build_care(home, lambda: rows, state="test")
    return home


@pytest.fixture
def care(filled, settings):
    """The site works on that folder."""
    settings.JEUGDREGIO_HOME = filled
    wiring._workspace.cache_clear()
    assert wiring.workspace().care_is_ready(60)
    yield
    wiring._workspace.cache_clear()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("measure", care_measures())
def test_page_answers_is_marked_and_every_file_and_reason_opens(client, place, measure):
    response = client.get(f"{place}/cijfers/{measure}/")
    page = read(response)

    assert answer(response).endswith(".")
    assert "Voorbeeld" in heading(response)
    assert "Berichtenverkeer iJw 3.2" in text_of(page.xpath("//main")[0])
    links = {a for a in page.xpath("//main//a/@href") if a.startswith(("/w", "/e"))}
    assert any("xlsx" in link for link in links)
    for link in links:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("measure", ["gebruik", "lasten", "wachttijd"])
def test_care_form_and_month_are_in_the_address(client, measure):
    path = f"/regio/JZ41/cijfers/{measure}/"
    page = read(client.get(path))
    forms = page.xpath("//select[@name='zorgvorm']/option/@value")

    assert forms[0] == "alle" and len(forms) > 1
    response = client.get(path, {"zorgvorm": forms[1]})
    assert response.status_code == 200
    assert "alleen voor de hele regio" in text_of(read(response).xpath("//main")[0])


def test_a_municipality_offers_no_care_forms(client):
    page = read(client.get("/gemeente/GM0917/cijfers/gebruik/"))
    assert page.xpath("//select[@name='jaar']")
    assert not page.xpath("//select[@name='zorgvorm']")


def test_the_country_has_no_figures_from_messages(client):
    response = client.get("/cijfers/wachttijd/")
    assert response.status_code == 404
    assert "niet voor heel Nederland" in text_of(read(response).xpath("//main")[0])


def test_a_region_without_messages_tells_how_to_fill_it(client):
    response = client.get("/regio/JZ01/cijfers/wachttijd/")
    told = text_of(read(response).xpath("//main")[0])

    assert response.status_code == 200
    assert "Er zijn nog geen berichten van Groningen" in told
    assert "jeugdregio inbox receive" in told


def test_region_and_municipality_show_the_wait_and_the_young_people(client):
    for place in PLACES:
        page = read(client.get(f"{place}/"))
        keys = text_of(page.xpath("//ul[@class='jr-keyfigures']")[0])
        assert "wachttijd, bij de helft (mediaan)" in keys
        assert "Hoe lang wachten jongeren op zorg? Voorbeeld" in text_of(page)
    chain = text_of(
        read(client.get("/regio/JZ41/")).xpath("//ol[@class='jr-chain']")[0]
    )
    assert "wachttijd bekend · Voorbeeld" in chain


@pytest.mark.parametrize("place", [*PLACES, "/regio/JZ01", "/gemeente/GM0014"])
@pytest.mark.parametrize("councils", [True, False])
def test_key_figures_fill_one_row(client, place, councils):
    if not councils:
        Decision.objects.all().delete()
    page = read(client.get(f"{place}/"))
    assert len(page.xpath("//ul[@class='jr-keyfigures']/li")) == 4


def test_the_menu_leads_to_the_wait_where_messages_tell_it(client):
    def leads_to(code):
        page = read(client.get(f"/regio/{code}/"))
        return page.xpath("//nav//a[text()='Beschikbaarheid']/@href")

    assert leads_to("JZ41") == ["/regio/JZ41/cijfers/wachttijd/"]
    assert leads_to("JZ01") == ["/regio/JZ01/cijfers/gebruik_cbs/"]


def test_another_division_has_no_figures_from_messages(client):
    page = read(client.get("/regio/JZ41/", {"indeling": "cbs_2025"}))
    assert "Hoe lang wachten" not in text_of(page.xpath("//main")[0])
    refused = client.get("/regio/JZ41/cijfers/wachttijd/", {"indeling": "cbs_2025"})
    assert refused.status_code == 400


def test_why_lines_are_for_who_handles_messages(client):
    asked = {"gebied": "JZ41", "jaar": "2026", "doel": "verantwoording"}
    address = reverse("why-lines", args=("lasten",))
    closed = text_of(read(client.get("/waarom/lasten/?gebied=JZ41")).xpath("//main")[0])
    assert "Log daarvoor in" in closed
    assert client.post(address, asked).status_code == 302

    council = demo_browser("griffie")
    assert council.post(address, asked).status_code == 403

    browser = demo_browser("adviseur-regio")
    shown = browser.post(address, asked)
    page = read(shown)
    assert shown["Cache-Control"] == "private, no-store"
    assert page.xpath("//th[text()='Toewijzingnummer']")
    assert "persoon" not in shown.content.decode().lower()
    # A pseudonym has 32 digits; in the fixture it starts with zeros.
    assert "0" * 20 not in shown.content.decode()


def test_why_lines_without_purpose_are_not_given():
    browser = demo_browser("adviseur-regio")
    asked = {"gebied": "JZ41", "jaar": "2026", "doel": ""}
    assert (
        browser.post(reverse("why-lines", args=("lasten",)), asked).status_code == 400
    )


def test_new_facts_are_shown_without_a_restart(filled, tmp_path, settings):
    build_care(tmp_path, lambda: care_rows(), state="before")
    settings.JEUGDREGIO_HOME = tmp_path
    wiring._workspace.cache_clear()
    site = wiring.workspace()
    before = site.care.fingerprint

    build_care(tmp_path, lambda: random_care(2, persons=40), state="after")
    site.follow()
    assert site._ahead is not None
    site._ahead.join(60)

    assert site.care.fingerprint != before
    assert site.figures("gebruik", niveau="regio", codes=("JZ41",)).rows
