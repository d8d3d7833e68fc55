"""Building the fact tables: complete, or a clear error and no facts."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest

from facts_processes import (
    KILLED_AFTER,
    NAMES,
    PACKAGE,
    TRY_TO_BUILD,
    complete_folders,
    count,
    python,
)
from jeugdregio.facts.build import build_facts, facts_folder
from jeugdregio.facts.connect import open_facts
from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.kernel.errors import StorageError
from jeugdregio.standards.datasets import find_dataset, read_rows


# What a build makes


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def folder(home):
    return build_facts(home)


def test_a_build_makes_one_file_per_table(home, folder):
    assert folder == facts_folder(home)
    assert folder.parent == home / "facts" / "open"
    assert {path.stem for path in folder.glob("*.parquet")} == set(NAMES)
    assert complete_folders(home) == [folder]


@pytest.mark.parametrize("table", FACT_TABLES, ids=NAMES)
def test_files_have_exactly_the_columns_and_types_of_the_dictionary(folder, table):
    path = str(folder / f"{table.name}.parquet")
    with duckdb.connect() as connection:
        found = connection.read_parquet(path)
        assert list(zip(found.columns, map(str, found.types), strict=True)) == [
            (column.name, column.sql_type) for column in table.columns
        ]


@pytest.mark.parametrize(
    ("table", "grain"),
    [
        ("lasten", "jaar, verslagsoort, gm_code, taakveld"),
        ("inwoners", "jaar, gm_code"),
        ("jeugdbevolking", "jaar, gm_code"),
        ("gebruik", "jaar, gm_code, onderwerp, klasse"),
        ("gebied", "niveau, indeling, gebied_code, gm_code"),
        ("lacune", "niveau, indeling, gebied_code, gm_code"),
        ("kerncijfers", "maat, jaar"),
    ],
)
def test_no_two_rows_of_one_grain(folder, table, grain):
    with open_facts(folder) as facts:
        twice = facts.sql(
            f"SELECT {grain} FROM {table} GROUP BY {grain} HAVING COUNT(*) > 1"
        ).fetchall()
    assert twice == []
    assert count(folder, table) > 0


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("lasten", 24_206),  # data.md section 1
        ("inwoners", 3_543),
        ("jeugdbevolking", 697),
        # 697 gemeente-years (352 + 345) and the country in 2022, of each: the total,
        # 4 ages, the trajectories and 8 referrers
        ("gebruik", (352 + 345 + 1) * (1 + 4 + 1 + 8)),
        # 3 divided gemeenten: of today's, Littenseradiel touches 3, Winsum 2 and
        # Haaren 4; of regios only Haaren touches more than one, 2 in both divisions
        ("lacune", 3 + 2 + 4 + 2 * 2),
    ],
)
def test_rows(folder, table, rows):
    assert count(folder, table) == rows


def test_no_amount_is_lost(folder):
    total = sum(int(row["lasten_x1000_eur"]) for row in read_rows("lasten_iv3"))
    with open_facts(folder) as facts:
        [(found,)] = facts.sql("SELECT SUM(lasten_x1000_eur) FROM lasten").fetchall()
    assert found == total


def test_every_column_says_what_it_holds_and_every_table_what_it_is_made_of():
    for table in FACT_TABLES:
        assert table.grain.endswith(".")
        assert table.coverage.endswith(".")
        assert table.datasets
        assert all(find_dataset(name).sources for name in table.datasets)
        assert all(column.description.endswith(".") for column in table.columns)


# Building again


def test_progress_is_told_after_every_table(tmp_path):
    told = []
    build_facts(tmp_path, progress=lambda *step: told.append(step))
    assert told == [(name, i, 7) for i, name in enumerate(NAMES, start=1)]


def test_a_second_build_is_free(home, folder):
    def stamps():
        return {path: path.stat().st_mtime_ns for path in [folder, *folder.iterdir()]}

    before, told = stamps(), []
    assert build_facts(home, progress=lambda *step: told.append(step)) == folder
    assert stamps() == before
    assert told == []


def test_every_process_names_the_folder_the_same(home):
    code = """
        import sys
        from pathlib import Path
        from jeugdregio.facts.build import facts_folder
        sys.stdout.write(str(facts_folder(Path(sys.argv[1]))))
    """
    assert {python(code, home).stdout for _ in range(2)} == {str(facts_folder(home))}


def test_two_builds_give_the_same_figures(folder, tmp_path):
    again = build_facts(tmp_path)
    with open_facts(folder) as one, open_facts(again) as two:
        for name in NAMES:
            query = f"SELECT * FROM {name} ORDER BY ALL"
            assert one.sql(query).fetchall() == two.sql(query).fetchall()


def test_facts_of_an_older_fingerprint_are_removed(tmp_path):
    older = tmp_path / "facts" / "open" / "0123456789abcdef"
    older.mkdir(parents=True)
    (older / "lasten.parquet").write_bytes(b"old")
    folder = build_facts(tmp_path)
    assert complete_folders(tmp_path) == [folder]


def test_only_open_facts_are_removed(tmp_path):
    other = tmp_path / "facts" / "messages" / "2026-01.parquet"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"not ours")
    build_facts(tmp_path)
    assert other.read_bytes() == b"not ours"


@pytest.mark.parametrize(
    "name", ["var", "it's", 'a "b"', "één map", "a[1]", "jaar=2024", "x/../y"]
)
def test_any_name_of_the_home_will_do(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)  # JEUGDREGIO_HOME is ./var by default: relative
    folder = build_facts(Path(name))
    assert count(folder) == 24_206
    with open_facts(folder) as facts:
        assert facts.table("gebied").columns[-1] == "gm_code"


def test_a_build_does_not_touch_the_tables_of_another_that_is_busy(tmp_path):
    # ours is at the third table when another process starts, and is killed
    def start_another(_name, done, _of):
        if done == 3:
            assert python(KILLED_AFTER, tmp_path, 1).returncode == -signal.SIGKILL

    folder = build_facts(tmp_path, progress=start_another)
    assert {path.stem for path in folder.glob("*.parquet")} == set(NAMES)
    assert count(folder) == 24_206


def test_builds_that_start_together_all_get_the_facts(tmp_path):
    code = """
        import sys
        from pathlib import Path
        from jeugdregio.facts.build import build_facts
        from jeugdregio.facts.connect import open_facts
        sys.stdin.readline()
        with open_facts(build_facts(Path(sys.argv[1]))) as facts:
            sys.stdout.write(str(facts.sql("SELECT COUNT(*) FROM lacune").fetchall()))
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)]
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    processes = [
        subprocess.Popen(
            command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        for _ in range(3)
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=120) for process in processes]
    assert [out for out, _ in answers] == ["[(13,)]"] * 3, answers
    assert len(complete_folders(tmp_path)) == 1


