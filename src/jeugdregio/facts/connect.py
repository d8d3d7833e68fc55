"""Open the fact tables for reading."""

from __future__ import annotations

from pathlib import Path

import duckdb

from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.kernel.errors import DataDamagedError


def open_facts(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB with one view per fact table.

    The connection can read below ``folder`` and nowhere else, and that cannot be
    changed by SQL. Threads take their own `cursor()` of it.

    Raises:
        DataDamagedError: A Parquet file is missing or cannot be read.
    """
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("SET allowed_directories = [?]", [str(folder)])
    connection.execute("SET enable_external_access = false")
    for table in FACT_TABLES:
        path = folder / f"{table.name}.parquet"
        quoted = str(path).replace("'", "''")
        try:
            connection.execute(
                f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{quoted}')"  # noqa: S608 - our own
            )
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise DataDamagedError(
                f"Het feitenbestand {path.name} ontbreekt of is beschadigd ({folder}).",
                hint="Verwijder de map en voer `jeugdregio facts build` uit.",
            ) from error
    connection.execute("SET lock_configuration = true")
    return connection
