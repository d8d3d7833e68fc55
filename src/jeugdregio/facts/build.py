"""Build the fact tables from the open data that ships with the product.

A build lands in a folder named after everything it was made of, so a folder is
either complete or absent, a second build of the same input is free, and a killed
process leaves nothing that could be mistaken for facts.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Final

import duckdb

from jeugdregio.facts.dictionary import FACT_TABLES, FactTable
from jeugdregio.kernel.errors import DataDamagedError, StorageError
from jeugdregio.standards.datasets import dataset_path, find_dataset
from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.standards.herindelingen import all_herindelingen, successors


Progress = Callable[[str, int, int], None]
"""Called with what is done, how many steps are behind us, and how many in all."""

CHECKSUMS: Final = "checksums.txt"
"""Name of the file beside the tables that says what was built."""

_DATASETS = tuple(sorted({name for table in FACT_TABLES for name in table.datasets}))
_ALIASES = {"inwoners": "csv_inwoners", "jeugdbevolking": "csv_jeugdbevolking"}


_FORMAT = b"2: parquet with checksums.txt"
"""How a folder of facts is laid out; change it with the layout."""


def fingerprint() -> str:
    """The hash of everything the open-data facts are made of: data, SQL, dictionary."""
    digest = hashlib.sha256(_FORMAT)
    for name in _DATASETS:
        digest.update(find_dataset(name).sha256.encode())
    for table in FACT_TABLES:
        digest.update(_sql(table).encode())
        digest.update(repr(table).encode())
    return digest.hexdigest()[:16]


def facts_folder(home: Path) -> Path:
    """Where the facts of the present data and definitions lie, built or not."""
    return home / "facts" / "open" / fingerprint()


def build_facts(home: Path, *, progress: Progress | None = None) -> Path:
    """Build the open-data facts below ``home`` unless they are there already.

    Args:
        home: The home folder; ``facts/open/<fingerprint>/<table>.parquet`` is made.
        progress: Told after every table.

    Returns:
        The folder with one Parquet file per table of `FACT_TABLES`.

    Raises:
        DataDamagedError: A shipped dataset is missing or not what its hash says.
        StorageError: The disk is full or cannot be written; nothing is lost.
    """
    target = facts_folder(home)
    if target.is_dir():
        _remove_older(target)
        return target
    # of this process alone: two that start together do not write in one folder
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        _write_tables(partial, progress)
        partial.rename(target)
    except (OSError, duckdb.IOException) as error:
        if target.is_dir():  # another process built the same, a moment earlier
            return target
        raise storage_error(target.parent, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    _remove_older(target)
    return target


def _write_tables(folder: Path, progress: Progress | None) -> None:
    with duckdb.connect() as connection:
        _load_datasets(connection)
        for done, table in enumerate(FACT_TABLES, start=1):
            columns = ", ".join(
                f"CAST({column.name} AS {column.sql_type}) AS {column.name}"
                for column in table.columns
            )
            query = f"SELECT {columns} FROM ({_sql(table)})"  # noqa: S608 - our own
            target = str(folder / f"{table.name}.parquet").replace("'", "''")
            try:
                connection.execute(
                    f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
                )
            except (duckdb.ConversionException, duckdb.BinderException) as error:
                raise DataDamagedError(
                    f"De feitentabel {table.name} is niet te maken uit de gegevens: "
                    "een waarde heeft een andere vorm dan het woordenboek zegt.",
                    hint="Installeer het pakket opnieuw; blijft het, meld het dan.",
                ) from error
            if progress:
                progress(table.name, done, len(FACT_TABLES))
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.glob("*.parquet"))
    ]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _load_datasets(connection: duckdb.DuckDBPyConnection) -> None:
    for name in _DATASETS:
        connection.execute(
            f"CREATE TABLE {_ALIASES.get(name, name)} AS "  # noqa: S608 - our own
            "SELECT * FROM read_csv(?, header = true, all_varchar = true, "
            "nullstr = '', delim = ',', quote = '\"')",
            [str(dataset_path(name))],
        )
    now = {gemeente.code: gemeente.naam for gemeente in all_gemeenten()}
    before = {h.oud: h.oud_naam for h in all_herindelingen()}
    connection.execute("CREATE TABLE namen (gm_code VARCHAR, naam VARCHAR)")
    connection.executemany(
        "INSERT INTO namen VALUES (?, ?)", sorted({**before, **now}.items())
    )
    connection.execute("CREATE TABLE opvolging (gm_code VARCHAR, opvolger VARCHAR)")
    connection.executemany(
        "INSERT INTO opvolging VALUES (?, ?)",
        [(code, heir) for code in {**before, **now} for heir in successors(code)],
    )


def _sql(table: FactTable) -> str:
    folder = resources.files("jeugdregio.facts") / "open_data"
    return (folder / f"{table.name}.sql").read_text(encoding="utf-8")


def _remove_older(target: Path) -> None:
    """Remove other builds, and what a killed process left; not what one is making."""
    for folder in target.parent.iterdir():
        if folder.name != target.name and not _is_being_made(folder):
            # another process may be as far as we are
            shutil.rmtree(folder, ignore_errors=True)


def _is_being_made(folder: Path) -> bool:
    """Whether this is a partial folder, named after a process that lives."""
    parts = folder.name.split(".")
    if len(parts) != 4 or parts[3] != "partial" or not parts[2].isdigit():
        return False
    try:
        os.kill(int(parts[2]), 0)
    except ProcessLookupError:
        return False
    except OSError:  # of another user, so it lives
        return True
    return True


def storage_error(folder: Path, error: Exception) -> StorageError:
    """The disk failed while facts were written below ``folder``."""
    full = getattr(error, "errno", None) == errno.ENOSPC or "No space" in str(error)
    what = "de schijf is vol" if full else "de map is niet te beschrijven"
    return StorageError(
        f"De feiten zijn niet opgeslagen: {what} ({folder}). "
        "Er is niets verloren: feiten worden uit de bron opnieuw gemaakt.",
        hint="Maak ruimte of kies een andere map met JEUGDREGIO_HOME.",
    )
