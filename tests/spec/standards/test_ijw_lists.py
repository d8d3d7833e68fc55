"""Code lists and the list of rules of iJw 3.2."""

import csv
import json
from collections import Counter

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.ijw import (
    NO_LABEL,
    code_label,
    code_lists,
    find_release,
    release_folder,
    rule_rows,
)
from jeugdregio.standards.sources import read_sources


RELEASE = find_release("3.2")


def test_a_code_has_the_label_of_the_standard():
    assert code_label("WJ759", "2") == "Past niet binnen budget"
    assert code_label("WJ001", "0200") == "Geen opmerking over deze berichtklasse."


def test_a_code_that_only_the_schema_knows_says_so():
    assert code_label("WJ001", "9355") == NO_LABEL


@pytest.mark.parametrize(("code_list", "code"), [("WJ001", "0000"), ("XX000", "1")])
def test_an_unknown_list_or_code_is_an_error(code_list, code):
    with pytest.raises(UnknownCodeError):
        code_label(code_list, code)


def test_every_code_of_the_schema_is_in_its_code_list_and_the_other_way_round():
    by_list = {each.code_list: each for each in RELEASE.datatypes if each.codes}
    for name, code_list in code_lists().items():
        if name == "COD002-VEKT":  # the berichtcodes: not an enumeration in the schema
            expected = {message.berichtcode for message in RELEASE.messages}
        else:
            expected = set(by_list.pop(name).codes)
        assert set(code_list.labels) == expected, name
    assert by_list == {}


def test_there_are_80_technical_rules_22_conditions_and_19_constraints():
    counts = Counter(rule.kind for rule in rule_rows())
    assert counts == {"TR": 80, "CD": 22, "CS": 19}
    assert len({rule.code for rule in rule_rows()}) == 121


def test_levels_of_the_rules():
    counts = Counter((rule.kind, rule.level) for rule in rule_rows())
    # Conditions and constraints look inside one message only.
    assert counts["TR", "message"] == 22
    assert counts["CD", "message"] == 22
    assert counts["CS", "message"] == 19
    assert counts["TR", "external"] == 4
    assert counts["TR", "register"] == 80 - 22 - 4


def test_every_rule_names_messages_and_retourcodes_that_exist():
    names = {message.name for message in RELEASE.messages}
    codes = set(code_lists()["WJ001"].labels)
    for rule in rule_rows():
        assert rule.messages, rule.code
        assert names.issuperset(rule.messages), rule.code
        assert rule.retourcode in codes | {""}, rule.code
    without = {rule.code for rule in rule_rows() if not rule.retourcode}
    assert without == {"TR337", "TR371", "TR376"}


def test_rules_whose_messages_were_inferred_say_so():
    noted = [rule for rule in rule_rows() if rule.note]
    assert len(noted) == 22
    assert {(rule.kind, rule.level) for rule in noted} == {("TR", "message")}


def test_every_file_has_a_source_with_status():
    sources = read_sources(release_folder("3.2"))
    assert {source.id for source in sources} >= {"schemas", "code_lists", "rules"}
    for source in sources:
        assert source.title, source.id
        assert source.publisher, source.id
        assert source.licence, source.id
        assert source.found_through, source.id
        assert source.status in ("C", "S", "U"), source.id


@pytest.mark.shared
def test_labels_equal_the_source(shared):
    published = json.loads((shared / "ijw32/codelists.json").read_text())
    ours = {
        name: {code: label for code, label in each.labels.items() if label}
        for name, each in code_lists().items()
    }
    assert ours == {name: each["codes"] for name, each in published.items()}


@pytest.mark.shared
def test_rules_equal_the_source(shared):
    with (shared / "ijw32/rules.csv").open(newline="") as stream:
        published = list(csv.DictReader(stream))
    ours = [
        {
            "code": rule.code,
            "kind": rule.kind,
            "level": rule.level,
            "messages": " ".join(rule.messages),
            "elements": "; ".join(rule.elements),
            "retourcode": rule.retourcode,
            "note": rule.note,
        }
        for rule in rule_rows()
    ]
    assert ours == published
