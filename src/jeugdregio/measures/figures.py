"""Figures and sums as a reader of published tables meets them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a reader meets it.

    Attributes:
        low: Least value it can have, to a reader who sees it (or knows it is small).
        high: Greatest such value; None where there is no upper bound.
        loss: What withholding it costs the reader; above zero.
        level: 0 for a part, higher for a total, highest for the grand total.
        withheld: It is not published, whatever is chosen here.
        fixed: It is published, whatever is chosen here (an open figure).
        goals: Values that must stay possible, in the eye of the reader.
    """

    low: int
    high: int | None
    loss: float = 1.0
    level: int = 0
    withheld: bool = False
    fixed: bool = False
    goals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Equation:
    """What a reader knows of sums: ``sum(factor * figure) == value``.

    Attributes:
        terms: Pairs of the position of a figure and its factor.
        value: What they add up to.
    """

    terms: tuple[tuple[int, int], ...]
    value: int = 0
