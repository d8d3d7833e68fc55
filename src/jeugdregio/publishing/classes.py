"""Classes of a map: round limits chosen from the figures, the same for map and table.

How the limits are chosen, in this order:

1. The figures are taken as a reader sees them, rounded as in the table; so no area is
   written as 300 and coloured as under 300.
2. Equal steps of a round size (1, 2, 2.5 or 5 times a power of ten) over the middle
   four fifths of the figures, with the first and last class open. Small changes in the
   figures leave such limits where they are, so maps of two years can be compared.
3. Where that puts more than six tenths of at least ten areas in one class, the figures
   are skewed; then each class gets about as many areas, and limits are rounded.

A limit belongs to the class above it: "300 tot 350" holds 300 and not 350.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.scale import round_step
from jeugdregio.publishing.charts.text import step_decimals
from jeugdregio.publishing.numbers import (
    MINUS,
    UNKNOWN,
    WITHHELD,
    format_cell,
    format_number,
)
from jeugdregio.publishing.palette import SEQUENCE


MOST: Final = len(SEQUENCE)
"""More classes than six cannot be told apart in grey."""

_SKEWED: Final = 0.6
_ENOUGH: Final = 10


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of one column of figures, from little to much.

    Attributes:
        column: The column they are for; it decides how figures are rounded.
        limits: Ascending; one less than there are classes.
        labels: Dutch name of each class; empty where no figure is known.
        places: Which colour of the sequence each class has, 1 (light) to 6 (dark).
    """

    column: Column
    limits: tuple[float, ...]
    labels: tuple[str, ...]
    places: tuple[int, ...]

    def number_of(self, cell: Cell) -> int | None:
        """Number of the class of a figure, from 1; None for unknown and withheld."""
        if cell is None or isinstance(cell, Suppressed) or not self.labels:
            return None
        return bisect_right(self.limits, as_shown(cell, self.column)) + 1

    def label_of(self, cell: Cell) -> str:
        """The class in words, for the table beside the map."""
        if isinstance(cell, Suppressed):
            return WITHHELD
        number = self.number_of(cell)
        return UNKNOWN if number is None else self.labels[number - 1]

    def place_of(self, cell: Cell) -> int | None:
        """Place in the colour sequence, 1 to 6; None for unknown and withheld."""
        number = self.number_of(cell)
        return None if number is None else self.places[number - 1]


def choose_classes(
    tables: DisclosedTable | Sequence[DisclosedTable],
    value_column: str,
    *,
    most: int = MOST,
) -> Classes:
    """Choose the classes of a column, after the rule at the top of this module.

    Args:
        tables: One table, or several that share their classes (two years, or the
            country and one region), all with this column.
        value_column: Column with the figures.
        most: At most so many classes, 2 to 6.

    Returns:
        One class where all figures are equal, none where none is known.

    Raises:
        PublishingError: ``most`` is out of reach, or a cell holds text.
    """
    if not 2 <= most <= MOST:
        raise PublishingError(f"Een kaart heeft 2 tot {MOST} klassen, niet {most}.")
    given = tuple(tables) if isinstance(tables, Sequence) else (tables,)
    for table in given:
        check_disclosed(table)
    column = given[0].columns[given[0].index(value_column)]
    cells = [row[table.index(value_column)] for table in given for row in table.rows]
    values = sorted(
        as_shown(cell, column)
        for cell in cells
        if cell is not None and not isinstance(cell, Suppressed)
    )
    return fixed_classes(column, _limits(values, most), values[:1])


