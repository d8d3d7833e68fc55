"""A table of words: on paper, in Word, and no way round the gate."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pikepdf
import pytest

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.documents.blocks import Document, Heading, TextTable
from jeugdregio.publishing.documents.docx import render_docx
from jeugdregio.publishing.documents.layout import text_widths
from jeugdregio.publishing.documents.pdf import render_pdf


TABLE = TextTable(
    ("Stap", "Wie"),
    (("Kies de vorm", "de colleges"), ("Vraag een zienswijze", "de raden")),
    "Stappen",
)


def document(*blocks) -> Document:
    return Document("T", "", "A", date(2026, 11, 1), blocks)


def pdf(*blocks) -> pikepdf.Pdf:
    created = datetime(2026, 11, 1, tzinfo=UTC)
    return pikepdf.open(BytesIO(render_pdf(document(*blocks), created=created)))


def count(file: pikepdf.Pdf, kind: str) -> int:
    def walk(node):
        if isinstance(node, pikepdf.Array):
            return sum(map(walk, node))
        if isinstance(node, pikepdf.Dictionary):
            own = node.get("/S") == f"/{kind}"
            return own + (walk(node.K) if "/K" in node else 0)
        return 0

    return walk(file.Root.StructTreeRoot.K)


def test_in_the_pdf_its_cells_and_heads_are_tagged():
    file = pdf(Heading(1, "Stappen"), TABLE)
    # Two columns; two rows of two.
    assert [count(file, kind) for kind in ("Table", "TH", "TD")] == [1, 2, 4]
    assert count(file, "Caption") == 1


def test_in_word_it_has_a_head_a_caption_and_all_its_words():
    made = docx.Document(BytesIO(render_docx(document(TABLE))))
    [table] = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Stap", "Wie"],
        ["Kies de vorm", "de colleges"],
        ["Vraag een zienswijze", "de raden"],
    ]
    assert "Tabel 1. Stappen" in [p.text for p in made.paragraphs]


def test_an_example_says_so():
    made = TextTable(TABLE.header, TABLE.rows, "Stappen", example=True)
    words = docx.Document(BytesIO(render_docx(document(made))))
    assert any("Voorbeeld" in p.text for p in words.paragraphs)


def test_a_table_without_rows_says_so():
    made = TextTable(("Stap",), (), "Stappen")
    words = docx.Document(BytesIO(render_docx(document(made))))
    assert "Deze tabel is leeg: er zijn geen gegevens." in [
        p.text for p in words.paragraphs
    ]
    assert count(pdf(made), "Table") == 0


def test_rows_of_sentences_go_on_on_the_next_page():
    long = "Dit is een zin van acht woorden lang. " * 12
    rows = tuple((f"Stap {n}", long) for n in range(12))  # 12: a short table
    assert len(pdf(TextTable(("Stap", "Wat"), rows, "Stappen")).pages) > 1


def test_a_long_word_does_not_run_into_the_next_column():
    # 27 letters: half as much again is more than the bound of 28.
    assert text_widths(("Vorm", "Mag"), (("Bedrijfsvoeringsorganisatie", "ja"),)) == (
        28,
        14,
    )


@pytest.mark.parametrize(
    ("header", "rows", "said"),
    [
        ((), (), "geen kolommen"),
        (("Stap", "Wie"), (("Kies",),), "1 cellen, verwacht 2"),
        (("Stap", "Wie"), (("Kies", " "),), "een lege cel"),
        (("Stap", ""), (), "een lege cel"),
        (("Stap",), (("a\x00b",),), "stuurteken"),
    ],
)
def test_what_is_not_a_table_of_words_is_refused(header, rows, said):
    with pytest.raises(PublishingError, match=said):
        TextTable(header, rows, "Stappen")


@pytest.mark.parametrize("figure", [12, 1.5, None])
def test_a_figure_is_no_word(figure):
    with pytest.raises(TypeError, match="figures pass measures"):
        TextTable(("Gemeente", "Jongeren"), (("Heerlen", figure),), "Gebruik")
