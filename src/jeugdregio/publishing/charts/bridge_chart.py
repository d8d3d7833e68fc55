"""A difference and its parts: each bar begins where the one above it ended."""

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
from jeugdregio.publishing.palette import ACCENT, INK, MUTED, OUTLINE, SECOND, SEQUENCE


PART: Final = SEQUENCE[3].hex
"""Bars of the parts; the whole is darker and its name bold."""


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    value: int | float
    start: float
    is_whole: bool

    @property
    def end(self) -> float:
        return self.start + self.value


def bridge(
    table: DisclosedTable,
    *,
    label: str,
    value: str,
    whole: str,
    id_prefix: str,
    title: str | None = None,
    width: int | None = None,
    narrow: bool = False,
) -> str:
    """Draw parts that add up to a whole, in the order of the rows.

    Args:
        table: One row per part and one for the whole; figures may be below zero. A
            plus or minus stands before each, so that the side is read without colour.
        label: Column with the name of the part.
        value: Column with the figure.
        whole: Name of the row that is the sum of the others.
        id_prefix: Start of the ids, different for each picture on a page.
        title: What the picture shows; by default the title of the measure.
        width: Width of the drawing; 640, or 288 when narrow.
        narrow: Names above the bars, for a small screen.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: A figure is unknown, there is no single whole, or the parts do
            not add up to it.
    """
    check_disclosed(table)
    size = picture_size(width, narrow=narrow)
    column = table.columns[table.index(value)]
    steps = _steps(table, label, value, whole)
    pitch = 42.0 if narrow else 31.0
    values = max(
        text_width(signed(each.value, column), size.text, bold=each.is_whole)
        for each in steps
    )
    names = size.width - values - 12 if narrow else _names_width(steps, size)
    left = 0.0 if narrow else names + values + 26
    plot = Plot(left, 28.0, size.width - left - 1, pitch * len(steps))
    across = _scale(steps, plot)
    example = table.provenance.example
    room = size.width - (example_width() if example else 0)
    body = [
        text_element(
            0,
            14,
            shorten(axis_title(column), room, size.text),
            size=size.text,
            fill=MUTED.hex,
        ),
        _zero(across(0), plot, pitch, narrow=narrow),
        *(
            _bar(steps, at, across, plot.top + pitch * at, column, narrow=narrow)
            for at in range(len(steps))
        ),
        *(
            _words(
                step,
                plot.top + pitch * at + (12 if narrow else 20),
                column,
                names,
                size.width if narrow else names + 12 + values,
                size,
            )
            for at, step in enumerate(steps)
        ),
    ]
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title or table.provenance.title,
            description=_describe(steps, column),
            width=size.width,
            height=plot.bottom + 4,
            css_class=f"chart chart--{'narrow' if narrow else 'wide'} chart--bridge",
            example=example,
        ),
        "".join(body),
    )


def signed(value: Cell, column: Column) -> str:
    """A figure with its sign, also when it is above zero.

    Example:
        >>> euro = Column("deel", "Deel", "ratio", "euro per inwoner")
        >>> signed(90, euro), signed(-67, euro), signed(0, euro)
        ('+90', '−67', '0')
    """
    written = format_cell(value, column)
    above = isinstance(value, int | float) and value > 0
    return f"+{written}" if above and written.strip("0,.") else written


def _steps(
    table: DisclosedTable, label: str, value: str, whole: str
) -> tuple[_Step, ...]:
    found: list[_Step] = []
    reached: float = 0.0
    for record in table.records():
        cell, name = record[value], clean_text(str(record[label]))
        if cell is None or isinstance(cell, Suppressed | str):
            raise PublishingError(f"Van '{name}' is geen cijfer bekend om te tekenen.")
        if name == whole:
            found.append(_Step(name, cell, 0.0, is_whole=True))
        else:
            found.append(_Step(name, cell, reached, is_whole=False))
            reached += cell
    wholes = [step for step in found if step.is_whole]
    if len(wholes) != 1 or abs(wholes[0].value - reached) > 1e-6:
        raise PublishingError(
            f"De delen tellen niet op tot '{whole}'.",
            hint="Rond de delen zo af dat zij samen het geheel zijn.",
        )
    return tuple(found)


def _names_width(steps: Sequence[_Step], size: Size) -> float:
    widest = max(text_width(s.name, size.text, bold=s.is_whole) for s in steps)
    return min(widest, size.width * 0.4)


def _scale(steps: Sequence[_Step], plot: Plot) -> Scale:
    places = [0.0, *(step.start for step in steps), *(step.end for step in steps)]
    low, high = min(places), max(places)
    return Scale(low, high if high > low else low + 1, plot.left, plot.right)


def _zero(x: float, plot: Plot, pitch: float, *, narrow: bool) -> str:
    """The upright at zero; on a small screen beside the bars only, not in names."""
    runs = [(plot.top, plot.bottom)]
    if narrow:
        tops = [plot.top + pitch * at for at in range(round(plot.height / pitch))]
        runs = [(top + 17, top + 35) for top in tops]
    path = "".join(f"M{short(x)} {short(top)}V{short(foot)}" for top, foot in runs)
    return f'<path d="{path}" fill="none" stroke="{OUTLINE.hex}"/>'


def _bar(
    steps: Sequence[_Step],
    at: int,
    across: Scale,
    top: float,
    column: Column,
    *,
    narrow: bool,
) -> str:
    """The bar of one step, and the thin line to where the next begins."""
    step = steps[at]
    upper, thick = (19.0, 14.0) if narrow else (8.0, 15.0)
    left, right = sorted((across(step.start), across(step.end)))
    y = top + upper
    told = f"{step.name}: {signed(step.value, column)}"
    text = f"<title>{escape(told, quote=False)}</title>"
    bar = (
        f'<rect x="{short(left)}" y="{short(y)}" width="{short(max(right - left, 1))}"'
        f' height="{short(thick)}" fill="{ACCENT.hex if step.is_whole else PART}">'
        f"{text}</rect>"
    )
    if narrow or step.is_whole or at + 1 == len(steps):
        return bar  # no room between the bars of a small screen: names stand there
    x, following = across(step.end), 31.0
    return bar + (
        f'<path d="M{short(x)} {short(y + thick)}v{short(following - thick)}"'
        f' fill="none" stroke="{SECOND.hex}" stroke-dasharray="3 3"/>'
    )


def _words(
    step: _Step, y: float, column: Column, names: float, right: float, size: Size
) -> str:
    return text_element(
        0,
        y,
        shorten(step.name, names, size.text, bold=step.is_whole),
        size=size.text,
        fill=INK.hex,
        bold=step.is_whole,
    ) + text_element(
        right,
        y,
        signed(step.value, column),
        size=size.text,
        fill=INK.hex,
        anchor="end",
        bold=step.is_whole,
    )


def _describe(steps: Sequence[_Step], column: Column) -> str:
    parts = "; ".join(
        f"{step.name} {figure(step.value, column)}"
        for step in steps
        if not step.is_whole
    )
    [whole] = [step for step in steps if step.is_whole]
    return f"{whole.name}: {figure(whole.value, column)}. Delen: {parts}."
