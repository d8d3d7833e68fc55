"""Tables as XLSX and CSV, with what a reader must know to use them.

How a cell without a figure is written, in both: empty is unknown at the source, ``x``
is withheld to protect persons. CBS writes ``x`` for secret too. Zero is always a zero.

CSV holds figures and nothing else: the first line is the header with machine names, the
decimal sign is a point. Definition, source and rules go along in a second file, CSV
metadata after the W3C recommendation (`write_csv_metadata`), named
``<name>.csv-metadata.json``; programs that know the standard find it by that name.
`write_csv_zip` puts both in one download.

A text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.measures.tables import Column, Kind, Provenance
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.svg import EXAMPLE_WORD
from jeugdregio.publishing.charts.text import axis_title
from jeugdregio.publishing.numbers import format_cell, format_date, is_numeric
from jeugdregio.publishing.palette import (
    EXAMPLE_SURFACE,
    EXAMPLE_TEXT,
    INK,
    MUTED,
    OUTLINE,
)


WITHHELD_SIGN: Final = "x"
"""How a withheld cell is written; an unknown cell is empty."""

EXAMPLE_COLUMN: Final = "voorbeeld"
"""Column that a CSV of generated or fictional figures ends with; always ``ja``."""

MEANING: Final = (
    "Een lege cel betekent: onbekend bij de bron. Een x betekent: afgeschermd om "
    "personen te beschermen. Een 0 is een echte nul."
)

# Signs that make a spreadsheet read a text as a formula, the wide forms included.
_FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NO_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_SHEET: Final = "Cijfers"
_NOTES: Final = "Toelichting"
_LARGEST_SHEET: Final = 1_048_576
_LONGEST_TEXT: Final = 32_767

_WHOLE: Final[dict[Kind, str]] = {
    "count": "#,##0",
    "money": "#,##0",
    "ratio": "#,##0",
    "percent": "0.0",
    "year": "0",
    "key": "@",
    "text": "@",
}
_DATATYPES: Final[dict[Kind, str]] = {
    "count": "decimal",
    "money": "decimal",
    "ratio": "decimal",
    "percent": "decimal",
    "year": "gYear",
    "key": "string",
    "text": "string",
}


def neutralise(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Example:
        >>> neutralise("=1+1"), neutralise("Beek (L.)")
        ("'=1+1", 'Beek (L.)')
    """
    cleaned = _NO_CONTROL.sub("", text)
    return f"'{cleaned}" if cleaned.startswith(_FORMULA) else cleaned


def write_csv(table: DisclosedTable) -> bytes:
    """Write a table as CSV (RFC 4180): UTF-8 without a mark, comma, CRLF.

    Figures are written in full, as published, without rounding for the eye.

    Args:
        table: What passed the gate. A table of examples gets a last column
            ``voorbeeld`` with ``ja`` in every row.

    Raises:
        PublishingError: A figure is infinite or not a number, or two columns have
            one name.
    """
    check_disclosed(table)
    names = [column.name for column in table.columns]
    if table.provenance.example:
        names.append(EXAMPLE_COLUMN)
    if len(set(names)) < len(names):
        raise PublishingError(f"Twee kolommen van een CSV heten gelijk: {names}.")
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([neutralise(name) for name in names])
    extra = ["ja"] if table.provenance.example else []
    for row in table.rows:
        writer.writerow([*(_plain(cell) for cell in row), *extra])
    return held.getvalue().encode("utf-8")


