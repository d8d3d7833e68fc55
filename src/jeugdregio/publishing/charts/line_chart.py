"""Figures per year as lines; where the series changed, the line stops."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import altair as alt

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.line_notes import (
    Notes,
    break_names,
    describe,
    missing_mark,
)
from jeugdregio.publishing.charts.line_texts import Labels, Legend
from jeugdregio.publishing.charts.render import Plot, Size, draw, picture_size
from jeugdregio.publishing.charts.scale import Scale, Ticks, round_ticks
from jeugdregio.publishing.charts.series import Series, SeriesBreak, build_series
from jeugdregio.publishing.charts.svg import (
    Frame,
    example_width,
    frame_picture,
    text_element,
)
from jeugdregio.publishing.charts.text import (
    axis_title,
    figure,
    format_tick,
    shorten,
    step_decimals,
    text_width,
)
from jeugdregio.publishing.palette import ACCENT, MUTED, OUTLINE, PAGE, SECOND, SEQUENCE


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is told from the others without its colour: dash and marker."""

    color: str
    dash: tuple[int, ...]
    shape: str
    filled: bool


STYLES: Final = (
    Style(ACCENT.hex, (), "circle", True),
    Style(SECOND.hex, (6, 4), "circle", False),
    Style(SEQUENCE[4].hex, (2, 4), "square", True),
    Style(MUTED.hex, (10, 3, 2, 3), "triangle-up", False),
)


def line_by_year(
    table: DisclosedTable,
    *,
    x: str,
    y: str,
    series: str | None = None,
    breaks: Sequence[SeriesBreak] = (),
    series_labels: Mapping[str, str] | None = None,
    id_prefix: str,
    font_dir: Path,
    title: str | None = None,
    width: int | None = None,
    narrow: bool = False,
) -> str:
    """Draw a figure per year, one line per series.

    A line is interrupted at every break, at every unknown or withheld year, and
    never bridges them: what cannot be compared is not connected.

    Args:
        table: One row per year and series.
        x: Column with the year.
        y: Column with the figure.
        series: Column with the name of the series; None for one line.
        breaks: Changes of definition or source; each has ``before``, ``after`` and
            ``reason``. Those outside the years of the table are left out.
        series_labels: Name in the table to name in the picture; also the order,
            most important first. Names that are not in it are left out of the picture.
        id_prefix: Start of the ids, different for each picture on a page.
        font_dir: Folder with the fonts.
        title: What the picture shows; by default the title of the measure.
        width: Width of the drawing; 640, or 288 when narrow.
        narrow: Lay out for a small screen.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: No figure at all, more than four series, two rows for one
            year of one series, or text where a figure should be.
    """
    check_disclosed(table)
    size = picture_size(width, narrow=narrow)
    lines = _read(table, x, y, series, breaks, series_labels or {})
    column = table.columns[table.index(y)]
    years = sorted({year for line in lines for year in line.cells})
    cuts = sorted(
        (cut for cut in breaks if years[0] < cut.after and cut.before < years[-1]),
        key=lambda cut: cut.before,
    )
    ticks = round_ticks(value for line in lines for _, value in line.points)

    styled = [(line, STYLES[number]) for number, line in enumerate(lines)]
    colors = {line.name: style.color for line, style in styled}
    legend = Legend(styled if narrow and len(lines) > 1 else (), size)
    labels = Labels(lines, colors, column, years[-1], size, narrow=narrow)
    lanes = [line for line in lines if line.missing]

    tick_width = max(
        text_width(format_tick(value, ticks.step), size.text) for value in ticks.values
    )
    top = 34 + legend.height + (16 if cuts else 0)
    left = tick_width + 18
    plot = Plot(left, top, size.width - left - labels.room, 180 if narrow else 230)
    across = Scale(years[0], years[-1] + (len(years) == 1), plot.left, plot.right)
    up = Scale(ticks.low, ticks.high, plot.bottom, plot.top)
    notes = Notes(cuts, lanes, size, plot.bottom + 30 + 15 * len(lanes))

    body = [
        _axis_title(column, size, example=table.provenance.example),
        legend.draw(38),
        _breaks(cuts, across, plot, size),
        draw(
            _layers(styled, ticks, years, size, plot),
            {f"s{number}": _rows(line, column) for number, line in enumerate(lines)},
            plot,
            size,
            font_dir,
        ),
        _baseline(up(0), plot),
        *(
            _missing(line, colors[line.name], across, plot.bottom + 38 + 15 * number)
            for number, line in enumerate(lanes)
        ),
        labels.draw(across, up, plot, cuts),
        notes.draw(),
    ]
    name = title or table.provenance.title
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=name,
            description=describe(lines, column, cuts),
            width=size.width,
            height=notes.bottom,
            css_class=f"chart chart--{'narrow' if narrow else 'wide'} chart--line",
            example=table.provenance.example,
        ),
        "".join(body),
    )


