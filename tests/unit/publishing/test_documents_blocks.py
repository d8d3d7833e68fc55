from datetime import date

import pytest

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import DisclosedTable, pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.publishing.documents.blocks import (
    Document,
    FigureBlock,
    Heading,
    KeyFigure,
    Notice,
    Paragraph,
    Run,
    TableBlock,
    bullets,
    key_figure,
    text,
)
from jeugdregio.publishing.documents.layout import (
    complete_blocks,
    has_contents,
    shared_unit,
)


COLUMNS = (
    Column("gemeente", "Gemeente", "text"),
    Column("jongeren", "Jongeren", "count"),
    Column("lasten", "Lasten", "money", "x 1.000 euro"),
)
ROWS = (("Heerlen", 1245, 58486.0), ("Vaals", None, 3072.0))


def exact(rows=ROWS, columns=COLUMNS, *, example=False) -> ExactTable:
    provenance = Provenance(
        measure="lasten",
        title="Lasten",
        definition="",
        unit="",
        count_rule="",
        sources=("CBS, Iv3 2024",),
        caveats=("Zonder wijkteams.",),
        as_of=date(2026, 11, 1),
        example=example,
    )
    return ExactTable(columns, tuple(rows), provenance)


def disclosed(**changes) -> DisclosedTable:
    return pass_open_figures(exact(**changes))


def document(*blocks, **changes) -> Document:
    given = {"title": "T", "subtitle": "", "author": "A", "date": date(2026, 11, 1)}
    return Document(**(given | changes), blocks=blocks)


def test_only_a_table_that_passed_the_gate_enters_a_document():
    with pytest.raises(TypeError, match="not ExactTable"):
        TableBlock(exact(), "Lasten")


def test_shown_columns_are_in_the_order_asked():
    block = TableBlock(disclosed(), "Lasten", columns=("lasten", "gemeente"))
    assert block.shown_rows() == (("58.486", "Heerlen"), ("3.072", "Vaals"))


def test_an_unknown_column_is_named_with_the_ones_that_exist():
    with pytest.raises(PublishingError, match="geen kolom prijs; wel: gemeente, jong"):
        TableBlock(disclosed(), "Lasten", columns=("prijs",))


def test_notes_explain_the_words_shown_and_name_the_source():
    notes = TableBlock(disclosed(), "Lasten").notes()
    assert notes[0] == "onbekend: de bron geeft hier geen cijfer."
    assert "Zonder wijkteams." in notes
    assert notes[-1] == "Bron: CBS, Iv3 2024 (overgenomen op 1 november 2026)"
    assert not any(note.startswith("afgeschermd") for note in notes)


def test_notes_do_not_explain_a_word_that_is_not_shown():
    notes = TableBlock(disclosed(), "Lasten", columns=("gemeente", "lasten")).notes()
    assert not any(note.startswith("onbekend") for note in notes)


def test_a_key_figure_comes_from_the_table_with_its_example_mark():
    table = disclosed(example=True)
    assert key_figure(table, 0, "lasten", label="Lasten 2024") == KeyFigure(
        "Lasten 2024", "58.486", example=True
    )


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\t", "\r", "\x85", "\ufffe"])
def test_control_characters_are_refused_without_repeating_the_text(sign):
    with pytest.raises(PublishingError, match=f"U\\+{ord(sign):04X}") as caught:
        Run(f"geheim{sign}")
    assert "geheim" not in str(caught.value)


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(PublishingError, match="D83D"):
        Heading(1, "\ud83d")


def test_control_characters_in_a_cell_are_refused():
    with pytest.raises(PublishingError, match="U\\+0007"):
        TableBlock(disclosed(rows=(("Heer\x07len", 1, 1.0),)), "Lasten")


def test_a_line_feed_is_a_line_break():
    assert Run("een\ntwee").text == "een\ntwee"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "//x.nl", "https://a b", "#A", "#"],
)
def test_other_links_than_web_mail_and_anchor_are_refused(link):
    with pytest.raises(PublishingError, match="verwijzing"):
        Run("x", link=link)


