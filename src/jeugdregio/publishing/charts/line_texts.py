"""The names of the lines in a chart, placed where nothing else is."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from jeugdregio.measures.tables import Column
from jeugdregio.publishing.charts.line_notes import break_names
from jeugdregio.publishing.charts.placing import Box, first_free, spread
from jeugdregio.publishing.charts.render import Plot, Size
from jeugdregio.publishing.charts.scale import Scale
from jeugdregio.publishing.charts.series import Series, SeriesBreak
from jeugdregio.publishing.charts.svg import Anchor, short, text_element
from jeugdregio.publishing.charts.text import (
    text_width,
)
from jeugdregio.publishing.numbers import format_cell
from jeugdregio.publishing.palette import INK, MUTED, PAGE


class LineStyle(Protocol):
    """What a legend draws of a line."""

    @property
    def color(self) -> str:
        """Colour as ``#rrggbb``."""

    @property
    def dash(self) -> tuple[int, ...]:
        """Lengths of strokes and gaps; empty for a whole line."""

    @property
    def shape(self) -> str:
        """Marker: circle, square or triangle-up."""

    @property
    def filled(self) -> bool:
        """Whether the marker is filled with the colour or with white."""


@dataclass(frozen=True, slots=True)
class Legend:
    """Names of the lines above the plot, for the narrow form; may be empty."""

    styled: Sequence[tuple[Series, LineStyle]]
    size: Size

    @property
    def height(self) -> float:
        """Room it takes."""
        rows = {row for row, _ in self._places()}
        return 22.0 * len(rows) + (6 if rows else 0)

    def _places(self) -> list[tuple[int, float]]:
        """Row and left edge of each name; a new row when one is full."""
        places: list[tuple[int, float]] = []
        row, left = 0, 0.0
        for line, _ in self.styled:
            width = 38 + text_width(line.name, self.size.text, bold=True)
            if left and left + width > self.size.width:
                row, left = row + 1, 0.0
            places.append((row, left))
            left += width + 22
        return places

    def draw(self, top: float) -> str:
        """Per series a piece of its line, its marker and its name."""
        parts = []
        for (line, style), (row, x) in zip(self.styled, self._places(), strict=True):
            y = top + 22 * row
            dash = " ".join(str(length) for length in style.dash)
            parts.append(
                f'<line x1="{short(x)}" x2="{short(x + 32)}" y1="{short(y - 4)}"'
                f' y2="{short(y - 4)}" stroke-width="2.5"'
                f' stroke="{style.color}"'
                + (f' stroke-dasharray="{dash}"' if dash else "")
                + "/>"
                + _marker(style, x + 16, y - 4)
                + text_element(
                    x + 38, y, line.name, size=self.size.text, fill=INK.hex, bold=True
                )
            )
        return "".join(parts)


