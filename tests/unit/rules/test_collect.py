"""Finding the rules, refusing those that are written wrongly."""

import sys
from dataclasses import replace
from types import ModuleType

import polars as pl
import pytest

from jeugdregio.rules import collect
from jeugdregio.rules.collect import collect_rules, refuse_doubles, rules_for
from jeugdregio.rules.errors import RuleDefinitionError
from jeugdregio.rules.inputs import ancestor, computed, own, register_column
from jeugdregio.rules.rule import Rule


BY_CODE = {rule.code: rule for rule in collect_rules()}
TR018 = BY_CODE["TR018"]
TR338 = BY_CODE["TR338"]


def test_every_file_is_one_rule_in_its_folder():
    for rule in collect_rules():
        module = sys.modules[rule.violated.__module__]
        folder = {"TR": "technical", "CD": "conditions", "CS": "constraints"}
        assert module.__name__ == (
            f"jeugdregio.rules.{folder[rule.code[:2]]}.{rule.code.lower()}"
        )


def test_importing_a_rule_registers_nothing():
    # Two lists made apart hold the same rules; a rule made by hand is in none.
    made = replace(TR018, code="TR999")
    assert made not in collect_rules()


def test_the_same_rule_twice_is_refused():
    with pytest.raises(RuleDefinitionError, match="TR018 is there twice"):
        refuse_doubles([TR018, replace(TR018, text="Anders.")])


@pytest.mark.parametrize(
    "other",
    [
        {"messages": frozenset({"JW305"})},
        {"berichtklasse": "Client"},
        {"valid_from": "3.3"},
        {"code": "TR019"},
    ],
)
def test_another_message_class_release_or_code_is_another_rule(other):
    first = replace(TR018, valid_until="3.2")
    assert len(refuse_doubles([first, replace(TR018, **other)])) == 2


def test_forms_that_overlap_in_release_are_refused():
    first = replace(TR018, valid_from="3.1", valid_until="3.3")
    with pytest.raises(RuleDefinitionError):
        refuse_doubles([first, replace(TR018, valid_from="3.3")])


def test_release_chooses_the_form():
    old = replace(TR018, valid_from="3.1", valid_until="3.1")
    new = replace(TR018, valid_from="3.2")
    rules = refuse_doubles([old, new])
    assert rules_for("JW307", release="3.1", rules=rules) == (old,)
    assert rules_for("JW307", release="3.2", rules=rules) == (new,)
    # 3.10 is a later release than 3.9, and neither has an end here
    assert rules_for("JW307", release="3.10", rules=rules) == (new,)
    assert rules_for("JW307", release="3.0", rules=rules) == ()


KEYS = {
    "gemeente": ancestor("Header", "ontvanger"),
    "aanbieder": ancestor("Header", "afzender"),
    "toewijzing_nummer": own("toewijzing_nummer"),
}


@pytest.mark.parametrize(
    ("asked", "level"),
    [
        (register_column("geen", "bekend", keys=KEYS), "register"),
        (register_column("toewijzing", "geen", keys=KEYS), "register"),
        (register_column("toewijzing", "bekend", keys={}), "register"),
        (register_column("toewijzing", "bekend", keys=KEYS), "message"),
    ],
    ids=["lookup", "column", "keys", "level"],
)
def test_a_question_the_register_does_not_know_is_refused(asked, level):
    wrong = replace(TR338, inputs={"bekend": asked}, level=level)
    with pytest.raises(RuleDefinitionError):
        refuse_doubles([wrong])


@pytest.mark.parametrize(
    "change",
    [
        {"code": "TR18"},
        {"code": "RS001"},
        {"level": "hier"},
        {"messages": frozenset()},
        {"fields": ()},
        {"source": ""},
        {"text": "Geen zin"},
        {"inputs": {"begindatum": own("begindatum")}},
        {"inputs": {**TR018.inputs, "meer": own("reden_beeindiging")}},
        {"violated": lambda begindatum: begindatum},
        {"violated": lambda begindatum, einddatum, meer: begindatum},
        {
            "inputs": {
                "begindatum": computed(lambda einddatum: einddatum),
                "einddatum": own("einddatum"),
            }
        },
    ],
)
def test_a_rule_that_does_not_fit_itself_is_refused(change):
    with pytest.raises(RuleDefinitionError):
        replace(TR018, **change)


@pytest.mark.parametrize(
    ("name", "held"),
    [("tr777", None), ("tr777", TR018), ("tr018", replace(TR018, code="CD018"))],
    ids=["no rule", "another code", "another folder"],
)
def test_a_file_that_is_not_its_rule_is_refused(monkeypatch, tmp_path, name, held):
    package = ModuleType("rules_of_the_test")
    package.__path__ = [str(tmp_path)]
    (tmp_path / f"{name}.py").write_text("")
    module = ModuleType(f"rules_of_the_test.{name}")
    module.RULE = held
    monkeypatch.setitem(sys.modules, package.__name__, package)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(collect, "FOLDERS", {"TR": package})
    with pytest.raises(RuleDefinitionError):
        collect_rules.__wrapped__()


def test_a_rule_does_not_change():
    with pytest.raises(AttributeError):
        TR018.code = "TR019"
    assert isinstance(TR018, Rule)
    assert isinstance(TR018.violated(pl.col("a"), pl.col("b")), pl.Expr)
