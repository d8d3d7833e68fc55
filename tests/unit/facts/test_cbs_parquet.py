"""One Parquet file per table, read back with DuckDB."""

from __future__ import annotations

import resource
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from fixtures.cbs.server import FOLDER
from jeugdregio.facts.cbs.archive import Archive
from jeugdregio.facts.cbs.parquet import write_parquet
from jeugdregio.kernel.errors import StorageError


def table(table_id):
    return Archive(FOLDER).table(table_id)


def read(path, sql):
    with duckdb.connect() as connection:
        return connection.execute(sql, [str(path)]).fetchall()


def test_figures_come_back_with_codes_dates_and_status(tmp_path):
    path = tmp_path / "85099NED.parquet"

    write_parquet(table("85099NED"), path)

    rows = read(
        path,
        "select region, region_kind, vormen_van_jeugdzorg, period, period_kind, "
        "period_start, period_end, status, value from read_parquet(?)",
    )
    first, last = date(2021, 1, 1), date(2021, 12, 31)
    assert rows[0] == (
        *("GM0917", "gemeente", "T001203", "2021JJ00", "jaar"),
        *(first, last, "definitief", 2955.0),
    )
    assert rows[4][3:] == (
        *("2023HJ01", "halfjaar", date(2023, 1, 1), date(2023, 6, 30)),
        *("voorlopig", 398555.0),
    )
    assert len(rows) == 5


def test_null_is_null_and_not_zero_or_nan(tmp_path):
    path = tmp_path / "85097NED.parquet"

    write_parquet(table("85097NED"), path)

    sql = "select value, value_attribute, string_value from read_parquet(?)"
    assert read(path, sql)[3] == (None, "Impossible", None)
    # 5670 + 1985 + 740, the empty one left out
    assert read(path, "select sum(value) from read_parquet(?)") == [(8395.0,)]


def test_area_has_one_name_in_every_table(tmp_path):
    path = tmp_path / "83454NED.parquet"

    write_parquet(table("83454NED"), path)

    sql = "select region, region_title, measure_title, unit, value from read_parquet(?)"
    assert read(path, sql)[1] == (
        *("GM0983", "Venlo", "Gerealiseerde kosten", "1 000 euro", 41869.0),
    )


def test_columns_are_the_same_and_in_order(tmp_path):
    path = tmp_path / "85099NED.parquet"

    write_parquet(table("85099NED"), path)

    described = read(path, "describe select * from read_parquet(?)")
    assert [(name, kind) for name, kind, *_ in described] == [
        ("measure", "VARCHAR"),
        ("measure_title", "VARCHAR"),
        ("unit", "VARCHAR"),
        ("region", "VARCHAR"),
        ("region_title", "VARCHAR"),
        ("region_kind", "VARCHAR"),
        ("period", "VARCHAR"),
        ("period_title", "VARCHAR"),
        ("period_kind", "VARCHAR"),
        ("period_start", "DATE"),
        ("period_end", "DATE"),
        ("status", "VARCHAR"),
        ("value", "DOUBLE"),
        ("string_value", "VARCHAR"),
        ("value_attribute", "VARCHAR"),
        ("vormen_van_jeugdzorg", "VARCHAR"),
        ("vormen_van_jeugdzorg_title", "VARCHAR"),
    ]


def test_table_without_area_and_time_has_the_columns_empty(tmp_path):
    path = tmp_path / "plain.parquet"
    whole = table("85102NED")
    plain = tuple(replace(each, kind="other") for each in whole.dimensions)

    write_parquet(replace(whole, dimensions=plain), path)

    sql = "select region, period_end, regio_s, perioden, value from read_parquet(?)"
    assert read(path, sql) == [(None, None, "NL01", "20250630", 326505.0)]


def test_file_tells_its_source_and_that_it_is_built(tmp_path):
    path = tmp_path / "l'été.parquet"  # a quote in a path must not break the SQL

    write_parquet(table("85099NED"), path)

    pairs = read(path, "select key, value from parquet_kv_metadata(?)")
    facts = {key.decode(): value.decode() for key, value in pairs}
    assert facts["table_id"] == "85099NED"
    assert facts["fetched_at"] == "2026-11-21T12:00:00+01:00"
    assert "CC BY 4.0" in facts["source"]
    assert facts["example"].startswith("Voorbeeld: built from")


def test_full_disk_leaves_the_old_file(tmp_path):
    path = tmp_path / "85099NED.parquet"
    path.write_bytes(b"oud")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(StorageError, match="schijf is vol"):
            write_parquet(table("85099NED"), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]
