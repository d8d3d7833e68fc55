"""Parts of a whole per area, as bars of equal length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import altair as alt

from jeugdregio.measures.disclosure import DisclosedTable, Suppressed
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.render import Plot, Size, draw, picture_size
from jeugdregio.publishing.charts.scale import Scale
from jeugdregio.publishing.charts.share_parts import (
    REST,
    Whole,
    describe_shares,
    read_wholes,
)
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
    shorten,
    text_width,
    wrap,
)
from jeugdregio.publishing.numbers import format_percent
from jeugdregio.publishing.palette import INK, MUTED, OUTLINE, PAGE, shades, text_on


def stacked_shares(
    table: DisclosedTable,
    *,
    area: str,
    part: str,
    value: str,
    total: str | None = None,
    part_labels: Mapping[str, str] | None = None,
    highlight: str | None = None,
    id_prefix: str,
    font_dir: Path,
    title: str | None = None,
    width: int | None = None,
    narrow: bool = False,
) -> str:
    """Draw how a whole is divided, one bar of 100% per area, in the order of the rows.

    Shares are taken from the figures as published. Where a part is unknown or
    withheld, the bar keeps an open piece for it; that needs the total of the area.
    Without a total such a bar is not drawn, since the known parts are not the whole.
    Rounded parts may add up to a little more than a rounded total; then their sum is
    the whole.

    Args:
        table: One row per area and part.
        area: Column with the name of the area.
        part: Column with the name of the part.
        value: Column with the figure, not below zero.
        total: Column with the total of the area, the same in each of its rows.
        part_labels: Name in the table to name in the picture; also the order. Names
            that are not in it count as missing from the whole.
        highlight: Name of the area whose name is bold.
        id_prefix: Start of the ids, different for each picture on a page.
        font_dir: Folder with the fonts.
        title: What the picture shows; by default the title of the measure.
        width: Width of the drawing; 640, or 288 when narrow.
        narrow: Names above the bars, for a small screen.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: No area can be drawn, more than nine parts, a figure below
            zero, or text where a figure should be.
    """
    check_disclosed(table)
    size = picture_size(width, narrow=narrow)
    labels = part_labels or {}
    names, wholes = read_wholes(table, area, part, value, total, labels)
    colors = dict(zip(names, shades(len(names)), strict=True))

    example = table.provenance.example
    heading = shorten(
        axis_title(table.columns[table.index(part)]) + ", aandeel in procenten",
        size.width - (example_width() if example else 0),
        size.text,
    )
    has_rest = any(whole.shows_rest for whole in wholes)
    legend, top = _legend(colors, 38.0, size, with_rest=has_rest)
    pitch, upper, thick = (46.0, 19.0, 20.0) if narrow else (32.0, 5.0, 22.0)
    left = 0.0 if narrow else _names_width(wholes, highlight, size)
    plot = Plot(left, top, size.width - left, pitch * len(wholes))
    across = Scale(0, 1, plot.left, plot.right)
    pieces = _pieces(wholes, colors, pitch, upper, thick)
    body = [
        text_element(0, 14, heading, size=size.text, fill=MUTED.hex),
        legend,
        draw(_layers(wholes, plot, pitch), {"parts": pieces}, plot, size, font_dir),
        *(_percentage(piece, plot, across, size) for piece in pieces),
        *(
            _name_and_gap(
                whole,
                plot.top + pitch * number,
                (upper, thick),
                across,
                size,
                bold=whole.name == highlight,
                narrow=narrow,
            )
            for number, whole in enumerate(wholes)
        ),
    ]
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title or table.provenance.title,
            description=describe_shares(wholes),
            width=size.width,
            height=plot.bottom + 2,
            css_class=f"chart chart--{'narrow' if narrow else 'wide'} chart--shares",
            example=example,
        ),
        "".join(body),
    )


def _pieces(
    wholes: Sequence[Whole],
    colors: Mapping[str, str],
    pitch: float,
    upper: float,
    thick: float,
) -> list[dict[str, str | int | float]]:
    """All known parts with their place: ``from`` and ``to`` as shares of the whole."""
    pieces: list[dict[str, str | int | float]] = []
    for number, whole in enumerate(wholes):
        if not whole.total:
            continue
        start = 0.0
        for part in whole.parts:
            if not part.known:
                continue
            share = whole.share(part)
            pieces.append(
                {
                    "from": start,
                    "to": start + share,
                    "share": share,
                    "top": pitch * number + upper,
                    "foot": pitch * number + upper + thick,
                    "color": colors[part.name],
                    "told": f"{whole.name}, {clean_text(part.name)}: "
                    f"{format_percent(100 * share, 0)}",
                }
            )
            start += share
    return pieces


def _layers(wholes: Sequence[Whole], plot: Plot, pitch: float) -> list[Any]:
    along = alt.Scale(domain=[0, 1], nice=False)
    down = alt.Scale(
        domain=[0, pitch * len(wholes)], range=[0, plot.height], nice=False
    )
    return [
        alt.Chart(alt.NamedData("parts"))
        .mark_rect(stroke=PAGE.hex, strokeWidth=1.5, aria=True)
        .encode(
            x=alt.X("from:Q", scale=along, axis=None),
            x2="to:Q",
            y=alt.Y("top:Q", scale=down, axis=None),
            y2="foot:Q",
            color=alt.Color("color:N", scale=None, legend=None),
            description="told:N",
        )
    ]


def _percentage(
    piece: Mapping[str, str | int | float], plot: Plot, across: Scale, size: Size
) -> str:
    """The share in its piece, where it fits with some air."""
    start, end, top = float(piece["from"]), float(piece["to"]), float(piece["top"])
    written = format_percent(100 * float(piece["share"]), 0)
    if across(end) - across(start) < text_width(written, size.small) + 7:
        return ""
    middle = (top + float(piece["foot"])) / 2 + plot.top
    return text_element(
        (across(start) + across(end)) / 2,
        middle + size.small * 0.35,
        written,
        size=size.small,
        fill=text_on(str(piece["color"])).hex,
        anchor="middle",
    )


def _name_and_gap(
    whole: Whole,
    top: float,
    bar: tuple[float, float],
    across: Scale,
    size: Size,
    *,
    bold: bool,
    narrow: bool,
) -> str:
    """Name of the area, and an open piece with a mark for what is not known."""
    upper, thick = bar
    y = top + 12 if narrow else top + upper + thick / 2 + size.text * 0.35
    room = size.width if narrow else across.start - 16
    name = text_element(
        0,
        y,
        shorten(whole.name, room, size.text, bold=bold),
        size=size.text,
        fill=INK.hex,
        bold=bold,
    )
    base = top + upper + thick / 2 + size.small * 0.35
    if not whole.total:
        said = "verdeling niet bekend"
        if any(isinstance(part.cell, Suppressed) for part in whole.parts):
            said = "verdeling afgeschermd"
        return name + text_element(
            across(0) + 2, base, said, size=size.small, fill=MUTED.hex
        )
    # A thin frame, since the lightest parts hardly differ from the page.
    name += (
        f'<rect x="{short(across(0))}" y="{short(top + upper)}"'
        f' width="{short(across(1) - across(0))}" height="{short(thick)}" fill="none"'
        f' stroke="{OUTLINE.hex}" stroke-width="0.5"/>'
    )
    if not whole.shows_rest or whole.rest == 0:
        return name
    left, right = across(1 - whole.rest), across(1)
    gap = (
        f'<rect x="{short(left)}" y="{short(top + upper)}"'
        f' width="{short(right - left)}" height="{short(thick)}" fill="{PAGE.hex}"'
        f' stroke="{OUTLINE.hex}" stroke-width="0.5"><title>'
        f"{REST}: {format_percent(100 * whole.rest, 0)}</title></rect>"
    )
    if right - left > 12:
        gap += text_element(
            (left + right) / 2,
            base,
            "×",
            size=size.small,
            fill=MUTED.hex,
            anchor="middle",
        )
    return name + gap


def _names_width(wholes: Sequence[Whole], highlight: str | None, size: Size) -> float:
    widest = max(
        text_width(whole.name, size.text, bold=whole.name == highlight)
        for whole in wholes
    )
    return min(widest, size.width * 0.36) + 16


def _legend(
    colors: Mapping[str, str], top: float, size: Size, *, with_rest: bool
) -> tuple[str, float]:
    """Squares and names in the order of the parts; gives also where it ends."""
    items: list[tuple[str, str | None]] = [(n, color) for n, color in colors.items()]
    if with_rest:
        items.append((f"× {REST}", None))
    parts = []
    x, y = 0.0, top
    for name, color in items:
        rows = wrap(name, size.width - 22, size.text) or [""]
        width = 20 + max(text_width(row, size.text) for row in rows)
        if x and x + width > size.width:
            x, y = 0.0, y + 22
        look = (
            f'fill="{color}" stroke="{OUTLINE.hex}" stroke-width="0.5"'
            if color
            else f'fill="{PAGE.hex}" stroke="{OUTLINE.hex}"'
        )
        parts.append(
            f'<rect x="{short(x + 0.5)}" y="{short(y - 11)}" width="13" height="13"'
            f" {look}/>"
        )
        for row in rows:
            parts.append(text_element(x + 20, y, row, size=size.text, fill=INK.hex))
            y += 17 if row is not rows[-1] else 0
        x += width + 18
    return "".join(parts), y + 18
