"""Traffic in a folder: marked, whole, made once, and nothing in it names a person."""

import hashlib
import json
import re

import pytest

from jeugdregio.kernel.errors import InvalidInputError, StorageError
from jeugdregio.synthesis.folder import write_traffic
from jeugdregio.synthesis.names import ACHTERNAMEN, VOORNAMEN
from jeugdregio.synthesis.parameters import Parameters


SMALL = Parameters(months=2, scale=0.02, errors=0.1, seed=4)


class StoppedError(Exception):
    """What happens in the middle of writing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("traffic") / "out"
    write_traffic(folder, SMALL)
    return folder


def manifest(folder):
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_everything_says_voorbeeld(folder):
    assert manifest(folder)[0]["voorbeeld"].startswith("Voorbeeld")
    for name in ("contracts.csv", "aanbieders.csv"):
        first, second, *_ = (folder / name).read_text(encoding="utf-8").splitlines()
        assert first.startswith("# Voorbeeld")
        assert "agbcode" in second
    assert "Zorgaanbieder Voorbeeld 1" in (folder / "aanbieders.csv").read_text()


def test_the_manifest_lists_the_files_in_the_order_of_their_names(folder):
    entries = manifest(folder)[1:]
    names = [entry["file"] for entry in entries]
    assert names == sorted(path.name for path in (folder / "berichten").iterdir())
    days = [entry["dagtekening"] for entry in entries]
    assert days == sorted(days)
    assert all(
        re.fullmatch(r"\d{7}_JW3\d\d_(\d{4}|\d{8})\.xml", name) for name in names
    )


def test_what_is_accepted_has_no_fault_and_the_other_way_round(folder):
    for entry in manifest(folder)[1:]:
        assert entry["accepted"] == (entry["fault"] is None)
        if entry["accepted"] or entry["level"] == "structuur":
            assert entry["expects"] == []
        else:
            assert len(entry["expects"]) == 1
            assert entry["key"]


def test_manifest_and_names_hold_no_person(folder):
    text = (folder / "manifest.jsonl").read_text(encoding="utf-8")
    numbers = set()
    for path in (folder / "berichten").iterdir():
        numbers |= set(re.findall(rb":Bsn>(\d{9})<", path.read_bytes()))
    assert len(numbers) > 50
    assert not any(number.decode() in text for number in numbers)
    people = [name for name, _ in ACHTERNAMEN if name != "Voorbeeld"]
    assert not any(name in text for name in [*people, *VOORNAMEN])
    # Nine digits in a row could be taken for a BSN.
    assert not re.search(r"(?<!\d)\d{9}(?!\d)", text)


def test_files_are_written_as_the_standard_asks(folder):
    """UTF-8 without BOM, lines that end in CR/LF (OP192), but for the faults."""
    faulty = {entry["file"] for entry in manifest(folder)[1:] if entry["fault"]}
    for path in (folder / "berichten").iterdir():
        if path.name not in faulty:
            content = path.read_bytes()
            assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\r\n')
            assert content.count(b"\n") == content.count(b"\r\n")


def test_a_second_call_changes_nothing(folder):
    before = digests(folder)
    again = write_traffic(folder, SMALL)
    assert not again.is_new
    assert again.files == len(manifest(folder)) - 1
    assert again.faulty == sum(e["fault"] is not None for e in manifest(folder)[1:])
    assert digests(folder) == before


def test_an_interrupted_call_goes_on_to_the_same_end(folder, tmp_path):
    target = tmp_path / "out"

    def stop(done, total):
        del total
        if done >= 250:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_traffic(target, SMALL, progress=stop)
    assert (target / "onvolledig.json").exists()
    assert not (target / "manifest.jsonl").exists()
    assert write_traffic(target, SMALL).is_new
    assert digests(target) == digests(folder)


def test_progress_ends_with_all_files(tmp_path):
    told = []
    written = write_traffic(
        tmp_path / "out",
        Parameters(months=1, scale=0.01),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (written.files, written.files)


def test_a_folder_with_something_else_is_left_alone(folder, tmp_path):
    with pytest.raises(InvalidInputError, match="iets anders"):
        write_traffic(folder, Parameters(months=2, scale=0.02, errors=0.1, seed=5))
    (tmp_path / "brief.txt").write_text("van iemand anders")
    with pytest.raises(InvalidInputError, match="iets anders"):
        write_traffic(tmp_path, SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_finished_folder_that_lost_a_file_is_not_called_whole(tmp_path):
    parameters = Parameters(months=1, scale=0.01)
    write_traffic(tmp_path / "out", parameters)
    next((tmp_path / "out" / "berichten").iterdir()).unlink()
    with pytest.raises(InvalidInputError, match="niet heel"):
        write_traffic(tmp_path / "out", parameters)


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("geen map")
    with pytest.raises(StorageError):
        write_traffic(tmp_path / "out", Parameters(months=1, scale=0.01))
