"""The build script: same bytes as shipped, and a difference is noticed."""

import hashlib
import importlib.util
from pathlib import Path

import pytest


ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT.parent / "shared" / "data"
DATA = ROOT / "src" / "jeugdregio" / "standards" / "data"

needs_shared = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SOURCE.is_dir(), reason="../shared, the source material, is not here"
    ),
]


@pytest.fixture(scope="module")
def script():
    path = ROOT / "scripts" / "build_standards.py"
    spec = importlib.util.spec_from_file_location("build_standards", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(script):
    return script.build(SOURCE)


class TestWithSource:
    pytestmark = needs_shared

    def test_shipped_files_are_what_the_source_gives(self, built):
        for name, content in built.items():
            assert (DATA / name).read_bytes() == content, name

    def test_second_run_gives_the_same_bytes(self, script, built):
        assert script.build(SOURCE) == built

    def test_provider_data_and_projections_do_not_ship(self, built):
        # data.md: waiting times name providers; almere is a student exercise
        assert not [n for n in built if "wacht" in n or "almere" in n or "scp" in n]

    def test_check_notices_a_changed_file_and_writes_nothing(
        self, script, tmp_path, capsys
    ):
        arguments = [str(SOURCE), "--target", str(tmp_path)]
        assert script.main(arguments) == 0
        assert script.main([*arguments, "--check"]) == 0
        (tmp_path / "regios.csv").write_text("changed", encoding="utf-8")
        (tmp_path / "inwoners.csv").unlink()
        assert script.main([*arguments, "--check"]) == 1
        told = capsys.readouterr().err
        assert "regios.csv differs" in told
        assert "inwoners.csv differs" in told
        assert not (tmp_path / "inwoners.csv").exists()
        assert script.main(arguments) == 0
        assert script.main([*arguments, "--check"]) == 0

    def test_checksum_is_that_of_the_bytes(self, built):
        digest = hashlib.sha256(built["gemeenten.csv"]).hexdigest()
        assert digest in built["checksums.toml"].decode()

    def test_provenance_has_no_ditto_left(self, built):
        text = built["herkomst.csv"].decode()
        assert "idem" not in text
        assert "als hierboven" not in text


def test_missing_source_is_wrong_use(script, tmp_path, capsys):
    assert script.main([str(tmp_path), "--target", str(tmp_path / "out")]) == 2
    assert "No source material" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("text", "number"), [("1004.0", "1004"), ("-3.0", "-3")])
def test_whole_thousands(script, text, number):
    assert script.whole(text) == number


def test_broken_thousands_are_refused_and_not_rounded(script):
    with pytest.raises(ValueError, match="whole thousands"):
        script.whole("1004.5")
