"""Scales: from a figure to a place in the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from figures to pixels.

    Attributes:
        low: Figure at the start.
        high: Figure at the end; more than ``low``.
        start: Pixel at ``low``.
        end: Pixel at ``high``; less than ``start`` for an axis that points up.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Pixel of a figure."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Round figures along an axis, from the first at or below the data to above it."""

    values: tuple[float, ...]
    step: float

    @property
    def low(self) -> float:
        """Lowest figure of the axis."""
        return self.values[0]

    @property
    def high(self) -> float:
        """Highest figure of the axis."""
        return self.values[-1]


def round_ticks(values: Iterable[float], *, most: int = 5) -> Ticks:
    """Choose round figures around ``values`` and zero, at most ``most`` intervals.

    Zero is always there: a length or a height that does not start at zero makes
    small differences look large.

    Example:
        >>> round_ticks([3, 46]).values
        (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
    """
    known = [0.0, *(float(value) for value in values)]
    low, high = min(known), max(known)
    if low == high:
        return Ticks((0.0, 1.0), 1.0)
    step = round_step((high - low) / most)
    while math.ceil(high / step) - math.floor(low / step) > most:
        step = round_step(step * 1.01)
    first, last = math.floor(low / step), math.ceil(high / step)
    return Ticks(tuple(number * step for number in range(first, last + 1)), step)


def round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 or 5 times a power of ten that is not below ``least``.

    Example:
        >>> round_step(31), round_step(0.21)
        (50.0, 0.25)
    """
    power = math.floor(math.log10(least))
    for exponent in (power, power + 1):
        for digit in (1.0, 2.0, 2.5, 5.0):
            # Division by a power of ten is exact to the last bit, multiplication by
            # 0.1 is not: 3 * 0.1 would become 0.30000000000000004.
            ten = float(10 ** abs(exponent))
            step = digit * ten if exponent >= 0 else digit / ten
            if step >= least * (1 - 1e-12):
                return step
    raise AssertionError(f"no round step above {least}")
