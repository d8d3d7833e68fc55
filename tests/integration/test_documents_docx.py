"""The DOCX as a word processor sees it: its XML, and LibreOffice's reading of it."""

import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.publishing.documents.blocks import (
    Document,
    FigureBlock,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    SourceLine,
    TableBlock,
    bullets,
    text,
)
from jeugdregio.publishing.documents.docx import render_docx


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"

MARKUP = '#panic() $x$ *a* _b_ <w:t> &amp; @x \\ `c` // d "f" {i} {{ j }} ]]>'

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">'
    '<rect width="300" height="60" fill="#ff0000"/>'
    '<text y="50" font-family="{family}" font-size="13">{words}</text></svg>'
)


def table(rows: int = 3, columns: int = 3, *, example: bool = False) -> TableBlock:
    heads = tuple(Column(f"c{n}", f"Kop{n}", "count") for n in range(1, columns))
    provenance = Provenance("m", "M", "", "", "", ("CBS, tabel X",), example=example)
    cells = tuple(
        (f"Plaats {row}", *(row * 1000 + n for n in range(1, columns)))
        for row in range(1, rows + 1)
    )
    exact = ExactTable((Column("p", "Plaats", "text"), *heads), cells, provenance)
    return TableBlock(pass_open_figures(exact), "Lasten")


def figure(words: str = "Heerlen", family: str = "Fira Sans") -> FigureBlock:
    svg = SVG.format(words=words, family=family)
    return FigureBlock(svg, alt="Heerlen geeft het meest uit.", caption="Lasten")


def document(*blocks, **changes) -> Document:
    given = {
        "title": "Regiovisie Zuid-Limburg",
        "subtitle": "Concept",
        "author": "Jeugdregio Zuid-Limburg",
        "date": date(2026, 11, 1),
    }
    return Document(**(given | changes), blocks=blocks)


def rich(**changes) -> Document:
    return document(
        Heading(1, "Samenvatting"),
        KeyFigures((KeyFigure("Lasten 2024", "€ 263 mln", "", example=True),)),
        Paragraph((Run("Zie "), Run("geld", link="#geld"))),
        Paragraph((Run("CBS", strong=True, link="https://www.cbs.nl/"),)),
        bullets("een", "twee"),
        Notice("missing", "Wachttijden", "Vraag uw aanbieders om startberichten."),
        Heading(1, "Geld", "geld"),
        figure(),
        SourceLine("CBS"),
        Heading(2, "Per gemeente"),
        table(3, 3),
        PageBreak(),
        Heading(1, "Slot"),
        text("Einde."),
        sources=("CBS, Iv3",),
        **changes,
    )


