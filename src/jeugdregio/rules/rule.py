"""One published rule: what it says, what it looks at, when it is violated."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

import polars as pl

from jeugdregio.rules.errors import RuleDefinitionError
from jeugdregio.rules.inputs import Computed, Input


Level = Literal["message", "register", "external"]
"""Within the message; against what was exchanged before; against a list or a date."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)

RELEASE: Final = "3.2"
"""The release of iJw this product speaks."""

_CODE: Final = re.compile(r"(?:TR|CD|CS)\d{3}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the standard publishes it, with our own words and one expression.

    A rule never writes findings, reads nothing but its inputs and knows no other rule.

    Args:
        code: As published: TR, CD or CS and three digits.
        retourcode: What the answer says when it is violated.
        text: What must hold, in our own plain Dutch; never a value of a message.
        berichtklasse: The class whose rows are judged.
        messages: In which messages.
        fields: Elements of the class that may have to change, as paths of the schema:
            ``"ProductPeriode/Begindatum"``.
        level: At which control level.
        source: Where the rule is published.
        inputs: By name what it looks at, and what null means.
        violated: Takes the inputs by name, as expressions; gives one expression, one
            value per row: True violated, False passed, null not applicable.
        valid_from: First release of iJw with this form of the rule.
        valid_until: Last release with it, None while in force.

    Raises:
        RuleDefinitionError: The code has no known form, an input is not used or not
            declared, or the text is not a sentence.
    """

    code: str
    retourcode: str
    text: str
    berichtklasse: str
    messages: frozenset[str]
    fields: tuple[str, ...]
    level: Level
    source: str
    inputs: Mapping[str, Input]
    violated: Callable[..., pl.Expr]
    valid_from: str = RELEASE
    valid_until: str | None = None

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise RuleDefinitionError(f"{self.code!r} is not the code of a rule")
        if self.level not in LEVELS:
            raise RuleDefinitionError(f"{self.code}: level {self.level!r} is unknown")
        if not (self.messages and self.fields and self.source and self.inputs):
            raise RuleDefinitionError(
                f"{self.code}: messages, fields, source and inputs may not be empty"
            )
        if not self.text.endswith("."):
            raise RuleDefinitionError(f"{self.code}: the text is not a sentence")
        self._check_inputs()

    def _check_inputs(self) -> None:
        wanted = set(inspect.signature(self.violated).parameters)
        seen: set[str] = set()
        for name, each in self.inputs.items():
            if isinstance(each, Computed):
                needed = set(inspect.signature(each.expression).parameters)
                if unknown := needed - seen:
                    raise RuleDefinitionError(
                        f"{self.code}: {name} needs {sorted(unknown)}, not declared "
                        "before it"
                    )
                wanted |= needed
            seen.add(name)
        if wanted != seen:
            raise RuleDefinitionError(
                f"{self.code}: declared {sorted(seen)}, used {sorted(wanted)}"
            )

    def is_in_force(self, release: str = RELEASE) -> bool:
        """Whether the release of iJw has this form of the rule."""
        at = _version(release)
        return _version(self.valid_from) <= at and (
            self.valid_until is None or at <= _version(self.valid_until)
        )


def _version(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))