def write_csv_metadata(
    table: DisclosedTable, *, filename: str, title: str = ""
) -> bytes:
    """Write what belongs to a CSV as CSV on the Web metadata (JSON).

    Args:
        table: The table that was written.
        filename: Name of the CSV, e.g. ``lasten_iv3_2024.csv``.
        title: Name of the table; by default that of the measure.

    Source:
        W3C, Metadata Vocabulary for Tabular Data, recommendation of 2015-12-17.
    """
    check_disclosed(table)
    of = table.provenance
    columns: list[dict[str, object]] = [
        {
            "name": column.name,
            "titles": column.label,
            "dc:description": _describe(column),
            "datatype": _DATATYPES[column.kind],
            "null": ["", WITHHELD_SIGN] if is_numeric(column) else "",
        }
        for column in table.columns
    ]
    if of.example:
        columns.append(
            {"name": EXAMPLE_COLUMN, "titles": EXAMPLE_WORD, "datatype": "string"}
        )
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": filename,
        "dc:title": _mark(title or of.title, of),
        "dc:description": of.definition,
        "dc:source": list(of.sources),
        **({"dc:date": of.as_of.isoformat()} if of.as_of else {}),
        "notes": [
            {"onderwerp": name, "tekst": text} for name, text in _notes(table, title)
        ],
        "tableSchema": {"columns": columns},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def write_csv_zip(
    table: DisclosedTable, *, filename: str, title: str = "", created: datetime
) -> bytes:
    """Put a CSV and its metadata in one ZIP; the same input gives the same bytes.

    Args:
        table: What passed the gate.
        filename: Name of the CSV within, ending in ``.csv``.
        title: Name of the table; by default that of the measure.
        created: Date the ZIP gives its files, 1980 or later.
    """
    held = io.BytesIO()
    moment = (created.year, created.month, created.day, created.hour, created.minute, 0)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            (filename, write_csv(table)),
            (
                f"{filename}-metadata.json",
                write_csv_metadata(table, filename=filename, title=title),
            ),
        ):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return held.getvalue()


def write_xlsx(table: DisclosedTable, *, title: str, created: datetime) -> bytes:
    """Write a table as a workbook with a sheet of figures and one that explains them.

    Figures are numbers, so they can be added up. The header stays in view and has a
    filter. Nothing in the workbook is a formula, a link or a macro.

    Args:
        table: What passed the gate. Examples are marked in the name of the sheet, in a
            line above the figures and in the explanation.
        title: Name of the table, Dutch.
        created: Date of the workbook; the same input gives the same bytes.

    Raises:
        PublishingError: More rows than a sheet holds, or a figure that is none.
    """
    check_disclosed(table)
    if len(table.rows) > _LARGEST_SHEET - 10:
        raise PublishingError(
            f"Een werkblad heeft hoogstens {_LARGEST_SHEET} rijen.",
            hint="Kies een kleiner deel of neem CSV.",
        )
    held = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        held,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties(
        {
            "title": _mark(title, table.provenance),
            "author": "jeugdregio",
            "created": created,
        }
    )
    example = table.provenance.example
    _write_figures(
        workbook,
        workbook.add_worksheet(f"{_SHEET} ({EXAMPLE_WORD})" if example else _SHEET),
        table,
        title,
    )
    _write_notes(workbook, workbook.add_worksheet(_NOTES), _notes(table, title))
    workbook.close()
    return held.getvalue()


def _write_figures(
    workbook: Any, sheet: Any, table: DisclosedTable, title: str
) -> None:
    """Title, banner for examples, header, rows."""
    ink = {"font_name": "Calibri", "font_size": 11, "font_color": INK.hex}
    sheet.write_string(
        0, 0, neutralise(title), workbook.add_format({**ink, "bold": True, "size": 14})
    )
    top = 2
    if table.provenance.example:
        banner = {"bg_color": EXAMPLE_SURFACE.hex, "font_color": EXAMPLE_TEXT.hex}
        said = f"{EXAMPLE_WORD}: deze cijfers zijn niet echt."
        sheet.write_string(
            1, 0, said, workbook.add_format({**ink, **banner, "bold": True})
        )
        top = 3
    for at, column in enumerate(table.columns):
        align = "right" if is_numeric(column) else "left"
        base = {**ink, "align": align}
        header = {"bold": True, "bottom": 1, "border_color": OUTLINE.hex}
        sheet.write_string(
            top,
            at,
            neutralise(axis_title(column)),
            workbook.add_format({**base, **header, "text_wrap": True, "valign": "top"}),
        )
        cells = [row[at] for row in table.rows]
        figures = workbook.add_format(
            {**base, "num_format": _number_format(column, cells)}
        )
        signs = workbook.add_format({**base, "font_color": MUTED.hex})
        for number, cell in enumerate(cells, start=top + 1):
            if cell is None:
                sheet.write_blank(number, at, None, signs)
            elif isinstance(cell, Suppressed):
                sheet.write_string(number, at, WITHHELD_SIGN, signs)
            elif isinstance(cell, str):
                sheet.write_string(
                    number, at, neutralise(cell)[:_LONGEST_TEXT], figures
                )
            else:
                sheet.write_number(number, at, _finite(cell), figures)
        sheet.set_column(at, at, _width(column, cells))
    sheet.freeze_panes(top + 1, 0)
    if table.columns:
        sheet.autofilter(
            top, 0, max(top + len(table.rows), top + 1), len(table.columns) - 1
        )
    sheet.repeat_rows(top)
    sheet.fit_to_pages(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)


