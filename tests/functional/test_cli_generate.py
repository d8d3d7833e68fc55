"""``messages generate`` and what is loaded from its folder."""

import hashlib
import os
import signal
import subprocess
import time

import pytest

from functional.command import COMMAND, jeugdregio


SMALL = ["--months", 2, "--scale", 0.02, "--seed", 4, "--errors", 0.1]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "out"
    done = jeugdregio("messages", "generate", folder, *SMALL, home=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder, done


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_summary_counts_the_files_and_no_register_is_made(made):
    folder, done = made
    path, files, faulty = done.stdout.strip().split("\t")
    assert path == str(folder)
    assert files == f"{len(list((folder / 'berichten').iterdir()))} berichten"
    assert faulty.endswith("met een fout")
    assert [each.name for each in folder.parent.iterdir()] == ["out"]


def test_the_same_call_changes_nothing_and_says_so(made):
    folder, first = made
    before = digests(folder)
    again = jeugdregio("messages", "generate", folder, *SMALL, home=folder.parent)
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert "niets veranderd" in again.stderr
    assert digests(folder) == before


def test_a_folder_with_something_else_is_refused(made, tmp_path):
    folder, _ = made
    other = jeugdregio("messages", "generate", folder, "--seed", 5, home=tmp_path)
    assert other.returncode == 18, other.stderr
    (tmp_path / "werk").mkdir()
    (tmp_path / "werk" / "mijn.txt").write_text("eigen werk")
    mine = jeugdregio("messages", "generate", tmp_path / "werk", home=tmp_path)
    assert mine.returncode == 18, mine.stderr
    assert "staat al iets anders" in mine.stderr
    assert [each.name for each in (tmp_path / "werk").iterdir()] == ["mijn.txt"]


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--region", "JZ99"], 11, "JZ99"),
        (["--months", "0"], 18, "months"),
        (["--months", "61"], 18, "months"),
        (["--errors", "0.6"], 18, "errors"),
        (["--scale", "0"], 18, "scale"),
        (["--seed", "-1"], 18, "seed"),
        (["--until", "31-10-2026"], 2, "until"),
        (["--until", "2040-01-01"], 18, "until"),
    ],
)
def test_wrong_values_are_named_before_anything_is_made(tmp_path, options, code, says):
    done = jeugdregio("messages", "generate", tmp_path / "x", *options, home=tmp_path)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def started(folder, arguments):
    """A process that has written some messages of many."""
    process = subprocess.Popen(
        [COMMAND, "messages", "generate", str(folder), *map(str, arguments)],
        env={**os.environ, "JEUGDREGIO_HOME": str(folder.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while not list(folder.glob("berichten/*.xml")):
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < until
        time.sleep(0.01)
    return process


@pytest.mark.parametrize(
    ("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_stopped_call_is_finished_by_the_same_call(tmp_path, stop, code):
    larger = ["--months", 6, "--scale", 0.1, "--seed", 4]
    process = started(tmp_path / "out", larger)
    process.send_signal(stop)
    _, told = process.communicate(timeout=60)
    assert process.returncode == code, told
    assert (tmp_path / "out" / "onvolledig.json").exists()
    assert "Traceback" not in told
    assert stop is signal.SIGKILL or "gaat verder" in told

    done = jeugdregio("messages", "generate", tmp_path / "out", *larger, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "out" / "onvolledig.json").exists()
    whole = jeugdregio("messages", "generate", tmp_path / "new", *larger, home=tmp_path)
    assert whole.returncode == 0
    assert digests(tmp_path / "out") == digests(tmp_path / "new")


def test_contracts_and_aanbieders_of_the_folder_are_loaded(made, tmp_path):
    folder, _ = made
    for command, file in (
        ("contracts", "contracts.csv"),
        ("providers", "aanbieders.csv"),
    ):
        lines = len((folder / file).read_text().splitlines()) - 2
        first = jeugdregio(command, "load", folder / file, home=tmp_path)
        assert first.returncode == 0, first.stderr
        assert first.stdout == f"{lines} nieuw, 0 gewijzigd, 0 onveranderd.\n"
        assert "Voorbeeld" in first.stderr
        again = jeugdregio(command, "load", folder / file, home=tmp_path)
        assert again.stdout == f"0 nieuw, 0 gewijzigd, {lines} onveranderd.\n"


def test_a_changed_tariff_is_shown_and_a_wrong_one_refused(made, tmp_path):
    folder, _ = made
    table = (folder / "contracts.csv").read_text().splitlines()
    cells = table[2].split(",")
    file = tmp_path / "c.csv"

    def load(tarief):
        line = ",".join([*cells[:5], tarief, *cells[6:]])
        file.write_text("\n".join([table[1], line]))
        return jeugdregio("contracts", "load", file, home=tmp_path / "home")

    assert load("150").stdout == "1 nieuw, 0 gewijzigd, 0 onveranderd.\n"
    changed = load("165")
    assert changed.stdout == "0 nieuw, 1 gewijzigd, 0 onveranderd.\n"
    assert "regel 2" in changed.stderr and "150 -> 165 cent" in changed.stderr
    refused = load("1.65")
    assert refused.returncode == 18
    assert "regel 2, kolom tarief_cents: verwacht hele centen" in refused.stderr
