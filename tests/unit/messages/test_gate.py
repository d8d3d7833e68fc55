"""The gate: what it refuses before the schema, what it tells, what it never tells."""

import re

import pytest

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.messages.gate import MAX_BYTES, check_bytes, check_file
from jeugdregio.messages.walk import MAX_FINDINGS, find_faults
from jeugdregio.messages.write import write_message
from unit.messages.samples import NAMES, full_tables


@pytest.fixture(scope="module")
def start():
    """A valid JW305 with two StartProducten."""
    return write_message(full_tables("JW305"))


def only_finding(data, **limits):
    result = check_bytes(data, **limits)
    assert not result.accepted
    (finding,) = result.findings
    return finding


# --- before the schema


def test_25_megabytes_is_the_limit(start):
    most = MAX_BYTES
    assert most == 26_214_400
    assert check_bytes(start, max_bytes=len(start)).accepted
    finding = only_finding(start, max_bytes=len(start) - 1)
    assert finding.text.startswith("Het bestand is te groot")
    assert only_finding(b" " * (most + 1)).text.startswith("Het bestand is te groot")


def test_a_file_that_is_too_large_is_not_read(tmp_path, start):
    path = tmp_path / "groot.xml"
    with path.open("wb") as stream:
        stream.truncate(10**12)  # a sparse file of a terabyte
    assert "te groot" in check_file(path).findings[0].text


def test_a_file_is_judged_as_its_bytes(tmp_path, start):
    path = tmp_path / "JW305.xml"
    path.write_bytes(start)
    assert check_file(path) == check_bytes(start)
    with pytest.raises(InvalidInputError):
        check_file(tmp_path / "er-niet.xml")
    with pytest.raises(InvalidInputError):
        check_file(tmp_path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "byte order mark"),
        (lambda data: data.decode().encode("utf-16"), "geen tekst in UTF-8"),
        (lambda data: data.replace(b">A<", b">\xe9<"), "geen tekst in UTF-8"),
        (lambda data: data.replace(b"UTF-8", b"ISO-8859-1"), "tekenset UTF-8"),
        (lambda data: data.replace(b"UTF-8", b"onzin"), "tekenset UTF-8"),
        (lambda data: data.replace(b'"1.0"', b'"1.1"'), "XML versie 1.0"),
        (lambda data: data.replace(b"?>", b"?><!DOCTYPE a>", 1), "DOCTYPE"),
        (lambda data: data.replace(b"3_2/jw305", b"3_1/jw305"), "release 3.1"),
        (lambda data: data.replace(b"3_2/jw305", b"3_2/jw999"), "geen bericht van iJw"),
        (lambda data: data.replace(b"jw305:Bericht", b"jw305:Brief"), "geen bericht"),
        (lambda data: b"", "opbouw van de XML"),
        (lambda data: b"onzin", "opbouw van de XML"),
    ],
)
def test_refused_before_the_schema(start, change, words):
    assert words in only_finding(change(start)).text


@pytest.mark.parametrize("declared", [b'"UTF-8"', b'"utf-8"', b"'UTF-8'"])
def test_utf8_may_be_written_in_any_way(start, declared):
    assert check_bytes(start.replace(b'"UTF-8"', declared)).accepted


def test_no_declaration_is_utf8(start):
    assert check_bytes(start[start.index(b"<jw305") :]).accepted


def test_an_unknown_release_is_wrong_use(start):
    with pytest.raises(UnknownCodeError):
        check_bytes(start, release="9.9")


# --- what a finding tells


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        (b"<jw305:Bsn>999900006</jw305:Bsn>", b"", "Client/Bsn", "Bsn ontbreekt"),
        (
            b"<jw305:Geslacht>0</jw305:Geslacht>",
            b"<jw305:Geslacht>0</jw305:Geslacht>" * 2,
            "Client/Geslacht",
            "te vaak voor: hoogstens 1 keer",
        ),
        (
            b"<jw305:Bsn>",
            b"<jw305:Geslacht>1</jw305:Geslacht><jw305:Bsn>",
            "Client/Bsn",
            "Bsn ontbreekt",
        ),
        (b">999900006<", b">99990000<", "Client/Bsn", "precies 9 cijfers"),
        (
            b"Geslacht>0<",
            b"Geslacht>5<",
            "Client/Geslacht",
            "0, 1 of 2 (codelijst COD046)",
        ),
        (b">2026-01-31<", b">2026-02-29<", "", "een bestaande datum zoals 2026-01-31"),
        (
            b"Nummer>7<",
            b"Nummer>-7<",
            "",
            "een geheel getal van 0 tot en met 999999999",
        ),
        (b">1.0.0<", b">1.0<", "", "een versie zoals 1.0.0"),
        (b">438<", b">436<", "Header/BerichtCode", "Verwacht: 438."),
        (b"<jw305:Client>", b"<jw305:Client>tekst", "Client", "losse tekst"),
        (b"<jw305:Client>", b'<jw305:Client id="1">', "Client", "een attribuut"),
        (b">999900006<", b"><jw305:Bsn/><", "Client/Bsn", "waar een waarde hoort"),
    ],
)
def test_a_finding_names_the_place_and_what_belongs_there(start, old, new, path, words):
    assert old in start
    finding = check_bytes(start.replace(old, new, 1)).findings[0]
    assert path in finding.path
    assert words in finding.text
    assert finding.text.endswith("(XSD iJw 3.2)")
    line = start[: start.index(old)].count(b"\n") + 1
    assert finding.line in (line, line + 1)  # what is missing shows at the next tag


