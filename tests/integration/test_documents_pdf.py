"""The PDF as a reader's software sees it; text is read back by poppler."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from jeugdregio.publishing.documents.fonts import FACES, PACKAGED_FONTS
from jeugdregio.publishing.documents.pdf import render_pdf


CREATED = datetime(2026, 11, 1, 12, tzinfo=UTC)

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is absent"
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">'
    '<rect width="200" height="20" fill="#1b4a87"/>'
    '<text y="50" font-family="{family}" font-size="13">{words}</text></svg>'
)


def table(rows: int = 3, columns: int = 3, *, example: bool = False) -> TableBlock:
    """Rows "Plaats 1".."Plaats n" with figures beside them."""
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
        KeyFigures((KeyFigure("Lasten 2024", "€ 263 mln", "Nederland: € 7,2 mld"),)),
        Paragraph((Run("Zie "), Run("geld", link="#geld"), Run(" en "))),
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


def pdf(made: Document) -> bytes:
    return render_pdf(made, font_dir=PACKAGED_FONTS, created=CREATED)


def opened(made: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf(made)))


def pages_of(made: Document, *options: str) -> list[str]:
    """The text of each page, by pdftotext."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, "-", "-"],
        input=pdf(made),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split("\f")[:-1]


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    def walk(node) -> Iterator[pikepdf.Dictionary]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == f"/{kind}":
                yield node
            if "/K" in node:
                yield from walk(node.K)

    return list(walk(file.Root.StructTreeRoot))


def test_the_file_says_that_it_is_accessible_and_what_it_is():
    file = opened(rich())
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang) == "nl-NL"
    assert file.Root.ViewerPreferences.DisplayDocTitle
    xmp = file.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "Regiovisie Zuid-Limburg</rdf:li>" in xmp
    assert "Jeugdregio Zuid-Limburg</rdf:li>" in xmp
    assert "<xmp:CreateDate>2026-11-01T12:00:00" in xmp


def test_headings_lists_links_and_captions_are_tagged():
    file = opened(rich())
    count = {
        kind: len(elements(file, kind)) for kind in ("Title", "H2", "L", "Caption")
    }
    # Lists: our bullets and the sources. Captions: the figure and the table.
    assert count == {"Title": 1, "H2": 1, "L": 2, "Caption": 2}
    # Inhoud, Samenvatting, Geld, Slot, Bronnen.
    assert len(elements(file, "H1")) == 5
    # Two in the text, and one for each of the five entries of the contents.
    assert len(elements(file, "Link")) == 2 + 5


def test_a_figure_has_its_description():
    file = opened(rich())
    (found,) = elements(file, "Figure")
    assert str(found.Alt) == "Heerlen geeft het meest uit."


def test_table_headers_are_headers_of_their_column():
    file = opened(rich())
    heads = elements(file, "TH")
    scopes = [
        str(attributes.Scope)
        for head in heads
        for attributes in head.A
        if "/Scope" in attributes
    ]
    assert scopes == ["/Column"] * 3
    assert len(elements(file, "TD")) == 9  # three rows of three


def test_bookmarks_follow_the_headings():
    with opened(rich()).open_outline() as outline:
        found = [
            (item.title, [c.title for c in item.children]) for item in outline.root
        ]
    assert found == [
        ("Samenvatting", []),
        ("Geld", ["Per gemeente"]),
        ("Slot", []),
        ("Bronnen", []),
    ]


