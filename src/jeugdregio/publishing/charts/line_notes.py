"""What a reader must know to read a line chart: breaks, gaps, and all in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jeugdregio.measures.disclosure import Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.charts.render import Size
from jeugdregio.publishing.charts.series import Series, SeriesBreak
from jeugdregio.publishing.charts.svg import text_element
from jeugdregio.publishing.charts.text import (
    axis_title,
    clean_text,
    figure,
    text_width,
    wrap,
)
from jeugdregio.publishing.numbers import format_cell
from jeugdregio.publishing.palette import MUTED


UNKNOWN_MARK: Final = "?"
WITHHELD_MARK: Final = "×"


def missing_mark(*, withheld: bool) -> str:
    """The sign of a year without a figure."""
    return WITHHELD_MARK if withheld else UNKNOWN_MARK


def break_names(cuts: Sequence[SeriesBreak]) -> list[str]:
    """What stands at each break and before its note."""
    if len(cuts) == 1:
        return ["breuk"]
    return [f"breuk {number}" for number in range(1, len(cuts) + 1)]


class Notes:
    """What a reader must know to read the lines, below the plot."""

    def __init__(
        self,
        cuts: Sequence[SeriesBreak],
        lanes: Sequence[Series],
        size: Size,
        top: float,
    ) -> None:
        notes = []
        for mark, cut in zip(break_names(cuts), cuts, strict=True):
            notes.append(
                (mark, f"Tussen {cut.before} en {cut.after}: {clean_text(cut.reason)}")
            )
        for line in lanes:
            for withheld, said in ((True, "afgeschermd"), (False, "niet bekend")):
                years = [
                    str(year)
                    for year, cell in line.missing
                    if isinstance(cell, Suppressed) is withheld
                ]
                if years:
                    mark = missing_mark(withheld=withheld)
                    notes.append((mark, f"{line.name} {', '.join(years)}: {said}."))
        self._size = size
        self._top = top + (8 if notes else 0)
        indent = max(
            (text_width(m, size.small, bold=True) for m, _ in notes), default=0
        )
        self._left = indent + 10
        self._notes = [
            (mark, wrap(said, size.width - self._left, size.small))
            for mark, said in notes
        ]

    @property
    def bottom(self) -> float:
        """Where the picture ends."""
        rows = sum(len(rows) for _, rows in self._notes)
        return self._top + 16 * rows + 5 * max(len(self._notes) - 1, 0)

    def draw(self) -> str:
        """Write the notes, mark first."""
        parts = []
        y = self._top + 11
        for mark, rows in self._notes:
            parts.append(
                text_element(
                    0, y, mark, size=self._size.small, fill=MUTED.hex, bold=True
                )
            )
            for row in rows:
                parts.append(
                    text_element(
                        self._left, y, row, size=self._size.small, fill=MUTED.hex
                    )
                )
                y += 16
            y += 5
        return "".join(parts)


def describe(
    lines: Sequence[Series], column: Column, cuts: Sequence[SeriesBreak]
) -> str:
    """The lines in words: where each starts and ends, what breaks, what is missing."""
    said = [f"Lijngrafiek per jaar: {axis_title(column)}."]
    for line in lines:
        if line.points:
            (first, start), (last, end) = line.points[0], line.points[-1]
            text = f"{line.name}: {_say(start, column)} in {first}"
            if last != first:
                text += f", {_say(end, column)} in {last}"
            said.append(f"{text}.")
        for year, cell in line.missing:
            said.append(f"{line.name} {year}: {format_cell(cell, column)}.")
    said += [
        f"Reeksbreuk tussen {cut.before} en {cut.after}: {clean_text(cut.reason)}"
        for cut in cuts
    ]
    return " ".join(said)


def _say(value: float, column: Column) -> str:
    return figure(int(value) if value.is_integer() else value, column)
