"""Days and spans along a line of time, one row each, with the day one looks at.

What has no day is not in the picture: an unknown date is no place on a line. The page
tells it beside the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.render import Size, picture_size
from jeugdregio.publishing.charts.scale import Scale
from jeugdregio.publishing.charts.svg import Frame, frame_picture, short, text_element
from jeugdregio.publishing.charts.text import text_width, wrap
from jeugdregio.publishing.palette import (
    ACCENT,
    BUSY,
    INK,
    LINE,
    MUTED,
    OUTLINE,
    PAGE,
    SEQUENCE,
)


Mark = Literal["sure", "hearsay", "own"]
"""How sure the day is: confirmed, from second hand, or chosen by the region."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Something that happens on a day, or holds from a day on.

    Attributes:
        label: What it is.
        when: The day in words, as precise as it is known.
        start: First day.
        mark: How sure the day is.
        runs: Whether it holds from then on.
    """

    label: str
    when: str
    start: date
    mark: Mark
    runs: bool = False


_MARK: Final = 5.5
_EDGE: Final = 12.0
_KEYS: Final[tuple[tuple[Mark, str], ...]] = (
    ("sure", "datum bevestigd"),
    ("hearsay", "datum uit tweede hand"),
    ("own", "datum van de regio zelf"),
)


def durations(
    rows: Sequence[TimeRow],
    *,
    shown: date,
    title: str,
    id_prefix: str,
    example: bool = False,
    narrow: bool = False,
) -> str:
    """Draw the rows in the order they are given, with an upright at one day.

    Args:
        rows: What happens when.
        shown: The day one looks at.
        title: What the picture shows.
        id_prefix: Start of the ids, different for each picture on a page.
        example: Whether anything in it is fictional.
        narrow: Lay out for a small screen, with names above the lines.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: There is no row.
    """
    if not rows:
        raise PublishingError("Er is geen dag om te tekenen.")
    size = picture_size(None, narrow=narrow)
    left = _EDGE if narrow else size.width * 0.46
    first = min(min(row.start for row in rows), shown).year
    last = max(max(row.start for row in rows), shown).year + 1
    place = Scale(
        date(first, 1, 1).toordinal(),
        date(last, 1, 1).toordinal(),
        left,
        size.width - _EDGE,
    )
    top = 44.0 + (22.0 if example else 0.0)
    parts: list[str] = []
    y = top + 8
    for row in rows:
        drawn, y = _row(row, place, y, left, size, narrow=narrow)
        parts.append(drawn)
    axis = _years(place, first, last, top, y, size)
    upright = _shown(place, shown, top, y, size)
    legend, bottom = _legend(y + 20, size)
    frame = Frame(
        id_prefix=id_prefix,
        title=title,
        description=" ".join(f"{row.when}: {row.label}." for row in rows),
        width=size.width,
        height=bottom + 8,
        css_class="chart",
        example=example,
    )
    return frame_picture(frame, axis + upright + "".join(parts) + legend)


def _row(
    row: TimeRow, place: Scale, y: float, left: float, size: Size, *, narrow: bool
) -> tuple[str, float]:
    """The text and mark of one row, and where the next one starts."""
    room = (size.width if narrow else left) - _EDGE - 8
    lines = wrap(f"{row.when}: {row.label}", room, size.small)
    line_height = size.small * 1.3
    text = "".join(
        text_element(
            2,
            y + size.small + number * line_height,
            line,
            size=size.small,
            fill=INK.hex,
            halo=PAGE.hex,
        )
        for number, line in enumerate(lines)
    )
    block = len(lines) * line_height
    middle = y + block + 12 if narrow else y + line_height * 0.55 + 1
    end = middle + 16 if narrow else y + block + 10
    x = place(row.start.toordinal())
    drawn = ""
    if row.runs:
        drawn += _bar(x, place.end, middle)
    return text + drawn + mark(row.mark, x, middle), end


def _bar(start: float, end: float, y: float) -> str:
    return (
        f'<rect x="{short(start)}" y="{short(y - 3.5)}" width="{short(end - start)}"'
        f' height="7" fill="{SEQUENCE[1].hex}" stroke="{OUTLINE.hex}"/>'
    )


def mark(kind: Mark, x: float, y: float) -> str:
    """The mark of a day: full, hollow or a diamond, so that no colour is needed."""
    if kind == "own":
        r = _MARK + 2
        points = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        path = "L".join(f"{short(a)},{short(b)}" for a, b in points)
        return f'<path d="M{path}Z" fill="{BUSY.hex}"/>'
    fill = ACCENT.hex if kind == "sure" else PAGE.hex
    return (
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{_MARK}" fill="{fill}"'
        f' stroke="{ACCENT.hex}" stroke-width="1.8"/>'
    )


def _years(
    place: Scale, first: int, last: int, top: float, bottom: float, size: Size
) -> str:
    parts = []
    room = (place.end - place.start) / max(last - first, 1)
    every = 1 if room > text_width("2026", size.small) + 4 else 2
    for year in range(first, last + 1):
        x = place(date(year, 1, 1).toordinal())
        parts.append(
            f'<line x1="{short(x)}" x2="{short(x)}" y1="{short(top)}"'
            f' y2="{short(bottom)}" stroke="{LINE.hex}"/>'
        )
        if (year - first) % every == 0 and year < last:
            parts.append(
                text_element(x + 4, top - 6, str(year), size=size.small, fill=MUTED.hex)
            )
    return "".join(parts)


def _shown(place: Scale, shown: date, top: float, bottom: float, size: Size) -> str:
    x = place(shown.toordinal())
    words = f"{shown.day}-{shown.month}-{shown.year}"
    half = text_width(words, size.small, bold=True) / 2
    centre = min(max(x, half + 1), size.width - half - 1)
    return (
        f'<line x1="{short(x)}" x2="{short(x)}" y1="{short(top - 22)}"'
        f' y2="{short(bottom)}" stroke="{INK.hex}" stroke-width="1.6"'
        ' stroke-dasharray="4 3"/>'
        + text_element(
            centre,
            top - 26,
            words,
            size=size.small,
            fill=INK.hex,
            anchor="middle",
            bold=True,
        )
    )


def _legend(y: float, size: Size) -> tuple[str, float]:
    """The marks with their words, and where the last line of them ends."""
    parts = []
    x = 2.0
    for kind, words in _KEYS:
        width = 22 + text_width(words, size.small) + 16
        if x > 2 and x + width > size.width:
            x, y = 2.0, y + 20
        parts.append(mark(kind, x + 8, y - 4))
        parts.append(text_element(x + 22, y, words, size=size.small, fill=MUTED.hex))
        x += width
    return "".join(parts), y
