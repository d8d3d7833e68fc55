import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest

from jeugdregio.kernel.errors import ConfigurationError, StorageError
from jeugdregio.register.vault.keyfile import (
    KeyFile,
    change_key_file,
    load_key_file,
    open_key_file,
)
from jeugdregio.register.vault.keyring import Keyring, Purpose


DAY = date(2026, 11, 21)


def opened(path: Path, seed: int = 1) -> Keyring:
    return open_key_file(path, created=DAY, random_bytes=Random(seed).randbytes)


def test_the_file_is_made_once_and_read_after_that(tmp_path):
    path = tmp_path / "home" / "keys.json"

    first, second = opened(path, seed=1), opened(path, seed=2)

    assert first.fingerprints() == second.fingerprints()
    assert path.read_text() == first.to_text()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "keys.json",
        "keys.json.lock",
    ]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o177])
def test_only_we_may_read_it_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        opened(tmp_path / "keys.json")
        change_key_file(
            tmp_path / "keys.json",
            lambda ring: ring.with_new_key(Purpose.BSN_VALUE, created=DAY),
        )
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o666])
def test_a_file_that_others_may_touch_is_refused_with_what_to_do(tmp_path, mode):
    path = tmp_path / "keys.json"
    ring = opened(path)
    path.chmod(mode)

    for read in (load_key_file, opened, lambda path: KeyFile(path)()):
        with pytest.raises(ConfigurationError) as caught:
            read(path)
        assert f"rechten {mode:o}, verwacht 600" in str(caught.value)
        assert f"chmod 600 {path}" in caught.value.hint

    path.chmod(0o400)
    assert load_key_file(path).fingerprints() == ring.fingerprints()


def test_a_damaged_file_is_refused_and_not_made_anew(tmp_path):
    path = tmp_path / "keys.json"
    opened(path)
    half = path.read_text()[:200]
    path.write_text(half)

    with pytest.raises(ConfigurationError, match="geen sleutelbestand"):
        opened(path)
    assert path.read_text() == half


@pytest.mark.parametrize("name", ["absent.json", "a-folder", "a-file/keys.json"])
def test_a_file_that_is_not_there_is_a_storage_error(tmp_path, name):
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-file").touch()
    with pytest.raises(StorageError, match="niet te lezen of te schrijven"):
        load_key_file(tmp_path / name)
    with pytest.raises(StorageError):
        change_key_file(tmp_path / name, lambda ring: ring)


def test_a_release_with_a_new_purpose_adds_its_key_to_the_file(tmp_path):
    path = tmp_path / "keys.json"
    old = opened(path)
    kept = {each: keys for each, keys in old.keys.items() if each != "name-value"}
    change_key_file(path, lambda ring: Keyring(kept, old.writers))

    new = opened(path, seed=2).fingerprints()

    assert new.keys() == old.fingerprints().keys()
    differ = [each for each in new if new[each] != old.fingerprints()[each]]
    assert differ == ["name-value:1"]


def test_keys_of_a_process_that_heeds_no_lock_are_not_overwritten(tmp_path):
    path = tmp_path / "keys.json"
    of_the_other = Keyring.generate(created=DAY).to_text()

    def random_bytes(count: int) -> bytes:
        path.write_text(of_the_other)  # just before ours would be put in place
        return os.urandom(count)

    with pytest.raises(StorageError, match="EEXIST"):
        open_key_file(path, created=DAY, random_bytes=random_bytes)
    assert path.read_text() == of_the_other


def test_a_change_that_fails_leaves_the_file(tmp_path):
    path = tmp_path / "keys.json"
    before = opened(path).to_text()

    with pytest.raises(ConfigurationError, match="nog in gebruik"):
        change_key_file(path, lambda ring: ring.without_key(Purpose.BSN_VALUE, 1))

    assert path.read_text() == before
    # The lock is free again: this would wait for ever.
    change_key_file(path, lambda ring: ring)