def test_a_type_that_is_named_in_the_message_is_told(start):
    typed = (
        b'<jw305:Bsn xmlns:x="http://www.w3.org/2001/XMLSchema-instance" '
        b'x:type="ijw:LDT_Datum">'
    )
    finding = check_bytes(start.replace(b"<jw305:Bsn>", typed)).findings[0]
    assert finding.path == "Bericht/Client/Bsn"
    assert "een ander type" in finding.text


def test_a_broken_file_is_told_where_it_breaks(start):
    at = start.index(b"<jw305:Bsn>")
    finding = check_bytes(start[:at]).findings[0]
    assert finding.line == start[:at].count(b"\n") + 1
    assert finding.path == "Bericht/Client"
    assert finding.text == "De opbouw van de XML is hier stuk."


def test_it_stops_after_twenty_findings():
    many = write_message(full_tables("JW305", repeat=40))
    wrong = many.replace(b"StatusAanlevering>1<", b"StatusAanlevering>7<")
    assert MAX_FINDINGS == 20
    assert len(check_bytes(wrong).findings) == 20


@pytest.mark.parametrize("place", [1, 100, 400, 700, 1200, 2000])
def test_passing_over_what_is_right_changes_no_finding(place):
    data = write_message(full_tables("JW305", repeat=40))
    end = data.rindex(b"StatusAanlevering>1<")
    wrong = data[:end] + data[end:].replace(b">1<", b">7<")
    assert place < end
    slow = find_faults(wrong, "JW305")
    assert len(slow) == 1
    assert find_faults(wrong, "JW305", right_until=place) == slow


def test_a_long_comment_before_a_wrong_message_changes_no_finding(start):
    wrong = start.replace(b">999900006<", b">x<")
    comment = b"<!--" + b" " * 20_000 + b"-->"
    at = wrong.index(b"<jw305:Bericht ")
    assert check_bytes(wrong[:at] + comment + wrong[at:]) == check_bytes(wrong)


# --- what a finding never tells

MARKS = ("999990019", "999990020", "Geheimenaam", "Verborgenstraat")


def test_the_second_of_two_wrong_messages_tells_nothing_of_the_first(start):
    # The XML parser's own log keeps a value of the message before.
    for mark in ("99999001X", "99999002X"):
        wrong = start.replace(b"999900006", mark.encode())
        result = check_bytes(wrong)
        assert not result.accepted
        told = repr(result)
        assert "9999900" not in told
        assert result.findings[0].path == "Bericht/Client/Bsn"


@pytest.mark.parametrize("name", NAMES)
def test_no_value_is_ever_told(name):
    data = write_message(full_tables(name))
    told = []
    for mark in MARKS:
        # In every value at once, one at a time, as a name and as an attribute.
        everywhere = re.sub(rb">[^<>\s][^<>]*</", b">%sx</" % mark.encode(), data)
        told.append(check_bytes(everywhere))
        for match in list(re.finditer(rb">([^<>\s][^<>]*)</", data))[:40]:
            start, end = match.span(1)
            told.append(
                check_bytes(data[:start] + mark.encode() + b"<x/>" + data[end:])
            )
        for tag in (b"<n%s/>", b'<a b="%s"/>', b"<!-- %s -->&%s;", b"%s"):
            place = data.rindex(b"</")
            filled = tag.replace(b"%s", mark.encode())
            told.append(check_bytes(data[:place] + filled + data[place:]))
    assert len(told) > 100 or name == "JW319"
    refused = [each for each in told if not each.accepted]
    assert len(refused) > 0.9 * len(told)
    for each in refused:
        for mark in MARKS:
            assert mark not in repr(each)


def test_an_accepted_document_does_not_show_its_bytes(start):
    assert "999900006" not in repr(check_bytes(start))