def _read(
    table: DisclosedTable,
    x: str,
    y: str,
    series: str | None,
    breaks: Sequence[SeriesBreak],
    labels: Mapping[str, str],
) -> list[Series]:
    """The series of the table, in the order of the labels, cut at the breaks."""
    found: dict[str, dict[int, Cell]] = {}
    for record in table.records():
        name = str(record[series]) if series else table.columns[table.index(y)].label
        year = record[x]
        if labels and series and name not in labels:
            continue
        if not isinstance(year, int):
            raise PublishingError(
                f"Kolom '{x}' van {table.provenance.title} bevat geen jaar: {year!r}."
            )
        cells = found.setdefault(name, {})
        if year in cells:
            raise PublishingError(
                f"{table.provenance.title} heeft twee cijfers voor {name} in {year}.",
                hint="Kies één gemeente of regio, of geef een kolom met de reeks.",
            )
        cells[year] = record[y]
    order = [name for name in labels if name in found] if labels and series else found
    years = _all_years({year for cells in found.values() for year in cells})
    lines = [
        build_series(labels.get(name, name), found[name], years, breaks)
        for name in order
    ]
    if not any(line.stretches for line in lines):
        raise PublishingError(
            f"Er is geen enkel cijfer om te tekenen: {table.provenance.title}.",
            hint="Toon in plaats van de grafiek welke gegevens ontbreken.",
        )
    if len(lines) > len(STYLES):
        raise PublishingError(
            f"Een lijngrafiek toont hoogstens {len(STYLES)} reeksen, "
            f"dit zijn er {len(lines)}.",
            hint="Kies reeksen met series_labels.",
        )
    return lines


def _all_years(given: set[int]) -> list[int]:
    """All years from first to last, also those without a row: they are unknown."""
    years = sorted(given)
    step = min((b - a for a, b in itertools.pairwise(years)), default=1)
    return sorted({*range(years[0], years[-1] + 1, step), *years}) if years else []


def _rows(line: Series, column: Column) -> list[dict[str, str | int | float]]:
    """The known figures of one line, with the stretch each belongs to."""
    return [
        {
            "year": year,
            "value": value,
            "stretch": number,
            "told": f"{line.name} {year}: {figure(_native(value), column)}",
        }
        for number, stretch in enumerate(line.stretches)
        for year, value in stretch
    ]


def _layers(
    styled: Sequence[tuple[Series, Style]],
    ticks: Ticks,
    years: Sequence[int],
    size: Size,
    plot: Plot,
) -> list[Any]:
    """Per series a layer of lines and a layer of markers, the most important on top."""
    across = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[years[0], years[-1] + (len(years) == 1)], nice=False),
        axis=alt.Axis(values=_year_labels(years, plot, size), format="d", grid=False),
    )
    up = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[ticks.low, ticks.high], nice=False),
        axis=alt.Axis(
            values=list(ticks.values), format=f",.{step_decimals(ticks.step)}f"
        ),
    )
    layers = []
    for number, (_, style) in reversed(list(enumerate(styled))):
        base = alt.Chart(alt.NamedData(f"s{number}"))
        layers.append(
            base.mark_line(color=style.color, strokeDash=list(style.dash)).encode(
                x=across, y=up, detail="stretch:N"
            )
        )
        layers.append(
            base.mark_point(
                shape=style.shape,
                size=42,
                fill=style.color if style.filled else PAGE.hex,
                stroke=style.color,
                strokeWidth=2,
                opacity=1,
                aria=True,
            ).encode(x=across, y=up, description="told:N")
        )
    return layers


def _native(value: float) -> int | float:
    """A whole figure as int, so that a count is not written with decimals."""
    return int(value) if value.is_integer() else value


def _year_labels(years: Sequence[int], plot: Plot, size: Size) -> list[int]:
    """As many years as fit side by side, counted back from the last."""
    if len(years) == 1:
        return list(years)
    room = plot.width / (years[-1] - years[0])
    step = 1
    while step * room < text_width("2024", size.text) + 8:
        step += 1
    return [year for year in years if (years[-1] - year) % step == 0]


def _axis_title(column: Column, size: Size, *, example: bool) -> str:
    room = size.width - (example_width() if example else 0)
    written = shorten(axis_title(column), room, size.text)
    return text_element(0, 14, written, size=size.text, fill=MUTED.hex)


def _baseline(y: float, plot: Plot) -> str:
    return (
        f'<line x1="{plot.left:.1f}" x2="{plot.right:.1f}" y1="{y:.1f}" y2="{y:.1f}"'
        f' stroke="{OUTLINE.hex}"/>'
    )


def _breaks(cuts: Sequence[SeriesBreak], across: Scale, plot: Plot, size: Size) -> str:
    """A dashed upright per break, with the name of its note on top."""
    places = [across((cut.before + cut.after) / 2) for cut in cuts]
    gaps = [b - a for a, b in itertools.pairwise(places)]
    names = break_names(cuts)
    if min(gaps, default=plot.width) < text_width(names[-1] if names else "", 12) + 6:
        names = [name.removeprefix("breuk ") for name in names]
    return "".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{plot.top - 10:.1f}"'
        f' y2="{plot.bottom:.1f}" stroke="{OUTLINE.hex}" stroke-dasharray="2 4"/>'
        + text_element(
            x, plot.top - 15, name, size=size.small, fill=MUTED.hex, anchor="middle"
        )
        for x, name in zip(places, names, strict=True)
    )


def _missing(line: Series, color: str, across: Scale, y: float) -> str:
    """A sign under each year without a figure: never a point, never a zero."""
    return "".join(
        text_element(
            across(year),
            y,
            missing_mark(withheld=isinstance(cell, Suppressed)),
            size=13,
            fill=color,
            anchor="middle",
            bold=True,
        )
        for year, cell in line.missing
    )