# A build that does not get to its end


def test_a_killed_build_leaves_nothing_that_looks_like_facts(tmp_path):
    assert python(KILLED_AFTER, tmp_path, 3).returncode == -signal.SIGKILL
    assert list((tmp_path / "facts" / "open").iterdir())  # it was on its way
    assert complete_folders(tmp_path) == []

    folder = build_facts(tmp_path)
    assert complete_folders(tmp_path) == [folder]
    assert count(folder) == 24_206


def test_a_build_that_is_interrupted_leaves_nothing_that_looks_like_facts(tmp_path):
    def interrupt(_name, done, _of):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_facts(tmp_path, progress=interrupt)
    assert complete_folders(tmp_path) == []
    assert count(build_facts(tmp_path)) == 24_206


def test_remains_of_an_earlier_process_do_no_harm(tmp_path):
    target = facts_folder(tmp_path)
    partial = target.with_name(f".{target.name}.partial")
    partial.mkdir(parents=True)
    (partial / "lasten.parquet").write_bytes(b"half")
    (partial / "unknown.parquet").write_bytes(b"half")
    folder = build_facts(tmp_path)
    assert count(folder) == 24_206
    assert not (folder / "unknown.parquet").exists()


@pytest.mark.parametrize("limit", [0, 20_000])
def test_a_file_that_cannot_be_written_in_full_is_a_storage_error(tmp_path, limit):
    # the largest file has some 70 000 bytes
    capped = f"""
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
    """
    answer = python(capped + TRY_TO_BUILD, tmp_path)
    assert answer.stderr == ""
    assert answer.stdout.startswith("13 De feiten zijn niet opgeslagen: ")
    assert "Er is niets verloren" in answer.stdout
    assert "Tip: Maak ruimte" in answer.stdout
    assert complete_folders(tmp_path) == []
    assert count(build_facts(tmp_path)) == 24_206


FILL_THE_DISK_THEN_MAKE_ROOM = """
    import subprocess, sys
    from pathlib import Path
    from jeugdregio.facts.build import build_facts
    from jeugdregio.kernel.errors import UserError

    home, free = Path(sys.argv[1]), int(sys.argv[2])
    disk = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(home)]
    subprocess.run(disk, check=True)
    ballast = home / "ballast"
    ballast.write_bytes(bytes(1024 * 1024 - free))
    try:
        build_facts(home)
    except UserError as error:
        sys.stdout.write(f"{error.exit_code} {error}")
    place = home / "facts" / "open"
    sys.stdout.write(f" | {[each.name for each in place.iterdir()]}")
    ballast.unlink()
    sys.stdout.write(f" | {len(list(build_facts(home).glob('*.parquet')))}")
"""


@pytest.mark.parametrize("free", [4_096, 131_072])
def test_a_full_disk_is_named_and_a_build_works_once_there_is_room(tmp_path, free):
    # all tables together take some 150 000 bytes; the disk is one of our own, in a
    # namespace that ends with the process
    namespace = ["unshare", "--map-root-user", "--mount"]
    trial = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)]
    try:
        subprocess.run([*namespace, *trial], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("this machine does not let us mount a disk of our own")
    answer = python(FILL_THE_DISK_THEN_MAKE_ROOM, tmp_path, free, before=namespace)
    assert answer.stderr == ""
    error, left, later = answer.stdout.split(" | ")
    assert error.startswith("13 De feiten zijn niet opgeslagen: de schijf is vol (")
    assert "Tip: Maak ruimte" in error
    assert left == "[]"
    assert later == "7"


def test_a_home_that_is_a_file_is_a_storage_error(tmp_path):
    home = tmp_path / "home"
    home.write_text("geen map")
    with pytest.raises(StorageError) as caught:
        build_facts(home)
    assert "de map is niet te beschrijven" in caught.value.message
    assert caught.value.exit_code == 13
    assert home.read_text() == "geen map"
