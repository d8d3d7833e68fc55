"""The completeness check finds what is missing or wrong."""

from dataclasses import replace

import pytest

from jeugdregio.rules.collect import collect_rules
from jeugdregio.rules.completeness import (
    Reading,
    find_problems,
    read_readings,
    read_reasons,
)
from jeugdregio.rules.errors import RuleDefinitionError
from jeugdregio.standards.ijw import rule_rows


ROWS = rule_rows()
RULES = collect_rules()
REASONS = read_reasons()
READINGS = read_readings()


def problems(*, rows=ROWS, rules=RULES, reasons=REASONS, readings=READINGS):
    return list(find_problems(rows, rules, reasons, readings, "3.2"))


def changed(code: str, **change):
    return tuple(
        replace(rule, **change) if rule.code == code else rule for rule in RULES
    )


def without(mapping, *codes):
    return {code: value for code, value in mapping.items() if code not in codes}


def test_all_is_well():
    assert problems() == []


def test_a_rule_neither_built_nor_listed():
    (problem,) = problems(reasons=without(REASONS, "TR019"))
    assert problem == "TR019 is neither built nor listed with a reason."
    (problem,) = problems(reasons=REASONS | {"TR019": ""})
    assert problem == "TR019 is neither built nor listed with a reason."


def test_a_rule_both_built_and_listed():
    (problem,) = problems(reasons=REASONS | {"TR018": "Later."})
    assert problem == "TR018 is built and listed as not built."


def test_a_rule_nobody_published():
    (problem,) = problems(reasons=REASONS | {"TR999": "Later."})
    assert problem == "TR999 is not in the published list."
    (problem,) = problems(rules=(*RULES, replace(RULES[0], code="CD999")))
    assert problem == "CD999 is not in the published list."


def test_a_reading_that_is_missing_or_needless():
    (problem,) = problems(readings=without(READINGS, "TR002"))
    assert problem == "TR002 needs a reading, or has one without need."
    needless = READINGS | {"TR019": Reading(("JW305", "JW307"), "Why.")}
    (problem,) = problems(readings=needless)
    assert problem == "TR019 needs a reading, or has one without need."


def test_a_reading_goes_before_the_list():
    readings = READINGS | {"TR018": Reading(("JW305",), "Why.")}
    (problem,) = problems(readings=readings)
    assert problem == "TR018 holds for ['JW307'], not ['JW305']."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"messages": frozenset({"JW307"})}, "TR056 holds for"),
        ({"level": "external"}, "TR056 has level external, published is register."),
        ({"retourcode": "8848"}, "TR056 has retourcode 8848, published is 9056."),
        ({"retourcode": "1234"}, "TR056 has retourcode 1234, not in WJ001."),
        ({"berichtklasse": "Hoofd"}, "TR056: JW301 has no class Hoofd."),
        ({"fields": ("Naam",)}, "TR056: JW301/Header has no Naam."),
    ],
)
def test_a_rule_that_is_not_as_published(change, told):
    found = problems(rules=changed("TR056", **change))
    assert any(problem.startswith(told) for problem in found), found


def test_every_form_of_a_rule_is_checked():
    second = replace(RULES[0], retourcode="8848", valid_from="3.3")
    assert len(problems(rules=(*RULES, second))) == 1


def test_a_rule_listed_twice_is_refused(tmp_path):
    (tmp_path / "not_implemented.toml").write_text(
        '[[groep]]\nreden = "Later."\nregels = ["TR019", "TR019"]\n'
    )
    with pytest.raises(RuleDefinitionError, match="TR019 is listed twice"):
        read_reasons(tmp_path)