def test_heading_levels_start_at_one_and_skip_none():
    document(Heading(1, "a"), Heading(2, "b"), Heading(1, "c"))
    with pytest.raises(PublishingError, match="'a' slaat een niveau over"):
        document(Heading(2, "a"))
    with pytest.raises(PublishingError, match="'b' slaat een niveau over"):
        document(Heading(1, "a"), Heading(3, "b"))


@pytest.mark.parametrize("level", [0, 5])
def test_a_heading_has_level_one_to_four(level):
    with pytest.raises(PublishingError, match="niveau van 1 tot 4"):
        Heading(level, "a")


def test_anchors_are_unique_and_links_arrive():
    link = Paragraph((Run("zie", link="#geld"),))
    document(link, Heading(1, "Geld", "geld"))
    with pytest.raises(PublishingError, match="geen kop heeft dat anker"):
        document(link, Heading(1, "Geld"))
    with pytest.raises(PublishingError, match="'geld' komt twee keer voor"):
        document(Heading(1, "a", "geld"), Heading(1, "b", "geld"))


def test_something_else_is_not_a_block():
    with pytest.raises(TypeError, match="str is not a block"):
        document("losse tekst")


def test_a_document_has_a_title():
    with pytest.raises(PublishingError, match="titel"):
        document(title=" ")


def test_a_notice_says_its_kind_in_a_word():
    assert Notice("missing", "Wachttijd").label == "Ontbreekt"
    with pytest.raises(PublishingError, match="kies missing, info, warning, example"):
        Notice("error", "x")


SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<rect onclick="alert(1)"/>',
        "<foreignObject/>",
        '<image href="file:///etc/passwd"/>',
        '<use href="https://x.nl/a.svg#b"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="data:,a"/>',
        '<rect fill="url(https://x.nl/a)"/>',
        "<rect style=\"fill: url( '//x.nl/a')\"/>",
        '<rect style="fill: u\\72l(//x.nl/a)"/>',
        "<style>@import url(x)</style>",
        '<a href="#x"/>',
        '<animate attributeName="x"/>',
    ],
)
def test_a_figure_holds_nothing_that_runs_or_comes_from_outside(inside):
    with pytest.raises(PublishingError, match="mag"):
        FigureBlock(SVG.format(inside), alt="a", caption="b")


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<p>tekst</p>",
        "<svg>",
        "<svg></svg>",  # without the namespace it is no SVG
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
    ],
)
def test_what_is_no_svg_is_refused(svg):
    with pytest.raises(PublishingError, match="figuur"):
        FigureBlock(svg, alt="a", caption="b")


def test_shapes_and_references_within_the_figure_are_fine():
    inside = (
        '<defs><clipPath id="c"><path d="M0 0"/></clipPath></defs>'
        '<g clip-path="url(#c)" fill="url(&quot;#c&quot;)"><use href="#c"/></g>'
        "<text>onderwijs = 5</text>"
    )
    assert FigureBlock(SVG.format(inside), alt="a", caption="b").alt == "a"


def test_a_figure_needs_a_description():
    with pytest.raises(PublishingError, match="geen beschrijving"):
        FigureBlock(SVG.format(""), alt=" ", caption="b")


def test_sources_become_the_last_chapter():
    blocks = complete_blocks(document(text("a"), sources=("CBS", "Wet")))
    assert blocks == (text("a"), Heading(1, "Bronnen"), bullets("CBS", "Wet"))
    assert complete_blocks(document(text("a"))) == (text("a"),)


def test_contents_from_four_headings_of_the_first_two_levels():
    three = (Heading(1, "a"), Heading(2, "b"), Heading(3, "x"), Heading(1, "c"))
    assert not has_contents(document(*three))
    assert has_contents(document(*three, Heading(2, "d")))


def test_a_unit_is_said_once_only_where_all_figures_share_it():
    euro = Column("a", "A", "money", "euro")
    count = Column("b", "B", "count", "")
    name = Column("c", "C", "text")
    assert shared_unit((name, euro, euro, euro)) == "euro"
    assert shared_unit((name, euro, euro)) == ""
    assert shared_unit((name, euro, euro, euro, count)) == ""
