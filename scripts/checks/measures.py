"""No figure without definition, source and columns that are what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

import duckdb
import sqlglot
from sqlglot import expressions

from checks.common import PACKAGE, project_files
from jeugdregio.facts.care.dictionary import CARE_TABLES
from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.measures.definition import AREA_COLUMNS, Measure, parse_measure
from jeugdregio.measures.tables import Kind
from jeugdregio.standards.datasets import Dataset, read_datasets
from jeugdregio.standards.series_breaks import read_series_breaks


INDICATORS: Final = PACKAGE / "measures" / "indicators"

AREAS: Final = frozenset({"gebied", "lacune", "kalender", "norm"})
"""Fact tables that say which area, month or norm: measures read them, none is a figure.
Their source is the division, the messages or the region itself."""

DENOMINATORS: Final = frozenset({"jeugdbevolking"})
"""Open data that a measure on messages divides by; its caveats name it."""


def check_measures(root: Path) -> list[str]:
    """Every measure is whole: definition, sources, columns, twin in the tests."""
    files = [
        path for path in project_files(root, ".sql") if path.is_relative_to(INDICATORS)
    ]
    if not files:
        return [f"{INDICATORS} holds no measures"]
    datasets = {
        each.id: each for each in read_datasets(root / PACKAGE / "standards/data")
    }
    series = {
        each.series for each in read_series_breaks(root / PACKAGE / "standards/data")
    }
    problems: list[str] = []
    for path in files:
        try:
            measure = parse_measure(
                path.stem, (root / path).read_text(encoding="utf-8")
            )
        except (ValueError, TypeError, AttributeError) as error:
            problems.append(f"{path}: {error}")
            continue
        found = [
            *_sources(measure, datasets),
            *_columns(measure),
            *_caveats(measure, series, datasets),
            *_query(measure),
            *_twin(root, measure.name),
        ]
        problems += [f"{path}: {problem}" for problem in found]
    return problems


def _sources(measure: Measure, datasets: dict[str, Dataset]) -> Iterator[str]:
    for name in measure.datasets:
        if name not in datasets:
            yield f"dataset {name} does not exist"
        elif not datasets[name].sources:
            yield f"dataset {name} has no source"


def _columns(measure: Measure) -> Iterator[str]:
    for column in measure.columns:
        if not column.label:
            yield f"column {column.name} has no label"
        if column.kind not in get_args(Kind):
            yield f"column {column.name} has no known kind"
        if column.kind in {"money", "ratio", "percent"} and not column.unit:
            yield f"column {column.name} has no unit"
    texts = {column.name for column in measure.columns if column.kind == "text"}
    for name, values in measure.dimensions.items():
        if not values or name not in texts:
            yield f"dimension {name} has no values or no text column"


def _caveats(
    measure: Measure, series: set[str], datasets: dict[str, Dataset]
) -> Iterator[str]:
    if measure.series and measure.series not in series | set(datasets):
        yield f"series {measure.series} is unknown"
    if measure.series in series and not measure.caveats:
        yield "its series has breaks and it has no caveats"


def _query(measure: Measure) -> Iterator[str]:
    """The query runs on the fact tables and gives the columns it declares."""
    with duckdb.connect() as connection:
        for table in (*FACT_TABLES, *CARE_TABLES):
            columns = ", ".join(f"{c.name} {c.sql_type}" for c in table.columns)
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
        try:
            rows = connection.execute(f"DESCRIBE {measure.sql}").fetchall()
        except duckdb.Error as error:
            yield f"the query does not run: {str(error).splitlines()[0]}"
            return
    given = [row[0] for row in rows]
    wanted = [*AREA_COLUMNS, *(column.name for column in measure.columns)]
    if given != wanted:
        yield f"the query gives {', '.join(given)}; declared is {', '.join(wanted)}"
    tables = {table.name: table for table in (*FACT_TABLES, *CARE_TABLES)}
    read = {
        table.name
        for table in sqlglot.parse_one(measure.sql, read="duckdb").find_all(
            expressions.Table
        )
    }
    named = {*measure.datasets, *measure.messages}
    common = AREAS | DENOMINATORS if measure.messages else AREAS
    for name in sorted(read & set(tables) - common - _own_tables(measure)):
        # A fact table joins datasets; a measure names at least one it shows.
        if not set(tables[name].datasets) & named:
            yield f"it reads {name} and names none of its datasets as a source"


def _own_tables(measure: Measure) -> set[str]:
    """Names that the query itself gives to a part of it."""
    tree = sqlglot.parse_one(measure.sql, read="duckdb")
    return {each.alias for each in tree.find_all(expressions.CTE)}


def _twin(root: Path, name: str) -> Iterator[str]:
    """A measure without a second, obvious computation is not proven."""
    tests = [p for p in project_files(root, ".py") if p.parts[0] == "tests"]
    twins = [p for p in tests if "oracle" in p.parts and p.stem == name]
    if not twins:
        yield f"no twin tests/property/oracle/{name}.py"
