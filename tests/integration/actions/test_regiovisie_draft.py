"""The first draft of a regiovisie: what exists is filled, what does not is named."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from factories import MOMENT
from jeugdregio.actions.compose_regiovisie import compose_regiovisie
from jeugdregio.actions.open_dossier import open_dossier
from jeugdregio.actions.render_regiovisie import FORMATS, render_regiovisie
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.documents.blocks import (
    FigureBlock,
    Heading,
    Notice,
    TableBlock,
)
from jeugdregio.standards.regions import find_regio
from jeugdregio.standards.regiovisie import all_chapters


pytestmark = pytest.mark.usefixtures("demo")

TODAY = date(2026, 11, 21)


@pytest.fixture
def dossier(workspace):
    return open_dossier(workspace, find_regio("JZ41"), as_of=TODAY)


def blocks(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def test_chapters_are_those_of_the_issue_in_order(workspace, dossier):
    document = compose_regiovisie(workspace, dossier, as_of=TODAY)
    titles = [block.text for block in blocks(document, Heading) if block.level == 1]
    assert titles == [chapter.title for chapter in all_chapters()]
    assert len(titles) == 6


def test_every_figure_is_told_once_with_a_text_for_who_cannot_see_it(
    workspace, dossier
):
    document = compose_regiovisie(workspace, dossier, as_of=TODAY)
    pictures = blocks(document, FigureBlock)
    captions = [block.caption for block in blocks(document, TableBlock)]

    assert len(pictures) >= 5
    assert all(len(picture.alt) > 20 for picture in pictures)
    assert len(captions) == len(set(captions))


def test_chapter_without_figures_says_what_is_missing_and_whose_it_is(
    workspace, dossier
):
    document = compose_regiovisie(workspace, dossier, as_of=TODAY)
    headings = [block.text for block in blocks(document, Heading)]
    missing = [chapter for chapter in all_chapters() if chapter.missing]

    assert missing
    assert headings.count("Wat nog ontbreekt") == len(missing)


def test_invented_decisions_mark_the_document(workspace, dossier):
    document = compose_regiovisie(workspace, dossier, as_of=TODAY)
    kinds = {block.title: block.kind for block in blocks(document, Notice)}

    assert document.example
    assert kinds["Besluiten over de regiovisie"] == "example"


def test_region_without_invented_records_is_no_example(workspace):
    dossier = open_dossier(workspace, find_regio("JZ01"), as_of=TODAY)
    assert not compose_regiovisie(workspace, dossier, as_of=TODAY).example


def test_every_source_of_a_figure_is_named_once(workspace, dossier):
    document = compose_regiovisie(workspace, dossier, as_of=TODAY)
    assert len(document.sources) == len(set(document.sources)) >= 2
    assert all("CBS" in source for source in document.sources)


def test_pdf_and_docx_are_made(workspace, dossier):
    made = {
        extension: render_regiovisie(
            workspace, dossier, extension=extension, created=MOMENT
        )
        for extension in FORMATS
    }
    word = docx.Document(io.BytesIO(made["docx"].content))

    assert made["pdf"].content.startswith(b"%PDF-")
    assert made["pdf"].name == "regiovisie-jz41-concept.pdf"
    assert any("Zuid-Limburg" in each.text for each in word.paragraphs)


@pytest.mark.parametrize("extension", ["", "exe", "PDF", "odt"])
def test_other_formats_are_refused(workspace, dossier, extension):
    with pytest.raises(UnknownCodeError):
        render_regiovisie(workspace, dossier, extension=extension, created=MOMENT)