def test_a_running_program_sees_a_new_key_at_its_next_use(tmp_path):
    path = tmp_path / "keys.json"
    opened(path)
    source = KeyFile(path)
    first = source()
    assert source() is first

    change_key_file(
        path, lambda ring: ring.with_new_key(Purpose.BSN_INDEX, created=DAY)
    )
    assert [key.id for key in source().live(Purpose.BSN_INDEX)] == [1, 2]

    path.unlink()
    with pytest.raises(StorageError):
        source()


def run(script: str, folder: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


RACE = """
import os, sys
from datetime import date
from pathlib import Path
from jeugdregio.register.vault.keyfile import open_key_file

path = Path(sys.argv[1]) / "keys.json"
start, go = os.pipe()
for each in range(12):
    if os.fork() == 0:
        os.close(go)
        os.read(start, 1)  # until the parent closes its end
        ring = open_key_file(path, created=date(2026, 11, 21))
        os.write(1, (ring.current("bsn-value").fingerprint + "\\n").encode())
        os._exit(0)
os.close(go)
print([os.waitstatus_to_exitcode(os.wait()[1]) for each in range(12)])
"""


@pytest.mark.parametrize("turn", range(5))
def test_twelve_processes_that_start_at_once_get_the_same_keys(tmp_path, turn):
    *marks, codes = run(RACE, tmp_path).split("\n", 12)

    assert codes.strip() == str([0] * 12)
    assert len(marks) == 12 and len(set(marks)) == 1
    assert (
        marks[0]
        == load_key_file(tmp_path / "keys.json").current(Purpose.BSN_VALUE).fingerprint
    )


# A process is killed before each line that it would execute in keyfile.py, in turn.
KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from jeugdregio.register.vault import keyfile
from jeugdregio.register.vault.keyring import Purpose

DAY = date(2026, 11, 21)

def kill_before_line(number):
    passed = 0
    def trace(frame, event, argument):
        nonlocal passed
        if frame.f_code.co_filename != keyfile.__file__:
            return None
        if event == "line":
            passed += 1
            if passed == number:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)

def outcomes(prepare, work, look):
    for number in range(1, 200):
        path = Path(sys.argv[1]) / f"{work.__name__}-{number}" / "keys.json"
        prepare(path)
        child = os.fork()
        if child == 0:
            kill_before_line(number)
            work(path)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(work.__name__, code, look(path), end=" ")
        ring = keyfile.open_key_file(path, created=DAY)
        print(len(ring.fingerprints()), sorted(os.listdir(path.parent)))
        if code == 0:
            return
    raise SystemExit("never got to the end")

def create(path):
    keyfile.open_key_file(path, created=DAY)

def add(path):
    keyfile.change_key_file(
        path, lambda ring: ring.with_new_key(Purpose.BSN_VALUE, created=DAY)
    )

def keys_in(path):
    if not path.exists():
        return "none"
    return len(keyfile.load_key_file(path).fingerprints())

outcomes(lambda path: None, create, keys_in)
outcomes(create, add, keys_in)
"""


def test_killed_before_any_line_it_leaves_the_old_file_or_the_new(tmp_path):
    lines = [line.split(" ", 4) for line in run(KILLED, tmp_path).splitlines()]
    created = [line for line in lines if line[0] == "create"]
    added = [line for line in lines if line[0] == "add"]

    # Name, exit code, keys found after the kill, keys after opening again, files.
    for group, before, after in ((created, "none", "5"), (added, "5", "6")):
        found = [line[2] for line in group]
        assert found == sorted(found, key=[before, after].index), "not once old to new"
        assert set(found) == {before, after}
        assert len(group) > 25
        assert [line[1] for line in group] == ["-9"] * (len(group) - 1) + ["0"]
    assert {line[3] for line in created} == {"5"}
    assert {line[3] for line in added} == {"5", "6"}
