"""Pages of figures from messages: for a region with them, without them, and beneath."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from django.urls import reverse

from care_fixture import care_rows, random_care
from jeugdregio.facts.care.build import build_care
from jeugdregio.measures.definition import care_measures
from jeugdregio.region.dossier import build_dossier
from jeugdregio.region.records import RegionFacts, Waiting
from jeugdregio.register.models import Decision
from jeugdregio.web import wiring
from jeugdregio.web.presenters import figure_page
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


# Per table of the page its columns: per municipality and per care form fewer.
WAIT = ["Mediaan dagen", "P90 dagen", "Gemeten toewijzingen"]
ENDS = ["Gestopt", "Volgens plan", "Volgens plan % van gestopt"]


def columns(page):
    """Per table the heads after the first, without the marks of sorting."""
    return {
        tuple(text_of(head) for head in table.xpath(".//thead//th")[1:])
        for table in page.xpath("//main//table")
    }


@pytest.mark.parametrize(
    ("measure", "query", "shown"),
    [
        ("wachttijd", {}, WAIT),
        ("eindredenen", {}, ENDS),
        ("herhaald_gebruik", {}, ["Gestopt"]),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_never_published_of_a_part_is_not_called_unknown(
    client, place, measure, query, shown
):
    page = read(client.get(f"{place}/cijfers/{measure}/", query))
    told = columns(page)
    assert tuple(shown) in told
    # Only the table of years of a region has more.
    assert len(told) == (2 if place.startswith("/regio") else 1), told
    areas = page.xpath("//section[@aria-labelledby='gebieden']//table")[0]
    # A median can be unknown, when fewer than half have started; a count cannot.
    count = {"wachttijd": 3, "eindredenen": 1, "herhaald_gebruik": 1}[measure]
    cells = areas.xpath(f".//tbody/tr/td[{count}]")
    assert len(cells) == 16
    assert "onbekend" not in {text_of(cell) for cell in cells}
    assert bool(page.xpath("//main//svg")) or measure == "herhaald_gebruik"


def test_one_care_form_through_the_years_has_the_columns_of_a_part(client):
    query = {"zorgvorm": "Jeugdhulp ambulant"}
    page = read(client.get("/regio/JZ41/cijfers/wachttijd/", query))
    assert columns(page) == {tuple(WAIT)}


@pytest.mark.parametrize("measure", care_measures())
def test_every_column_shown_of_a_part_is_published_of_a_part(measure):
    structure = care_measures()[measure].structure
    shown = figure_page._SHOWN_IN_PARTS.get(measure, figure_page._SHOWN[measure])
    assert [name for name in shown if not structure.tells_in_parts(name)] == []


def test_a_municipality_is_led_to_the_region_for_who_comes_back(client):
    response = client.get("/gemeente/GM0917/cijfers/herhaald_gebruik/")
    assert "alleen voor de hele regio" in answer(response)


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
        assert "Hoe lang wachten jongeren op zorg? Voorbeeld" in text_of(page)
    keys = read(client.get("/regio/JZ41/")).xpath("//ul[@class='jr-keyfigures']")[0]
    assert "jongeren met jeugdzorg of een toewijzing, 2026 · Voorbeeld" in text_of(keys)


@pytest.mark.parametrize(
    ("waiting", "state", "is_example"),
    [
        (None, "uitgaven 2024 bekend, wachttijd niet", False),
        (Waiting("Zo lang."), "uitgaven 2024 en wachttijd bekend", False),
        (
            Waiting("Zo lang.", is_example=True),
            "uitgaven 2024 en wachttijd bekend",
            True,
        ),
    ],
)
def test_the_chain_tells_that_the_wait_is_known(waiting, state, is_example):
    facts = RegionFacts(
        "A", 16, "iJw", (), None, (), 2024, (2022,), 4, 6, {}, waiting=waiting
    )
    steps = build_dossier(facts, {}, {}, as_of=date(2026, 11, 21))
    [step] = [each for each in steps if each.step.id == "beschikbaarheid_geld"]
    assert (step.state, step.is_example) == (state, is_example)


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
