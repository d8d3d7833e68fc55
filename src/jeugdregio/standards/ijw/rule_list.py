"""The list of published rules: which there are, at which level, with which retourcode.

The completeness list: every row is implemented in `rules`, or listed with a reason.
It holds no rule text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from jeugdregio.standards.ijw.release import find_release, read_rows, release_folder


RuleKind = Literal["TR", "CD", "CS"]
"""Technical rule, condition, constraint."""

RuleLevel = Literal["message", "register", "external"]
"""Inside one message; across messages; against a list or the clock."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One published rule.

    Attributes:
        code: E.g. ``TR058``.
        kind: Technical rule, condition or constraint.
        level: What one must know to judge it.
        messages: Names of the messages it holds for.
        elements: Where it looks, as ``JW301/Client/Geboortedatum``; empty for a TR.
        retourcode: What a violation is answered with; empty where nothing is.
        note: What is not sure about this row, English; mostly empty.
    """

    code: str
    kind: RuleKind
    level: RuleLevel
    messages: tuple[str, ...]
    elements: tuple[str, ...]
    retourcode: str
    note: str


def rule_rows(version: str = "3.2") -> tuple[RuleRow, ...]:
    """All rules of a release, in the order of the list.

    Raises:
        UnknownCodeError: We do not know this version.

    Example:
        >>> len(rule_rows()), rule_rows()[23].code, rule_rows()[23].retourcode
        (121, 'TR056', '9056')
    """
    return _load(find_release(version).version)


@cache
def _load(version: str) -> tuple[RuleRow, ...]:
    return tuple(
        RuleRow(
            code=row["code"],
            kind=cast("RuleKind", row["kind"]),
            level=cast("RuleLevel", row["level"]),
            messages=tuple(row["messages"].split()),
            elements=tuple(part.strip() for part in row["elements"].split(";") if part),
            retourcode=row["retourcode"],
            note=row["note"],
        )
        for row in read_rows(release_folder(version), "rules.csv")
    )
