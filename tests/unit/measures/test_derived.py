"""What is computed from open figures passes; from figures about persons it does not."""

from __future__ import annotations

import pytest

from jeugdregio.measures.derived import COMPUTED, derive_open
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.tables import Column, Provenance


COLUMNS = (Column("gm_code", "Code", "key"), Column("bijdrage", "Bijdrage", "money"))
OF = Provenance("kostensleutels", "Bijdragen", "", "", "", ())


def test_a_table_from_open_figures_is_disclosed(workspace):
    source = workspace.figures("lasten_iv3", niveau="land")
    made = derive_open([source], columns=COLUMNS, rows=(("GM1", 5),), provenance=OF)
    assert isinstance(made, DisclosedTable)
    assert (made.rows, made.rule) == ((("GM1", 5),), COMPUTED)


def test_without_a_source_nothing_is_derived():
    with pytest.raises(TypeError):
        derive_open([], columns=COLUMNS, rows=(), provenance=OF)


def test_a_row_that_does_not_fit_is_refused(workspace):
    source = workspace.figures("lasten_iv3", niveau="land")
    with pytest.raises(ValueError, match="not 2 long"):
        derive_open([source], columns=COLUMNS, rows=(("GM1",),), provenance=OF)


def test_figures_about_persons_are_no_source(workspace):
    class Table:
        provenance = Provenance("wachttijd", "", "", "", "", ())

    with pytest.raises(TypeError, match="persons"):
        derive_open([Table()], columns=COLUMNS, rows=(), provenance=OF)
