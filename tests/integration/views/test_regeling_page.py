"""The draft regeling: choose a form, leave clauses out, fill in, take it along."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import docx
import pytest

from jeugdregio.register.models import FormJudgement, RegelingField
from page_reader import answer, heading, read, table, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/regeling/"
FIELDS = f"{PAGE}keuzes/"


def staff():
    return demo_browser("adviseur-regio")


def body(response) -> str:
    return text_of(read(response).get_element_by_id("inhoud"))


def articles(response) -> list[str]:
    found = read(response).xpath("//details[starts-with(@id, 'artikel-')]/@id")
    return [each.removeprefix("artikel-") for each in found]


def downloads(response) -> list[str]:
    return read(response).xpath("//main//a[starts-with(text(), 'Download')]/@href")


def test_a_visitor_logs_in_first(client):
    response = client.get(PAGE)
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("who", ["aanbieder", "beheerder"])
def test_who_does_not_belong_finds_no_page(who):
    assert demo_browser(who).get(PAGE).status_code == 404
    assert demo_browser(who).get(f"{PAGE}concept.pdf").status_code == 404


def test_it_starts_from_the_form_that_came_first():
    # The fictional judgements of the demo put this one on top.
    response = staff().get(PAGE)
    assert "Het ontwerp voor een bedrijfsvoeringsorganisatie" in answer(response)
    assert "Deze vorm staat bovenaan na het wegen." in body(response)


def test_without_judgements_it_starts_from_the_form_the_region_has():
    FormJudgement.objects.all().delete()
    response = staff().get(PAGE)
    assert heading(response) == "Welke afspraken horen in de regeling?"
    count = len(articles(response)) - 2  # two considerations are no articles
    assert answer(response).startswith(
        f"Het ontwerp voor een centrumgemeente heeft {count} artikelen."
    )
    assert "Deze vorm heeft de regio nu." in body(response)


def test_boxes_of_one_form_say_nothing_of_another():
    plain = articles(staff().get(PAGE, {"vorm": "openbaar_lichaam"}))
    boxes = {"vorm": "openbaar_lichaam", "keuze": "centrumgemeente", "aan": "demping"}
    assert articles(staff().get(PAGE, boxes)) == plain
    own = {**boxes, "keuze": "openbaar_lichaam"}
    assert articles(staff().get(PAGE, own)) != plain


def test_the_answer_counts_what_is_open_in_the_table_of_choices():
    response = staff().get(PAGE)
    rows = table(response, "Keuzes in het ontwerp")
    still_open = [row for row in rows if row["Gekozen"] == "Nog te kiezen"]
    assert f"{len(still_open)} keuzes staan nog open." in answer(response)


@pytest.mark.parametrize(
    ("form_id", "clause"),
    [
        ("openbaar_lichaam", "bestuur-ol"),
        ("bedrijfsvoeringsorganisatie", "bestuur-bvo"),
        ("centrumgemeente", "overleg-cg"),
    ],
)
def test_another_form_has_other_clauses_and_its_own_files(form_id, clause):
    response = staff().get(PAGE, {"vorm": form_id})
    assert clause in articles(response)
    assert downloads(response) == [
        f"{PAGE}concept.{ending}?vorm={form_id}" for ending in ("pdf", "docx")
    ]


def test_an_optional_clause_goes_out_and_comes_in_by_the_address():
    default = articles(staff().get(PAGE))
    without = articles(staff().get(PAGE, {"keuze": "1"}))
    with_one = articles(staff().get(PAGE, {"keuze": "1", "aan": ["demping"]}))

    assert "overhead" in default and "demping" not in default
    assert "overhead" not in without and "zienswijze" in without
    assert set(with_one) - set(without) == {"demping"}


def test_every_paragraph_on_the_law_shows_its_status():
    page = read(staff().get(PAGE))
    [article] = page.xpath("//details[@id='artikel-zienswijze']")
    assert "Wet gemeenschappelijke regelingen, wijziging 2022" in text_of(article)
    assert article.xpath(".//span[@class='jr-badge jr-badge--s']")
    assert "Wij lazen uitleg bij de wet, niet de wet zelf." in text_of(article)


def test_each_drawback_leads_to_an_article_on_the_page():
    page = read(staff().get(PAGE))
    links = page.xpath("//tbody//a[starts-with(@href, '#artikel-')]")
    assert links
    for link in links:
        target = page.get_element_by_id(link.get("href")[1:])
        assert text_of(target.find("summary")).startswith(text_of(link))


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"vorm": "gemeenschappelijk_orgaan"}, 400),
        ({"vorm": "stichting"}, 404),
        ({"keuze": "1", "aan": "bestaat-niet"}, 404),
    ],
)
def test_what_cannot_be_chosen_is_told(query, status):
    assert staff().get(PAGE, query).status_code == status


def test_staff_fills_in_and_sees_it_in_the_text_and_keeps_the_choice_of_form():
    response = staff().post(
        f"{FIELDS}?vorm=openbaar_lichaam&keuze=1",
        {"zetel": "Kerkrade", "naam": "Jeugdregio Zuid"},
        follow=True,
    )
    address, _ = response.redirect_chain[0]
    assert parse_qs(urlsplit(address).query) == {
        "vorm": ["openbaar_lichaam"],
        "keuze": ["1"],
    }
    assert "keuzes zijn vastgelegd." in body(response)
    assert "Het openbaar lichaam is gevestigd in Kerkrade." in body(response)
    # What was not on the form stays.
    assert RegelingField.objects.filter(field_id="evaluatie").exists()
    row = RegelingField.objects.get(region__code="JZ41", field_id="zetel")
    assert (row.value, row.is_example) == ("Kerkrade", True)  # a fictional user


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"naam": "x" * 301}, "300"),
        ({"naam": "{zetel}"}, "een teken dat niet in een document past"),
    ],
)
def test_an_invalid_choice_is_shown_again_and_nothing_is_kept(data, said):
    before = list(RegelingField.objects.values_list("field_id", "value"))
    response = staff().post(FIELDS, data)
    assert response.status_code == 400
    assert said in body(response)
    assert list(RegelingField.objects.values_list("field_id", "value")) == before


@pytest.mark.parametrize("who", ["ambtenaar", "griffie", "wethouder", "raadslezer"])
def test_a_municipality_reads_and_does_not_fill_in(who):
    browser = demo_browser(who)
    response = browser.get(PAGE)
    assert read(response).xpath("//main//form[@method='post']") == []
    assert "Een medewerker van de regio legt de keuzes vast." in body(response)
    assert browser.post(FIELDS, {"zetel": "Vaals"}).status_code == 403


def test_html_in_a_choice_is_text():
    staff().post(FIELDS, {"naam": "<b>Heerlen</b>"})
    content = staff().get(PAGE).content
    assert b"<b>Heerlen" not in content
    assert b"&lt;b&gt;Heerlen" in content


def test_the_files_hold_the_draft_that_was_shown():
    query = {"vorm": "openbaar_lichaam", "keuze": "1", "aan": "demping"}
    pdf = staff().get(f"{PAGE}concept.pdf", query)
    word = staff().get(f"{PAGE}concept.docx", query)
    shown = [p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs]

    assert pdf["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in pdf.content
    assert pdf["Content-Disposition"].endswith('"regeling-jz41-concept.pdf"')
    assert "Ontwerp voor een openbaar lichaam" in shown
    assert any(p.endswith(". Demping van dure jaren") for p in shown)
    assert staff().get(f"{PAGE}concept.exe").status_code == 404


def test_a_region_of_one_municipality_is_told_that_it_needs_none():
    from factories import user
    from jeugdregio.kernel.access import Role
    from jeugdregio.standards.regions import all_regions, members
    from site_fixtures import browser_of

    code = next(r.code for r in all_regions() if len(members(r.code)) == 1)
    response = browser_of(user(Role.REGIO, code)).get(
        f"/regio/{code}/samenwerking/regeling/"
    )
    assert "Dan is geen regeling nodig (Jeugdwet art. 2.18) uit tweede hand" in body(
        response
    )
    assert "De regio koos nog geen vorm" in body(response)
