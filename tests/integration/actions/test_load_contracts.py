"""Contracts from a file: whole or not at all, every fault with its place."""

from __future__ import annotations

import time
from datetime import date

import pytest

from factories import MOMENT
from jeugdregio.actions.create_user import CONSOLE
from jeugdregio.actions.load_contracts import load_contracts
from jeugdregio.kernel.errors import InvalidInputError, StorageError
from jeugdregio.register.models import AuditLine, ContractLine


pytestmark = pytest.mark.usefixtures("empty_register")

HEADER = (
    "gemeentecode,agbcode,productcategorie,productcode,eenheid,tarief_cents,"
    "begindatum,einddatum"
)
LINE = "0917,00990001,45,45A04,01,150,2026-01-01,2026-12-31"

TABLE = f"{HEADER}\n{LINE}"


@pytest.fixture
def load(tmp_path):
    """Loads a file with these lines under the columns."""

    def load(*lines, header=HEADER, encoding="utf-8"):
        path = tmp_path / "contracten.csv"
        path.write_bytes("\n".join([header, *lines, ""]).encode(encoding))
        return load_contracts(path, actor=CONSOLE, at=MOMENT)

    return load


@pytest.fixture
def refused(load):
    """What is said of a file that is not loaded; nothing of it is kept."""

    def refused(*lines, **options):
        before = list(ContractLine.objects.values())
        with pytest.raises(InvalidInputError) as caught:
            load(*lines, **options)
        assert list(ContractLine.objects.values()) == before
        return str(caught.value)

    return refused


def counts(loaded):
    return loaded.new, len(loaded.changed), loaded.unchanged


def test_a_line_is_kept_as_it_stands_in_the_file(load):
    assert counts(load(LINE)) == (1, 0, 0)
    [line] = ContractLine.objects.values()
    assert {name: line[name] for name in line if name != "id"} == {
        "gemeente": "0917",
        "aanbieder": "00990001",
        "categorie": "45",
        "code": "45A04",
        "eenheid": "01",
        "tarief_cents": 150,
        "begindatum": date(2026, 1, 1),
        "einddatum": date(2026, 12, 31),
        "is_example": False,
    }


@pytest.mark.parametrize(
    ("line", "field", "kept"),
    [
        (LINE.replace("0917", "GM0917"), "gemeente", "0917"),
        (LINE.replace("0917", "gm0457"), "gemeente", "0457"),  # Weesp, until 2022
        (LINE.replace("45A04", "45a04"), "code", "45a04"),
        (LINE.replace("2026-01-01", "1-1-2026"), "begindatum", date(2026, 1, 1)),
        (LINE.replace("2026-12-31", ""), "einddatum", None),
        (LINE.replace("2026-12-31", "31-12-9999"), "einddatum", date(9999, 12, 31)),
        (LINE.replace("00990001", " 00990001 "), "aanbieder", "00990001"),
        (LINE.replace(",150,", ",0,"), "tarief_cents", 0),
        (LINE.replace(",150,", ",99999999,"), "tarief_cents", 99_999_999),
    ],
)
def test_ways_of_writing_that_are_understood(load, line, field, kept):
    load(line)
    assert ContractLine.objects.values_list(field, flat=True).get() == kept


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + TABLE.replace("\n", "\r\n") + "\r\n",
        TABLE.replace(",", ";"),
        TABLE.replace(",", ";") + "\n;;;;;;;\n",
        '"# Contracten 2026, van de regio";;\n' + TABLE.replace(",", ";"),
        ",".join(f'"{name}"' for name in HEADER.upper().split(",")) + "\r" + LINE,
        "# een\n# twee\n\n" + HEADER + "\n\n" + LINE + ",,\n",
    ],
    ids=["bom", "semicolon", "padded", "remark-of-excel", "quoted-cr", "blank-lines"],
)  # fmt: skip
def test_files_as_excel_makes_them(tmp_path, content):
    path = tmp_path / "c.csv"
    path.write_bytes(content.encode())
    assert counts(load_contracts(path, actor=CONSOLE, at=MOMENT)) == (1, 0, 0)


def test_columns_may_stand_in_another_order(load):
    order = [7, 6, 5, 4, 3, 2, 1, 0]
    shuffled = (",".join(text.split(",")[i] for i in order) for text in (HEADER, LINE))
    header, line = shuffled
    load(line, header=header)
    assert ContractLine.objects.get().tarief_cents == 150


