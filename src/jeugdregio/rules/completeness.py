"""Whether every published rule is built or listed, and every rule is as published.

`rule_status` is the completeness list of the site; `check_rules` is part of
`make check`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jeugdregio.rules.collect import collect_rules
from jeugdregio.rules.errors import RuleDefinitionError
from jeugdregio.rules.rule import RELEASE, Rule
from jeugdregio.standards.ijw import RuleRow, code_lists, find_release, rule_rows


FOLDER: Final = Path(__file__).parent
RETOURCODES: Final = "WJ001"


@dataclass(frozen=True, slots=True)
class Reading:
    """Our reading of where a rule holds, where the rule list is not sure.

    Args:
        messages: In which messages.
        reason: Why.
    """

    messages: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RuleStatus:
    """One row of the completeness list.

    Args:
        row: The published rule.
        rules: Its forms as built; empty where it is not.
        reason: Why it is not built, in Dutch; empty where it is.
        reading: Ours where the list is not sure of the messages.
    """

    row: RuleRow
    rules: tuple[Rule, ...]
    reason: str
    reading: Reading | None


def read_reasons(folder: Path = FOLDER) -> Mapping[str, str]:
    """Per rule that is not built the reason, in Dutch.

    Raises:
        RuleDefinitionError: A rule is listed twice.
    """
    content = tomllib.loads((folder / "not_implemented.toml").read_text("utf-8"))
    reasons: dict[str, str] = {}
    for group in content["groep"]:
        for code in group["regels"]:
            if code in reasons:
                raise RuleDefinitionError(f"{code} is listed twice")
            reasons[code] = group["reden"]
    return reasons


def read_readings(folder: Path = FOLDER) -> Mapping[str, Reading]:
    """Our reading of the rules whose messages the list took from elsewhere."""
    content: dict[str, Any] = tomllib.loads(
        (folder / "readings.toml").read_text("utf-8")
    )
    return {
        code: Reading(tuple(row["berichten"]), row["reden"])
        for code, row in content.items()
    }


def rule_status(release: str = RELEASE) -> tuple[RuleStatus, ...]:
    """All published rules of a release, in the order of the list.

    Example:
        >>> rows = rule_status()
        >>> len(rows), sum(1 for row in rows if row.rules)
        (121, 12)
    """
    rules, reasons, readings = collect_rules(), read_reasons(), read_readings()
    return tuple(
        RuleStatus(
            row,
            tuple(rule for rule in rules if rule.code == row.code),
            reasons.get(row.code, ""),
            readings.get(row.code),
        )
        for row in rule_rows(release)
    )


def check_rules() -> list[str]:
    """Everything that is missing or not as published.

    Returns:
        One English sentence per problem, empty when all is well.

    Example:
        >>> check_rules()
        []
    """
    return list(
        find_problems(
            rule_rows(), collect_rules(), read_reasons(), read_readings(), RELEASE
        )
    )


def find_problems(
    rows: Iterable[RuleRow],
    rules: Iterable[Rule],
    reasons: Mapping[str, str],
    readings: Mapping[str, Reading],
    release: str,
) -> Iterator[str]:
    """Compare the published list with what is built, listed and read.

    Args:
        rows: The published list.
        rules: What is built.
        reasons: What is not built, and why.
        readings: Ours of the rows whose messages are not sure.
        release: Release of iJw, for classes, fields and retourcodes.
    """
    published = {row.code: row for row in rows}
    forms = tuple(rules)
    built = {rule.code for rule in forms}
    for code in published:
        if code in built and code in reasons:
            yield f"{code} is built and listed as not built."
        if code not in built and not reasons.get(code):
            yield f"{code} is neither built nor listed with a reason."
    for code in sorted({*built, *reasons, *readings} - set(published)):
        yield f"{code} is not in the published list."
    unsure = {code for code, row in published.items() if row.note}
    for code in sorted(unsure ^ (set(readings) & set(published))):
        yield f"{code} needs a reading, or has one without need."
    for rule in forms:
        if rule.code in published:
            yield from _rule_problems(
                rule, published[rule.code], readings.get(rule.code), release
            )


def _rule_problems(
    rule: Rule, row: RuleRow, reading: Reading | None, release: str
) -> Iterator[str]:
    messages = reading.messages if reading else row.messages
    if set(rule.messages) != set(messages):
        yield f"{rule.code} holds for {sorted(rule.messages)}, not {sorted(messages)}."
    for name, ours, theirs in (
        ("level", rule.level, row.level),
        ("retourcode", rule.retourcode, row.retourcode),
    ):
        if ours != theirs:
            yield f"{rule.code} has {name} {ours}, published is {theirs}."
    known = code_lists(release)[RETOURCODES].labels
    if rule.retourcode not in known:
        yield f"{rule.code} has retourcode {rule.retourcode}, not in {RETOURCODES}."
    for name in sorted(rule.messages):
        message = find_release(release).find_message(name)
        classes = {each.name: each for each in message.klassen}
        if rule.berichtklasse not in classes:
            yield f"{rule.code}: {name} has no class {rule.berichtklasse}."
            continue
        paths = {"/".join(each.path) for each in classes[rule.berichtklasse].columns}
        for field in rule.fields:
            if field not in paths:
                yield f"{rule.code}: {name}/{rule.berichtklasse} has no {field}."
