"""What judging a batch gives: findings, crashes and what it cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import polars as pl

from jeugdregio.rules.rule import Level


Uitkomst = Literal["goed", "niet_van_toepassing", "overtreding", "niet_beoordeeld"]

OVERTREDING: Final = "overtreding"
NIET_BEOORDEELD: Final = "niet_beoordeeld"

FINDINGS: Final[Mapping[str, pl.DataType]] = {
    "bericht": pl.Int64(),
    "berichtklasse": pl.String(),
    "rij": pl.Int64(),
    "regel": pl.Int64(),
    "regel_code": pl.String(),
    "niveau": pl.String(),
    "retourcode": pl.String(),
    "uitkomst": pl.String(),
    "sleutel": pl.String(),
    "velden": pl.List(pl.String()),
    "tekst": pl.String(),
}
"""Columns of `Judgement.findings`. ``rij`` and ``regel`` (the line in the source) are
null when a rule crashed: then the finding is about the whole message."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that could not be evaluated.

    Args:
        regel_code: Which rule.
        berichtklasse: On which class.
        kind: The class of the error. Not its text, which may hold a value.
        place: File and line in our code.
    """

    regel_code: str
    berichtklasse: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What evaluating one rule cost."""

    regel_code: str
    level: Level
    rows: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a batch under a set of rules.

    Args:
        message: Which berichtsoort.
        findings: One row per rule and row of a class that is violated or not judged,
            with the columns of `FINDINGS`, ordered by message, class, row and rule.
            Everything that has no row was passed or not applicable.
        numbers: The messages that were judged.
        evaluations: Per rule that was evaluated the rows and the seconds, in the order
            in which they ran. A register rule is not evaluated when no message is left.
        crashes: Rules that could not be evaluated.
    """

    message: str
    findings: pl.DataFrame
    numbers: pl.Series
    evaluations: tuple[Evaluation, ...]
    crashes: tuple[Crash, ...] = ()
