"""Each thing that may be missing in the data folder is told."""

import hashlib
import shutil

import pytest

from jeugdregio.standards.completeness import check_standards
from jeugdregio.standards.files import DATA_ROOT


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA_ROOT, tmp_path / "data")


def test_shipped_data_have_no_problem():
    assert check_standards() == []


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        (
            "datasets.toml",
            'period = "1 januari 2026"',
            'period = ""',
            "Dataset gemeenten has no period.",
        ),
        (
            "datasets.toml",
            'title = "Gemeenten in 2026"',
            "",
            "Dataset gemeenten has no title.",
        ),
        (
            "datasets.toml",
            "as_of = 2026-11-21",
            "",
            "Dataset gemeenten has no as_of.",
        ),
        (
            "datasets.toml",
            'sources = ["cbs_iv3"]',
            "sources = []",
            "Dataset lasten_iv3 has no sources.",
        ),
        (
            "datasets.toml",
            'sources = ["cbs_iv3"]',
            'sources = ["cbs_iv4"]',
            "Dataset lasten_iv3 names source cbs_iv4, which is unknown.",
        ),
        (
            "datasets.toml",
            'unit = "x 1.000 euro"',
            'unit = ""',
            "Column lasten_x1000_eur of dataset lasten_iv3 has no unit.",
        ),
        (
            "datasets.toml",
            'name = "verslagsoort"',
            'name = "soort_verslag"',
            "Column verslagsoort of dataset lasten_iv3 is not described.",
        ),
        (
            "datasets.toml",
            'name = "verslagsoort"',
            'name = "soort_verslag"',
            "Dataset lasten_iv3 describes column soort_verslag, which it has not.",
        ),
        (
            "datasets.toml",
            'file = "taakvelden.csv"',
            'file = "velden.csv"',
            "File taakvelden.csv belongs to no dataset.",
        ),
        (
            "datasets.toml",
            'file = "taakvelden.csv"',
            'file = "velden.csv"',
            "Dataset taakvelden has no sha256 in checksums.toml.",
        ),
        (
            "regios.csv",
            "Twente",
            "Tvente",
            "File regios.csv is missing or differs from its sha256.",
        ),
        (
            "checksums.toml",
            "rows = 42",
            "rows = 43",
            "Dataset grenzen_regios has 42 rows, 43 expected.",
        ),
        (
            "sources.toml",
            'licence = "CC BY 4.0"',
            "",
            "Source cbs_gemeenten_2026 has no licence.",
        ),
        (
            "sources.toml",
            'status = "S"',
            'status = "?"',
            "Source cbs_gemeenten_2026 has no status C, S or U.",
        ),
        (
            "indelingen.toml",
            'source = "ijw_codelijst_2026"',
            "",
            "Indeling ijw_2026 has no known source.",
        ),
        (
            "indelingen.toml",
            "valid_from = 2026-01-01",
            "",
            "Indeling ijw_2026 has no first day (valid_from).",
        ),
        (
            "indelingen.toml",
            'stage = "bekend"',
            'stage = "aangekondigd"',
            "Indeling ijw_2026 is aangekondigd but its members say otherwise.",
        ),
        (
            "indelingen.toml",
            'stage = "bekend"',
            'stage = "oud"',
            "Indeling ijw_2026 has no stage bekend or aangekondigd.",
        ),
        (
            "indelingen.toml",
            'status = "S"',
            "",
            "Indeling ijw_2026 has no status C, S or U.",
        ),
        (
            "indelingen.toml",
            'naam = "iJw-lijst 2026"',
            "",
            "Indeling ijw_2026 has no naam or toelichting.",
        ),
        (
            "indelingen.toml",
            "[cbs_2025]",
            "[cbs_2024]",
            "Indeling cbs_2025 has members but is not in indelingen.toml.",
        ),
        (
            "series_breaks.toml",
            'source = "cbs_iv3"',
            "",
            "Series break lasten_iv3 2022|2023 has no known source.",
        ),
        (
            "series_breaks.toml",
            "after = 2023",
            "after = 2024",
            "Series break lasten_iv3 2022|2024 is not between two adjacent years.",
        ),
        (
            "series_breaks.toml",
            'series = "gebruik_cbs"',
            'series = "gebruik"',
            "Series break gebruik 2020|2021 is about no dataset.",
        ),
    ],
)
def test_fault_is_told(copy, file, before, after, problem):
    text = (copy / file).read_text(encoding="utf-8")
    assert before in text
    # only the first place is altered: that of the thing named in the problem
    (copy / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    assert problem in check_standards(copy)


def test_reason_of_a_break_is_asked_for(copy):
    path = copy / "series_breaks.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("reason")]
    path.write_text("\n".join(kept), encoding="utf-8")
    problems = [each for each in check_standards(copy) if "no reason" in each]
    assert len(problems) == 3


def test_missing_file_is_told(copy):
    (copy / "lidmaatschap.csv").unlink()
    problem = "File lidmaatschap.csv is missing or differs from its sha256."
    assert problem in check_standards(copy)


def test_file_that_nobody_describes_is_told(copy):
    (copy / "wachttijden.csv").write_text("a\n1\n", encoding="utf-8")
    assert check_standards(copy) == ["File wachttijden.csv belongs to no dataset."]


def test_checksum_that_nobody_needs_is_told(copy):
    with (copy / "checksums.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n["oud.csv"]\nsha256 = "00"\nrows = 1\n')
    problem = "checksums.toml names oud.csv, which belongs to no dataset."
    assert check_standards(copy) == [problem]


def test_dataset_without_columns_is_told(copy):
    text = (copy / "datasets.toml").read_text(encoding="utf-8")
    begin, end = text.index("columns = ["), text.index("\n]", text.index("columns = ["))
    broken = text[:begin] + "columns = [" + text[end:]
    (copy / "datasets.toml").write_text(broken, encoding="utf-8")
    assert "Dataset gemeenten describes no columns." in check_standards(copy)


def test_file_with_only_a_header_is_told(copy):
    header = b"jz_code,naam,aliassen\n"
    old = hashlib.sha256((copy / "regios.csv").read_bytes()).hexdigest()
    new = hashlib.sha256(header).hexdigest()
    (copy / "regios.csv").write_bytes(header)
    text = (copy / "checksums.toml").read_text(encoding="utf-8")
    (copy / "checksums.toml").write_text(text.replace(old, new), encoding="utf-8")
    assert "Dataset regios has no rows." in check_standards(copy)
