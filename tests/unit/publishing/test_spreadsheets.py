"""XLSX and CSV: the same figures, no formulas, and what a reader must know."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import (
    DisclosedTable,
    pass_open_figures,
    protect,
)
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.publishing.spreadsheets import (
    neutralise,
    write_csv,
    write_csv_metadata,
    write_csv_zip,
    write_xlsx,
)


CODE = Column("gm_code", "Code", "key")
NAME = Column("gemeente", "Gemeente", "text")
YEAR = Column("jaar", "Jaar", "year")
YOUNG = Column("jongeren", "Jongeren", "count", "jongeren", "Wie hulp kreeg.")
PER_HEAD = Column("per_inwoner", "Lasten", "ratio", "euro per inwoner")
CREATED = datetime(2026, 11, 1, 9, 30)


def provenance(*, example: bool = False) -> Provenance:
    return Provenance(
        measure="gebruik_cbs",
        title="Jongeren met jeugdhulp",
        definition="Jongeren tot 23 jaar met jeugdhulp.",
        unit="jongeren",
        count_rule="Wie twee vormen krijgt, telt één keer.",
        sources=("CBS 85099NED, 2022",),
        caveats=("Reeksbreuk in 2021.",),
        as_of=date(2026, 11, 1),
        example=example,
    )


def withheld(*, example: bool = False) -> DisclosedTable:
    """Three municipalities: one figure, one withheld (4), one unknown."""
    rows = (
        ("GM0917", "Heerlen", 2024, 1235),
        ("GM0965", "Simpelveld", 2024, 4),
        ("GM0981", "Vaals", 2024, None),
    )
    return protect(
        ExactTable((CODE, NAME, YEAR, YOUNG), rows, provenance(example=example))
    )


def open_table(columns: tuple[Column, ...], *rows: tuple[Any, ...]) -> DisclosedTable:
    return pass_open_figures(ExactTable(columns, rows, provenance()))


def read_xlsx(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def xlsx(given: DisclosedTable) -> bytes:
    return write_xlsx(given, title="Jongeren 2024", created=CREATED)


# --- figures ---------------------------------------------------------------


def test_csv_has_machine_names_points_and_two_kinds_of_nothing() -> None:
    assert write_csv(withheld()).decode("utf-8") == (
        "gm_code,gemeente,jaar,jongeren\r\n"
        "GM0917,Heerlen,2024,1235\r\n"
        "GM0965,Simpelveld,2024,x\r\n"  # withheld
        "GM0981,Vaals,2024,\r\n"  # unknown
    )


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (0, "0"),
        (0.0, "0"),
        (-4.25, "-4.25"),  # a negative figure is no formula
        (668.7094819405221, "668.7094819405221"),
        (7174099, "7174099"),
        (58486.0, "58486"),
        (1e-7, "1e-07"),
    ],
)
def test_csv_figures_are_read_back_as_they_were(figure: float, written: str) -> None:
    (_, cell) = write_csv(open_table((PER_HEAD,), (figure,))).decode().splitlines()
    assert cell == written
    assert float(cell) == figure


def test_csv_quotes_what_a_csv_must_quote() -> None:
    names = ['Bergen, "NH"', "twee\nregels", "Súdwest-Fryslân"]
    content = write_csv(open_table((NAME,), *((name,) for name in names)))
    read = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    assert [row[0] for row in read[1:]] == names


def test_xlsx_holds_numbers_that_add_up() -> None:
    sheet = read_xlsx(xlsx(withheld()))["Cijfers"]
    assert sheet["A1"].value == "Jongeren 2024"
    header = [cell.value for cell in sheet[3]]
    assert header == ["Code", "Gemeente", "Jaar", "Jongeren"]
    heerlen, simpelveld, vaals = sheet["D4"], sheet["D5"], sheet["D6"]
    assert (heerlen.value, heerlen.data_type) == (1235, "n")
    assert heerlen.number_format == "#,##0"
    assert sheet["C4"].number_format == "0"  # 2024, not 2.024
    assert (simpelveld.value, vaals.value) == ("x", None)
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:D6"


@pytest.mark.parametrize(
    ("column", "figure", "number_format"),
    [
        (PER_HEAD, 668.7, "#,##0"),  # euro per head: whole on the screen, exact below
        (Column("a", "A", "ratio", "per 100"), 13.25, "#,##0.0"),
        (Column("a", "A", "percent", "%"), 13.2, "0.0"),
        (Column("a", "A", "money", "x 1.000 euro"), 58486, "#,##0"),
    ],
)
def test_xlsx_number_formats(column: Column, figure: float, number_format: str) -> None:
    cell = read_xlsx(xlsx(open_table((column,), (figure,))))["Cijfers"]["A4"]
    assert (cell.value, cell.number_format) == (figure, number_format)


def test_a_figure_that_is_none_is_refused() -> None:
    broken = open_table((PER_HEAD,), (float("nan"),))
    for write in (write_csv, xlsx):
        with pytest.raises(PublishingError, match="geen getal"):
            write(broken)


# --- nothing runs ----------------------------------------------------------


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",  # full width =
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_a_formula_is_neutral(text: str) -> None:
    assert neutralise(text) == f"'{text}"
    given = open_table((NAME,), (text,))
    read = list(csv.reader(io.StringIO(write_csv(given).decode(), newline="")))
    assert read[1] == [f"'{text}"]
    cell = read_xlsx(xlsx(given))["Cijfers"]["A4"]
    assert cell.data_type == "s"  # text, not f for formula
    assert cell.value.startswith("'")


@pytest.mark.parametrize("text", ["Beek (L.)", "'s-Gravenhage", "a=b", ""])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert neutralise(text) == text


def test_hostile_titles_and_labels_are_neutral_and_nothing_is_a_link() -> None:
    column = Column("n", "=1+1", "text", "", "=2+2")
    content = write_xlsx(
        open_table((column,), ("http://elders.nl",)), title="=3+3", created=CREATED
    )
    book = read_xlsx(content)
    assert book["Cijfers"]["A1"].value == "'=3+3"
    assert book["Cijfers"]["A3"].value == "'=1+1"
    assert book["Cijfers"]["A4"].hyperlink is None
    for sheet in book:
        assert not [c for row in sheet for c in row if c.data_type == "f"]


# --- what a reader must know -----------------------------------------------


def test_the_explanation_holds_all_of_the_provenance() -> None:
    given = withheld()
    sheet = read_xlsx(xlsx(given))["Toelichting"]
    notes = {row[0].value: row[1].value for row in sheet}
    assert notes["Wat telt dit"] == "Jongeren tot 23 jaar met jeugdhulp."
    assert notes["Eenheid"] == "jongeren"
    assert notes["Telregel"] == "Wie twee vormen krijgt, telt één keer."
    assert notes["Bron"] == "CBS 85099NED, 2022"
    assert notes["Let op"] == "Reeksbreuk in 2021."
    assert notes["Bescherming"] == given.rule
    assert notes["Overgenomen op"] == "1 november 2026"
    assert notes["Kolom jongeren"] == "Jongeren. Wie hulp kreeg."
    assert "Een x betekent" in notes["Lege cel en x"]
    assert "Voorbeeld" not in notes


def test_metadata_goes_along_with_a_csv() -> None:
    given = withheld()
    held = json.loads(write_csv_metadata(given, filename="gebruik.csv"))
    assert held["@context"][0] == "http://www.w3.org/ns/csvw"
    assert held["url"] == "gebruik.csv"
    assert held["dc:source"] == ["CBS 85099NED, 2022"]
    assert held["dc:date"] == "2026-11-01"
    columns = held["tableSchema"]["columns"]
    header = write_csv(given).decode().splitlines()[0].split(",")
    assert [column["name"] for column in columns] == header
    assert columns[3]["null"] == ["", "x"]
    assert given.rule in {note["tekst"] for note in held["notes"]}


def test_zip_holds_both() -> None:
    content = write_csv_zip(withheld(), filename="gebruik.csv", created=CREATED)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["gebruik.csv", "gebruik.csv-metadata.json"]
        assert archive.read("gebruik.csv") == write_csv(withheld())


def test_examples_say_voorbeeld_everywhere() -> None:
    example = withheld(example=True)
    book = read_xlsx(xlsx(example))
    assert book.sheetnames == ["Cijfers (Voorbeeld)", "Toelichting"]
    assert book["Cijfers (Voorbeeld)"]["A2"].value.startswith("Voorbeeld")
    assert "Voorbeeld" in {row[0].value for row in book["Toelichting"]}
    assert "Voorbeeld" in book.properties.title
    lines = write_csv(example).decode().splitlines()
    assert lines[0].endswith(",voorbeeld")
    assert all(line.endswith(",ja") for line in lines[1:])
    assert b"(Voorbeeld)" in write_csv_metadata(example, filename="a.csv")
    assert b"oorbeeld" not in write_csv(withheld())


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(PublishingError, match="heten gelijk"):
        write_csv(open_table((NAME, NAME), ("a", "b")))


# --- the same every time ---------------------------------------------------


def test_the_same_table_gives_the_same_bytes() -> None:
    assert xlsx(withheld()) == xlsx(withheld())
    one = write_csv_zip(withheld(), filename="a.csv", created=CREATED)
    assert one == write_csv_zip(withheld(), filename="a.csv", created=CREATED)


def test_no_clock_is_read() -> None:
    content = xlsx(withheld())
    assert read_xlsx(content).properties.created == CREATED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2026-11-01T09:30:00Z" in archive.read("docProps/core.xml")


def test_an_exact_table_is_refused() -> None:
    exact: Any = ExactTable((NAME,), (("a",),), provenance())
    for write in (write_csv, xlsx):
        with pytest.raises(TypeError, match="DisclosedTable"):
            write(exact)


def test_a_table_without_rows_is_still_a_table() -> None:
    empty = open_table((NAME, PER_HEAD))
    assert write_csv(empty) == b"gemeente,per_inwoner\r\n"
    assert read_xlsx(xlsx(empty))["Cijfers"]["A3"].value == "Gemeente"
