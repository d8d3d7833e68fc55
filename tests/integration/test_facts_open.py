"""Opening the fact tables: whole, read-only, and shut off from the machine."""

import shutil
from pathlib import Path

import duckdb
import pytest

from facts_processes import NAMES
from jeugdregio.facts.build import build_facts
from jeugdregio.facts.connect import open_facts
from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.kernel.errors import DataDamagedError


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return build_facts(tmp_path_factory.mktemp("home"))


@pytest.fixture
def copy(folder, tmp_path):
    """A copy of the facts that a test may damage."""
    return Path(shutil.copytree(folder, tmp_path / "copy"))


@pytest.mark.parametrize("table", FACT_TABLES, ids=NAMES)
def test_open_facts_shows_the_same_columns(folder, table):
    with open_facts(folder) as facts:
        found = facts.table(table.name)
        assert list(zip(found.columns, map(str, found.types), strict=True)) == [
            (column.name, column.sql_type) for column in table.columns
        ]


# Damaged facts


def damage(path, how):
    content = path.read_bytes()
    middle = len(content) // 2
    if how == "missing":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "truncated":
        path.write_bytes(content[:middle])
    elif how == "not parquet":
        path.write_bytes(b"jaar,gm_code\n2024,GM0917\n" * 100)
    elif how == "one byte in the middle":
        changed = content[middle] ^ 0xFF
        path.write_bytes(content[:middle] + bytes([changed]) + content[middle + 1 :])
    elif how == "one byte in the footer":
        at = len(content) - 40
        path.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
    elif how == "another table":
        other = "inwoners" if path.stem != "inwoners" else "lasten"
        shutil.copy(path.with_name(f"{other}.parquet"), path)
    assert not path.exists() or path.read_bytes() != content


@pytest.mark.parametrize(
    "how",
    [
        "missing",
        "empty",
        "truncated",
        "not parquet",
        "one byte in the middle",
        "one byte in the footer",
        "another table",
    ],
)
@pytest.mark.parametrize("table", NAMES)
def test_a_damaged_file_is_found_when_the_facts_are_opened(copy, table, how):
    damage(copy / f"{table}.parquet", how)
    with pytest.raises(DataDamagedError) as caught:
        open_facts(copy)
    assert f"{table}.parquet" in caught.value.message
    assert "facts build" in caught.value.hint
    assert caught.value.exit_code == 12


def test_a_folder_that_is_not_there_is_damaged_data(tmp_path):
    with pytest.raises(DataDamagedError, match="ontbreekt"):
        open_facts(tmp_path / "nowhere")


# What a connection cannot do


REFUSED = (
    duckdb.PermissionException,
    duckdb.InvalidInputException,
    duckdb.CatalogException,
    duckdb.IOException,
)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('{folder}/../outside.txt')",
        "SELECT * FROM read_text('{home}/outside.txt')",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "ATTACH '{home}/outside.db'",
        "COPY (SELECT 1) TO '{home}/outside.csv'",
        "EXPORT DATABASE '{home}/outside'",
        "INSTALL httpfs",
        "LOAD '{home}/outside.txt'",
        "SET enable_external_access = true",
        "SET GLOBAL enable_external_access = true",
        "RESET enable_external_access",
        "SET allowed_directories = ['/']",
        "SET lock_configuration = false",
        "RESET lock_configuration",
        "PRAGMA lock_configuration = false",
        "SET threads = 1",
        "SET temp_directory = '/'",
    ],
)
def test_sql_cannot_leave_the_folder_nor_be_unlocked(copy, tmp_path, query):
    (tmp_path / "outside.txt").write_text("secret")
    statement = query.format(folder=copy, home=tmp_path)
    with open_facts(copy) as facts, pytest.raises(REFUSED):
        facts.cursor().execute(statement)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "outside.txt"]


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1 AS jaar) TO '{folder}/lasten.parquet' (FORMAT parquet)",
        "COPY (SELECT 1) TO '{folder}/more.csv'",
        "ATTACH '{folder}/more.db'",
    ],
)
def test_sql_cannot_write_in_the_folder(copy, query):
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    with open_facts(copy) as facts, pytest.raises(REFUSED):
        facts.execute(query.format(folder=copy))
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before


def test_a_connection_outlives_the_folder(copy):
    # a newer build removes older facts while a server still answers from them
    with open_facts(copy) as facts:
        shutil.rmtree(copy)
        assert facts.sql("SELECT COUNT(*) FROM lasten").fetchall() == [(24_206,)]


def test_threads_read_by_their_own_cursor(folder):
    with open_facts(folder) as facts:
        one, two = facts.cursor(), facts.cursor()
        one.execute("SELECT COUNT(*) FROM lasten")
        two.execute("SELECT COUNT(*) FROM inwoners")
        assert (one.fetchall(), two.fetchall()) == ([(24_206,)], [(3_543,)])
