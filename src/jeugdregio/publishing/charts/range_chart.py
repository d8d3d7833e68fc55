"""A figure per area on the range one may expect: where it lies, not how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.render import Plot, Size, picture_size
from jeugdregio.publishing.charts.scale import Scale, Ticks, round_ticks
from jeugdregio.publishing.charts.svg import (
    Frame,
    example_width,
    frame_picture,
    short,
    text_element,
)
from jeugdregio.publishing.charts.text import (
    axis_title,
    clean_text,
    figure,
    format_tick,
    shorten,
    text_width,
    wrap,
)
from jeugdregio.publishing.numbers import format_cell
from jeugdregio.publishing.palette import ACCENT, INK, LINE, MUTED, OUTLINE, SEQUENCE


BAND: Final = SEQUENCE[0].hex

LEGEND: Final = "Balk: verwacht bereik. Streep: verwachting. Ruit: het cijfer zelf."


@dataclass(frozen=True, slots=True)
class RangeColumns:
    """Which columns hold what: the area, the range, its middle, and the figure."""

    label: str
    low: str
    expected: str
    high: str
    value: str


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    low: float | None
    expected: float | None
    high: float | None
    value: Cell

    @property
    def known(self) -> float | None:
        return float(self.value) if isinstance(self.value, int | float) else None

    @property
    def places(self) -> list[float]:
        found = (self.low, self.expected, self.high, self.known)
        return [each for each in found if each is not None]


def ranges(
    table: DisclosedTable,
    columns: RangeColumns,
    *,
    id_prefix: str,
    title: str | None = None,
    highlight: str | None = None,
    width: int | None = None,
    narrow: bool = False,
) -> str:
    """Draw one range per row with the figure on it, in the order of the rows.

    Args:
        table: One row per area; an unknown range or figure is left open.
        columns: Which columns hold what.
        id_prefix: Start of the ids, different for each picture on a page.
        title: What the picture shows; by default the title of the measure.
        highlight: Name of the area whose name is bold.
        width: Width of the drawing; 640, or 288 when narrow.
        narrow: Names above the ranges, for a small screen.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: There is nothing at all to draw.
    """
    check_disclosed(table)
    size = picture_size(width, narrow=narrow)
    column = table.columns[table.index(columns.value)]
    rows = _rows(table, columns)
    places = [place for row in rows for place in row.places]
    if not places:
        raise PublishingError(
            f"Er is geen enkel cijfer om te tekenen: {table.provenance.title}."
        )
    pitch = 42.0 if narrow else 30.0
    values = max(text_width(format_cell(row.value, column), size.text) for row in rows)
    names = size.width - values - 12 if narrow else _names_width(rows, size)
    left = 6.0 if narrow else names + values + 30
    example = table.provenance.example
    room = size.width - (example_width() if example else 0)
    lines = [
        *((text, size.text) for text in wrap(axis_title(column), room, size.text)),
        *((text, size.small) for text in wrap(LEGEND, size.width, size.small)),
    ]
    plot = Plot(left, 12.0 + 18 * len(lines), size.width - left - 10, pitch * len(rows))
    ticks = round_ticks(places, most=4 if narrow else 6)
    across = Scale(ticks.low, ticks.high, plot.left, plot.right)
    body = [
        *(
            text_element(0, 14 + 18 * at, text, size=type_size, fill=MUTED.hex)
            for at, (text, type_size) in enumerate(lines)
        ),
        _axis(ticks, across, plot, size),
        *(
            _range(
                row,
                plot.top + pitch * at + (28 if narrow else 15),
                across,
                column,
                chosen=row.name == highlight,
            )
            for at, row in enumerate(rows)
        ),
        *(
            _words(
                row,
                plot.top + pitch * at + (13 if narrow else 19),
                column,
                names,
                size.width if narrow else names + 12 + values,
                size,
                bold=row.name == highlight,
            )
            for at, row in enumerate(rows)
        ),
    ]
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title or table.provenance.title,
            description=_describe(rows, column),
            width=size.width,
            height=plot.bottom + 22,
            css_class=f"chart chart--{'narrow' if narrow else 'wide'} chart--ranges",
            example=example,
        ),
        "".join(body),
    )


def _rows(table: DisclosedTable, columns: RangeColumns) -> tuple[_Row, ...]:
    found = []
    for record in table.records():
        low, expected, high = (
            None if cell is None or isinstance(cell, Suppressed | str) else float(cell)
            for cell in (
                record[columns.low],
                record[columns.expected],
                record[columns.high],
            )
        )
        name = clean_text(str(record[columns.label]))
        found.append(_Row(name, low, expected, high, record[columns.value]))
    return tuple(found)


def _names_width(rows: Sequence[_Row], size: Size) -> float:
    widest = max(text_width(row.name, size.text, bold=True) for row in rows)
    return min(widest, size.width * 0.35)


def _axis(ticks: Ticks, across: Scale, plot: Plot, size: Size) -> str:
    """Thin uprights at round figures, with the figures below."""
    return "".join(
        f'<line x1="{short(across(each))}" x2="{short(across(each))}"'
        f' y1="{short(plot.top)}" y2="{short(plot.bottom)}" stroke="{LINE.hex}"/>'
        + text_element(
            across(each),
            plot.bottom + 16,
            format_tick(each, ticks.step),
            size=size.small,
            fill=MUTED.hex,
            anchor="middle",
        )
        for each in ticks.values
    )


def _range(row: _Row, y: float, across: Scale, column: Column, *, chosen: bool) -> str:
    """The band, the upright of the expectation, and the diamond of the figure."""
    told = escape(f"{row.name}: {_said(row, column)}", quote=False)
    drawn = ""
    if row.low is not None and row.high is not None:
        left, right = across(row.low), across(row.high)
        drawn += (
            f'<rect x="{short(left)}" y="{short(y - 7)}"'
            f' width="{short(right - left)}" height="14" fill="{BAND}"'
            f' stroke="{OUTLINE.hex}"><title>{told}</title></rect>'
        )
    if row.expected is not None:
        x = across(row.expected)
        drawn += (
            f'<line x1="{short(x)}" x2="{short(x)}" y1="{short(y - 7)}"'
            f' y2="{short(y + 7)}" stroke="{OUTLINE.hex}" stroke-width="2"/>'
        )
    if row.known is not None:
        x = across(row.known)
        fill = INK.hex if chosen else ACCENT.hex
        drawn += (
            f'<path d="M{short(x)} {short(y - 7)}l6 7l-6 7l-6 -7z" fill="{fill}">'
            f"<title>{told}</title></path>"
        )
    return drawn


def _words(
    row: _Row,
    y: float,
    column: Column,
    names: float,
    right: float,
    size: Size,
    *,
    bold: bool,
) -> str:
    return text_element(
        0,
        y,
        shorten(row.name, names, size.text, bold=bold),
        size=size.text,
        fill=INK.hex,
        bold=bold,
    ) + text_element(
        right,
        y,
        format_cell(row.value, column),
        size=size.text if row.known is not None else size.small,
        fill=INK.hex if row.known is not None else MUTED.hex,
        anchor="end",
    )


def _said(row: _Row, column: Column) -> str:
    written = figure(row.value, column)
    if row.low is None or row.high is None:
        return f"{written}, geen verwachting"
    low, high = (format_cell(each, column) for each in (row.low, row.high))
    return f"{written}, verwacht {low} tot {high}"


def _describe(rows: Sequence[_Row], column: Column) -> str:
    return " ".join(f"{row.name}: {_said(row, column)}." for row in rows)
