"""Finding a place for a text where it lies on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other box lies within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def crossed_by(self, line: Line) -> bool:
        """Whether a straight line runs through this box (Liang and Barsky, 1984)."""
        (x1, y1), (x2, y2) = line
        enter, leave = 0.0, 1.0
        for step, low, high, start in (
            (x2 - x1, self.left, self.right, x1),
            (y2 - y1, self.top, self.bottom, y1),
        ):
            if step == 0:
                if not low < start < high:
                    return False
                continue
            first, last = sorted(((low - start) / step, (high - start) / step))
            enter, leave = max(enter, first), min(leave, last)
            if enter >= leave:
                return False
        return True


Line = tuple[tuple[float, float], tuple[float, float]]
"""A straight line from one point to another."""


def first_free(
    candidates: Sequence[Box],
    within: Box,
    boxes: Iterable[Box],
    lines: Iterable[Line],
) -> int | None:
    """Index of the first candidate that lies on nothing; None where all do."""
    boxes, lines = tuple(boxes), tuple(lines)
    for index, candidate in enumerate(candidates):
        if (
            within.holds(candidate)
            and not any(candidate.overlaps(box) for box in boxes)
            and not any(candidate.crossed_by(line) for line in lines)
        ):
            return index
    return None


def spread(
    centres: Sequence[float], gap: float, low: float, high: float
) -> list[float]:
    """Move labels in one column apart until they are ``gap`` from each other.

    Args:
        centres: Where each would like to be.
        gap: Least distance between two.
        low: Least place.
        high: Greatest place; given way to when there is no room for all.

    Returns:
        The places, in the order of ``centres``.

    Example:
        >>> spread([10, 12], 8, 0, 100)
        [7.0, 15.0]
    """
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    groups: list[tuple[float, list[int]]] = []
    for index in order:
        groups.append((float(centres[index]), [index]))
        # A group that touches the one above becomes one group around their mean.
        while len(groups) > 1 and _touch(groups[-2], groups[-1], gap):
            mean, members = groups.pop()
            above, others = groups.pop()
            count = len(others) + len(members)
            mean = (above * len(others) + mean * len(members)) / count
            groups.append((mean, others + members))
    placed = [0.0] * len(centres)
    floor = low
    for mean, members in groups:
        half = (len(members) - 1) * gap / 2
        start = max(min(mean - half, high - 2 * half), floor)
        for number, index in enumerate(members):
            placed[index] = start + number * gap
        floor = start + 2 * half + gap
    return placed


def _touch(
    above: tuple[float, list[int]], below: tuple[float, list[int]], gap: float
) -> bool:
    reach = (len(above[1]) + len(below[1])) / 2 * gap
    return below[0] - above[0] < reach
