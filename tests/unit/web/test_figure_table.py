"""A disclosed table as rows of text: order, bars, unknown cells."""

from __future__ import annotations

import pytest

from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.disclosure import pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable
from jeugdregio.web.presenters.figure_table import show_table


COLUMNS = (
    Column("gebied_code", "Code", "key"),
    Column("gebied_naam", "Gemeente", "text"),
    Column("lasten", "Lasten", "money", "× € 1.000"),
)
ROWS = (
    ("GM1", "Zeist", 400),
    ("GM2", "aalten", 1000),
    ("GM3", "Beek", None),
    ("GM4", "Een", 0),
)


def show(rows=ROWS, **options):
    provenance = find_measure("lasten_iv3").provenance()
    table = pass_open_figures(ExactTable(COLUMNS, rows, provenance))
    return show_table(
        table, caption="Lasten", head="gebied_naam", columns=("lasten",), **options
    )


def names(view):
    return [row.head for row in view.rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Zeist", "aalten", "Beek", "Een"]),
        ("-lasten", ["aalten", "Zeist", "Een", "Beek"]),  # unknown comes last
        ("lasten", ["Een", "Zeist", "aalten", "Beek"]),  # both ways
        ("gebied_naam", ["aalten", "Beek", "Een", "Zeist"]),
        ("-gebied_naam", ["Zeist", "Een", "Beek", "aalten"]),
        ("gebied_code", ["Zeist", "aalten", "Beek", "Een"]),  # not on the page
        ("';--", ["Zeist", "aalten", "Beek", "Een"]),
    ],
)
def test_order(order, expected):
    assert names(show(order=order)) == expected


@pytest.mark.parametrize(
    ("order", "sort", "now"),
    [
        ("", "-lasten", ""),
        ("-lasten", "lasten", "descending"),
        ("lasten", "-lasten", "ascending"),
        ("-gebied_naam", "-lasten", ""),
    ],
)
def test_head_of_a_figure_sorts_high_to_low_first(order, sort, now):
    [column] = show(order=order).columns
    assert (column.sort, column.sorted) == (sort, now)


def test_head_offers_no_order_where_there_is_none():
    assert show(sortable=False).columns[0].sort == ""


def test_bar_is_a_share_of_the_largest():
    bars = {row.head: row.cells[0].bar for row in show(bar="lasten").rows}
    assert bars == {"Zeist": 40.0, "aalten": 100.0, "Beek": None, "Een": 0.0}


def test_negative_figure_has_no_bar_to_the_left():
    rows = (("GM1", "Zeist", -400), ("GM2", "Aalten", 1000))
    assert show(rows, bar="lasten").rows[0].cells[0].bar == 0.0


def test_table_without_rows_is_empty_and_not_broken():
    assert show((), bar="lasten").rows == ()


def test_links_and_highlight_come_per_row():
    view = show(
        links=lambda row: f"/gemeente/{row['gebied_code']}/",
        highlight=lambda row: row["gebied_naam"] == "Een",
    )
    assert view.rows[0].href == "/gemeente/GM1/"
    assert [row.highlight for row in view.rows] == [False, False, False, True]


def test_figures_are_in_dutch_notation():
    assert show().rows[1].cells[0].text == "1.000"
