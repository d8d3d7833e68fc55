"""The published rules with their state, for a page and a list."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.rules.completeness import rule_status


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One published rule.

    Attributes:
        code: Its code, such as ``TR018``.
        level: Where it looks: message, register or external.
        messages: The messages it holds for.
        retourcode: What the sender is answered.
        implemented: Whether we judge it.
        text: What it asks where we judge it; else why we do not yet.
    """

    code: str
    level: str
    messages: tuple[str, ...]
    retourcode: str
    implemented: bool
    text: str


_LEVELS = {
    "message": "in het bericht",
    "register": "over berichten heen",
    "external": "met een andere bron",
}


def list_rules() -> tuple[RuleLine, ...]:
    """All 121 published rules, those we judge first."""
    lines = [
        RuleLine(
            code=status.row.code,
            level=_LEVELS.get(status.row.level, status.row.level),
            messages=(
                status.reading.messages if status.reading else status.row.messages
            ),
            retourcode=status.row.retourcode,
            implemented=bool(status.rules),
            text=status.rules[0].text if status.rules else status.reason,
        )
        for status in rule_status()
    ]
    return tuple(sorted(lines, key=lambda line: (not line.implemented, line.code)))
