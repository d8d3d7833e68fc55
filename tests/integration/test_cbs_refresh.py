"""A refresh from service to Parquet, with everything that can go wrong on the way."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from fixtures.cbs.server import CbsServer, Reply
from jeugdregio.facts.cbs.archive import Archive
from jeugdregio.facts.cbs.client import CbsClient
from jeugdregio.facts.cbs.refresh import (
    DEFAULT_TABLES,
    Progress,
    TableRequest,
    rebuild,
    record,
    refresh,
)


MAY = datetime(2026, 5, 1, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 1, 9, tzinfo=UTC)
REQUESTS = (TableRequest("85099NED"), TableRequest("85102NED"))


@pytest.fixture
def server():
    with CbsServer() as running:
        running.play("85099NED")
        running.play("85102NED")
        yield running


def run(server, folder, when=MAY, requests=REQUESTS, **rest):
    with CbsClient(
        server.base, sleep=lambda _: None, monotonic=time.monotonic, attempts=2
    ) as client:
        archive = Archive(folder / "archief")
        target = folder / "open_data"
        return refresh(client, archive, target, requests, fetched_at=when, **rest)


def total(path):
    with duckdb.connect() as connection:
        sql = "select sum(value) from read_parquet(?)"
        return connection.execute(sql, [str(path)]).fetchone()[0]


def revise(server, value):
    """CBS publishes another figure for the reference day."""

    def edit(page):
        page["value"][0]["Value"] = value

    server.change("/85102NED/Observations", edit)


def test_result_tells_rows_periods_status_and_change(server, tmp_path):
    first, second = run(server, tmp_path)

    assert (first.rows, first.changed, first.error) == (5, True, None)
    assert first.title == "Kerncijfers over jeugdzorg (vanaf 2021)"
    assert first.first_period.code == "2021JJ00"
    assert (first.last_period.code, first.status) == ("2023HJ01", "voorlopig")
    assert (second.rows, second.last_period.last_day) == (1, date(2025, 6, 30))
    assert total(second.file) == 326505


def test_second_refresh_without_news_changes_nothing(server, tmp_path):
    run(server, tmp_path, MAY)
    before = sorted((tmp_path / "archief").rglob("*.gz"))

    results = run(server, tmp_path, NOVEMBER)

    assert [each.changed for each in results] == [False, False]
    assert sorted((tmp_path / "archief").rglob("*.gz")) == before
    assert all(each.file.exists() for each in results)


def test_revised_figure_is_news_and_the_old_one_stays_readable(server, tmp_path):
    run(server, tmp_path, MAY)
    revise(server, 330000)

    results = run(server, tmp_path, NOVEMBER)

    archive = Archive(tmp_path / "archief")
    assert [each.changed for each in results] == [False, True]
    assert total(results[1].file) == 330000
    assert archive.table("85102NED", date(2026, 6, 1)).value == (326505,)
    assert archive.table("85102NED", date(2026, 11, 1)).value == (330000,)


def test_files_can_be_made_again_as_of_a_day(server, tmp_path):
    run(server, tmp_path, MAY)
    revise(server, 330000)
    run(server, tmp_path, NOVEMBER)
    archive, target = Archive(tmp_path / "archief"), tmp_path / "mei"

    known, unknown = rebuild(
        archive, target, ["85102NED", "85097NED"], as_of=date(2026, 10, 31)
    )

    assert total(known.file) == 326505
    assert "op die dag nog niets opgehaald" in str(unknown.error)


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (Reply(b"<html>", kind="text/html"), "webpagina"),
        (Reply(status=503), "2 pogingen"),
        (Reply(b'{"value": ['), "2 pogingen"),
        (Reply(b'{"waarde": []}'), "'value' ontbreekt"),
    ],
    ids=["web page", "busy", "cut", "other"],
)
def test_table_that_fails_keeps_its_file_and_lets_the_others_pass(
    server, tmp_path, reply, text
):
    old = run(server, tmp_path, MAY)[0].file
    server.put("/85099NED/Observations", reply)
    revise(server, 330000)

    failed, passed = run(server, tmp_path, NOVEMBER)

    assert text in str(failed.error)
    assert (failed.file, failed.rows, failed.changed) == (None, 0, False)
    # 2955 + 2455 + 10 + 461985 + 398555
    assert total(old) == 865960
    assert total(passed.file) == 330000


def test_failure_on_the_second_page_keeps_nothing_of_the_first(server, tmp_path):
    server.put("/85099NED/Observations?$skip=3", Reply(status=500))

    failed, _ = run(server, tmp_path)

    assert failed.error is not None
    assert Archive(tmp_path / "archief").as_of("85099NED") is None


def test_download_that_cannot_be_read_does_not_count(server, tmp_path):
    run(server, tmp_path, MAY)
    revise(server, "veel")

    _, failed = run(server, tmp_path, NOVEMBER)

    assert "'Value' is geen getal" in str(failed.error)
    assert Archive(tmp_path / "archief").as_of("85102NED").fetched_at == MAY


def test_dimension_that_was_not_there_is_refused_by_name(server, tmp_path):
    requests = (TableRequest("85102NED", ("RegioS",)), TableRequest("85099NED"))

    failed, passed = run(server, tmp_path, requests=requests)

    assert "onverwachte dimensie: Perioden" in str(failed.error)
    assert passed.error is None


def test_unknown_table_fails_alone(server, tmp_path):
    requests = (TableRequest("99999NED"), *REQUESTS)

    results = run(server, tmp_path, requests=requests)

    assert [each.error is None for each in results] == [False, True, True]
    assert results[0].error.exit_code == 11


def test_progress_tells_table_and_figures(server, tmp_path):
    told: list[Progress] = []

    run(server, tmp_path, progress=told.append)

    assert [(each.table_id, each.position, each.total, each.rows) for each in told] == [
        ("85099NED", 1, 2, 0),
        ("85099NED", 1, 2, 3),
        ("85099NED", 1, 2, 5),
        ("85102NED", 2, 2, 0),
        ("85102NED", 2, 2, 1),
    ]


def test_recorded_answers_replay_as_fixtures(server, tmp_path):
    folder = tmp_path / "opnamen"
    with CbsClient(
        server.base, sleep=lambda _: None, monotonic=time.monotonic
    ) as client:
        results = record(client, folder, REQUESTS, fetched_at=MAY)

    assert [each.error for each in results] == [None, None]
    kept = json.loads(next((folder / "85099NED").glob("*Z.json")).read_text())
    assert "_built" not in kept
    with CbsServer() as again:
        again.play("85099NED", folder=folder)
        (replayed,) = run(again, tmp_path, requests=REQUESTS[:1])
    assert total(replayed.file) == 865960


KILLED = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from jeugdregio.facts.cbs.archive import Archive
from jeugdregio.facts.cbs.client import CbsClient
from jeugdregio.facts.cbs.refresh import TableRequest, refresh

base, folder = sys.argv[1], Path(sys.argv[2])
with CbsClient(base, sleep=time.sleep, monotonic=time.monotonic) as client:
    refresh(
        client, Archive(folder / "archief"), folder / "open_data",
        [TableRequest("85099NED")], fetched_at=datetime(2026, 11, 1, 9, tzinfo=UTC),
    )
"""


