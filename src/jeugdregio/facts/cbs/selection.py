"""Which rows of a table to ask for, and proof that the source listened.

A table can hold a hundred million rows (03759ned), so a question needs a filter. A
service that does not understand the option ignores it and sends everything; each
condition can therefore also judge the codes that come back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand on one dimension (or on ``Measure``); values are alternatives."""

    dimension: str
    kind: Literal["one_of", "starts_with", "contains", "since"]
    values: tuple[str, ...]

    def accepts(self, code: str) -> bool:
        """Tell whether a code, without padding, meets the demand."""
        match self.kind:
            case "one_of":
                return code in self.values
            case "starts_with":
                return code.startswith(self.values)
            case "contains":
                return any(value in code for value in self.values)
            case "since":
                return code >= self.values[0]

    def as_filter(self) -> str:
        """The demand in OData; a quote inside a value is doubled."""
        forms = {
            "one_of": "{} eq {}",
            "starts_with": "startswith({},{})",
            "contains": "contains({},{})",
            "since": "{} ge {}",
        }
        quoted = ("'" + value.replace("'", "''") + "'" for value in self.values)
        parts = [forms[self.kind].format(self.dimension, value) for value in quoted]
        return parts[0] if len(parts) == 1 else "(" + " or ".join(parts) + ")"


def one_of(dimension: str, *codes: str) -> Condition:
    """Exactly these codes.

    Example:
        >>> one_of("RegioS", "GM0983", "JZ37").as_filter()
        "(RegioS eq 'GM0983' or RegioS eq 'JZ37')"
    """
    return Condition(dimension, "one_of", codes)


def starts_with(dimension: str, *prefixes: str) -> Condition:
    """Codes that begin like this: ``GM`` for municipalities, ``JZ`` for regions."""
    return Condition(dimension, "starts_with", prefixes)


def contains(dimension: str, *fragments: str) -> Condition:
    """Codes that hold this text: ``JJ00`` for whole years."""
    return Condition(dimension, "contains", fragments)


def since(dimension: str, code: str) -> Condition:
    """This code and what sorts after it: ``2021JJ00`` for 2021 and later."""
    return Condition(dimension, "since", (code,))


def as_filter(conditions: Iterable[Condition]) -> str:
    """All demands together as one OData filter; empty without demands.

    Example:
        >>> as_filter([starts_with("RegioS", "GM"), since("Perioden", "2021JJ00")])
        "startswith(RegioS,'GM') and Perioden ge '2021JJ00'"
    """
    return " and ".join(condition.as_filter() for condition in conditions)