def test_only_our_font_is_used_and_it_is_embedded():
    fonts = {}
    for page in opened(rich()).pages:
        for font in page.Resources.get("/Font", {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            fonts[str(font.BaseFont).split("+")[1]] = (
                "/FontFile2" in descriptor and "/ToUnicode" in font
            )
    assert fonts == {"FiraSans-Regular": True, "FiraSans-SemiBold": True}


@needs_poppler
def test_every_page_of_an_example_says_so():
    pages = pages_of(rich(example=True))
    assert len(pages) == 3
    assert all("Voorbeeld" in page for page in pages)
    assert not any("Voorbeeld" in page for page in pages_of(rich()))


@needs_poppler
def test_an_example_table_says_so_in_a_document_of_real_figures():
    (page,) = pages_of(document(table(example=True), table()))
    assert page.count("Voorbeeld") == 1


@needs_poppler
def test_pages_are_numbered_in_dutch():
    pages = pages_of(rich())
    assert [f"Pagina {n} van 3" in p for n, p in enumerate(pages, 1)] == [True] * 3


@needs_poppler
def test_the_head_of_a_long_table_is_repeated():
    pages = pages_of(document(table(120)))
    assert len(pages) >= 3
    assert all("Kop1" in page for page in pages)
    assert sum(page.count("Plaats 120\n") for page in pages) == 1


@needs_poppler
@pytest.mark.parametrize("filler", range(18, 30))
def test_a_caption_stays_with_the_first_rows(filler):
    lines = [text(f"Regel {n}") for n in range(filler)]
    pages = pages_of(document(*lines, table(40)))
    with_caption = next(page for page in pages if "Tabel 1" in page)
    assert "Plaats 1\n" in with_caption


@needs_poppler
@pytest.mark.parametrize("filler", range(14, 26, 2))
def test_a_short_table_is_not_torn(filler):
    lines = [text(f"Regel {n}") for n in range(filler)]
    pages = pages_of(document(*lines, table(12)))
    whole = next(page for page in pages if "Tabel 1" in page)
    assert "Plaats 1\n" in whole and "Plaats 12\n" in whole
    assert "Bron: CBS, tabel X" in whole


def test_a_very_wide_table_lies_on_its_side():
    def widths(columns: int) -> list[bool]:
        file = opened(document(table(3, columns)))
        return [page.mediabox[2] > page.mediabox[3] for page in file.pages]

    assert widths(13) == [False]
    assert True in widths(14)


@needs_poppler
def test_an_empty_table_says_so():
    (page,) = pages_of(document(table(0)))
    assert "Deze tabel is leeg" in page
    assert "Bron: CBS, tabel X" in page


MARKUP = (
    "#panic() $x$ *a* _b_ <geld> @geld \\ `c` // d /* e */ \"f\" 'g' --- ... ~ [h] {i}"
)


@needs_poppler
def test_markup_in_text_is_shown_as_text():
    made = document(
        Heading(1, MARKUP[:60]),
        text(MARKUP),
        bullets("- item", "+ item", "= kop", "/ term: x"),
        Notice("info", "#set page()", '#read("/etc/passwd")'),
        title="#title *x*",
        subtitle="$1$",
    )
    shown = " ".join(" ".join(pages_of(made)).split())
    for words in (MARKUP, "- item", "+ item", "= kop", "/ term: x", "#title *x*"):
        assert words in shown
    assert 'Goed om te weten: #set page() #read("/etc/passwd")' in shown


# What Fira Sans has: Latin with its extensions, and the usual signs.
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x17F).filter(
    lambda sign: not 0x7F <= ord(sign) <= 0x9F and ord(sign) not in (0xAD, 0x149)
) | st.sampled_from("€–—‘’“”„•…−≤≥≠")  # noqa: RUF001


@needs_poppler
@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=24), min_size=1, max_size=20),
)
def test_any_text_comes_back_as_it_was(texts):
    """Between two marks, so that an empty or lost text shows; blanks are compared as
    a reader sees them."""
    blocks = [text(f"van {words} tot") for words in texts]
    (front, *rest) = pages_of(document(*blocks, author="A", title="T", subtitle=""))
    shown = " ".join(" ".join([front, *rest]).split())
    for words in texts:
        assert " ".join(f"van {words} tot".split()) in shown


@pytest.mark.parametrize("sign", ["日", "😀", "\u0600", "\ue000"])
def test_a_sign_that_the_font_does_not_have_is_an_error(sign):
    code = f"U\\+{ord(sign):04X}"
    for blocks in ([text(f"a{sign}")], [Notice("info", sign)], [figure(sign)]):
        with pytest.raises(PublishingError, match=code):
            pdf(document(*blocks))


@pytest.mark.parametrize("family", ["Arial", "sans-serif", "Arial, Fira Sans", ""])
def test_a_figure_with_another_font_is_an_error(family):
    with pytest.raises(PublishingError, match="ander lettertype dan Fira Sans"):
        pdf(document(figure(family=family)))


def test_an_empty_font_folder_is_an_error_that_says_what_to_do(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(PublishingError, match="ontbreken") as caught:
            render_pdf(rich(), font_dir=folder, created=CREATED)
        assert "FiraSans_400Regular.ttf" in caught.value.message
        assert "make install" in caught.value.hint


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_each_single_missing_font_is_named(tmp_path, face):
    shutil.copytree(PACKAGED_FONTS, tmp_path / "fonts")
    (tmp_path / "fonts" / face.file).unlink()
    with pytest.raises(PublishingError, match=f"ontbreken: {face.file}"):
        render_pdf(rich(), font_dir=tmp_path / "fonts", created=CREATED)


@pytest.mark.parametrize("content", ["damaged", "other weight"])
def test_a_file_that_is_not_its_font_is_named(tmp_path, content):
    fonts = Path(shutil.copytree(PACKAGED_FONTS, tmp_path / "fonts"))
    bold = fonts / "FiraSans_700Bold.ttf"
    if content == "damaged":
        bold.write_bytes(bold.read_bytes()[:1000])
    else:
        shutil.copy(fonts / "FiraSans_500Medium.ttf", bold)
    with pytest.raises(PublishingError, match="geen Fira Sans: FiraSans_700Bold"):
        render_pdf(rich(), font_dir=fonts, created=CREATED)


def test_the_same_input_gives_the_same_bytes():
    assert pdf(rich()) == pdf(rich())
    other = datetime(2026, 11, 2, tzinfo=UTC)
    assert render_pdf(rich(), created=other) != pdf(rich())


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        render_pdf(rich(), created=datetime(2026, 11, 1))


def test_twenty_pages_are_set_within_five_seconds(record_property):
    chapters = [
        block
        for n in range(12)
        for block in (Heading(1, f"Hoofdstuk {n}"), figure(), table(70))
    ]
    started = time.perf_counter()
    made = pdf(document(*chapters))
    seconds = time.perf_counter() - started
    with pikepdf.open(BytesIO(made)) as file:
        assert len(file.pages) >= 20
    record_property("seconds", seconds)
    assert seconds < 5
