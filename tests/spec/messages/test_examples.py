"""The published examples: twelve are right, two are refused where they are wrong."""

import pytest

from jeugdregio.messages.gate import check_file
from jeugdregio.messages.header import read_header
from jeugdregio.messages.read import read_tables
from jeugdregio.messages.write import write_message


pytestmark = pytest.mark.shared

RIGHT = (
    *("JW301", "JW302", "JW305", "JW306", "JW307", "JW308"),
    *("JW316", "JW317", "JW319", "JW320", "JW323", "JW325"),
)


def example(shared, name):
    return shared / f"ijw32/examples/{name}.xml"


@pytest.mark.parametrize("name", RIGHT)
def test_twelve_examples_pass(shared, name):
    result = check_file(example(shared, name))
    assert (result.message, result.accepted, result.findings) == (name, True, ())


def test_the_verzoek_holds_31_june_twice(shared):
    result = check_file(example(shared, "JW315"))
    assert not result.accepted
    product = "Bericht/Client/AangevraagdeProducten/AangevraagdProduct"
    assert [(each.line, each.path) for each in result.findings] == [
        (44, f"{product}[1]/ToewijzingEinddatum"),
        (66, f"{product}[2]/ToewijzingEinddatum"),
    ]
    assert "een bestaande datum" in result.findings[0].text


def test_the_retour_holds_a_misplaced_element(shared):
    result = check_file(example(shared, "JW318"))
    assert not result.accepted
    (finding,) = result.findings
    assert (finding.line, finding.path) == (33, "Bericht/Client/Verzoek/RetourCode")
    assert "RetourCode hoort hier niet" in finding.text


def lines_of(xml):
    """Lines without indentation; the root tag apart, which is free in its layout."""
    lines = [line.strip() for line in xml.decode().splitlines() if line.strip()]
    return [line for line in lines if not line.startswith(("<?xml", "<jw3"))] + [
        line for line in lines if line.startswith("<jw3") and "xmlns" not in line
    ]


@pytest.mark.parametrize("name", RIGHT)
def test_writing_an_example_gives_its_lines_back(shared, name):
    path = example(shared, name)
    tables = read_tables([check_file(path).document])
    assert lines_of(write_message(tables)) == lines_of(path.read_bytes())


def test_the_header_of_the_declaratie(shared):
    header = read_header(read_tables([check_file(example(shared, "JW323")).document]))
    assert header.berichtcode == "490"
    assert header.versie == (3, 2)
    assert (header.afzender, header.ontvanger) == ("65656055", "0384")
    assert header.identificatie == "765432198"
    assert header.dagtekening.isoformat() == "2026-05-06"
    assert header.retour is None


def test_the_header_of_a_retour_repeats_that_of_the_original(shared):
    header = read_header(read_tables([check_file(example(shared, "JW302")).document]))
    # The gemeente sent the JW301; the provider sends this JW302 back.
    assert (header.afzender, header.ontvanger) == ("0384", "42420001")
    assert header.retour.identificatie == "9452b7eb-c87"
    assert header.retour.dagtekening.isoformat() == "2023-07-16"
    assert header.retour.retour_codes == ("8848",)
    assert header.retour.xslt_versie == ""


def test_the_header_of_an_answer_names_the_declaratie(shared):
    header = read_header(read_tables([check_file(example(shared, "JW325")).document]))
    assert header.identificatie == "654321987"
    assert header.retour.identificatie == "765432198"
    assert header.retour.retour_codes == ("0200",)
