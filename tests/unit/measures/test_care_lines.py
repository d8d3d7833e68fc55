"""The lines beneath a figure are those of the figure, no more and no fewer."""

from dataclasses import replace
from datetime import date

import pytest

from care_fixture import (
    HEERLEN,
    MAASTRICHT,
    care_facts,
    care_rows,
    levering,
    prestatie,
    random_care,
    toewijzing,
)
from facts_fixture import figures
from jeugdregio.measures.care_lines import MOST, Wanted, care_lines


GEMEENTEN = (HEERLEN, MAASTRICHT, "0928")
BEGIN = date(2024, 5, 17)
"""Messages began in the middle of a year: the calendar starts on 1 May 2024."""


@pytest.fixture(scope="module")
def facts():
    care = random_care(3, persons=200, gemeenten=GEMEENTEN, first=2023)
    return care_facts(replace(care, first_day=BEGIN), gemeenten=GEMEENTEN)


def lines(facts, measure, year, gemeenten=GEMEENTEN, **choices):
    """All lines as dictionaries, page by page."""
    codes = {f"GM{code}" for code in gemeenten}
    wanted = Wanted(codes, (), (), year, choices)
    first = care_lines(facts, measure, wanted, page=1)
    rows = list(first.rows)
    for page in range(2, 2 + (first.total - 1) // MOST):
        rows += care_lines(facts, measure, wanted, page=page).rows
    assert len(rows) == first.total
    names = [column.name for column in first.columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


# Per measure the count of the figure that its lines add up to.
COUNTED = {"wachttijd": "toewijzingen", "eindredenen": "gestopt"}


def compare(facts, measure, gemeenten, zorgvorm=""):
    """Per year: what the lines add up to, and the exact figure."""
    chosen = {"zorgvorm": zorgvorm} if zorgvorm else {}
    where = (
        {"niveau": "regio"}
        if gemeenten == GEMEENTEN
        else {"niveau": "gemeente_2026", "codes": (f"GM{gemeenten[0]}",)}
    )
    exact = {
        row["jaar"]: row[COUNTED.get(measure, "lasten_cents")]
        for row in figures(facts, measure, **where, choices=chosen)
    }
    assert len(exact) > 1
    found = {
        year: lines(facts, measure, year, gemeenten, **chosen)
        for year in (2023, *exact, 2027)
    }
    if measure == "lasten":
        sums = {y: sum(r["bedrag_cents"] for r in rows) for y, rows in found.items()}
    else:
        sums = {y: len(rows) for y, rows in found.items()}
    return {year: number for year, number in sums.items() if number}, exact


@pytest.mark.parametrize("zorgvorm", ["", "Jeugdhulp ambulant"])
@pytest.mark.parametrize("gemeenten", [GEMEENTEN, *((code,) for code in GEMEENTEN)])
@pytest.mark.parametrize("measure", ["wachttijd", "lasten", "eindredenen"])
def test_lines_add_up_to_the_exact_figure(facts, measure, gemeenten, zorgvorm):
    found, exact = compare(facts, measure, gemeenten, zorgvorm)
    assert found == exact


@pytest.mark.parametrize("gemeenten", [GEMEENTEN, *((code,) for code in GEMEENTEN)])
def test_lines_of_a_return_are_the_ends_of_spells(facts, gemeenten):
    codes = [f"GM{code}" for code in gemeenten]
    where = {"niveau": "gemeente_2026", "codes": tuple(codes)}
    exact = {}
    for row in figures(facts, "herhaald_gebruik", **where):
        exact[row["jaar"]] = exact.get(row["jaar"], 0) + row["gestopt"]
    assert len(exact) > 1
    for year, gestopt in exact.items():
        found = lines(facts, "herhaald_gebruik", year, gemeenten)
        assert len(found) == gestopt
    assert lines(facts, "herhaald_gebruik", 2023, gemeenten) == []


def test_a_month_has_the_lines_of_the_month(facts):
    for row in figures(facts, "lasten", niveau="regio", choices={"maand": ""}):
        if row["maand"] != "heel jaar":
            found = lines(facts, "lasten", row["jaar"], maand=row["maand"])
            assert sum(each["bedrag_cents"] for each in found) == row["lasten_cents"]


EDGES = care_facts(
    care_rows(
        # before the calendar, on its first day, on its last day, after it
        [
            toewijzing("1", date(2026, 4, 30)),
            toewijzing("2", date(2026, 5, 1)),
            toewijzing("3", date(2026, 10, 15)),
            toewijzing("4", date(2026, 10, 16)),
        ],
        [
            levering("1", date(2026, 1, 1), date(2026, 4, 30)),
            levering("2", date(2026, 1, 1), date(2026, 5, 1)),
            levering("3", date(2026, 1, 1), date(2026, 10, 15)),
            levering("4", date(2026, 1, 1), date(2026, 10, 16)),
            # went on within 28 days: for a return that is no end
            levering("5", date(2026, 1, 1), date(2026, 6, 1)),
            levering("6", date(2026, 6, 29), persoon=f"{5:0>32}"),
        ],
        [
            prestatie("1", date(2026, 4, 30), 100),
            prestatie("2", date(2026, 5, 1), 200),
            # the month of the last day counts whole, as in the figure
            prestatie("3", date(2026, 10, 31), 300),
            prestatie("4", date(2026, 11, 1), 400),
            prestatie("5", date(2026, 6, 1), 500, toegekend=False),
        ],
        first_day=date(2026, 5, 17),
        last_day=date(2026, 10, 15),
    )
)


@pytest.mark.parametrize(
    ("measure", "seen"),
    [
        ("wachttijd", ["2", "3"]),
        ("gebruik", ["1", "2", "3"]),  # 1 still runs
        ("in_en_uitstroom", ["2", "3", "4", "5", "6"]),
        ("lasten", ["2", "3"]),
        ("eindredenen", ["2", "3", "5"]),
        ("herhaald_gebruik", ["2", "3"]),
    ],
)
def test_the_calendar_decides_from_its_first_day_to_its_last(measure, seen):
    found = lines(EDGES, measure, 2026, [HEERLEN])
    assert [line["toewijzing_nummer"] for line in found] == seen
