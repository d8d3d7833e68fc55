"""Load the facts about care beside those of the open data."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

from jeugdregio.facts.care.build import CareFacts, care_folder, read_care_list
from jeugdregio.facts.care.dictionary import CARE_TABLES
from jeugdregio.facts.dictionary import FactTable
from jeugdregio.kernel.errors import DataDamagedError


def load_care(connection: duckdb.DuckDBPyConnection, home: Path) -> CareFacts:
    """Load the facts of now; empty tables before the first build.

    Returns:
        The list of what was loaded.

    Raises:
        DataDamagedError: A file is missing or not what was built.
    """
    facts = read_care_list(home)
    try:
        _load(connection, home, facts)
    except DataDamagedError:
        # A build may have replaced months between the list and the files.
        again = read_care_list(home)
        if again == facts:
            raise
        facts = again
        _load(connection, home, facts)
    return facts


def _load(connection: duckdb.DuckDBPyConnection, home: Path, facts: CareFacts) -> None:
    folder = care_folder(home)
    for table in CARE_TABLES:
        columns = ", ".join(f"{c.name} {c.sql_type}" for c in table.columns)
        connection.execute(f"CREATE OR REPLACE TABLE {table.name} ({columns})")
        paths = [
            _whole(folder / part.file, part.sha256)
            for part in facts.parts
            if part.table == table.name
        ]
        if paths:
            _insert(connection, table, paths)


def _insert(
    connection: duckdb.DuckDBPyConnection, table: FactTable, paths: list[str]
) -> None:
    names = ", ".join(column.name for column in table.columns)
    try:
        connection.execute(
            f"INSERT INTO {table.name} SELECT {names} "  # noqa: S608 - our own
            "FROM read_parquet(?, hive_partitioning = false)",
            [paths],
        )
    except duckdb.Error as error:
        raise _damaged(table.name) from error


def _whole(path: Path, sha256: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _damaged(path.name) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged(path.name)
    return str(path)


def _damaged(name: str) -> DataDamagedError:
    return DataDamagedError(
        f"Het feitenbestand {name} over zorg ontbreekt of is beschadigd.",
        hint="Verwijder de map facts/care en voer `jeugdregio facts build` uit.",
    )
