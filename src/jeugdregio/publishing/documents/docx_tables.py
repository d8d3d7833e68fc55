"""Tables, key figures and captions of a DOCX."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from jeugdregio.publishing import palette
from jeugdregio.publishing.documents.blocks import (
    EMPTY_TABLE,
    EXAMPLE_MARK,
    KeyFigures,
    TableBlock,
)
from jeugdregio.publishing.documents.docx_parts import (
    add_field,
    describe_table,
    element,
    keep_whole,
    mark_header,
)
from jeugdregio.publishing.documents.docx_styles import (
    CELL_STYLES,
    MARK,
    NARROW_STYLES,
)
from jeugdregio.publishing.documents.layout import is_short, shared_unit, text_widths
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.publishing.numbers import is_numeric


NARROW_FROM: Final = 6
"""A table with more columns gets smaller type."""

KEY_FIGURE_LABELS: Final = ("Kerncijfer", "Waarde", "Ter vergelijking")


def add_caption(
    document: Any,
    word: str,
    number: int,
    caption: str,
    *,
    unit: str = "",
    example: bool = False,
) -> None:
    """Add a numbered caption; Word counts again with its own field."""
    made = document.add_paragraph(style="Caption")
    made.add_run(f"{word} ")
    add_field(made, rf"SEQ {word} \* ARABIC", str(number))
    made.add_run(f". {caption}")
    if unit:
        made.add_run(f", {unit}").bold = False
    if example:
        made.add_run("  ")
        made.add_run(f" {EXAMPLE_MARK} ", style=MARK)


def add_table(document: Any, block: TableBlock, number: int) -> None:
    """Add a disclosed table with its caption; the caller adds the notes."""
    columns = block.shown_columns()
    unit = shared_unit(columns)
    add_caption(
        document, "Tabel", number, block.caption, unit=unit, example=block.example
    )
    rows = block.shown_rows()
    if not rows:
        document.add_paragraph(EMPTY_TABLE)
        return
    labels = [
        f"{c.label} ({c.unit})" if c.unit and not unit else c.label for c in columns
    ]
    _fill(
        document,
        [labels, *map(list, rows)],
        [is_numeric(column) for column in columns],
        narrow=len(columns) > NARROW_FROM,
        title=block.caption,
        description=f"Tabel met {len(rows)} rijen: {', '.join(labels)}.",
    )


def add_text_table(document: Any, block: TextTable, number: int) -> None:
    """Add a table of words with its caption."""
    add_caption(document, "Tabel", number, block.caption, example=block.example)
    if not block.rows:
        document.add_paragraph(EMPTY_TABLE)
        return
    _fill(
        document,
        [list(block.header), *map(list, block.rows)],
        [False] * len(block.header),
        narrow=len(block.header) > NARROW_FROM,
        title=block.caption,
        description=f"Tabel met {len(block.rows)} rijen: {', '.join(block.header)}.",
        shares=text_widths(block.header, block.rows),
    )
    document.add_paragraph()


def add_key_figures(document: Any, block: KeyFigures) -> None:
    """Add key figures as a table, which is what they are to a screen reader."""
    rows = [
        [
            item.label,
            item.value,
            "; ".join(
                part
                for part in (item.comparison, EXAMPLE_MARK if item.example else "")
                if part
            ),
        ]
        for item in block.items
    ]
    _fill(
        document,
        [list(KEY_FIGURE_LABELS), *rows],
        [False, False, False],
        narrow=False,
        title="Kerncijfers",
        description=f"{len(rows)} kerncijfers met een vergelijking.",
        strong_column=1,
    )
    document.add_paragraph()


def png_width(image: bytes) -> int:
    """Width in pixels: bytes 16 to 19 of a PNG (ISO/IEC 15948, IHDR)."""
    return int.from_bytes(image[16:20], "big")


def room(document: Any) -> int:
    """Width between the margins of the last section, in EMU."""
    section = document.sections[-1]
    return int(section.page_width - section.left_margin - section.right_margin)


def _widths(rows: list[list[str]], space: int) -> list[int]:
    """Share the width by the longest cell of each column, between two bounds.

    Header cells may break between words, so their longest word counts. The lower
    bound holds ``onbekend``, which any figure may become; the upper one lets a column
    of sentences break its lines.
    """
    header, *body = rows
    words = [max(map(len, label.split()), default=0) for label in header]
    cells = zip(*body, strict=True)
    longest = [
        min(max(10, word, *map(len, column)), 32)
        for word, column in zip(words, cells, strict=True)
    ]
    return [space * length // sum(longest) for length in longest]


def _fill(
    document: Any,
    rows: list[list[str]],
    numeric: list[bool],
    *,
    narrow: bool,
    title: str,
    description: str,
    strong_column: int | None = None,
    shares: tuple[int, ...] = (),
) -> None:
    """Add a table whose first row is its header.

    With ``shares`` it is a table of words: the columns share the width so, and its rows
    may be torn over pages, as they may be too high for one.
    """
    table = document.add_table(rows=len(rows), cols=len(numeric))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = True
    _form(table)
    describe_table(table, title, description)
    styles = [
        document.styles[name].style_id
        for name in (NARROW_STYLES if narrow else CELL_STYLES)
    ]
    whole = not shares and is_short(rows[1:])
    space = room(document)
    widths = (
        [space * share // sum(shares) for share in shares]
        if shares
        else _widths(rows, space)
    )
    # LibreOffice reads the width of the column, Word that of the cell.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    # Asking a table for its rows again and again is quadratic in python-docx.
    for number, (row, words) in enumerate(zip(table.rows, rows, strict=True)):
        if number == 0:
            mark_header(row)
        else:
            keep_whole(row)
        style = styles[0] if number == 0 else styles[1]
        for position, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = widths[position]
            paragraph = cell.paragraphs[0]
            # By its id: looking a style up by name takes longer than all the rest.
            paragraph._p.style = style
            run = paragraph.add_run(word)
            if position == strong_column:
                run.bold = True
            if numeric[position]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if whole and 0 < number < len(rows) - 1:
                paragraph.paragraph_format.keep_with_next = True


def _form(table: Any) -> None:
    """Hair lines between the rows, nothing upright, and little air beside."""
    borders = element("w:tblBorders")
    color = palette.LINE.hex[1:]
    for side in ("top", "bottom", "insideH"):
        borders.append(
            element(f"w:{side}", val="single", sz="4", space="0", color=color)
        )
    table._tbl.tblPr.append(borders)
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="70", type="dxa"))
    table._tbl.tblPr.append(margins)
