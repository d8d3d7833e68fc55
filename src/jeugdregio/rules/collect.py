"""Find the rules: one file each, in `technical`, `conditions` and `constraints`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Final

from jeugdregio.rules import conditions, constraints, technical
from jeugdregio.rules.errors import RuleDefinitionError
from jeugdregio.rules.inputs import BEKEND, RegisterColumn, RegisterTotal
from jeugdregio.rules.lookups import LOOKUPS
from jeugdregio.rules.rule import LEVELS, RELEASE, Level, Rule


FOLDERS: Final[Mapping[str, ModuleType]] = MappingProxyType(
    {"TR": technical, "CD": conditions, "CS": constraints}
)


@cache
def collect_rules() -> tuple[Rule, ...]:
    """All rules, by code. A file holds every form of its rule, over all releases.

    Raises:
        RuleDefinitionError: A file holds no rule or one of another code, or two forms
            of a rule hold for one class, message and release.

    Example:
        >>> [rule.code for rule in collect_rules()][:3]
        ['CD087', 'CS002', 'CS340']
    """
    found: list[Rule] = []
    for kind, folder in FOLDERS.items():
        for info in pkgutil.iter_modules(folder.__path__):
            module = importlib.import_module(f"{folder.__name__}.{info.name}")
            rules = [each for each in vars(module).values() if isinstance(each, Rule)]
            code = info.name.upper()
            if not rules or any(rule.code != code for rule in rules):
                raise RuleDefinitionError(f"{module.__name__} is not the rule {code}")
            if not code.startswith(kind):
                raise RuleDefinitionError(f"{code} is in the folder of {kind}")
            found += rules
    return refuse_doubles(sorted(found, key=lambda rule: rule.code))


def refuse_doubles(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, if no two of them say the same and all lookups exist.

    Raises:
        RuleDefinitionError: See above.
    """
    checked: list[Rule] = []
    for rule in rules:
        for other in checked:
            if _overlap(rule, other):
                raise RuleDefinitionError(f"{rule.code} is there twice")
        _check_lookups(rule)
        checked.append(rule)
    return tuple(checked)


def _overlap(rule: Rule, other: Rule) -> bool:
    return (
        rule.code == other.code
        and rule.berichtklasse == other.berichtklasse
        and bool(rule.messages & other.messages)
        and (rule.is_in_force(other.valid_from) or other.is_in_force(rule.valid_from))
    )


def _check_lookups(rule: Rule) -> None:
    for name, each in rule.inputs.items():
        if not isinstance(each, RegisterColumn | RegisterTotal):
            continue
        lookup = LOOKUPS.get(each.lookup)
        if lookup is None:
            raise RuleDefinitionError(f"{rule.code}: no lookup {each.lookup!r}")
        if {key for key, _ in each.keys} != set(lookup.keys):
            raise RuleDefinitionError(f"{rule.code}: {name} lacks keys of a lookup")
        if each.column not in {*lookup.columns, BEKEND}:
            raise RuleDefinitionError(f"{rule.code}: {name} asks an unknown column")
        if rule.level == "message":
            raise RuleDefinitionError(f"{rule.code}: {name} is outside the message")


def rules_for(
    message: str,
    *,
    levels: Iterable[Level] = LEVELS,
    release: str = RELEASE,
    rules: Iterable[Rule] | None = None,
) -> tuple[Rule, ...]:
    """The rules in force for one berichtsoort.

    Args:
        message: Such as ``"JW323"``.
        levels: Only these; ``("message",)`` needs no register.
        release: Release of iJw.
        rules: From these; all if left out.

    Example:
        >>> [rule.code for rule in rules_for("JW307")]
        ['CS002', 'TR018', 'TR056', 'TR135']
        >>> [rule.code for rule in rules_for("JW307", levels=("message",))]
        ['CS002', 'TR018']
    """
    wanted = set(levels)
    return tuple(
        rule
        for rule in (collect_rules() if rules is None else rules)
        if message in rule.messages
        and rule.level in wanted
        and rule.is_in_force(release)
    )