def _write_notes(workbook: Any, sheet: Any, notes: Sequence[tuple[str, str]]) -> None:
    """One line per subject, wrapped."""
    ink = {"font_name": "Calibri", "font_color": INK.hex, "valign": "top"}
    subject = workbook.add_format({**ink, "bold": True})
    body = workbook.add_format({**ink, "text_wrap": True})
    for number, (name, text) in enumerate(notes):
        sheet.write_string(number, 0, name, subject)
        sheet.write_string(number, 1, neutralise(text)[:_LONGEST_TEXT], body)
        # Excel does not grow a row by itself for text that is written by a program.
        lines = sum(max(1, math.ceil(len(line) / 88)) for line in text.splitlines())
        sheet.set_row(number, 15.0 * max(lines, 1) + 3)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)


def _notes(table: DisclosedTable, title: str) -> list[tuple[str, str]]:
    """Subject and text of everything a reader must know."""
    of = table.provenance
    notes = [("Titel", _mark(title or of.title, of))]
    if of.example:
        notes.append((EXAMPLE_WORD, "Deze cijfers zijn verzonnen of gegenereerd."))
    notes += [
        ("Wat telt dit", of.definition),
        ("Eenheid", of.unit),
        ("Telregel", of.count_rule),
        ("Bron", "\n".join(of.sources)),
        ("Let op", "\n".join(of.caveats)),
        ("Bescherming", table.rule),
        ("Lege cel en x", MEANING),
        (of.day.capitalize(), format_date(of.as_of) if of.as_of else ""),
        ("Maat", of.measure),
    ]
    notes += [
        (f"Kolom {column.name}", _describe(column))
        for column in table.columns
        if column.description or column.unit
    ]
    return [(name, text) for name, text in notes if text]


def _describe(column: Column) -> str:
    parts = [axis_title(column), column.description]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _mark(title: str, of: Provenance) -> str:
    return f"{title} ({EXAMPLE_WORD})" if of.example else title


def _plain(cell: Cell) -> str:
    """One cell of a CSV."""
    if cell is None:
        return ""
    if isinstance(cell, Suppressed):
        return WITHHELD_SIGN
    if isinstance(cell, str):
        return neutralise(cell)
    number = _finite(cell)
    if isinstance(number, float) and number.is_integer() and abs(number) < 2**53:
        return str(int(number))
    return repr(number)


def _finite(number: int | float) -> int | float:
    if not math.isfinite(number):
        raise PublishingError(
            f"Een cijfer is geen getal ({number}) en kan niet in een bestand staan.",
            hint="Meld dit als fout in de maat die het cijfer maakt.",
        )
    return number


def _number_format(column: Column, cells: Sequence[Cell]) -> str:
    """Number format of a column; decimals only where figures have them."""
    whole = all(
        isinstance(cell, str | Suppressed) or cell is None or float(cell).is_integer()
        for cell in cells
    )
    if column.kind == "ratio" and not whole and "euro" not in column.unit:
        return "#,##0.0"
    return _WHOLE[column.kind]


def _width(column: Column, cells: Sequence[Cell]) -> float:
    """Width in characters: the longest cell, and the longest word of the header."""
    words = max((len(word) for word in axis_title(column).split()), default=0)
    longest = max((len(format_cell(cell, column)) for cell in cells[:2000]), default=0)
    return min(max(words + 4, longest + 2, 9), 60)
