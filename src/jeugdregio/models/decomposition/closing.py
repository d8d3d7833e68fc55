"""Rounded parts that still add up to the rounded whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def close_to(parts: Sequence[Fraction], whole: int) -> tuple[int, ...]:
    """Round parts to whole units so that they add up to ``whole``.

    Every part is rounded down; the units that are missing go one by one to the parts
    that lost most, and between equal losses to the first. This is the method of the
    largest remainder.

    Args:
        parts: Exact parts, in units (cents, or euros).
        whole: Their sum, rounded: less than one unit from the exact sum.

    Raises:
        ValueError: ``whole`` is a unit or more away from the sum of the parts.

    Example:
        >>> close_to([Fraction(1, 2), Fraction(1, 2), Fraction(-2)], -1)
        (1, 0, -2)
    """
    if abs(sum(parts, Fraction(0)) - whole) >= 1:
        raise ValueError(f"{whole} is not the rounded sum of the parts")
    rounded = [floor(part) for part in parts]
    lost = sorted(range(len(parts)), key=lambda at: (rounded[at] - parts[at], at))
    for at in lost[: whole - sum(rounded)]:
        rounded[at] += 1
    return tuple(rounded)