def fixed_classes(
    column: Column, limits: Sequence[float], values: Iterable[float] = (0.0,)
) -> Classes:
    """Classes with limits that were set elsewhere, e.g. by a region for its reports.

    Args:
        column: The column they are for.
        limits: Strictly ascending, at most five.
        values: A figure to name the only class by, where there are no limits.

    Raises:
        PublishingError: The limits do not ascend, or are too many.

    Example:
        >>> per_head = Column("lasten", "Lasten", "ratio", "euro per inwoner")
        >>> fixed_classes(per_head, [300, 350]).labels
        ('onder 300', '300 tot 350', '350 en meer')
    """
    if len(limits) >= MOST or any(b <= a for a, b in itertools.pairwise(limits)):
        raise PublishingError(
            f"Klassengrenzen lopen op en zijn er hoogstens {MOST - 1}: {limits!r}."
        )
    if not limits:
        labels = tuple(format_number(v, step_decimals(abs(v) or 1)) for v in values)[:1]
        return Classes(column, (), labels, (3,) * len(labels))
    decimals = max(step_decimals(abs(limit) or 1) for limit in limits)
    written = [format_number(limit, decimals) for limit in limits]
    labels = (
        f"onder {written[0]}",
        *(f"{a} tot {b}" for a, b in itertools.pairwise(written)),
        f"{written[-1]} en meer",
    )
    return Classes(column, tuple(limits), labels, _places(len(labels)))


def as_shown(value: str | int | float, column: Column) -> float:
    """A figure rounded as its cell shows it.

    Raises:
        PublishingError: The cell holds text.

    Example:
        >>> as_shown(299.6, Column("lasten", "Lasten", "ratio", "euro per inwoner"))
        300.0
    """
    if isinstance(value, str):
        raise PublishingError(
            f"Kolom '{column.name}' bevat tekst waar een cijfer hoort."
        )
    shown = format_cell(value, column)
    return float(
        shown.replace(".", "").replace(",", ".").replace(MINUS, "-").removesuffix("%")
    )


def _places(count: int) -> tuple[int, ...]:
    """Colours spread over the sequence, so that few classes differ clearly."""
    return tuple(1 + round(at * (MOST - 1) / (count - 1)) for at in range(count))


def _limits(values: Sequence[float], most: int) -> tuple[float, ...]:
    distinct = len(set(values))
    if distinct < 2:
        return ()
    most = min(most, distinct)
    limits = _equal_steps(values, most)
    largest = max(Counter(bisect_right(limits, v) for v in values).values())
    if len(values) >= _ENOUGH and largest > _SKEWED * len(values):
        return _equal_counts(values, most) or limits
    return limits


def _equal_steps(values: Sequence[float], most: int) -> tuple[float, ...]:
    """Multiples of a round step in the middle of the figures.

    The smallest step that gives at most one limit too many; that one is then left out
    at the end where the fewest figures are. So a figure that passes a limit does not
    at once double the step.
    """
    low, high = values[0], values[-1]
    if len(values) >= _ENOUGH and _quantile(values, 0.1) < _quantile(values, 0.9):
        low, high = _quantile(values, 0.1), _quantile(values, 0.9)
    step = round_step((high - low) / (most + 1))
    while True:
        first, last = math.floor(low / step) + 1, math.floor(high / step)
        if last - first + 1 <= most:
            break
        step = round_step(step * 1.01)
    limits = [round(number * step, 10) for number in range(first, last + 1)]
    if not limits:  # no round number between two figures that lie close together
        return (high,)
    if len(limits) == most:
        left_low = bisect_left(values, limits[1])
        left_high = len(values) - bisect_left(values, limits[-2])
        limits = limits[1:] if left_low <= left_high else limits[:-1]
    return tuple(limits)


def _equal_counts(values: Sequence[float], most: int) -> tuple[float, ...]:
    """Limits with about as many figures in each class, rounded where that can be."""
    raw = [_quantile(values, number / most) for number in range(1, most)]
    raw = sorted({value for value in raw if value > values[0]})
    step = round_step(values[-1] - values[0])
    while raw:
        rounded = [round(round(value / step) * step, 10) for value in raw]
        if len(set(rounded)) == len(raw) and rounded[0] > values[0]:
            return tuple(value for value in rounded if value <= values[-1])
        if step < (values[-1] - values[0]) * 1e-6:
            return tuple(raw)
        step = round_step(step / 2.6)
    return ()


def _quantile(values: Sequence[float], share: float) -> float:
    """The figure at a share of the sorted figures; always one that occurs."""
    return values[min(int(share * len(values)), len(values) - 1)]