def test_loading_twice_changes_nothing(load):
    load(LINE)
    before = list(ContractLine.objects.values())
    assert counts(load(LINE)) == (0, 0, 1)
    assert list(ContractLine.objects.values()) == before
    assert AuditLine.objects.count() == 1


def test_another_tariff_of_the_same_line_is_a_change(load):
    load(LINE)
    loaded = load(LINE.replace(",150,", ",165,"))
    [(row, before)] = loaded.changed
    assert counts(loaded) == (0, 1, 0)
    assert (row.number, before, row.tarief_cents) == (2, 150, 165)
    assert ContractLine.objects.get().tarief_cents == 165


def test_what_is_not_in_the_file_stays(load):
    load(LINE)
    load(LINE.replace("0917", "0935"))
    assert ContractLine.objects.count() == 2


def test_the_audit_line_counts_and_names_nobody(load):
    load(LINE, LINE.replace("2026", "2027"))
    line = AuditLine.objects.get()
    assert (line.actor, line.action, line.subject, line.detail) == (
        "opdrachtregel",
        "load_contracts",
        "contracten",
        "nieuw=2 gewijzigd=0 voorbeeld=nee",
    )


def test_a_remark_marks_the_lines_as_example(load):
    loaded = load(LINE, header=f"# Voorbeeld: verzonnen, alles\n{HEADER}")
    assert loaded.is_example
    assert ContractLine.objects.get().is_example


def test_real_takes_the_place_of_invented_and_never_the_other_way(load, refused):
    example = f"# Voorbeeld\n{HEADER}"
    load(LINE, header=example)
    assert counts(load(LINE)) == (0, 1, 0)
    assert not ContractLine.objects.get().is_example
    said = refused(LINE, header=example)
    assert "regel 3: een voorbeeld komt niet over een echt contract" in said


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("0917", "917", "gemeentecode"),
        ("0917", "9999", "gemeentecode"),
        ("0917", "JZ41", "gemeentecode"),
        ("00990001", "990001", "agbcode"),
        (",45,", ",99,", "productcategorie"),
        ("45A04", "4,50E+05", ""),
        ("45A04", "4.5E+05", "productcode"),
        ("45A04", "", "productcode"),
        (",01,", ",1,", "eenheid"),
        (",150,", ",1.50,", "tarief_cents"),
        (",150,", ",-150,", "tarief_cents"),
        (",150,", ",100000000,", "tarief_cents"),
        (",150,", ",\N{ARABIC-INDIC DIGIT ONE},", "tarief_cents"),
        ("2026-01-01", "2026-02-30", "begindatum"),
        ("2026-01-01", "", "begindatum"),
        ("2026-01-01", "1026-01-01", "begindatum"),
        ("2026-01-01", "01/01/2026", "begindatum"),
        ("2026-12-31", "2025-12-31", "einddatum"),
        ("2026-12-31", "onbepaald", "einddatum"),
    ],
)
def test_a_wrong_cell_is_named_and_not_repeated(refused, old, new, column):
    said = refused(LINE.replace("0917", "0935"), LINE.replace(old, new, 1))
    assert "regel 3" in said
    assert f"kolom {column}: verwacht" in said or not column
    assert "1 fout." in said


def test_all_faults_are_told_up_to_twenty(refused):
    said = refused(*["999900006"] + [LINE.replace("0917", "x")] * 24)
    assert "1 fout" in said  # lines of another length come first of all
    said = refused(*[LINE.replace("0917,", "999900006,")] * 25)
    assert "25 fouten" in said
    assert "regel 21" in said and "regel 22" not in said
    assert "en nog 5" in said
    assert "999900006" not in said


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        (("2026-01-01", "2026-06-30"), ("2026-07-01", ""), False),
        (("2026-01-01", "2026-06-30"), ("2026-06-30", ""), True),
        (("2026-01-01", ""), ("2027-01-01", "2027-12-31"), True),
        (("2026-01-01", "2026-12-31"), ("2026-03-01", "2026-03-31"), True),
    ],
)
def test_one_product_has_one_tariff_at_a_time(load, refused, first, second, overlaps):
    start = LINE.rsplit(",", 2)[0]
    one, two = (",".join([start, *period]) for period in (first, second))
    if not overlaps:
        assert counts(load(two, one)) == (2, 0, 0)
        return
    assert "regel 2, kolom begindatum: de periode overlapt met regel 3" in refused(
        two, one
    )
    load(one)  # and with what is in the register
    assert "overlapt met het contract in het register vanaf 2026-01-01" in refused(two)


