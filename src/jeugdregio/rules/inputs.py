"""What a rule may look at, and what an absent value means.

A rule names its inputs. Each says where it comes from and what null means for this
rule. Null without a meaning makes the outcome *niet beoordeeld*: never a pass.
All whole numbers reach a rule as Int64, so that amounts do not overflow.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import polars as pl


class Null(enum.Enum):
    """What it means for a rule that an input is absent."""

    NIET_VAN_TOEPASSING = "niet van toepassing"
    """The condition the rule itself states is not met."""
    OVERTREDING = "overtreding"
    """Absence is the fault."""
    GOED = "goed"
    """Absence is allowed and enough."""


@dataclass(frozen=True, slots=True)
class StandsFor:
    """Absence stands for a value: no Einddatum is a day far away.

    Example:
        >>> StandsFor(0).value
        0
    """

    value: object


NullMeaning = Null | StandsFor | None
"""None is: nobody said what it means, so the row is *niet beoordeeld*."""


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of the berichtklasse the rule is about."""

    column: str
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether a column of the berichtklasse has a value; never null."""

    column: str
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class AncestorColumn:
    """A column of a class above it, or of the Header of its message."""

    berichtklasse: str
    column: str
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class DescendantSum:
    """The sum of an amount over all rows of a class below it.

    With ``sign`` a debit (D) is added and a credit (C) subtracted. One absent amount
    or sign makes the whole sum absent. Nothing below it is 0.
    """

    berichtklasse: str
    column: str
    sign: str = ""
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class DescendantCount:
    """How many rows of a class are below it; never null."""

    berichtklasse: str
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class CountInMessage:
    """How many rows of its own message have the same values; 1 is itself.

    Absent where one of the values is absent.
    """

    columns: tuple[str, ...]
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class EarlierInBatch:
    """How many earlier messages of the batch hold a row with the same values.

    Earlier is by the number of the message, which is its place of arrival; where its
    row stands in the table has no meaning. Absent where one of the values is absent.
    """

    columns: tuple[str, ...]
    null: NullMeaning = None


Key = OwnColumn | AncestorColumn


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of the one record that the register knows by these keys.

    Args:
        lookup: Name of the lookup; one question to the register per name and keys,
            shared by all rules that ask the same.
        keys: Per key column of the lookup where its value comes from. A row with an
            absent key is not looked up.
        column: The column wanted. ``"bekend"`` is whether there is a record; it is
            never null for a row that was looked up.
        only: Column of the class and value: other rows are not looked up, and null.
        null: What it means that there is no record, or no value in it.
    """

    lookup: str
    keys: tuple[tuple[str, Key], ...]
    column: str
    only: tuple[str, str] | None = None
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class RegisterTotal:
    """A sum or count that the register keeps by these keys; 0 where it knows none."""

    lookup: str
    keys: tuple[tuple[str, Key], ...]
    column: str
    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class ReceivedOn:
    """The day on which the message came in.

    Not today, so that judging again next year gives the same outcome.
    """

    null: NullMeaning = None


@dataclass(frozen=True, slots=True)
class Computed:
    """An expression of inputs declared before it, whose own null has a meaning.

    Args:
        expression: Takes those inputs by name.
    """

    expression: Callable[..., pl.Expr]
    null: NullMeaning = None


Input = (
    OwnColumn
    | Filled
    | AncestorColumn
    | DescendantSum
    | DescendantCount
    | CountInMessage
    | EarlierInBatch
    | RegisterColumn
    | RegisterTotal
    | ReceivedOn
    | Computed
)

BEKEND: Final = "bekend"
"""Column of every lookup: whether the register has a record."""


def own(column: str, *, null: NullMeaning = None) -> OwnColumn:
    """A column of the berichtklasse itself."""
    return OwnColumn(column, null)


def filled(column: str) -> Filled:
    """Whether a column of the berichtklasse has a value."""
    return Filled(column)


def ancestor(
    berichtklasse: str, column: str, *, null: NullMeaning = None
) -> AncestorColumn:
    """A column of a class above it, or of the Header."""
    return AncestorColumn(berichtklasse, column, null)


def sum_below(
    berichtklasse: str, column: str, *, sign: str = "", null: NullMeaning = None
) -> DescendantSum:
    """The sum over a class below it, debit added and credit subtracted."""
    return DescendantSum(berichtklasse, column, sign, null)


def count_below(berichtklasse: str) -> DescendantCount:
    """How many rows of a class are below it."""
    return DescendantCount(berichtklasse)


def count_in_message(*columns: str, null: NullMeaning = None) -> CountInMessage:
    """How many rows of its message have the same values in these columns."""
    return CountInMessage(columns, null)


def earlier_in_batch(*columns: str, null: NullMeaning = None) -> EarlierInBatch:
    """How many earlier messages of the batch have the same values."""
    return EarlierInBatch(columns, null)


def register_column(
    lookup: str,
    column: str,
    *,
    keys: dict[str, Key],
    only: tuple[str, str] | None = None,
    null: NullMeaning = None,
) -> RegisterColumn:
    """A column of the record that the register knows by these keys."""
    pairs = tuple(sorted(keys.items()))
    return RegisterColumn(lookup, pairs, column, only, null)


def register_total(
    lookup: str, column: str, *, keys: dict[str, Key], null: NullMeaning = None
) -> RegisterTotal:
    """A sum or count that the register keeps by these keys, 0 where it has none."""
    return RegisterTotal(lookup, tuple(sorted(keys.items())), column, null)


def received_on() -> ReceivedOn:
    """The day on which the message came in."""
    return ReceivedOn()


def computed(
    expression: Callable[..., pl.Expr], *, null: NullMeaning = None
) -> Computed:
    """An expression of inputs declared before it."""
    return Computed(expression, null)