def _marker(style: LineStyle, x: float, y: float) -> str:
    fill = style.color if style.filled else PAGE.hex
    shape = {
        "circle": f"M{short(x - 4)} {short(y)}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        "square": f"M{short(x - 3.5)} {short(y - 3.5)}h7v7h-7z",
        "triangle-up": f"M{short(x - 4.5)} {short(y + 4)}h9l-4.5-8z",
    }[style.shape]
    return f'<path d="{shape}" fill="{fill}" stroke="{style.color}" stroke-width="2"/>'


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at the last figure of a line: one or two rows of text."""

    rows: tuple[tuple[str, bool, str], ...]  # text, bold, colour
    year: int
    value: float
    width: float
    height: float


class Labels:
    """The name and last figure of each line, placed where nothing else is."""

    def __init__(
        self,
        lines: Sequence[Series],
        colors: Mapping[str, str],
        column: Column,
        last_year: int,
        size: Size,
        *,
        narrow: bool,
    ) -> None:
        self._lines = lines
        self._last_year = last_year
        self._size = size
        self._narrow = narrow
        self._labels = [
            self._label(line, colors[line.name], column)
            for line in lines
            if line.points
        ]

    @property
    def room(self) -> float:
        """What must stay free at the right of the plot."""
        half_a_year = text_width("2024", self._size.text) / 2
        if self._narrow:
            return half_a_year + 1
        return max(label.width for label in self._labels) + 20

    def _label(self, line: Series, color: str, column: Column) -> _Label:
        year, value = line.points[-1]
        whole = int(value) if value.is_integer() else value
        written = format_cell(whole, column)
        rows: tuple[tuple[str, bool, str], ...]
        if self._narrow:
            rows = ((written, True, color),)
        elif len(self._lines) == 1:
            rows = ((written, True, color), (str(year), False, MUTED.hex))
        else:
            rows = (
                (line.name, True, color),
                (f"{written} in {year}", False, MUTED.hex),
            )
        width = max(
            text_width(text, self._size.text, bold=bold) for text, bold, _ in rows
        )
        return _Label(rows, year, value, width, 16.0 * len(rows))

    def draw(
        self, across: Scale, up: Scale, plot: Plot, cuts: Sequence[SeriesBreak]
    ) -> str:
        """Place and write the labels.

        A line that runs to the last year has its label at the right; one that ends
        earlier has it near its end, or at the right where there is no room.
        """
        lines = [
            ((across(a[0]), up(a[1])), (across(b[0]), up(b[1])))
            for line in self._lines
            for stretch in line.stretches
            for a, b in itertools.pairwise(stretch)
        ]
        taken = [
            Box(x - 6, y - 6, x + 6, y + 6)
            for line in self._lines
            for x, y in ((across(year), up(value)) for year, value in line.points)
        ]
        for cut, name in zip(cuts, break_names(cuts), strict=True):
            x, half = (
                across((cut.before + cut.after) / 2),
                text_width(name, self._size.small) / 2 + 2,
            )
            lines.append(((x, plot.top - 12), (x, plot.bottom)))
            taken.append(Box(x - half, plot.top - 28, x + half, plot.top - 10))
        within = Box(plot.left, plot.top - 30, plot.right + self.room, plot.bottom + 1)
        parts = []
        column = []
        for label in self._labels:
            x, y = across(label.year), up(label.value)
            if not self._narrow and label.year == self._last_year:
                column.append(label)
                continue
            candidates = self._candidates(label, x, y)
            free = first_free([box for box, _ in candidates], within, taken, lines)
            if free is None:
                column.append(label)
                continue
            box, anchor = candidates[free]
            taken.append(box)
            parts.append(self._write(label, box, anchor))
        if not self._narrow:
            parts += self._column(column, across, up, plot)
        else:
            parts += self._over_all(column, across, up, within)
        return "".join(parts)

    @staticmethod
    def _candidates(label: _Label, x: float, y: float) -> list[tuple[Box, Anchor]]:
        """Right, above, below, and further away; the first that is free is taken."""
        w, h = label.width, label.height
        found: list[tuple[Box, Anchor]] = [
            (Box(x + 10, y - h / 2, x + 10 + w, y + h / 2), "start")
        ]
        for away in (9, 20, 34, 50):
            for top in (y - away - h, y + away):
                found += [
                    (Box(x - w / 2, top, x + w / 2, top + h), "middle"),
                    (Box(x - w + 8, top, x + 8, top + h), "end"),
                    (Box(x - 8, top, x - 8 + w, top + h), "start"),
                ]
        return found

    def _column(
        self, labels: Sequence[_Label], across: Scale, up: Scale, plot: Plot
    ) -> list[str]:
        """Labels at the right, apart from each other, with a thin line to far ends."""
        if not labels:
            return []
        height = max(label.height for label in labels)
        places = spread(
            [up(label.value) for label in labels],
            height + 4,
            plot.top + height / 2 - 20,
            plot.bottom - height / 2 + 8,
        )
        parts = []
        left = plot.right + 14
        for label, middle in zip(labels, places, strict=True):
            x, y = across(label.year), up(label.value)
            if label.year != self._last_year or abs(middle - y) > height:
                parts.append(
                    f'<path d="M{x + 8:.1f} {y:.1f}L{left - 4:.1f} {middle:.1f}"'
                    f' fill="none" stroke="{label.rows[0][2]}" stroke-width="0.75"/>'
                )
            box = Box(
                left,
                middle - label.height / 2,
                left + label.width,
                middle + label.height / 2,
            )
            parts.append(self._write(label, box, "start"))
        return parts

    def _over_all(
        self, labels: Sequence[_Label], across: Scale, up: Scale, within: Box
    ) -> list[str]:
        """Last resort on a small screen: above the point, on a white rim."""
        parts = []
        for label in labels:
            x = min(across(label.year) + 8, within.right)
            y = max(up(label.value) - 10, within.top + label.height)
            parts.append(
                text_element(
                    x,
                    y,
                    label.rows[0][0],
                    size=self._size.text,
                    fill=label.rows[0][2],
                    anchor="end",
                    bold=True,
                    halo=PAGE.hex,
                )
            )
        return parts

    def _write(self, label: _Label, box: Box, anchor: Anchor) -> str:
        x = {
            "start": box.left,
            "middle": (box.left + box.right) / 2,
            "end": box.right,
        }[anchor]
        return "".join(
            text_element(
                x,
                box.top + 12.5 + 16 * row,
                text,
                size=self._size.text,
                fill=color,
                anchor=anchor,
                bold=bold,
            )
            for row, (text, bold, color) in enumerate(label.rows)
        )
