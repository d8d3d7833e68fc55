"""One figure per area as horizontal bars, from much to little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import altair as alt

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.render import Plot, Size, draw, picture_size
from jeugdregio.publishing.charts.scale import Scale
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
    shorten,
    text_width,
)
from jeugdregio.publishing.numbers import format_cell
from jeugdregio.publishing.palette import ACCENT, INK, LINE, MUTED, SECOND, SEQUENCE


QUIET: Final = SEQUENCE[3].hex
"""Bars that are there to compare with; the chosen one is darker and its name bold."""


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A figure to compare all bars with, from a table of one row.

    Attributes:
        table: A disclosed table with one row, e.g. of the whole country.
        value: Column with the figure.
        label: What it is, e.g. ``Nederland``.
    """

    table: DisclosedTable
    value: str
    label: str

    @property
    def cell(self) -> Cell:
        """The figure.

        Raises:
            PublishingError: The table does not have exactly one row.
        """
        if len(self.table.rows) != 1:
            raise PublishingError(
                f"Een vergelijkingslijn komt uit een tabel van één rij, "
                f"deze heeft er {len(self.table.rows)}."
            )
        return self.table.rows[0][self.table.index(self.value)]


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    cell: Cell
    chosen: bool

    @property
    def known(self) -> float | None:
        if self.cell is None or isinstance(self.cell, Suppressed | str):
            return None
        return float(self.cell)


def bars(
    table: DisclosedTable,
    *,
    label: str,
    value: str,
    highlight: str | None = None,
    reference: ReferenceLine | None = None,
    id_prefix: str,
    font_dir: Path,
    title: str | None = None,
    width: int | None = None,
    narrow: bool = False,
) -> str:
    """Draw one bar per row, longest first; unknown and withheld rows last, in words.

    Args:
        table: One row per area.
        label: Column with the name of the area.
        value: Column with the figure; may be below zero.
        highlight: The name of the area that stands out, as in the table.
        reference: A figure to compare with, drawn as a dashed upright.
        id_prefix: Start of the ids, different for each picture on a page.
        font_dir: Folder with the fonts.
        title: What the picture shows; by default the title of the measure.
        width: Width of the drawing; 640, or 288 when narrow.
        narrow: Names above the bars, for a small screen.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: There is no figure at all, or text where one should be.
    """
    check_disclosed(table)
    if reference:
        check_disclosed(reference.table)
    size = picture_size(width, narrow=narrow)
    column = table.columns[table.index(value)]
    found = _sorted_bars(table, label, value, highlight)
    line = reference.cell if reference else None
    if isinstance(line, Suppressed | str):
        line = None
    example = table.provenance.example or bool(
        reference and reference.table.provenance.example
    )

    pitch = 40.0 if narrow else 27.0
    top = 52.0 if line is not None else 30.0
    values = max(
        text_width(format_cell(bar.cell, column), size.text, bold=bar.chosen)
        for bar in found
    )
    names = size.width - values - 12 if narrow else _names_width(found, size)
    left = 0.0 if narrow else names + values + 26
    plot = Plot(left, top, size.width - left - 1, pitch * len(found))
    across = _scale(found, line, plot)
    body = [
        text_element(
            0,
            14,
            shorten(
                axis_title(column),
                size.width - (example_width() if example else 0),
                size.text,
            ),
            size=size.text,
            fill=MUTED.hex,
        ),
        draw(
            _layers(found, across, plot, pitch),
            {"bars": _rows(found, column, pitch, narrow=narrow)},
            plot,
            size,
            font_dir,
        ),
        (
            f'<line x1="{short(across(0))}" x2="{short(across(0))}" y1="{short(top)}"'
            f' y2="{short(plot.bottom)}" stroke="{LINE.hex}"/>'
        ),
        _reference(
            reference, line, column, across, plot, size, pitch if narrow else None
        ),
        *(
            _words(
                bar,
                plot.top + pitch * number + (12 if narrow else 18),
                column,
                names,
                size.width if narrow else names + 12 + values,
                size,
            )
            for number, bar in enumerate(found)
        ),
    ]
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title or table.provenance.title,
            description=_describe(found, column, reference, line),
            width=size.width,
            height=plot.bottom + 4,
            css_class=f"chart chart--{'narrow' if narrow else 'wide'} chart--bars",
            example=example,
        ),
        "".join(body),
    )


def _sorted_bars(
    table: DisclosedTable, label: str, value: str, highlight: str | None
) -> list[_Bar]:
    found = [
        _Bar(clean_text(str(record[label])), record[value], record[label] == highlight)
        for record in table.records()
    ]
    if any(isinstance(bar.cell, str) for bar in found):
        raise PublishingError(f"Kolom '{value}' bevat tekst waar een cijfer hoort.")
    if not any(bar.known is not None for bar in found):
        raise PublishingError(
            f"Er is geen enkel cijfer om te tekenen: {table.provenance.title}.",
            hint="Toon in plaats van de grafiek welke gegevens ontbreken.",
        )
    # Equal figures by name, so that the picture does not depend on the order of rows.
    return sorted(
        found,
        key=lambda bar: (
            bar.known is None,
            -(bar.known if bar.known is not None else 0),
            bar.name,
        ),
    )


