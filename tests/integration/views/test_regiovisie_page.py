"""The first draft: as a page, as PDF and as DOCX."""

from __future__ import annotations

import io

import docx
import pytest

from jeugdregio.standards.regiovisie import all_chapters
from page_reader import answer, heading, read, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_every_chapter_is_there_and_can_be_reached(client):
    page = read(client.get("/regio/JZ41/regiovisie/"))
    links = page.xpath("//main//a[starts-with(@href, '#')]")

    assert [text_of(each) for each in links] == [c.title for c in all_chapters()]
    for link in links:
        assert text_of(page.get_element_by_id(link.get("href")[1:])) == text_of(link)


def test_figures_are_those_of_the_figure_pages(client):
    body = text_of(
        read(client.get("/regio/JZ41/regiovisie/")).get_element_by_id("inhoud")
    )
    for measure in ("lasten_iv3", "gebruik_cbs"):
        assert answer(client.get(f"/regio/JZ41/cijfers/{measure}/")) in body


def test_invented_decisions_make_it_an_example_and_only_there(client):
    with_example = read(client.get("/regio/JZ41/regiovisie/"))
    without = read(client.get("/regio/JZ01/regiovisie/"))

    assert "Voorbeeld" in text_of(with_example.get_element_by_id("inhoud"))
    assert "Voorbeeld" not in text_of(without.get_element_by_id("inhoud"))


def test_pdf_is_a_download_and_an_example(client):
    response = client.get("/regio/JZ41/regiovisie/concept.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="regiovisie-jz41-concept.pdf"'
    )
    assert response.content.startswith(b"%PDF-")
    assert b"pdfuaid" in response.content  # says itself that it is PDF/UA


def test_docx_opens_and_holds_the_chapters(client):
    response = client.get("/regio/JZ41/regiovisie/concept.docx")
    document = docx.Document(io.BytesIO(response.content))
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]

    assert response["Content-Disposition"].endswith('"regiovisie-jz41-concept.docx"')
    assert [c.title for c in all_chapters() if c.title not in titles] == []


@pytest.mark.parametrize(
    "address",
    [
        "/regio/JZ99/regiovisie/",
        "/regio/JZ41/regiovisie/?indeling=besluit_41",
        "/regio/JZ41/regiovisie/concept.exe",
        "/regio/JZ99/regiovisie/concept.pdf",
        "/regio/JZ41/regiovisie/concept.pdf?indeling=xx",
    ],
)
def test_what_does_not_exist_is_absent(client, address):
    response = client.get(address)
    assert (response.status_code, heading(response)) == (
        404,
        "Deze pagina bestaat niet",
    )