def test_a_price_may_change_halfway_when_the_old_one_ends_in_the_same_file(load):
    start = LINE.rsplit(",", 2)[0]
    load(f"{start},2026-01-01,")
    loaded = load(f"{start},2026-01-01,2026-06-30", f"{start},2026-07-01,")
    assert counts(loaded) == (1, 1, 0)


def test_other_unit_or_aanbieder_is_another_product(load):
    others = [LINE.replace(",01,", ",04,"), LINE.replace("00990001", "00990002")]
    assert counts(load(LINE, *others)) == (3, 0, 0)


def test_the_same_line_twice_is_refused(refused):
    assert "regel 3: zelfde product en begindatum als regel 2" in refused(LINE, LINE)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is leeg"),
        (b"\n\n  \n", "is leeg"),
        (b"# Voorbeeld\n", "is leeg"),
        (HEADER.encode("utf-16"), "niet in UTF-8 (regel 1)"),
        (f"{HEADER}\n{LINE}\nMaastricht \xeb".encode("latin-1"), "UTF-8 (regel 3)"),
        (HEADER.encode() + b"\n\0\0", "niet in UTF-8 (regel 2)"),
        (b"PK\x03\x04" + bytes(100), "Excel-bestand"),
        (HEADER.replace("eenheid,", "").encode(), "kolom eenheid ontbreekt"),
        (HEADER.replace("eenheid", "unit").encode(), "1 kolom(men) kennen wij niet"),
        (f"{HEADER},eenheid".encode(), "kolom eenheid staat er twee keer"),
        (f"{HEADER}\n{LINE},x".encode(), "verwacht 8 cellen, er zijn er 9"),
        (f'{HEADER}\n"{LINE}'.encode(), "niet te lezen vanaf regel 2"),
        (f"{HEADER}\n{'9' * 200_000}".encode(), "niet te lezen vanaf regel 2"),
        (LINE.encode(), "kolom gemeentecode ontbreekt"),
    ],
)
def test_damaged_files_are_told_in_plain_words(tmp_path, content, says):
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError) as caught:
        load_contracts(path, actor=CONSOLE, at=MOMENT)
    assert says in str(caught.value)
    assert not ContractLine.objects.exists()


def test_a_folder_or_nothing_at_all_is_no_file(tmp_path):
    for path in (tmp_path, tmp_path / "nergens.csv"):
        with pytest.raises(InvalidInputError, match=r"geen bestand|niet te lezen"):
            load_contracts(path, actor=CONSOLE, at=MOMENT)


def test_only_columns_is_a_file_without_contracts(load):
    assert counts(load()) == (0, 0, 0)


def test_a_database_that_refuses_halfway_keeps_nothing(load):
    from django.db import OperationalError, connection

    def refuse(execute, sql, params, many, context):
        if "auditline" in sql and sql.startswith("INSERT"):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(StorageError):
        load(LINE)
    assert not ContractLine.objects.exists()


def test_ten_thousand_lines_take_seconds(load):
    lines = [
        f"0917,{number:08d},45,45A04,01,150,2026-01-01,2026-12-31"
        for number in range(10_000)
    ]
    start = time.perf_counter()
    assert counts(load(*lines)) == (10_000, 0, 0)
    changed = [line.replace(",150,", ",160,") for line in lines]
    assert counts(load(*changed)) == (0, 10_000, 0)
    assert time.perf_counter() - start < 20  # 2 to 3 measured, on a quiet machine


def test_the_contracts_of_generated_traffic_are_all_right(tmp_path):
    from jeugdregio.synthesis.folder import write_traffic
    from jeugdregio.synthesis.parameters import Parameters

    write_traffic(tmp_path / "out", Parameters(months=1, scale=0.01, errors=0))
    path = tmp_path / "out" / "contracts.csv"
    loaded = load_contracts(path, actor=CONSOLE, at=MOMENT)
    assert loaded.is_example
    assert loaded.new == len(path.read_text().splitlines()) - 2
