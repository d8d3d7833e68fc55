"""Tables to XML: the exact bytes, and what is refused."""

from datetime import date

import polars as pl
import pytest

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.header import Retour, make_header, read_header
from jeugdregio.messages.read import read_tables
from jeugdregio.messages.tables import MessageTables, make_tables
from jeugdregio.messages.write import write_message, write_messages
from unit.messages.samples import NAMES, full_tables, minimal_tables


def header(**changes):
    values = {
        "afzender": "0917",
        "ontvanger": "42420001",
        "identificatie": "A1",
        "dagtekening": date(2026, 5, 6),
    }
    return make_header("JW319", **(values | changes))


def answer(**changes):
    row = {"referentie_aanbieder": "9003", "verzoek_antwoord": "2"}
    return make_tables("JW319", {"Header": [header()], "Antwoord": [row | changes]})


def test_the_bytes_of_a_small_message():
    expected = """<?xml version="1.0" encoding="UTF-8"?>
<jw319:Bericht \
xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema" \
xmlns:jw319="http://www.istandaarden.nl/ijw/3_2/jw319/schema">
	<jw319:Header>
		<jw319:BerichtCode>488</jw319:BerichtCode>
		<jw319:BerichtVersie>3</jw319:BerichtVersie>
		<jw319:BerichtSubversie>2</jw319:BerichtSubversie>
		<jw319:Afzender>0917</jw319:Afzender>
		<jw319:Ontvanger>42420001</jw319:Ontvanger>
		<jw319:BerichtIdentificatie>
			<ijw:Identificatie>A1</ijw:Identificatie>
			<ijw:Dagtekening>2026-05-06</ijw:Dagtekening>
		</jw319:BerichtIdentificatie>
		<jw319:XsdVersie>
			<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
			<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
		</jw319:XsdVersie>
	</jw319:Header>
	<jw319:Antwoord>
		<jw319:ReferentieAanbieder>9003</jw319:ReferentieAanbieder>
		<jw319:VerzoekAntwoord>2</jw319:VerzoekAntwoord>
	</jw319:Antwoord>
</jw319:Bericht>
"""
    assert write_message(answer()) == expected.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("name", NAMES)
def test_every_line_ends_with_cr_lf_and_there_is_no_bom(name):
    data = write_message(full_tables(name))
    assert data.startswith(b"<?xml")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n") > 10


@pytest.mark.parametrize("name", NAMES)
def test_the_least_message_is_accepted(name):
    assert check_bytes(write_message(minimal_tables(name))).accepted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a<b>&c", b"a&lt;b&gt;&amp;c"),
        ("]]>", b"]]&gt;"),
        ("&amp;", b"&amp;amp;"),
        ("é", b"\xc3\xa9"),
    ],
)
def test_special_characters_are_escaped(text, written):
    data = write_message(answer(referentie_aanbieder=text))
    assert b"<jw319:ReferentieAanbieder>" + written + b"</" in data


def test_line_ends_in_a_text_come_back():
    tables = full_tables("JW301")
    for text in ("a\nb", "a\r\nb", "a\rb", "\tx\n"):
        client = tables["Client"].with_columns(commentaar=pl.lit(text))
        changed = MessageTables(
            "JW301", "3.2", {**tables.tables, "Client": client}, tables.lexical
        )
        document = check_bytes(write_message(changed)).document
        assert read_tables([document])["Client"]["commentaar"][0] == text


@pytest.mark.parametrize("text", ["a\x00b", "a\x1fb", "\ufffe"])
def test_a_character_that_xml_does_not_know_is_refused(text):
    with pytest.raises(InvalidInputError, match="referentie_aanbieder") as caught:
        write_message(answer(referentie_aanbieder=text))
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"referentie_aanbieder": None}, "ReferentieAanbieder ontbreekt"),
        ({"verzoek_antwoord": "8"}, "1 of 2"),
        ({"referentie_aanbieder": "x" * 37}, "van 1 tot en met 36 tekens"),
        ({"referentie_aanbieder": ""}, "van 1 tot en met 36 tekens"),
    ],
)
def test_what_does_not_fit_the_schema_is_not_written(changes, words):
    with pytest.raises(InvalidInputError, match=words):
        write_message(answer(**changes))
    assert write_message(answer(**changes), check=False)


def test_a_message_over_the_limit_is_not_written():
    with pytest.raises(InvalidInputError, match="te groot"):
        write_message(answer(), max_bytes=500)


def test_write_message_takes_one_message():
    one = answer()
    none = make_tables("JW319", {})
    assert len(write_messages(one)) == 1
    assert write_messages(none) == []
    with pytest.raises(InvalidInputError, match="Hier hoort één bericht, niet 0"):
        write_message(none)


@pytest.mark.parametrize(
    "rows",
    [
        {"Header": [header()], "Antwoord": [{"bericht": 1}]},
        {"Header": [header()], "Woonplaatsbeginsel": [{"ouder_rij": 0}]},
        {"Header": [header(), header()]},
        {"Header": [header()], "Antwoord": [{"rij": 0}, {"rij": 0}]},
        {"Header": [header()], "Woonplaatsbeginsel": [{"gemeente": "0917"}]},
    ],
)
def test_rows_without_a_place_are_refused(rows):
    # They would be left out in silence.
    with pytest.raises(InvalidInputError):
        write_message(make_tables("JW319", rows))


def test_unknown_names_are_refused():
    with pytest.raises(UnknownCodeError):
        make_tables("JW319", {"Client": []})
    with pytest.raises(InvalidInputError, match="bsn"):
        answer(bsn="999900006")
    with pytest.raises(InvalidInputError, match="niet het goede type"):
        make_tables("JW305", {"StartProduct": [{"begindatum": "gisteren"}]})


# --- the header


def test_a_return_message_repeats_the_header_of_what_it_answers():
    retour = Retour(
        identificatie="R1",
        dagtekening=date(2026, 5, 8),
        xslt_versie="1.1.0",
        xsd_versie=("1.0.0", "1.0.0"),
        retour_codes=("0200",),
    )
    row = make_header(
        "JW320",
        afzender="0917",
        ontvanger="42420001",
        identificatie="A1",
        dagtekening=date(2026, 5, 6),
        retour=retour,
    )
    tables = make_tables("JW320", {"Header": [row]})
    read = read_header(read_tables([check_bytes(write_message(tables)).document]))
    assert (read.message, read.berichtcode) == ("JW320", "489")
    assert (read.afzender, read.ontvanger) == ("0917", "42420001")
    assert (read.identificatie, read.dagtekening) == ("A1", date(2026, 5, 6))
    assert read.retour == retour


def test_a_jw325_names_the_declaratie_it_answers():
    retour = Retour("D1", date(2026, 5, 6), "", ("1.0.0", "1.0.0"), ("0200",))
    row = make_header(
        "JW325",
        afzender="0917",
        ontvanger="42420001",
        identificatie="A1",
        dagtekening=date(2026, 5, 8),
        retour=retour,
    )
    data = write_message(make_tables("JW325", {"Header": [row]}))
    assert b"<jw325:DeclaratieIdentificatie>" in data
    assert read_header(read_tables([check_bytes(data).document])).retour == retour


def test_read_header_takes_one_message():
    with pytest.raises(InvalidInputError):
        read_header(make_tables("JW319", {}))
