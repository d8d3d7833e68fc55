"""Accepted messages as tables: types, keys, odd forms, odd ways of writing."""

from datetime import date, time

import polars as pl
import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import assemble, read_tables
from jeugdregio.messages.records import walk_records
from jeugdregio.messages.tables import table_schema
from jeugdregio.messages.write import write_message
from unit.messages.samples import NAMES, full_tables


def xml(name, **changes):
    """A full message in which the text between two tags is replaced."""
    data = write_message(full_tables(name)).decode()
    for element, text in changes.items():
        start = data.index(f":{element}>") + len(element) + 2
        data = data[:start] + text + data[data.index("</", start) :]
    return data.encode()


def read(*messages):
    results = [check_bytes(message) for message in messages]
    assert all(result.accepted for result in results), results[0].findings
    return read_tables([result.document for result in results])


def test_the_table_of_the_prestaties():
    assert table_schema("JW323", "Prestatie") == pl.Schema(
        {
            "bericht": pl.Int64,
            "rij": pl.Int64,
            "ouder_rij": pl.Int64,
            "regel": pl.Int64,
            "product_referentie_referentie_nummer": pl.String,
            "product_referentie_vorig_referentie_nummer": pl.String,
            "toewijzing_nummer": pl.Int64,
            "product_categorie": pl.String,
            "product_code": pl.String,
            "product_periode_begindatum": pl.Date,
            "product_periode_einddatum": pl.Date,
            "geleverd_volume": pl.Int64,
            "eenheid": pl.String,
            "product_tarief": pl.Int64,
            "ingediend_bedrag_bedrag": pl.Int64,
            "ingediend_bedrag_debet_credit": pl.String,
        }
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_its_schema_also_when_empty(name):
    tables = read(xml(name))
    for klasse, table in tables.tables.items():
        assert table.schema == table_schema(name, klasse)


def test_keys_of_two_messages_in_a_batch():
    # Each: 2 clients with 2 prestaties each.
    tables = read(xml("JW323"), xml("JW323"))
    prestaties = tables["Prestatie"]
    assert prestaties["bericht"].to_list() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert prestaties["rij"].to_list() == [0, 1, 2, 3, 4, 5, 6, 7]
    assert prestaties["ouder_rij"].to_list() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert tables["Client"]["ouder_rij"].to_list() == [0, 0, 1, 1]
    assert tables["Declaratie"]["ouder_rij"].to_list() == [None, None]
    assert tables.count == 2


def test_a_contact_belongs_to_a_relatie_or_to_the_client():
    # Two relaties with one contact each, then two contacts of the client.
    contacts = read(xml("JW301"))["Contact"]
    assert contacts.select("ouder_klasse", "ouder_rij").rows() == [
        ("Relatie", 0),
        ("Relatie", 1),
        ("Client", 0),
        ("Client", 0),
    ]


def test_the_line_is_that_of_the_start_tag():
    data = xml("JW305")
    lines = data.decode().splitlines()
    starts = [n for n, line in enumerate(lines, 1) if "<jw305:StartProduct>" in line]
    assert read(data)["StartProduct"]["regel"].to_list() == starts


def test_a_date_a_time_and_codes():
    tables = read(xml("JW302"))
    product = tables["ToegewezenProduct"].row(0, named=True)
    assert product["toewijzingsdatum"] == date(2026, 1, 31)
    assert product["toewijzingstijd"] == time(13, 45)
    assert product["retour_codes"] == ["0001", "0001"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("+7", 7), (" 7\n", 7), ("007", 7), ("-0", 0), ("0" * 5000 + "7", 7)],
)
def test_odd_forms_of_a_number(text, value):
    tables = read(xml("JW305", ToewijzingNummer=text))
    assert tables["StartProduct"]["toewijzing_nummer"][0] == value
    assert tables.lexical.is_empty()


def test_blanks_around_a_date_are_no_fault():
    tables = read(xml("JW305", Begindatum="\n 2026-05-06\t"))
    assert tables["StartProduct"]["begindatum"][0] == date(2026, 5, 6)
    assert tables.lexical.is_empty()


