"""The shipped model can be made again, and a damaged one is refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.ijw import release_folder
from jeugdregio.standards.ijw.release import read_rows


ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "scripts/build_ijw.py"


def build(*arguments):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.shared
def test_building_again_changes_nothing(shared):
    done = build(shared / "ijw32", "--check")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.shared
def test_check_tells_which_file_differs(shared, tmp_path):
    folder = tmp_path / "3_2"
    shutil.copytree(release_folder("3.2"), folder)
    rules = folder / "rules.csv"
    rules.write_text(rules.read_text().replace("TR056", "TR057"))
    done = build(shared / "ijw32", "--check", "--target", folder)
    assert done.returncode == 1
    assert done.stderr == "rules.csv differs from what the source gives.\n"


def test_without_source_material_it_is_wrong_use(tmp_path):
    assert build(tmp_path, "--check").returncode == 2


def test_a_damaged_file_is_refused(tmp_path):
    folder = tmp_path / "3_2"
    shutil.copytree(release_folder("3.2"), folder)
    with (folder / "elements.csv").open("a") as stream:
        stream.write("JW301,Client,12,Extra,LDT_JaNee,0,1,\n")
    with pytest.raises(DataDamagedError, match=r"elements\.csv is beschadigd"):
        read_rows(folder, "elements.csv")


def test_a_missing_file_is_told(tmp_path):
    shutil.copytree(release_folder("3.2"), tmp_path / "3_2")
    (tmp_path / "3_2/rules.csv").unlink()
    with pytest.raises(DataDamagedError, match=r"rules\.csv ontbreekt"):
        read_rows(tmp_path / "3_2", "rules.csv")


def test_a_file_that_nobody_vouches_for_is_refused(tmp_path):
    shutil.copytree(release_folder("3.2"), tmp_path / "3_2")
    (tmp_path / "3_2/extra.csv").write_text("a\n1\n")
    with pytest.raises(DataDamagedError, match=r"extra\.csv staat niet in"):
        read_rows(tmp_path / "3_2", "extra.csv")
