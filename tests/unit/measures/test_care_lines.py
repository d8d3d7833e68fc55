"""The lines beneath a figure about persons: all of them, and nobody in them."""

import pytest

from care_fixture import care_facts, random_care
from jeugdregio.measures.care_lines import MOST_LINES, care_lines
from jeugdregio.measures.definition import care_measures, find_measure


@pytest.fixture(scope="module")
def drawn():
    return random_care(3, persons=200)


@pytest.fixture(scope="module")
def facts(drawn):
    return care_facts(drawn, gemeenten=("0917", "0935", "0928"))


def lines(facts, name, **choices):
    return care_lines(facts, find_measure(name), "GM0917", year=2025, choices=choices)


def exact(facts, name, column, condition="TRUE"):
    sql = find_measure(name).sql
    query = f"SELECT {column} FROM ({sql}) WHERE niveau = 'gemeente_2026' "
    query += f"AND gebied_code = 'GM0917' AND jaar = 2025 AND {condition}"
    [(found,)] = facts.sql(query).fetchall()
    return found


def test_claim_lines_add_up_to_the_amount(facts):
    found = lines(facts, "lasten")
    whole = "maand = 'heel jaar' AND zorgvorm = 'alle'"
    assert sum(row[-1] for row in found.rows) == exact(
        facts, "lasten", "lasten_cents", whole
    )
    march = lines(facts, "lasten", maand="2025-03", zorgvorm="Jeugd-ggz")
    one = "maand = '2025-03' AND zorgvorm = 'Jeugd-ggz'"
    assert sum(row[-1] for row in march.rows) == exact(
        facts, "lasten", "lasten_cents", one
    )
    assert {row[2] for row in march.rows} == {"Jeugd-ggz"}


def test_a_line_for_every_allocation_that_waited(facts):
    whole = "variant = 'toewijzingsdatum' AND zorgvorm = 'alle'"
    found = lines(facts, "wachttijd")
    assert found.total == len(found.rows)
    assert found.total == exact(facts, "wachttijd", "toewijzingen", whole)


def test_a_line_for_every_delivery_that_stopped(facts):
    found = lines(facts, "eindredenen")
    assert found.total == exact(facts, "eindredenen", "gestopt", "zorgvorm = 'alle'")


@pytest.mark.parametrize("name", care_measures())
def test_no_pseudonym_is_in_a_line(facts, drawn, name):
    found = lines(facts, name)
    assert 0 < len(found.rows) <= MOST_LINES
    assert all(len(row) == len(found.columns) for row in found.rows)
    assert "persoon" not in {column.name for column in found.columns}
    persons = set(drawn.toewijzingen["persoon"]) | set(drawn.leveringen["persoon"])
    assert persons.isdisjoint(cell for row in found.rows for cell in row)
