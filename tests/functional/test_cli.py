"""Every command end to end, and every wrong use of it."""

import csv
import io
import zipfile

import openpyxl
import pytest

from functional.command import jeugdregio


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_measures_run_gives_the_published_total_of_2024(home, tmp_path):
    target = tmp_path / "F.csv"
    done = jeugdregio(
        "measures",
        "run",
        "lasten_iv3",
        "--period",
        "2024",
        "--output",
        target,
        home=home,
    )
    assert done.returncode == 0, done.stderr
    table = rows(target.read_text(encoding="utf-8"))
    # CBS Iv3, accounts of 2024, taakvelden 6.72 + 6.73 + 6.74 + 6.82, thousand euro.
    assert sum(int(row["lasten_x1000_eur"]) for row in table) == 7_174_099
    heerlen = [row for row in table if row["gm_code"] == "GM0917"]
    assert [row["lasten_x1000_eur"] for row in heerlen] == ["58486"]
    assert len(table) == 342


def test_the_result_goes_to_stdout_and_the_rest_to_stderr(home):
    done = jeugdregio("measures", "run", "gebruik_cbs", "--level", "land", home=home)
    assert [row["jaar"] for row in rows(done.stdout)] == ["2021", "2022"]
    assert "2 rijen" in done.stderr


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--region", "JZ41", "--period", "2024"], 16),
        (["--region", "Zuid-Limburg", "--period", "2023-2024"], 32),
        (["--region", "JZ41", "--level", "regio", "--period", "2024"], 1),
        (["--gemeente", "gm0917"], 8),
        (["--gemeente", "GM0917", "--choose", "verslagsoort=begroting"], 10),
        (["--level", "regio", "--indeling", "cbs_2025", "--period", "2024"], 42),
    ],
)
def test_options_narrow_the_table(home, options, count):
    done = jeugdregio("measures", "run", "lasten_iv3", *options, home=home)
    assert done.returncode == 0, done.stderr
    assert len(rows(done.stdout)) == count


def test_a_year_without_figures_is_said(home):
    done = jeugdregio("measures", "run", "lasten_iv3", "--period", "1999", home=home)
    assert done.returncode == 0
    assert "geen cijfers" in done.stderr


def test_xlsx_and_zip_carry_the_same_figures(home, tmp_path):
    for name in ("F.xlsx", "F.zip"):
        done = jeugdregio(
            "measures", "run", "lasten_iv3", "--period", "2024", "-o", tmp_path / name,
            home=home,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    book = openpyxl.load_workbook(tmp_path / "F.xlsx", read_only=True)
    numbers = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
    book.close()
    assert 58486 in numbers
    with zipfile.ZipFile(tmp_path / "F.zip") as archive:
        table = next(n for n in archive.namelist() if n.endswith(".csv"))
        assert b"58486" in archive.read(table)


def test_measures_list_and_facts_build_say_what_there_is(home):
    listed = jeugdregio("measures", "list", home=home).stdout
    assert [line.split("\t")[0] for line in listed.splitlines()] == [
        "begroting_rekening",
        "gebruik_cbs",
        "lasten_iv3",
        "leeftijd",
        "verwijzers",
        "eindredenen",
        "gebruik",
        "herhaald_gebruik",
        "in_en_uitstroom",
        "lasten",
        "wachttijd",
    ]
    built = jeugdregio("facts", "build", home=home)
    assert built.stdout.strip().startswith(str(home))
    assert "nog geen berichten" in built.stderr
    empty = jeugdregio("measures", "run", "wachttijd", "--region", "JZ41", home=home)
    assert empty.stdout.startswith("gm_code,gebied_naam,jaar,variant,zorgvorm,")
    assert "Lees berichten in" in empty.stderr


def test_regiovisie_is_written_as_pdf_and_docx(home, tmp_path):
    for extension, magic in (("pdf", b"%PDF-1.7"), ("docx", b"PK\x03\x04")):
        target = tmp_path / f"visie.{extension}"
        done = jeugdregio(
            "regiovisie", "render", "--region", "JZ41", "--output", target, home=home
        )
        assert done.returncode == 0, done.stderr
        assert target.read_bytes().startswith(magic)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["measures", "run", "lastn"], 11, "lasten_iv3"),
        (["measures", "run", "wachttijd", "--choose", "variant="], 18, "Kies"),
        (["measures", "run", "lasten_iv3", "--period", "24"], 18, "2020-2024"),
        (["measures", "run", "lasten_iv3", "--period", "2024-2020"], 18, "2020-2024"),
        (["measures", "run", "lasten_iv3", "--region", "Zuidlimbrug"], 11, "Zuid-L"),
        (["measures", "run", "lasten_iv3", "--gemeente", "Heerlen"], 11, "GM0917"),
        (["measures", "run", "lasten_iv3", "--level", "wijk"], 18, "gemeente_2026"),
        (["measures", "run", "lasten_iv3", "--indeling", "x"], 11, "ijw_2026"),
        (["measures", "run", "lasten_iv3", "--choose", "begroting"], 18, "soort="),
        (["measures", "run", "lasten_iv3", "--choose", "a=b"], 11, "verslagsoort"),
        (["measures", "run", "lasten_iv3", "-o", "/tmp/F.pdf"], 11, "csv"),
        (["regiovisie", "render", "--region", "JZ40", "-o", "x.pdf"], 11, "JZ40"),
        (["regiovisie", "render", "--region", "JZ41", "-o", "x.odt"], 11, "pdf"),
        (["data", "refresh", "--table", "1234NED"], 18, "85099NED"),
        (["demo", "--region", "JZ99", "--no-serve"], 11, "JZ99"),
        (["users", "create", "x", "--role", "raad", "--password", "p"], 18, "beheer"),
        (["measures"], 2, ""),
        (["measures", "run"], 2, "argument"),
        (["serve", "--port", "0"], 2, "port"),
        (["nothing"], 2, "nothing"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_a_message_and_its_own_code(home, arguments, code, says):
    done = jeugdregio(*arguments, home=home)
    assert done.returncode == code, done.stderr
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_an_existing_file_stays_unless_forced(home, tmp_path):
    target = tmp_path / "F.csv"
    target.write_text("mijn eigen werk", encoding="utf-8")
    arguments = ["measures", "run", "lasten_iv3", "--period", "2024", "-o", target]
    refused = jeugdregio(*arguments, home=home)
    assert refused.returncode == 18
    assert "bestaat al" in refused.stderr
    assert target.read_text(encoding="utf-8") == "mijn eigen werk"
    assert jeugdregio(*arguments, "--force", home=home).returncode == 0
    assert target.read_text(encoding="utf-8").startswith("gm_code,")


def test_a_folder_that_is_not_there_is_named(home, tmp_path):
    done = jeugdregio(
        "measures", "run", "lasten_iv3", "-o", tmp_path / "nergens" / "F.csv", home=home
    )
    assert done.returncode == 13
    assert "de map bestaat niet" in done.stderr


def test_all_wrong_settings_are_reported_at_once(home):
    done = jeugdregio(
        "facts", "build", home=home, JEUGDREGIO_HTTPS="misschien",
        JEUGDREGIO_DATABASE_URL="mysql://root:geheim@host/x",
    )  # fmt: skip
    assert done.returncode == 15
    assert "JEUGDREGIO_HTTPS" in done.stderr
    assert "JEUGDREGIO_DATABASE_URL" in done.stderr
    assert "geheim" not in done.stderr
