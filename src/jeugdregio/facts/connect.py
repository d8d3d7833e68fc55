"""Open the fact tables for reading."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb

from jeugdregio.facts.build import CHECKSUMS
from jeugdregio.facts.dictionary import FACT_TABLES, FactTable
from jeugdregio.kernel.errors import DataDamagedError


def open_facts(
    folder: Path, *, load: Callable[[duckdb.DuckDBPyConnection], object] | None = None
) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB with the fact tables loaded.

    The open data are small enough for memory (about 60 000 rows), so that afterwards
    the connection can read and write no file at all, SQL cannot change that, and a
    newer build may remove the folder. Threads take their own `cursor()` of it.

    Args:
        folder: Where the open-data facts lie.
        load: Loads more tables before the door to files closes, such as
            `care.connect.load_care`.

    Raises:
        DataDamagedError: A file is missing or not what was built.
    """
    connection = duckdb.connect(config={"threads": 2})
    try:
        for table in FACT_TABLES:
            _load(connection, folder, table)
        if load is not None:
            load(connection)
    except DataDamagedError:
        connection.close()
        raise
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _load(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: FactTable
) -> None:
    path = folder / f"{table.name}.parquet"
    columns = ", ".join(column.name for column in table.columns)
    try:
        expected = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
        found = f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
        if found not in expected:
            raise OSError("not what was built")
        connection.execute(
            f"CREATE TABLE {table.name} AS SELECT {columns} "  # noqa: S608 - our own
            "FROM read_parquet(?, hive_partitioning = false)",
            [str(path)],
        )
    except (OSError, UnicodeDecodeError, duckdb.Error) as error:
        raise DataDamagedError(
            f"Het feitenbestand {path.name} ontbreekt of is beschadigd ({folder}).",
            hint="Verwijder de map en voer `jeugdregio facts build` uit.",
        ) from error