@pytest.mark.parametrize("text", ["12026-05-06", "-0044-03-15", "99999-12-31"])
def test_a_date_that_cannot_be_held_is_null_and_told(text):
    tables = read(xml("JW305", Begindatum=text))
    row = tables["StartProduct"].row(0, named=True)
    assert row["begindatum"] is None
    # A finding of rule LEX, not of structure: with its place, without its value.
    assert tables.lexical.rows() == [(0, "StartProduct", 0, row["regel"], "begindatum")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24:00:00", time(0, 0)),
        (" 13:45:00 ", time(13, 45)),
        ("13:45:00.5", time(13, 45, 0, 500_000)),
        ("13:45:00.100000000000", time(13, 45, 0, 100_000)),
    ],
)
def test_odd_forms_of_a_time(text, value):
    tables = read(xml("JW301", Toewijzingstijd=text))
    assert tables["ToegewezenProduct"]["toewijzingstijd"][0] == value
    assert tables.lexical.is_empty()


def test_a_time_finer_than_a_nanosecond_is_null_and_told():
    tables = read(xml("JW301", Toewijzingstijd="13:45:00.0000000001"))
    assert tables["ToegewezenProduct"]["toewijzingstijd"][0] is None
    assert tables.lexical["kolom"].to_list() == ["toewijzingstijd"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("R&amp;D", "R&D"),
        ("&#233;&#xE9;", "éé"),
        ("&amp;amp;", "&amp;"),
        ("<![CDATA[<b>&amp;]]>", "<b>&amp;"),
        ("voor<!-- weg -->na", "voorna"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a&#13;b", "a\rb"),
        (" x ", " x "),
    ],
)
def test_a_text_is_what_an_xml_parser_gives(written, value):
    data = xml("JW301", Commentaar=written)
    assert read(data)["Client"]["commentaar"][0] == value


def twice(document):
    return read_tables([document]), assemble([document], walk_records)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda data: data,
        lambda data: data.replace("\r\n", "\n"),
        lambda data: data.replace("\r\n", "").replace("\t", ""),
        lambda data: data.replace("ijw:", "x:").replace("xmlns:ijw", "xmlns:x"),
        lambda data: data.replace("jw301:", "").replace("xmlns:jw301", "xmlns"),
        lambda data: data.replace("jw301:", "a-b.c:").replace(":jw301=", ":a-b.c="),
        lambda data: data.replace("<jw301:Client>", "<!-- c --><jw301:Client>"),
        lambda data: data.replace("<jw301:Client>", "<jw301:Client >"),
        lambda data: data.replace("<jw301:Client>", "<?p q?><jw301:Client>"),
        lambda data: data.replace("</jw301:Bsn>", "</jw301:Bsn\n>"),
        lambda data: data + "<!-- achteraf <jw301:Client> -->",
    ],
)
def test_however_it_is_written_the_tables_are_the_same(rewrite):
    usual = full_tables("JW301")
    data = rewrite(write_message(usual).decode()).encode()
    result = check_bytes(data)
    assert result.accepted, result.findings
    fast, walked = twice(result.document)
    assert fast.equals(walked)
    assert fast.equals(usual, lines=False)


def test_an_empty_group_is_there():
    data = xml("JW301").decode()
    start, end = data.index("<jw301:Adres>"), data.index("</jw301:Adres>")
    for empty in ("<jw301:Adres></jw301:Adres>", "<jw301:Adres/>"):
        changed = data[:start] + empty + data[end + len("</jw301:Adres>") :]
        contact = read(changed.encode())["Contact"].row(0, named=True)
        assert contact["adres"] is True
        assert contact["adres_postcode"] is None
    without = data[:start] + data[end + len("</jw301:Adres>") :]
    assert read(without.encode())["Contact"]["adres"][0] is False


def test_many_values_are_read_as_few_are():
    # Up to 200 values are read one by one, more all at once.
    few, many = (write_message(full_tables("JW305", repeat=n)) for n in (3, 300))
    odd = b"ToewijzingNummer> +7 <", b"Begindatum> 2026-01-31<"
    for data, height in ((few, 3), (many, 300)):
        data = data.replace(b"ToewijzingNummer>7<", odd[0], 2)
        table = read(data.replace(b"Begindatum>2026-01-31<", odd[1], 2))["StartProduct"]
        assert table.height == height
        assert set(table["toewijzing_nummer"]) == {7}
        assert set(table["begindatum"]) == {date(2026, 1, 31)}


def test_a_batch_holds_one_kind_and_at_least_one_message():
    two = [check_bytes(xml(name)).document for name in ("JW305", "JW307")]
    for documents in ([], two):
        with pytest.raises(InvalidInputError):
            read_tables(documents)


def test_tables_do_not_show_personal_data():
    assert "999900006" not in repr(read(xml("JW305")))
