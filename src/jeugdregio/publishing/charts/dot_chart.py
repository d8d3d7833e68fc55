"""Opinions on a line from low to high: one row per judge, one mark per option.

No figures about persons: what councils, colleges and municipalities think is theirs to
show. Options differ by the form of their mark as well as by its colour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.publishing.charts.svg import (
    Anchor,
    Frame,
    frame_picture,
    short,
    text_element,
)
from jeugdregio.publishing.charts.text import text_width
from jeugdregio.publishing.palette import ACCENT, BUSY, DONE, INK, LINE, MUTED, PAGE


ROW: Final = 26.0
TEXT: Final = 13.0
MARK: Final = 6.0
_COLOURS: Final = (ACCENT.hex, BUSY.hex, DONE.hex)


@dataclass(frozen=True, slots=True)
class DotRow:
    """One judge.

    Attributes:
        label: Who.
        values: Value per option, in the order of the options; floats for the eye only.
        strong: Whether the row stands out, as the one of all together.
    """

    label: str
    values: tuple[float, ...]
    strong: bool = False


def score_dots(
    rows: Sequence[DotRow],
    *,
    options: Sequence[str],
    ends: Mapping[float, str],
    id_prefix: str,
    title: str,
    narrow: bool = False,
    example: bool = False,
) -> str:
    """Draw the marks of at most three options per row.

    Args:
        rows: From top to bottom.
        options: Names of the options, for the legend.
        ends: Words at values of the axis; the lowest and highest set its ends.
        id_prefix: Start of the ids in the SVG.
        title: What it shows.
        narrow: Laid out for 320 px: labels above their row.
        example: Whether anything in it is fictional.
    """
    width = 320.0 if narrow else 720.0
    left = 12.0 if narrow else 24 + max(_label_width(row) for row in rows)
    row_height = ROW + 16 if narrow else ROW
    low, high = min(ends), max(ends)
    span = width - left - 16

    def x_of(value: float) -> float:
        return left + (value - low) / (high - low) * span

    legend, top = _legend(options, width, start=26.0 if example else 0.0)
    body = [legend, *_axis(ends, x_of, top, row_height * len(rows))]
    top += 30
    for at, row in enumerate(rows):
        y = top + row_height * at + row_height - ROW / 2
        body.append(
            text_element(
                0 if narrow else left - 16,
                y - 16 if narrow else y + 4,
                row.label,
                size=TEXT,
                fill=INK.hex,
                anchor="start" if narrow else "end",
                bold=row.strong,
            )
        )
        body.append(
            f'<line x1="{short(left)}" x2="{short(left + span)}" y1="{short(y)}"'
            f' y2="{short(y)}" stroke="{LINE.hex}"/>'
        )
        body += [
            _mark(option, x_of(value), y + (option - 1) * 3)
            for option, value in enumerate(row.values)
        ]
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title,
            description=_words(rows, options),
            width=width,
            height=top + row_height * len(rows) + 4,
            css_class="chart",
            example=example,
        ),
        "".join(body),
    )


def _label_width(row: DotRow) -> float:
    return text_width(row.label, TEXT, bold=row.strong)


def _legend(options: Sequence[str], width: float, *, start: float) -> tuple[str, float]:
    """The marks with their names, and where the legend ends."""
    parts, x, y = [], 8.0, start + 12
    for at, name in enumerate(options):
        room = text_width(name, TEXT) + 34
        if x > 8 and x + room > width:
            x, y = 8.0, y + 20
        parts.append(_mark(at, x, y))
        parts.append(text_element(x + 12, y + 4, name, size=TEXT, fill=INK.hex))
        x += room
    return "".join(parts), y + 14


def _axis(
    ends: Mapping[float, str],
    x_of: Callable[[float], float],
    top: float,
    height: float,
) -> list[str]:
    """Words and upright lines at the values of the axis."""
    found = []
    for value, word in ends.items():
        x = x_of(value)
        anchor: Anchor = "middle"
        if value in (min(ends), max(ends)):
            anchor = "start" if value == min(ends) else "end"
        found.append(
            text_element(x, top + 14, word, size=12, fill=MUTED.hex, anchor=anchor)
        )
        found.append(
            f'<line x1="{short(x)}" x2="{short(x)}" y1="{short(top + 20)}"'
            f' y2="{short(top + 30 + height)}" stroke="{LINE.hex}"/>'
        )
    return found


def _mark(option: int, x: float, y: float) -> str:
    """A circle, a square or a triangle, with a white rim where marks overlap."""
    fill, rim = _COLOURS[option % 3], f'stroke="{PAGE.hex}"'
    a = MARK
    if option % 3 == 0:
        return f'<circle cx="{short(x)}" cy="{short(y)}" r="{a}" fill="{fill}" {rim}/>'
    if option % 3 == 1:
        return (
            f'<rect x="{short(x - a)}" y="{short(y - a)}" width="{2 * a}"'
            f' height="{2 * a}" fill="{fill}" {rim}/>'
        )
    points = ((x, y - a - 1), (x + a + 1, y + a), (x - a - 1, y + a))
    d = "M" + "L".join(f"{short(px)},{short(py)}" for px, py in points) + "Z"
    return f'<path d="{d}" fill="{fill}" {rim}/>'


def _words(rows: Sequence[DotRow], options: Sequence[str]) -> str:
    return " ".join(
        f"{row.label}: "
        + ", ".join(
            f"{name} {value:.1f}".replace(".", ",")
            for name, value in zip(options, row.values, strict=True)
        )
        + "."
        for row in rows
    )
