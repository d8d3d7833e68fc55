"""A measure about persons as it is published: whole, once, and never by other ways."""

import pytest

from care_fixture import care_facts, random_care
from facts_fixture import hand_made_facts
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.measures.definition import care_measures, find_measure
from jeugdregio.measures.disclosure import SUPPRESSED, Guarded, protect
from jeugdregio.measures.publish import disclose_measure
from jeugdregio.measures.run import Selection, publish_measure
from jeugdregio.measures.tables import Column, ExactTable, Provenance


GEMEENTEN = ("0917", "0935", "0928")


@pytest.fixture(scope="module")
def facts():
    return care_facts(random_care(1, 250, GEMEENTEN, first=2025), gemeenten=GEMEENTEN)


@pytest.fixture(scope="module")
def wachttijd(facts):
    measure = find_measure("wachttijd")
    return disclose_measure(facts, measure, measure.provenance())


@pytest.mark.parametrize("name", care_measures())
def test_without_facts_there_are_no_rows(name):
    measure = find_measure(name)
    made = disclose_measure(hand_made_facts(), measure, measure.provenance())
    assert all(table.rows == () for table in made.tables.values())


@pytest.mark.parametrize("name", care_measures())
def test_a_part_of_a_measure_about_persons_is_refused(facts, name):
    with pytest.raises(NotImplementedError, match=f"{name} counts persons"):
        publish_measure(facts, find_measure(name), Selection())


def test_counts_are_the_same_from_either_day(wachttijd):
    counts = [
        column.name
        for column in wachttijd.measure.columns
        if column.kind == "count" and "norm" not in column.name
    ]
    one, other = (
        [
            [row[name] for name in counts]
            for row in wachttijd.tables["regio", (variant,)].records()
        ]
        for variant in ("toewijzingsdatum", "ingangsdatum")
    )
    assert one == other


def test_a_duration_is_there_only_where_those_who_started_are(wachttijd):
    shown = 0
    for table in wachttijd.tables.values():
        for row in table.records():
            if row["gestart"] is SUPPRESSED:
                assert row["mediaan_dagen"] in (SUPPRESSED, None)
            else:
                shown += row["mediaan_dagen"] is not None
    assert shown


def test_selections_are_rows_of_one_table(wachttijd):
    whole = wachttijd.select(Selection("gemeente"))
    one = wachttijd.select(Selection("gemeente", codes=("GM0917",), years=(2026,)))
    assert set(one.rows) < set(whole.rows)
    assert wachttijd.select(Selection("gemeente", within="JZ41")).rows == whole.rows
    assert wachttijd.select(Selection("gemeente", within="JZ40")).rows == ()
    assert wachttijd.select(Selection("land")).rows == ()


def test_care_forms_are_for_the_regio(wachttijd):
    choices = {"zorgvorm": "Jeugd-ggz"}
    assert wachttijd.select(Selection("regio", choices=choices)).rows
    assert wachttijd.select(Selection("gemeente", choices=choices)).rows == ()


def test_other_regions_side_by_side_are_refused(wachttijd):
    with pytest.raises(InvalidInputError, match="ijw_2026"):
        wachttijd.select(Selection("regio", indeling="cbs_2025"))


def test_both_days_at_once_are_refused(wachttijd):
    with pytest.raises(InvalidInputError, match="variant"):
        wachttijd.select(Selection("regio", choices={"variant": ""}))


@pytest.mark.parametrize("value", ["2026-13", "26-03", "maart", "heel"])
def test_a_month_that_is_none_is_refused(facts, value):
    measure = find_measure("lasten")
    made = disclose_measure(facts, measure, measure.provenance())
    assert made.select(Selection("regio", choices={"maand": "2026-03"})).rows
    with pytest.raises(UnknownCodeError, match="maand kent geen waarde"):
        made.select(Selection("regio", choices={"maand": value}))


def test_a_duration_that_does_not_add_up_goes_where_its_persons_go():
    columns = (
        Column("gebied", "Gebied", "key"),
        Column("n", "N", "count"),
        Column("dagen", "Dagen", "ratio", "dagen"),
    )
    rows = (("GM1", 9, 30.0), ("GM2", 10, 40.0))
    table = ExactTable(columns, rows, Provenance("m", "Duur", "", "", "", ()))
    made = protect(table, guarded=[Guarded("dagen", "n", adds_up=False)])
    assert made.rows == (("GM1", SUPPRESSED, SUPPRESSED), ("GM2", 10, 40.0))
