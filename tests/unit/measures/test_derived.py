"""Derived figures: from open tables only, and never without a source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jeugdregio.measures.derived import derive_open, published
from jeugdregio.measures.disclosure import pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable, Provenance


WHY = Provenance("model", "Titel", "", "", "", ("Bron",))
COLUMNS = (Column("naam", "Naam", "text"), Column("som", "Som", "count"))


def source(**changes):
    return pass_open_figures(ExactTable(COLUMNS, (("a", 1),), replace(WHY, **changes)))


def test_an_outcome_of_open_figures_passes():
    found = derive_open([source()], COLUMNS, [("b", 2)], WHY)
    assert list(found.records()) == [{"naam": "b", "som": 2}]
    assert found.provenance is WHY


def test_without_a_source_nothing_passes():
    with pytest.raises(ValueError, match="names what it was computed from"):
        derive_open([], COLUMNS, [], WHY)


def test_figures_before_the_gate_are_no_source():
    exact = ExactTable(COLUMNS, (("a", 1),), WHY)
    with pytest.raises(TypeError, match="DisclosedTable"):
        derive_open([exact], COLUMNS, [], WHY)  # type: ignore[list-item]


@pytest.mark.parametrize("mark", ["from_messages", "example"])
def test_figures_from_messages_or_made_up_ones_are_no_source(mark):
    with pytest.raises(ValueError, match="not an open figure"):
        derive_open([source(), source(**{mark: True})], COLUMNS, [], WHY)


def test_a_cell_to_compute_with():
    assert [published(cell) for cell in (3, 2.5, None, "afgeschermd")] == [
        3,
        2.5,
        None,
        None,
    ]
