"""What a check says about a value: found, explained and shown; never repaired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


Severity = Literal["impossible", "suspect", "note"]
"""impossible: cannot be true; suspect: ask the municipality; note: explained."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One finding in the shipped data.

    Attributes:
        check: Name of the check, e.g. ``negative_lasten``.
        dataset: Id of the dataset that holds the value.
        where: Which row or rows, plain Dutch.
        value: What stands there, with its unit, Dutch notation.
        expected: What was expected, plain Dutch.
        source: Id of the source of the dataset.
        severity: How bad it is.
        explanation: What it probably means and what to do, plain Dutch.
        gm_code: The municipality; None where it concerns more than one.
        jaar: The year; None where it concerns more than one.
    """

    check: str
    dataset: str
    where: str
    value: str
    expected: str
    source: str
    severity: Severity
    explanation: str
    gm_code: str | None = None
    jaar: int | None = None
