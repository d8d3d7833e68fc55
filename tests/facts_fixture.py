"""Facts for tests: those of the shipped open data, and small ones made by hand."""

import duckdb
import pytest

from jeugdregio.facts.build import build_facts
from jeugdregio.facts.care.dictionary import CARE_TABLES
from jeugdregio.facts.connect import open_facts
from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.run import Selection, run_measure


@pytest.fixture(scope="session")
def facts_folder(tmp_path_factory):
    """The folder with one Parquet file per fact table. Do not write in it."""
    return build_facts(tmp_path_factory.getbasetemp() / "home-of-facts")


@pytest.fixture(scope="session")
def facts(facts_folder):
    """A connection to those facts."""
    with open_facts(facts_folder) as connection:
        yield connection


def figures(connection, measure, **selection):
    """The rows of a measure as dictionaries."""
    table = run_measure(connection, find_measure(measure), Selection(**selection))
    return list(table.records())


def figure(connection, measure, **selection):
    """The one row that the selection gives."""
    [row] = figures(connection, measure, **selection)
    return row


def hand_made_facts(**rows):
    """Fact tables that hold only what a test writes down.

    Example:
        >>> facts = hand_made_facts(inwoners=[(2022, "GM9001", 50)])
        >>> facts.sql("SELECT inwoners FROM inwoners").fetchall()
        [(50,)]
    """
    connection = duckdb.connect()
    for table in (*FACT_TABLES, *CARE_TABLES):
        columns = ", ".join(f"{each.name} {each.sql_type}" for each in table.columns)
        connection.execute(f"CREATE TABLE {table.name} ({columns})")
        marks = ", ".join("?" * len(table.columns))
        for row in rows.get(table.name, ()):
            connection.execute(f"INSERT INTO {table.name} VALUES ({marks})", row)
    return connection