def part(made: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314  our own file


def body(made: Document) -> ElementTree.Element:
    return part(render_docx(made), "word/document.xml")


def words_of(node: ElementTree.Element) -> str:
    """All text below a node; a line break is a line feed."""
    found = []
    for child in node.iter():
        if child.tag == f"{W}t":
            found.append(child.text or "")
        elif child.tag == f"{W}br" and child.get(f"{W}type") is None:
            found.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            found.append("\u2011")
    return "".join(found)


def paragraphs(root: ElementTree.Element, style: str) -> list[str]:
    return [
        words_of(node)
        for node in root.iter(f"{W}p")
        if (named := node.find(f"{W}pPr/{W}pStyle")) is not None
        and named.get(f"{W}val") == style
    ]


def test_headings_title_and_lists_have_their_own_styles():
    root = body(rich())
    assert paragraphs(root, "Title") == ["Regiovisie Zuid-Limburg"]
    chapters = ["Samenvatting", "Geld", "Slot", "Bronnen"]
    assert paragraphs(root, "Heading1") == chapters
    assert paragraphs(root, "Heading2") == ["Per gemeente"]
    assert paragraphs(root, "ListBullet") == ["een", "twee", "CBS, Iv3"]
    assert paragraphs(root, "TOC1") == chapters
    assert paragraphs(root, "TOC2") == ["Per gemeente"]


def test_links_within_the_document_arrive_at_their_heading():
    root = body(rich())
    names = {
        words_of(node): node.find(f"{W}bookmarkStart").get(f"{W}name")
        for node in root.iter(f"{W}p")
        if node.find(f"{W}bookmarkStart") is not None
    }
    links = [
        (words_of(node), node.get(f"{W}anchor"))
        for node in root.iter(f"{W}hyperlink")
        if node.get(f"{W}anchor")
    ]
    assert ("geld", names["Geld"]) in links
    assert [("Slot", names["Slot"])] == [link for link in links if link[0] == "Slot"]
    relations = part(render_docx(rich()), "word/_rels/document.xml.rels")
    targets = [r.get("Target") for r in relations if r.get("TargetMode") == "External"]
    assert targets == ["https://www.cbs.nl/"]


def test_the_language_is_dutch_everywhere():
    made = render_docx(rich())
    styles = part(made, "word/styles.xml")
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default.get(f"{W}val") == "nl-NL"
    core = part(made, "docProps/core.xml")
    assert core.findtext(f"{DC}language") == "nl-NL"
    assert core.findtext(f"{DC}title") == "Regiovisie Zuid-Limburg"
    assert core.findtext(f"{DC}creator") == "Jeugdregio Zuid-Limburg"


def test_a_table_has_a_header_row_that_repeats_and_rows_that_stay_whole():
    root = body(document(table(20, 3)))
    (found,) = root.iter(f"{W}tbl")
    rows = list(found.iter(f"{W}tr"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True] + [False] * 20
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [words_of(cell) for cell in rows[0].iter(f"{W}tc")] == [
        "Plaats",
        "Kop1",
        "Kop2",
    ]
    assert [words_of(cell) for cell in rows[20].iter(f"{W}tc")] == [
        "Plaats 20",
        "20.001",
        "20.002",
    ]
    assert found.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Lasten"


def test_table_properties_stand_in_the_order_of_the_schema():
    """Word calls a file damaged where the order is another (ISO/IEC 29500-1)."""
    (found,) = body(document(table())).iter(f"{W}tbl")
    tags = [node.tag.removeprefix(W) for node in found.find(f"{W}tblPr")]
    order = "tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription"
    assert " ".join(tags) == order


def test_figures_are_aligned_right_and_names_are_not():
    (found,) = body(document(table(1, 2))).iter(f"{W}tbl")
    sides = [
        None if (side := node.find(f"{W}pPr/{W}jc")) is None else side.get(f"{W}val")
        for node in found.iter(f"{W}p")
    ]
    assert sides == [None, "right", None, "right"]


def test_captions_are_numbered_by_kind_and_the_source_follows():
    root = body(document(table(), figure(), table()))
    assert paragraphs(root, "Caption") == [
        "Tabel 1. Lasten",
        "Figuur 1. Lasten",
        "Tabel 2. Lasten",
    ]
    assert words_of(root).count("Bron: CBS, tabel X") == 2


def test_a_picture_has_its_description_and_is_the_figure():
    made = render_docx(document(figure()))
    (properties,) = part(made, "word/document.xml").iter(f"{DRAWING}docPr")
    assert properties.get("descr") == "Heerlen geeft het meest uit."
    with zipfile.ZipFile(BytesIO(made)) as archive:
        (name,) = [n for n in archive.namelist() if n.startswith("word/media/")]
        picture = Image.open(BytesIO(archive.read(name))).convert("RGB")
    # 300 px is 225 pt; at 220 dots per inch 225 / 72 * 220 = 687.5 dots.
    assert abs(picture.width - 687.5) <= 1
    assert picture.getpixel((5, 5)) == (255, 0, 0)


def test_an_example_says_so_in_the_header_of_every_page():
    def header(**changes) -> str:
        return words_of(part(render_docx(rich(**changes)), "word/header1.xml"))

    assert "Voorbeeld" in header(example=True)
    assert "Voorbeeld" not in header()


def test_example_parts_say_so_in_a_document_of_real_figures():
    root = body(document(table(example=True), table(), rich().blocks[1]))
    assert [("Voorbeeld" in c) for c in paragraphs(root, "Caption")] == [True, False]
    last = list(root.iter(f"{W}tbl"))[-1]
    assert words_of(last).endswith("Voorbeeld")


def test_a_very_wide_table_lies_on_its_side_and_what_follows_does_not():
    root = body(document(table(2, 14), text("Verder.")))
    sizes = [
        int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        for size in root.iter(f"{W}pgSz")
    ]
    assert sizes == [False, True, False]


def test_an_empty_table_says_so():
    assert "Deze tabel is leeg" in words_of(body(document(table(0))))


def test_the_same_input_gives_the_same_bytes_and_no_date_of_today():
    made = render_docx(rich())
    assert made == render_docx(rich())
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }
        core = archive.read("docProps/core.xml").decode()
        assert "thumbnail" not in " ".join(archive.namelist())
    assert core.count("2026-11-01T00:00:00Z") == 2


def test_a_sign_that_the_font_of_a_figure_does_not_have_is_an_error():
    with pytest.raises(PublishingError, match=r"U\+65E5"):
        render_docx(document(figure("日")))


def test_a_figure_with_another_font_is_an_error():
    with pytest.raises(PublishingError, match="ander lettertype"):
        render_docx(document(figure(family="Arial")))


def test_a_missing_font_is_an_error_where_a_figure_needs_it(tmp_path):
    with pytest.raises(PublishingError, match="ontbreken"):
        render_docx(rich(), font_dir=tmp_path)


# Everything that a document accepts: all but control characters and half pairs.
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.just("\n"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=15))
def test_any_text_comes_back_as_it_was(texts):
    root = body(document(*[text(words) for words in (*texts, MARKUP)]))
    front = 3  # title, subtitle, author and date
    found = [words_of(node) for node in root.iter(f"{W}p")]
    assert found[front:] == [*texts, MARKUP]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is absent")
def test_it_opens_in_libreoffice(tmp_path: Path):
    (tmp_path / "visie.docx").write_bytes(render_docx(rich(example=True)))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "visie.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = (tmp_path / "visie.txt").read_text(encoding="utf-8-sig")
    for words in ("Regiovisie Zuid-Limburg", "Ontbreekt: Wachttijden", "Plaats 3"):
        assert words in shown
    assert "Tabel 1. Lasten" in shown
