"""Full disk, damaged file, busy port, killed process: told clearly, nothing lost."""

import os
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import jeugdregio as package
from functional.command import COMMAND, jeugdregio


def small_files():
    """A limit on the size of files: writing beyond it fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def test_a_full_disk_while_building_facts_leaves_no_half_facts(tmp_path):
    done = jeugdregio("facts", "build", home=tmp_path, preexec_fn=small_files)
    assert done.returncode == 13, done.stderr
    # The register comes before the facts: whichever of the two found no room.
    stores = ("De database is niet te maken", "niet opgeslagen")
    assert any(store in done.stderr for store in stores), done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.parquet"))
    assert jeugdregio("facts", "build", home=tmp_path).returncode == 0


def test_a_full_disk_while_writing_keeps_the_earlier_file(tmp_path):
    home, target = tmp_path / "home", tmp_path / "F.csv"
    arguments = ["measures", "run", "lasten_iv3", "--period", "2024", "-o", target]
    assert jeugdregio(*arguments, home=home).returncode == 0
    before = target.read_bytes()
    done = jeugdregio(*arguments, "--force", home=home, preexec_fn=small_files)
    assert done.returncode == 13, done.stderr
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["F.csv"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to mount a small disk")
def test_the_demo_on_a_disk_of_one_megabyte_says_so(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        done = jeugdregio("demo", "--months", "0", "--no-serve", home=disk / "home")
        assert done.returncode == 13, done.stderr
        assert "Traceback" not in done.stderr
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_a_damaged_data_file_is_named(tmp_path, damage):
    source = Path(package.__file__).parent
    shutil.copytree(source, tmp_path / "jeugdregio")
    file = tmp_path / "jeugdregio/standards/data/lasten_iv3.csv"
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes().replace(b"58486", b"58487", 1) + b"\n")
    code = "from jeugdregio.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "facts", "build"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(tmp_path),
            "JEUGDREGIO_HOME": str(tmp_path / "home"),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 12, done.stderr
    assert "lasten_iv3.csv" in done.stderr


def test_damaged_facts_are_named_and_can_be_rebuilt(tmp_path):
    folder = Path(jeugdregio("facts", "build", home=tmp_path).stdout.strip())
    (folder / "lasten.parquet").write_bytes(b"geen parquet")
    arguments = ["measures", "run", "lasten_iv3", "--period", "2024"]
    done = jeugdregio(*arguments, home=tmp_path)
    assert done.returncode == 12, done.stderr
    assert "lasten.parquet" in done.stderr
    assert "facts build" in done.stderr
    shutil.rmtree(folder)
    assert jeugdregio(*arguments, home=tmp_path).returncode == 0


@pytest.mark.parametrize("command", [["serve"], ["demo"]])
def test_a_port_in_use_is_told_before_any_work(tmp_path, command):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = jeugdregio(*command, "--port", port, home=tmp_path)
    assert done.returncode == 14, done.stderr
    assert str(port) in done.stderr
    assert not (tmp_path / "jeugdregio.sqlite3").exists()


def test_an_unreachable_database_is_told_without_its_password(tmp_path):
    done = jeugdregio(
        "demo", "--months", "0", "--no-serve", home=tmp_path,
        JEUGDREGIO_DATABASE_URL="postgresql://u:geheim@127.0.0.1:9/x",
    )  # fmt: skip
    assert done.returncode == 13, done.stderr
    assert "geheim" not in done.stderr


@pytest.mark.slow  # it tries five times, with longer and longer pauses
def test_an_unreachable_cbs_is_told_and_costs_nothing(tmp_path):
    done = jeugdregio(
        "data", "refresh", "--table", "85099NED", home=tmp_path,
        JEUGDREGIO_CBS_BASE_ADDRESS="http://127.0.0.1:9/odata",
    )  # fmt: skip
    assert done.returncode == 17, done.stderr
    assert "85099NED" in done.stderr


SMALL_DEMO = ("demo", "--months", "1", "--scale", "0.02", "--no-serve")


def rows_of(home, table, condition="1 = 1"):
    """How many rows there are; none while there is no such table yet."""
    path = home / "jeugdregio.sqlite3"
    if not path.exists():
        return 0
    query = f"SELECT count(*) FROM register_{table} WHERE {condition}"
    database = sqlite3.connect(path, timeout=30)
    try:
        return database.execute(query).fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


MOMENTS = {
    "the database is being made": lambda home: (home / "jeugdregio.sqlite3").exists(),
    "the users are there": lambda home: rows_of(home, "user") > 0,
    "the tariffs are there": lambda home: rows_of(home, "contractline") > 0,
    "messages came in": lambda home: rows_of(home, "message") > 0,
}


def test_a_demo_killed_at_any_moment_can_be_started_again(tmp_path):
    home = tmp_path / "home"
    for has_come in MOMENTS.values():
        process = subprocess.Popen(
            [COMMAND, *SMALL_DEMO],
            env={**os.environ, "JEUGDREGIO_HOME": str(home)},
            stderr=subprocess.DEVNULL,
        )
        while process.poll() is None and not has_come(home):
            time.sleep(0.005)
        process.kill()
        process.wait()
    done = jeugdregio(*SMALL_DEMO, home=home)
    assert done.returncode == 0, done.stderr
    made = jeugdregio(
        "messages", "generate", str(tmp_path / "verkeer"), *SMALL_DEMO[1:-1],
        home=tmp_path,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    generated = len(list((tmp_path / "verkeer").rglob("*.xml")))
    assert generated > 100
    assert rows_of(home, "message", "direction = 'in'") == generated
    assert rows_of(home, "decision", "step_id = 'regiovisie'") == 16
    with sqlite3.connect(home / "jeugdregio.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    other = jeugdregio(*SMALL_DEMO, "--seed", "2", home=home)
    assert other.returncode == 18, other.stderr
    assert "--region JZ41 --seed 1" in other.stderr
    assert not list(tmp_path.rglob("*.partial"))
