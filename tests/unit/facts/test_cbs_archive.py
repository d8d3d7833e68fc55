"""The archive: what was said stays said, whatever happens to disk or process."""

from __future__ import annotations

import errno
import json
import os
import resource
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.cbs.server import FOLDER
from jeugdregio.facts.cbs.archive import CHECKED, Archive
from jeugdregio.facts.cbs.client import Answer
from jeugdregio.facts.cbs.files import storage_error, write_whole
from jeugdregio.kernel.errors import (
    DataDamagedError,
    InvalidInputError,
    StorageError,
)


MAY = datetime(2026, 5, 1, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 1, 9, tzinfo=UTC)


def answer(body: bytes, part: str = "Observations", page: int = 1) -> Answer:
    return Answer(part, page, "https://x/CBS/85102NED", 200, body, json.loads(body))


def keep(archive, fetched_at, *answers, selection=""):
    incoming = archive.incoming(
        "85102NED",
        base_address="https://x/CBS",
        selection=selection,
        fetched_at=fetched_at,
    )
    list(incoming.keep(answers))
    return incoming.commit()


def bodies(archive, download):
    return [each.body for each in archive.answers(download)]


@contextmanager
def full_disk(limit):
    """The kernel refuses to write files beyond ``limit`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_raw_answers_come_back_byte_for_byte(tmp_path):
    archive = Archive(tmp_path)
    raw = b'{ "value" :\r\n [ ] , "\xc3\xab": 1 }'

    download, changed = keep(archive, MAY, answer(raw))

    assert changed
    assert bodies(archive, download) == [raw]
    (kept,) = archive.as_of("85102NED").answers
    assert (kept.address, kept.status, kept.size) == (
        "https://x/CBS/85102NED",
        200,
        len(raw),
    )


def test_figures_are_read_as_they_were_on_a_day(tmp_path):
    archive = Archive(tmp_path)
    keep(archive, MAY, answer(b'{"value": [1]}'))
    keep(archive, NOVEMBER, answer(b'{"value": [2]}'))

    def known(day):
        return bodies(archive, archive.as_of("85102NED", day))

    assert archive.as_of("85102NED", date(2026, 4, 30)) is None
    assert known(date(2026, 5, 1)) == [b'{"value": [1]}']
    assert known(date(2026, 10, 31)) == [b'{"value": [1]}']
    assert known(date(2026, 11, 1)) == [b'{"value": [2]}']
    assert known(None) == [b'{"value": [2]}']


def test_same_content_adds_no_copy_but_tells_it_was_checked(tmp_path):
    archive = Archive(tmp_path)
    keep(archive, MAY, answer(b'{"value": [1]}'))
    before = sorted(path.name for path in (tmp_path / "85102NED").iterdir())

    download, changed = keep(archive, NOVEMBER, answer(b'{"value": [1]}'))

    after = sorted(path.name for path in (tmp_path / "85102NED").iterdir())
    assert not changed
    assert download.fetched_at == MAY
    assert after == sorted([*before, CHECKED])
    assert archive.checked_at("85102NED") == NOVEMBER


@pytest.mark.parametrize("moment", ["gisteren", "2026-11-01T09:00:00"])
def test_damaged_moment_of_checking_is_found(tmp_path, moment):
    archive = Archive(tmp_path)
    keep(archive, MAY, answer(b'{"value": [1]}'))
    path = tmp_path / "85102NED" / CHECKED
    path.write_text(json.dumps({"checked_at": moment}))

    with pytest.raises(DataDamagedError, match="moment klopt niet"):
        archive.checked_at("85102NED")


def test_other_selection_is_another_download(tmp_path):
    archive = Archive(tmp_path)
    keep(archive, MAY, answer(b'{"value": []}'))

    _, changed = keep(archive, NOVEMBER, answer(b'{"value": []}'), selection="a eq 'b'")

    assert changed
    assert archive.as_of("85102NED").selection == "a eq 'b'"


def test_equal_pages_are_stored_once(tmp_path):
    archive = Archive(tmp_path)
    keep(archive, MAY, answer(b'{"a": 1}', "Properties"), answer(b'{"value": [1]}'))
    keep(
        archive, NOVEMBER, answer(b'{"a": 1}', "Properties"), answer(b'{"value": [2]}')
    )

    stored = list((tmp_path / "85102NED").glob("Properties-*"))

    assert len(stored) == 1


def test_uncommitted_download_does_not_exist(tmp_path):
    archive = Archive(tmp_path)
    incoming = archive.incoming(
        "85102NED", base_address="https://x", selection="", fetched_at=MAY
    )
    list(incoming.keep([answer(b'{"value": [1]}')]))

    assert archive.as_of("85102NED") is None


def test_full_disk_is_told_and_the_old_figures_stay(tmp_path):
    archive = Archive(tmp_path, compress=False)
    keep(archive, MAY, answer(b'{"value": [1]}'))
    large = b'{"value": ["' + b"x" * 50_000 + b'"]}'

    with full_disk(10_000), pytest.raises(StorageError) as caught:
        keep(archive, NOVEMBER, answer(large))

    assert "de schijf is vol" in str(caught.value)
    assert "De oude cijfers staan er nog" in str(caught.value)
    assert bodies(archive, archive.as_of("85102NED")) == [b'{"value": [1]}']
    assert not list((tmp_path / "85102NED").glob(".*"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EDQUOT, "de schijf is vol"),
        (errno.EACCES, "schrijven mag daar niet"),
        (errno.EROFS, "schrijven mag daar niet"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_failure_of_the_disk_is_told_with_the_file(code, text):
    error = OSError(code, os.strerror(code))

    told = storage_error(error, Path("archief/85102NED/x.json"))

    assert text in told.message
    assert "x.json" in told.message


def test_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "85102NED").write_text("in de weg")

    with pytest.raises(StorageError, match="kan niet worden geschreven"):
        keep(Archive(tmp_path), MAY, answer(b"{}"))


def test_file_is_old_or_new_never_half(tmp_path):
    path = tmp_path / "cijfers.json"
    write_whole(path, b"oud")

    with full_disk(10), pytest.raises(StorageError):
        write_whole(path, b"nieuw " * 100)

    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_file_is_put_in_place_and_not_written_over(tmp_path):
    # Writing over would show in the second name of the same file.
    path, same = tmp_path / "cijfers.json", tmp_path / "zelfde.json"
    write_whole(path, b"oud")
    same.hardlink_to(path)

    write_whole(path, b"nieuw")

    assert (path.read_bytes(), same.read_bytes()) == (b"nieuw", b"oud")


def test_what_a_killed_process_left_is_swept_a_day_later(tmp_path):
    archive = Archive(tmp_path)
    left = tmp_path / "85102NED" / ".Observations-1.abc.json.gz.x1.part"
    left.parent.mkdir()
    left.write_bytes(b"half")
    os.utime(left, (MAY.timestamp(), MAY.timestamp()))

    keep(archive, MAY + timedelta(hours=23), answer(b'{"value": [1]}'))
    assert left.exists()  # perhaps another process is still writing
    keep(archive, MAY + timedelta(hours=25), answer(b'{"value": [2]}'))
    assert not left.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b", b"geen gzip"], ids=["empty", "cut", "other"]
)
def test_damaged_answer_is_found(tmp_path, content):
    archive = Archive(tmp_path)
    download, _ = keep(archive, MAY, answer(b'{"value": [1]}'))
    (stored,) = (tmp_path / "85102NED").glob("Observations-*")
    stored.write_bytes(content)

    with pytest.raises(DataDamagedError, match=r"beschadigd: Observations-1"):
        bodies(archive, download)


def test_changed_answer_is_found(tmp_path):
    archive = Archive(tmp_path, compress=False)
    download, _ = keep(archive, MAY, answer(b'{"value": [1]}'))
    (stored,) = (tmp_path / "85102NED").glob("Observations-*")
    stored.write_bytes(b'{"value": [9]}')

    with pytest.raises(DataDamagedError, match="vingerafdruk"):
        bodies(archive, download)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"x")])
def test_lost_or_damaged_answer_is_mended_by_the_next_download(tmp_path, spoil):
    archive = Archive(tmp_path)
    download, _ = keep(archive, MAY, answer(b'{"value": [1]}'))
    (stored,) = (tmp_path / "85102NED").glob("Observations-*")
    spoil(stored)

    with pytest.raises(DataDamagedError, match="beschadigd"):
        bodies(archive, download)
    keep(archive, NOVEMBER, answer(b'{"value": [1]}'))

    assert bodies(archive, archive.as_of("85102NED")) == [b'{"value": [1]}']


@pytest.mark.parametrize(
    "edit",
    [
        lambda it: it.pop("answers"),
        lambda it: it.pop("selection"),
        lambda it: it["answers"][0].pop("sha256"),
        lambda it: it["answers"][0].update(file="../../x"),
        lambda it: it.update(fetched_at="gisteren"),
        lambda it: it.update(fetched_at="2026-05-01T09:00:00"),
    ],
)
def test_damaged_description_is_found(tmp_path, edit):
    archive = Archive(tmp_path)
    keep(archive, MAY, answer(b'{"value": [1]}'))
    (path,) = (tmp_path / "85102NED").glob("*Z.json")
    content = json.loads(path.read_text())
    edit(content)
    path.write_text(json.dumps(content))

    with pytest.raises(DataDamagedError, match="beschadigd"):
        archive.as_of("85102NED")


def test_table_id_cannot_leave_the_folder(tmp_path):
    with pytest.raises(InvalidInputError):
        Archive(tmp_path / "archief").as_of("../geheim")


def test_moment_without_time_zone_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match="tijdzone"):
        keep(Archive(tmp_path), datetime(2026, 5, 1), answer(b"{}"))


def test_built_answers_say_so_when_read():
    table = Archive(FOLDER).table("85099NED")

    assert table.built.startswith("built from jeugdzorg_in_natura_gemeente")
    assert len(table) == 5


def test_recorded_answer_takes_the_place_of_a_built_one(tmp_path):
    # Even with equal content: a real answer must not go on as built.
    (tmp_path / "85102NED").mkdir()
    for path in (FOLDER / "85102NED").iterdir():
        (tmp_path / "85102NED" / path.name).write_bytes(path.read_bytes())
    archive = Archive(tmp_path, compress=False)
    built = archive.as_of("85102NED")

    moment = built.fetched_at + timedelta(days=1)
    recorded, changed = keep(archive, moment, *archive.answers(built))

    assert changed
    assert recorded.built is None
    assert archive.table("85102NED").built is None


def test_nothing_known_is_none(tmp_path):
    archive = Archive(tmp_path)

    assert archive.table("85099NED") is None
    assert archive.checked_at("85099NED") is None
