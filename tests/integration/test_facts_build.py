"""Building and opening the fact tables: complete, or a clear error and no facts."""

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import tomllib
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

import jeugdregio
from jeugdregio.facts.build import build_facts, facts_folder
from jeugdregio.facts.connect import open_facts
from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.kernel.errors import DataDamagedError, StorageError
from jeugdregio.standards.datasets import find_dataset, read_rows


PACKAGE = Path(jeugdregio.__file__).parent
NAMES = [table.name for table in FACT_TABLES]


def python(code, *arguments, package=PACKAGE, before=()):
    """Run code in a process of its own."""
    return subprocess.run(
        [*before, sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


KILLED_AFTER = """
    import os, signal, sys
    from pathlib import Path
    from jeugdregio.facts.build import build_facts
    def kill(name, done, of):
        if done == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    build_facts(Path(sys.argv[1]), progress=kill)
"""


def complete_folders(home):
    """What could be taken for facts: a name with a dot in front cannot."""
    place = home / "facts" / "open"
    if not place.is_dir():
        return []
    return [each for each in place.iterdir() if not each.name.startswith(".")]


def count(folder, table="lasten"):
    with open_facts(folder) as facts:
        [(rows,)] = facts.sql(f"SELECT COUNT(*) FROM {table}").fetchall()
    return rows


# What a build makes


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def folder(home):
    return build_facts(home)


@pytest.fixture
def copy(folder, tmp_path):
    """A copy of the facts that a test may damage."""
    return Path(shutil.copytree(folder, tmp_path / "copy"))


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


@pytest.mark.parametrize("table", FACT_TABLES, ids=NAMES)
def test_open_facts_shows_the_same_columns(folder, table):
    with open_facts(folder) as facts:
        found = facts.table(table.name)
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


TRY_TO_BUILD = """
    import sys
    from pathlib import Path
    from jeugdregio.facts.build import build_facts
    from jeugdregio.kernel.errors import UserError
    try:
        build_facts(Path(sys.argv[1]))
    except UserError as error:
        sys.stdout.write(f"{error.exit_code} {error}")
"""


@pytest.mark.parametrize("limit", [0, 2_000, 20_000])
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


@pytest.mark.parametrize("size", ["4k", "64k", "128k"])
def test_a_full_disk_is_named_and_a_later_build_works(tmp_path, size):
    # a disk of our own, in a namespace that ends with the process
    own_disk = ["unshare", "--map-root-user", "--mount"]
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(tmp_path)]
    try:
        subprocess.run([*own_disk, *mount], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("this machine does not let us mount a disk of our own")
    code = (
        """
    import subprocess, sys
    mount = sys.argv[2:]
    subprocess.run(mount, check=True)
    """
        + TRY_TO_BUILD
        + """
    place = Path(sys.argv[1]) / "facts" / "open"
    sys.stdout.write(f" | {[each.name for each in place.glob('*')]}")
    larger = [part.replace("size=", "remount,size=8m,x-was=") for part in mount]
    subprocess.run([*larger[:4], *larger[5:]], check=True)
    build_facts(Path(sys.argv[1]))
    sys.stdout.write(f" | {len(list(place.glob('*/*.parquet')))}")
    """
    )
    answer = python(code, tmp_path, *mount, before=own_disk)
    assert answer.stderr == ""
    error, left, later = answer.stdout.split(" | ")
    assert error.startswith("13 De feiten zijn niet opgeslagen: de schijf is vol (")
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


# Damaged sources


@pytest.fixture
def package(tmp_path):
    """A copy of the package that a test may damage."""
    later = shutil.ignore_patterns(
        "__pycache__", "web", "publishing", "actions", "register", "region", "cli"
    )
    return Path(shutil.copytree(PACKAGE, tmp_path / "jeugdregio", ignore=later))


def datasets_of_facts():
    return sorted({name for table in FACT_TABLES for name in table.datasets})


@pytest.mark.parametrize("name", datasets_of_facts())
def test_a_dataset_that_was_altered_is_refused(tmp_path, package, name):
    path = package / "standards" / "data" / find_dataset(name).file
    content = path.read_bytes()
    path.write_bytes(content[:-2] + b"9\n")  # the last digit of the last line
    assert path.read_bytes() != content
    answer = python(TRY_TO_BUILD, tmp_path / "home", package=package)
    assert answer.stderr == ""
    assert answer.stdout.startswith(f"12 Het databestand {path.name} is beschadigd")
    assert complete_folders(tmp_path / "home") == []


def test_a_dataset_that_is_missing_is_refused(tmp_path, package):
    (package / "standards" / "data" / "inwoners.csv").unlink()
    answer = python(TRY_TO_BUILD, tmp_path / "home", package=package)
    assert answer.stdout.startswith("12 Het databestand inwoners.csv ontbreekt")
    assert complete_folders(tmp_path / "home") == []


def test_a_value_of_another_form_names_the_table(tmp_path, package):
    # a dataset that fits its checksum but not the dictionary: a fault of ours
    data = package / "standards" / "data"
    path = data / "lasten_iv3.csv"
    before = path.read_bytes()
    path.write_bytes(
        before.replace(b"2017,begroting,GM0003,6.72,3236", b"2017,x,y,z,?")
    )
    checksums = data / "checksums.toml"
    old, new = sha256(before).hexdigest(), sha256(path.read_bytes()).hexdigest()
    assert old != new
    checksums.write_text(checksums.read_text().replace(old, new))

    answer = python(TRY_TO_BUILD, tmp_path / "home", package=package)
    assert answer.stderr == ""
    assert answer.stdout.startswith("12 De feitentabel lasten is niet te maken")
    assert complete_folders(tmp_path / "home") == []


def test_the_fingerprint_follows_data_queries_and_dictionary(tmp_path, package):
    code = """
        import sys
        from jeugdregio.facts.build import fingerprint
        sys.stdout.write(fingerprint())
    """

    def changed(path, old, new):
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        found = python(code, package=package).stdout
        path.write_text(text)
        return found

    before = python(code, package=package).stdout
    assert re.fullmatch("[0-9a-f]{16}", before)
    checksums = package / "standards" / "data" / "checksums.toml"
    hashes = tomllib.loads(checksums.read_text())
    one = hashes["inwoners.csv"]["sha256"]
    sql = package / "facts" / "open_data" / "lasten.sql"
    dictionary = package / "facts" / "dictionary.py"
    found = {
        changed(checksums, one, "0" * 64),
        changed(sql, "9999", "9998"),
        changed(dictionary, "Kalenderjaar.", "Jaar."),
    }
    assert len(found | {before}) == 4
    assert python(code, package=package).stdout == before


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
        "SELECT * FROM read_text('{folder}/../../../../outside.txt')",
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
def test_sql_cannot_leave_the_folder_nor_be_unlocked(tmp_path, query):
    folder = build_facts(tmp_path)
    (tmp_path / "outside.txt").write_text("secret")
    statement = query.format(folder=folder, home=tmp_path)
    with open_facts(folder) as facts, pytest.raises(REFUSED):
        facts.cursor().execute(statement)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts", "outside.txt"]


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