def test_killed_process_leaves_the_old_figures(server, tmp_path):
    old = run(server, tmp_path, MAY)[0].file
    server.asked.clear()
    second = "/85099NED/Observations?$skip=3"
    hold = server.replies[f"/CBS{second}"][0].hold = threading.Event()

    command = [sys.executable, "-c", KILLED, server.base, str(tmp_path)]
    source = str(Path(__file__).parents[2] / "src")
    process = subprocess.Popen(command, env={"PYTHONPATH": source})
    while f"/CBS{second}" not in server.asked:
        assert process.poll() is None, "the refresh ended before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    hold.set()

    assert total(old) == 865960
    archive = Archive(tmp_path / "archief")
    assert archive.as_of("85099NED").fetched_at == MAY
    assert len(archive.table("85099NED")) == 5


def test_default_tables_name_their_dimensions_and_are_asked_once():
    names = [each.table_id for each in DEFAULT_TABLES]

    assert names == [
        *("85099NED", "85097NED", "85100NED", "85098NED", "83454NED", "03759ned"),
    ]
    for each in DEFAULT_TABLES:
        assert each.dimensions
        known = {*each.dimensions, "Measure"}
        assert {condition.dimension for condition in each.where} <= known


def test_population_is_asked_by_year_of_age_to_22():
    (population,) = [each for each in DEFAULT_TABLES if each.table_id == "03759ned"]
    (ages,) = [each for each in population.where if each.dimension == "Leeftijd"]

    # Total, and 0, 1 ... 22 years: 24 codes; 23 years is 12300 and stays out.
    assert len(ages.values) == 24
    assert ages.values[:4] == ("10000", "10010", "10100", "10200")
    assert ages.values[-1] == "12200"