def _names_width(found: Sequence[_Bar], size: Size) -> float:
    widest = max(text_width(bar.name, size.text, bold=bar.chosen) for bar in found)
    return min(widest, size.width * 0.4)


def _scale(found: Sequence[_Bar], line: float | None, plot: Plot) -> Scale:
    """From zero, or from the lowest figure below it, to the highest."""
    known = [bar.known for bar in found if bar.known is not None]
    low = min(0.0, *known, line or 0)
    high = max(0.0, *known, line or 0)
    return Scale(low, high if high > low else low + 1, plot.left, plot.right)


def _rows(
    found: Sequence[_Bar], column: Column, pitch: float, *, narrow: bool
) -> list[dict[str, str | int | float]]:
    """The bars that can be drawn, with their place and colour."""
    upper, thick = (18.0, 13.0) if narrow else (7.0, 13.0)
    return [
        {
            "value": bar.known,
            "top": pitch * number + upper,
            "foot": pitch * number + upper + thick,
            "color": ACCENT.hex if bar.chosen else QUIET,
            "told": f"{bar.name}: {figure(bar.cell, column)}",
        }
        for number, bar in enumerate(found)
        if bar.known is not None
    ]


def _layers(
    found: Sequence[_Bar], across: Scale, plot: Plot, pitch: float
) -> list[Any]:
    base = alt.Chart(alt.NamedData("bars"))
    scale = alt.Scale(domain=[across.low, across.high], nice=False, zero=False)
    down = alt.Scale(domain=[0, pitch * len(found)], range=[0, plot.height], nice=False)
    return [
        base.mark_rect(aria=True).encode(
            x=alt.X("value:Q", scale=scale, axis=None),
            x2=alt.X2Datum(0),
            y=alt.Y("top:Q", scale=down, axis=None),
            y2="foot:Q",
            color=alt.Color("color:N", scale=None, legend=None),
            description="told:N",
        )
    ]


def _reference(
    reference: ReferenceLine | None,
    line: float | None,
    column: Column,
    across: Scale,
    plot: Plot,
    size: Size,
    pitch: float | None,
) -> str:
    """A dashed upright over all bars, its name and figure on top.

    With a ``pitch`` it is drawn over each bar apart, not through the names between.
    """
    if reference is None or line is None:
        return ""
    said = f"{reference.label} {format_cell(_native(line), column)}"
    half = text_width(said, size.small) / 2
    x = across(line)
    middle = min(max(x, half), size.width - half)
    path = f"M{short(x)} {short(plot.top - 8)}V{short(plot.bottom)}"
    if pitch:
        tops = [plot.top + 15 + pitch * at for at in range(round(plot.height / pitch))]
        path = "".join(f"M{short(x)} {short(top)}v19" for top in tops)
    return (
        f'<path d="{path}" fill="none" stroke="{SECOND.hex}" stroke-width="1.5"'
        ' stroke-dasharray="4 3"/>'
        + text_element(
            middle,
            plot.top - 13,
            said,
            size=size.small,
            fill=MUTED.hex,
            anchor="middle",
        )
    )


def _words(
    bar: _Bar, y: float, column: Column, names: float, right: float, size: Size
) -> str:
    """Name and figure of one bar; for a figure that is not there, why.

    Figures stand in a column, not at the ends of the bars: they align, and no line
    runs through them.
    """
    known = bar.known is not None
    return text_element(
        0,
        y,
        shorten(bar.name, names, size.text, bold=bar.chosen),
        size=size.text,
        fill=INK.hex,
        bold=bar.chosen,
    ) + text_element(
        right,
        y,
        format_cell(bar.cell, column),
        size=size.text if known else size.small,
        fill=INK.hex if known else MUTED.hex,
        anchor="end",
        bold=bar.chosen and known,
    )


def _native(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _describe(
    found: Sequence[_Bar],
    column: Column,
    reference: ReferenceLine | None,
    line: float | None,
) -> str:
    """The picture in words: the ends, the chosen one, the comparison, the gaps."""
    known = [bar for bar in found if bar.known is not None]
    said = [f"Staafdiagram van hoog naar laag: {axis_title(column)}."]
    said.append(f"Hoogste: {known[0].name}, {figure(known[0].cell, column)}.")
    if len(known) > 1:
        said.append(f"Laagste: {known[-1].name}, {figure(known[-1].cell, column)}.")
    said += [
        f"{bar.name}: {figure(bar.cell, column)}, plaats {number} van {len(known)}."
        for number, bar in enumerate(known, start=1)
        if bar.chosen
    ]
    if reference and line is not None:
        said.append(f"{reference.label}: {figure(_native(line), column)}.")
    said += [
        f"{bar.name}: {format_cell(bar.cell, column)}."
        for bar in found
        if bar.known is None
    ]
    return " ".join(said)
