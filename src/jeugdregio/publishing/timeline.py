"""A plan as bars along the months: each bar a step, with the present day as a line.

The picture says no more than the table beside it. Colour says the state and so do the
words of the table; bars on the critical path have a dark edge as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.scale import Scale
from jeugdregio.publishing.charts.svg import (
    Frame,
    check_prefix,
    frame_picture,
    short,
    text_element,
)
from jeugdregio.publishing.charts.text import text_width
from jeugdregio.publishing.numbers import format_date
from jeugdregio.publishing.palette import (
    ACCENT,
    BUSY,
    DONE,
    INK,
    LINE,
    MUTED,
    OPEN,
    PAGE,
    WRONG,
    Token,
)


WIDE: Final = 720
NARROW: Final = 288
"""Width for a screen of 320 px with margins of 16."""

_TONES: Final = {"done": DONE, "busy": BUSY, "open": OPEN, "wrong": WRONG}
_ROW: Final = 28.0
_HEAD: Final = 34.0
_SIZE: Final = 13.0
_LEAST_BAR: Final = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of a plan.

    Attributes:
        name: What it is called.
        starts_on: First day.
        ends_on: Last day; on or after the first.
        tone: ``done``, ``busy``, ``open`` or ``wrong``.
        is_critical: Whether the bar has a dark edge.
    """

    name: str
    starts_on: date
    ends_on: date
    tone: str
    is_critical: bool


def draw_timeline(
    bars: Sequence[Bar],
    *,
    title: str,
    today: date,
    id_prefix: str,
    narrow: bool = False,
    example: bool = False,
) -> str:
    """Draw a plan.

    Args:
        bars: The steps, in the order of the table.
        title: What the picture shows.
        today: The day of the line; not drawn where it is outside the plan.
        id_prefix: Start of the ids, different for each picture on a page.
        narrow: For a small screen: the name above its bar.
        example: Whether the plan is fictional.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: There are no bars, or one ends before it starts.
    """
    check_prefix(id_prefix)
    if not bars or any(bar.ends_on < bar.starts_on for bar in bars):
        raise PublishingError("Een tijdlijn heeft stappen die na hun begin eindigen.")
    width = NARROW if narrow else WIDE
    left = 0.0 if narrow else max(text_width(b.name, _SIZE) for b in bars) + 14
    first = min(bar.starts_on for bar in bars)
    last = max(max(bar.ends_on for bar in bars), first + timedelta(days=1))
    scale = Scale(first.toordinal(), last.toordinal(), left, width - 6.0)
    row = _ROW + (16 if narrow else 0)
    top = _HEAD + (22 if example else 0)
    height = top + row * len(bars) + 4
    body = _months(first, last, scale, top, height) + _today(
        today, first, last, scale, top, height
    )
    for number, bar in enumerate(bars):
        body += _bar(bar, scale, top + row * number, narrow=narrow)
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title,
            description=" ".join(_told(bars)),
            width=width,
            height=height,
            css_class=f"timeline timeline--{'narrow' if narrow else 'wide'}",
            example=example,
        ),
        body,
    )


def _told(bars: Iterable[Bar]) -> list[str]:
    return [
        f"{bar.name}: {format_date(bar.starts_on)} tot {format_date(bar.ends_on)}."
        for bar in bars
    ]


def _bar(bar: Bar, scale: Scale, y: float, *, narrow: bool) -> str:
    start = scale(bar.starts_on.toordinal())
    length = max(scale(bar.ends_on.toordinal()) - start, _LEAST_BAR)
    tone: Token = _TONES[bar.tone]
    down = 20.0 if narrow else 6.0
    name = text_element(
        0, y + (14 if narrow else 19), bar.name, size=_SIZE, fill=INK.hex, halo=PAGE.hex
    )
    edge = f' stroke="{INK.hex}" stroke-width="2"' if bar.is_critical else ""
    return (
        f'{name}<rect x="{short(start)}" y="{short(y + down)}"'
        f' width="{short(length)}" height="16" rx="2" fill="{tone.hex}"{edge}/>'
    )


def _months(first: date, last: date, scale: Scale, top: float, height: float) -> str:
    """Lines at the first of a month, so many apart that their names have room."""
    every = next(
        (
            step
            for step in (1, 2, 3, 6, 12, 24)
            if (last - first).days / 30.4 / step * 58 <= scale.end - scale.start
        ),
        60,
    )
    parts = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        day = date(year, month, 1)
        if day >= first and (month - 1 + 12 * year) % every == 0:
            x = scale(day.toordinal())
            parts.append(
                f'<line x1="{short(x)}" x2="{short(x)}" y1="{short(top - 6)}"'
                f' y2="{short(height)}" stroke="{LINE.hex}"/>'
            )
            if x + 50 <= scale.end + 6:
                parts.append(
                    text_element(x, top - 10, _month(day), size=12, fill=MUTED.hex)
                )
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return "".join(parts)


def _month(day: date) -> str:
    return f"{format_date(day).split()[1][:3]} {day.year}"


def _today(
    today: date, first: date, last: date, scale: Scale, top: float, height: float
) -> str:
    if not first <= today <= last:
        return ""
    x = short(scale(today.toordinal()))
    return (
        f'<line class="timeline-today" x1="{x}" x2="{x}" y1="{short(top - 6)}"'
        f' y2="{short(height)}" stroke="{ACCENT.hex}" stroke-width="2"'
        ' stroke-dasharray="4 3"/>'
    )
