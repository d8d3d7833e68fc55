"""Facts are made of the data that we shipped, or not at all."""

import re
import shutil
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from facts_processes import PACKAGE, TRY_TO_BUILD, complete_folders, python
from jeugdregio.facts.dictionary import FACT_TABLES
from jeugdregio.standards.datasets import find_dataset


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
