"""Shipped files: found, verified once, and a clear word when damaged."""

import shutil
import time

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.datasets import (
    all_datasets,
    dataset_path,
    find_dataset,
    read_rows,
)
from jeugdregio.standards.files import DATA_ROOT, read_bytes, read_toml
from jeugdregio.standards.gemeenten import find_gemeente, gemeente_name
from jeugdregio.standards.taakvelden import youth_taakvelden


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA_ROOT, tmp_path / "data")


def test_missing_file_says_which_and_what_to_do(copy):
    (copy / "regios.csv").unlink()
    with pytest.raises(DataDamagedError, match=r"regios\.csv ontbreekt") as error:
        dataset_path("regios", root=copy)
    assert "Installeer jeugdregio opnieuw" in error.value.hint
    assert error.value.exit_code == 12


def test_one_changed_byte_is_damage(copy):
    path = copy / "inwoners.csv"
    path.write_bytes(path.read_bytes().replace(b"11971", b"11972", 1))
    with pytest.raises(DataDamagedError, match=r"inwoners\.csv is beschadigd"):
        dataset_path("inwoners", root=copy)
    with pytest.raises(DataDamagedError, match=r"inwoners\.csv is beschadigd"):
        read_rows("inwoners", root=copy)


def test_folder_in_place_of_a_file_is_unreadable(tmp_path):
    with pytest.raises(DataDamagedError, match="niet te lezen"):
        read_bytes(tmp_path)


def test_damaged_description(tmp_path):
    broken = tmp_path / "datasets.toml"
    broken.write_text("[gemeenten\n", encoding="utf-8")
    with pytest.raises(DataDamagedError, match=r"datasets\.toml is beschadigd"):
        read_toml(broken)


def test_other_columns_than_described(copy):
    text = (copy / "datasets.toml").read_text(encoding="utf-8")
    changed = text.replace('name = "aliassen"', 'name = "alias"')
    (copy / "datasets.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(DataDamagedError, match="andere kolommen"):
        read_rows("regios", root=copy)


def test_file_is_verified_once_per_process(copy):
    path = dataset_path("regios", root=copy)
    path.unlink()
    assert dataset_path("regios", root=copy) == path


def test_unknown_dataset_names_the_known_ones():
    with pytest.raises(UnknownCodeError, match="lasten_2030") as error:
        find_dataset("lasten_2030")
    assert "lasten_iv3" in error.value.hint


def test_all_shipped_data_stay_under_five_megabytes():
    size = sum(path.stat().st_size for path in DATA_ROOT.rglob("*") if path.is_file())
    assert size < 5_000_000


def test_csv_files_are_utf8_with_lf_and_no_quoted_decimals():
    for dataset in all_datasets():
        if dataset.file.endswith(".csv"):
            content = dataset_path(dataset.id).read_bytes()
            assert b"\r" not in content, dataset.file
            assert content.decode("utf-8").endswith("\n"), dataset.file


def test_amounts_and_taakvelden_are_text_that_survives():
    # 6.2 and 6.20 are not the same taakveld; 6.72 must never become 6.7200001
    codes = {row["taakveld"] for row in read_rows("lasten_iv3")}
    assert {"6.2", "6.22", "6.72"} < codes


def test_verifying_all_csv_files_is_fast(copy):
    names = [each.id for each in all_datasets() if each.file.endswith(".csv")]
    begin = time.process_time()
    for name in names:
        dataset_path(name, root=copy)
    # 30 ms is the aim; four times that, since others may use the machine
    assert time.process_time() - begin < 0.120


def test_misspelt_gemeente_names_what_comes_close():
    with pytest.raises(UnknownCodeError) as error:
        find_gemeente("Maastrich")
    assert "Maastricht (GM0935)" in error.value.hint


def test_name_without_lookalike_gets_an_example():
    with pytest.raises(UnknownCodeError) as error:
        find_gemeente("Xyzzy")
    assert "bijvoorbeeld Heerlen of GM0917" in error.value.hint


def test_name_of_a_code_of_any_year():
    assert gemeente_name("GM0003") == "Appingedam"  # ended in 2021
    assert gemeente_name("GM1979") == "Eemsdelta"


def test_no_taakvelden_before_2017():
    with pytest.raises(UnknownCodeError, match="2016"):
        youth_taakvelden(2016)
