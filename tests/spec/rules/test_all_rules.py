"""What holds for every rule: published, built or listed, and specified."""

import ast
import importlib
from pathlib import Path

import pytest

from jeugdregio.rules.collect import collect_rules
from jeugdregio.rules.completeness import check_rules, rule_status
from jeugdregio.rules.rule import LEVELS
from jeugdregio.standards.ijw import code_lists, find_release


RULES = collect_rules()
FIRST_TWELVE = {
    *("TR018", "TR056", "TR135", "TR307", "TR308", "TR321"),
    *("TR338", "TR346", "TR358", "CS002", "CD087", "CS340"),
}


def test_the_first_twelve_are_built():
    assert {rule.code for rule in RULES} >= FIRST_TWELVE


def test_the_list_and_the_rules_agree():
    assert check_rules() == []


def test_all_121_published_rules_are_in_the_list():
    rows = rule_status()
    assert len(rows) == 80 + 22 + 19 == 121
    for each in rows:
        assert bool(each.rules) != bool(each.reason), each.row.code


def test_the_22_rules_of_uncertain_messages_have_a_reading_with_a_reason():
    read = [each for each in rule_status() if each.reading]
    assert len(read) == 22
    for each in read:
        assert each.row.kind == "TR"
        assert each.reading.reason.endswith("."), each.row.code
        # Our reading confirmed the list every time; where it does not, say so here.
        assert set(each.reading.messages) == set(each.row.messages), each.row.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_is_as_the_standard_knows_it(rule):
    assert rule.retourcode in code_lists()["WJ001"].labels
    assert rule.level in LEVELS
    for name in rule.messages:
        klasse = find_release("3.2").find_message(name).klasse(rule.berichtklasse)
        paths = {"/".join(column.path) for column in klasse.columns}
        assert set(rule.fields) <= paths


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_text_is_short_and_plain(rule):
    for sentence in rule.text.split(". "):
        assert len(sentence.split()) <= 20, sentence
    for word in ("dient", "indien", "teneinde", "betreffende", "conform"):
        assert word not in rule.text.lower().split()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_a_spec_with_its_cases(rule):
    name = f"test_{rule.code.lower()}"
    tree = ast.parse((Path(__file__).parent / f"{name}.py").read_text("utf-8"))
    tests = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    for case in ("test_passes", "test_violated", "test_boundary", "test_absent"):
        assert any(test.startswith(case) for test in tests), case
    module = importlib.import_module(f"spec.rules.{name}")
    assert module.title.startswith(f"{rule.code} ")
    assert module.RULE is rule


@pytest.mark.shared
def test_the_shipped_list_is_the_one_of_the_chain(shared):
    rows = (shared / "ijw32" / "rules.csv").read_text("utf-8").splitlines()[1:]
    published = [tuple(row.split(",")[:4]) for row in rows]
    assert published == [
        (each.row.code, each.row.kind, each.row.level, " ".join(each.row.messages))
        for each in rule_status()
    ]
