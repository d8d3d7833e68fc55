"""Fetching tables of CBS, from a server of our own that plays CBS."""

from __future__ import annotations

import pytest

from factories import MOMENT
from fixtures.cbs.server import CbsServer
from jeugdregio.actions.refresh_data import refresh_data
from jeugdregio.kernel.errors import InvalidInputError


@pytest.fixture
def server():
    with CbsServer() as running:
        running.play("85099NED")
        running.play("83454NED")
        yield running


def refresh(server, home, *tables, **more):
    return refresh_data(
        home, base_address=server.base, tables=tables, at=MOMENT, **more
    )


def test_table_lands_in_the_home_folder(server, tmp_path):
    [result] = refresh(server, tmp_path, "85099NED")

    assert (result.table_id, result.rows, result.error) == ("85099NED", 5, None)
    assert result.file.is_relative_to(tmp_path / "cbs" / "tables")
    assert result.file.exists()
    assert any((tmp_path / "cbs" / "archive").rglob("*.gz"))


def test_table_that_fails_does_not_stop_the_other(server, tmp_path):
    server.replies = {k: v for k, v in server.replies.items() if "85099" not in k}
    first, second = refresh(server, tmp_path, "85099NED", "83454NED")

    assert first.error is not None
    assert second.error is None
    assert second.rows > 0


def test_progress_names_each_table_and_how_many_there_are(server, tmp_path):
    told = []
    refresh(
        server, tmp_path, "85099NED", "83454NED", progress=lambda *at: told.append(at)
    )

    assert {name for name, _, _ in told} == {"85099NED", "83454NED"}
    assert {total for _, _, total in told} == {2}
    assert {place for _, place, _ in told} == {0, 1}


def test_answers_can_be_recorded_as_fixtures(server, tmp_path):
    refresh(server, tmp_path, "83454NED", record_in=tmp_path / "fixtures")
    assert any((tmp_path / "fixtures" / "83454NED").glob("*Z.json"))


def test_unknown_table_is_refused_before_anything_is_asked(server, tmp_path):
    with pytest.raises(InvalidInputError) as caught:
        refresh(server, tmp_path, "85099NED", "00000NED")

    assert "00000NED" in caught.value.message
    assert "85099NED" in caught.value.hint
    assert server.asked == []
    assert list(tmp_path.iterdir()) == []
