"""The council note: as a page, as PDF and as DOCX, for one council or for all."""

from __future__ import annotations

import io

import docx
import pytest

from page_reader import answer, heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PAGE = "/regio/JZ41/samenwerking/raadsnota/"
FILE = "/regio/JZ41/samenwerking/raadsnota"


def inside():
    return demo_browser("ambtenaar")


def test_a_visitor_logs_in_first(client):
    for address in (PAGE, f"{FILE}.pdf"):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("who", ["aanbieder", "beheerder"])
def test_who_does_not_belong_finds_no_note(who):
    assert demo_browser(who).get(PAGE).status_code == 404
    assert demo_browser(who).get(f"{FILE}.docx").status_code == 404


def test_every_chapter_is_there_and_can_be_reached():
    page = read(inside().get(PAGE))
    links = page.xpath("//nav[@aria-label='Hoofdstukken']//a")
    assert len(links) == 10
    for link in links:
        assert text_of(page.get_element_by_id(link.get("href")[1:])) == text_of(link)


def test_every_table_has_a_caption_and_heads_of_rows_and_columns():
    page = read(inside().get(PAGE))
    for each in page.xpath("//main//table"):
        assert text_of(each.find("caption"))
        assert {th.get("scope") for th in each.iter("th")} == {"col", "row"}


def test_it_is_for_one_council_and_the_files_are_too():
    response = inside().get(
        PAGE, {"gemeente": "GM0917", "vorm": "openbaar_lichaam", "keuze": "1"}
    )
    assert heading(response) == "Raadsnota Jeugdregio Zuid-Limburg"
    assert answer(response).startswith("Voor de gemeenteraad van Heerlen, ")
    files = read(response).xpath("//main//a[starts-with(text(), 'Download')]/@href")
    assert len(files) == 2
    for address in files:
        assert "gemeente=GM0917" in address and "vorm=openbaar_lichaam" in address
    word = inside().get(files[1])
    shown = [p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs]
    assert "Voor de gemeenteraad van Heerlen" in shown
    assert word["Content-Disposition"].endswith('"raadsnota-gm0917-concept.docx"')


def test_choosing_another_council_keeps_the_draft():
    page = read(inside().get(PAGE, {"vorm": "openbaar_lichaam"}))
    form = page.xpath("//main//form[@method='get']")[0]
    assert form.xpath(".//input[@name='vorm']/@value") == ["openbaar_lichaam"]
    assert len(form.xpath(".//option")) == 1 + 16


def test_pdf_is_accessible_and_a_download():
    response = inside().get(f"{FILE}.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].endswith('"raadsnota-jz41-concept.pdf"')
    assert b"pdfuaid" in response.content


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{PAGE}?gemeente=GM0014", 404),
        (f"{PAGE}?vorm=stichting", 404),
        (f"{PAGE}?vorm=regeling_zonder_meer", 400),
        (f"{FILE}.exe", 404),
        ("/regio/JZ99/samenwerking/raadsnota/", 404),
    ],
)
def test_what_does_not_exist_is_told(address, status):
    assert inside().get(address).status_code == status
