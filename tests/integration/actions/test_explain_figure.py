"""The lines beneath a figure add up to it."""

from __future__ import annotations

import pytest

from jeugdregio.actions.explain_figure import explain_figure
from jeugdregio.actions.show_figure import find_scope, show_figure


def lines(workspace, measure, code, **more):
    page = show_figure(
        workspace, measure, find_scope(code), indeling="ijw_2026", **more
    )
    return explain_figure(workspace, page)


def test_lines_of_a_gemeente_are_taakvelden_as_published(workspace):
    """Iv3 2024, accounts of Heerlen: only four taakvelden count."""
    beneath = lines(workspace, "lasten_iv3", "GM0917")
    rows = list(beneath.table.records())
    counted = {
        r["taakveld"]: r["lasten_x1000_eur"] for r in rows if r["telt_mee"] == "ja"
    }

    assert [str(t).split()[0] for t in counted] == ["6.72", "6.73", "6.74", "6.82"]
    assert sum(counted.values()) == 58_486
    assert {r["verslagsoort"] for r in rows} == {"jaarrekening"}


def test_taakvelden_of_another_year_are_those_of_that_year(workspace):
    rows = lines(workspace, "lasten_iv3", "GM0917", year=2020).table.records()
    counted = [str(r["taakveld"]).split()[0] for r in rows if r["telt_mee"] == "ja"]
    assert counted == ["6.72", "6.82"]


def test_budget_against_account_shows_both(workspace):
    rows = lines(workspace, "begroting_rekening", "GM0917").table.records()
    assert {row["verslagsoort"] for row in rows} == {"begroting", "jaarrekening"}


@pytest.mark.parametrize(
    ("code", "count", "total"), [("JZ41", 16, 262_568), ("NL01", 342, 7_174_099)]
)
def test_lines_of_a_larger_area_are_its_gemeenten(workspace, code, count, total):
    rows = list(lines(workspace, "lasten_iv3", code).table.records())
    assert len(rows) == count
    assert sum(row["lasten_x1000_eur"] or 0 for row in rows) == total


def test_merged_gemeente_shows_the_lines_of_what_it_came_from(workspace):
    # Het Hogeland (2019) came from Bedum, De Marne and Eemsmond; Winsum was split over
    # two gemeenten, by a share that is not in the source, and so is not counted.
    rows = lines(workspace, "lasten_iv3", "GM1966", year=2018).table.records()
    assert {row["gm_code"] for row in rows} == {"GM0005", "GM1663", "GM1651"}


@pytest.mark.parametrize("measure", ["gebruik_cbs", "verwijzers", "leeftijd"])
@pytest.mark.parametrize("code", ["NL01", "JZ41", "GM0917"])
def test_every_measure_has_lines_under_every_scope(workspace, measure, code):
    beneath = lines(workspace, measure, code)
    names = [column.name for column in beneath.table.columns]
    assert beneath.table.rows
    assert {beneath.head, *beneath.columns} <= set(names)
    assert beneath.sums_to.endswith(".")
