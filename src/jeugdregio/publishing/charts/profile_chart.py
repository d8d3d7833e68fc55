"""A profile: per criterion a mean, the spread around it and the mean of last time.

For answers of organisations, not for figures about persons: it takes plain numbers and
no disclosed table. Shapes differ as well as colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.render import Size, picture_size
from jeugdregio.publishing.charts.scale import Scale
from jeugdregio.publishing.charts.svg import (
    Anchor,
    Frame,
    frame_picture,
    short,
    text_element,
)
from jeugdregio.publishing.charts.text import shorten, text_width
from jeugdregio.publishing.numbers import format_number
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


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One criterion; a figure that is not known is None and is not drawn.

    Attributes:
        label: Its name.
        mean: Mean of those who answered.
        low: The lowest of them.
        high: The highest of them.
        before: Mean of last time, of those who answered twice.
        own: The score of the region's own staff.
    """

    label: str
    mean: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    before: Fraction | None = None
    own: Fraction | None = None


@dataclass(frozen=True, slots=True)
class ProfileScale:
    """The scale of the scores, with words at whole scores.

    Attributes:
        words: Score to word; the lowest and highest score are the ends.
    """

    words: Mapping[int, str]

    @property
    def low(self) -> int:
        """Lowest score."""
        return min(self.words)

    @property
    def high(self) -> int:
        """Highest score."""
        return max(self.words)


_ROW: Final = 34.0
_LABEL: Final = 18.0
_MARK: Final = 6.5
_EDGE: Final = 14.0


def profile(
    rows: Sequence[ProfileRow],
    scale: ProfileScale,
    *,
    title: str,
    id_prefix: str,
    example: bool = False,
    narrow: bool = False,
) -> str:
    """Draw the criteria one under the other, in the order they are given.

    Args:
        rows: The criteria.
        scale: The scale they are scored on.
        title: What the picture shows.
        id_prefix: Start of the ids, different for each picture on a page.
        example: Whether the figures are fictional.
        narrow: Lay out for a small screen, with names above the lines.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: There is no row with a figure.
    """
    if not any(row.mean is not None or row.own is not None for row in rows):
        raise PublishingError(
            "Er is nog geen score om te tekenen.", hint="Vul eerst een scan in."
        )
    size = picture_size(None, narrow=narrow)
    legend = _legend(size)
    left = _EDGE if narrow else max(_label_width(rows, size), 60.0) + 20
    top = 34.0 + (22.0 if example else 0.0)
    step = _ROW + (_LABEL if narrow else 0.0)
    place = Scale(scale.low, scale.high, left + 6, size.width - _EDGE)
    bottom = top + step * len(rows)
    parts = [_axis(scale, place, top, bottom, size, narrow=narrow)]
    for number, row in enumerate(rows):
        middle = top + step * (number + 1) - _ROW / 2
        parts.append(_row(row, place, middle, left, size, narrow=narrow))
    height = bottom + 14
    for line in legend:
        parts.append(_legend_line(line, height + 10))
        height += 22
    frame = Frame(
        id_prefix=id_prefix,
        title=title,
        description=" ".join(_told(row) for row in rows),
        width=size.width,
        height=height + 6,
        css_class="chart",
        example=example,
    )
    return frame_picture(frame, "".join(parts))


def _label_width(rows: Sequence[ProfileRow], size: Size) -> float:
    widest = max(text_width(row.label, size.text) for row in rows)
    return min(widest, size.width * 0.3)


def _axis(
    scale: ProfileScale,
    place: Scale,
    top: float,
    bottom: float,
    size: Size,
    *,
    narrow: bool,
) -> str:
    parts = []
    for score, word in scale.words.items():
        x = place(score)
        parts.append(_upright(x, top - 4, bottom))
        is_end = score in (scale.low, scale.high)
        text = f"{score} {word}" if is_end or not narrow else str(score)
        parts.append(
            text_element(
                _shifted(x, score, scale),
                top - 12,
                text,
                size=size.small,
                fill=MUTED.hex,
                anchor=_anchor(score, scale),
            )
        )
    return "".join(parts)


def _anchor(score: int, scale: ProfileScale) -> Anchor:
    if score == scale.low:
        return "start"
    return "end" if score == scale.high else "middle"


def _shifted(x: float, score: int, scale: ProfileScale) -> float:
    """The ends are written inward, from just outside their line."""
    if score == scale.low:
        return x - 6
    return x + 12 if score == scale.high else x


def _upright(x: float, top: float, bottom: float) -> str:
    return (
        f'<line x1="{short(x)}" x2="{short(x)}" y1="{short(top)}"'
        f' y2="{short(bottom)}" stroke="{LINE.hex}"/>'
    )


def _row(
    row: ProfileRow,
    place: Scale,
    middle: float,
    left: float,
    size: Size,
    *,
    narrow: bool,
) -> str:
    label_y = middle - _ROW / 2 - 2 if narrow else middle + size.text * 0.35
    room = size.width - 2 * _EDGE if narrow else left - 20
    parts = [
        text_element(
            2,
            label_y,
            shorten(row.label, room, size.text),
            size=size.text,
            fill=INK.hex,
        )
    ]
    if row.low is not None and row.high is not None:
        parts.append(_range(place(float(row.low)), place(float(row.high)), middle))
    if row.own is not None:
        parts.append(_diamond(place(float(row.own)), middle))
    if row.before is not None:
        parts.append(_hollow(place(float(row.before)), middle))
    if row.mean is not None:
        parts.append(_dot(place(float(row.mean)), middle))
    return "".join(parts)


def _range(start: float, end: float, middle: float) -> str:
    return (
        f'<rect x="{short(start - 4)}" y="{short(middle - 5)}"'
        f' width="{short(end - start + 8)}" height="10" rx="5"'
        f' fill="{SEQUENCE[1].hex}" stroke="{OUTLINE.hex}" stroke-width="0.8"/>'
    )


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{short(x)}" cy="{short(y)}" r="{_MARK}" fill="{ACCENT.hex}"/>'


def _hollow(x: float, y: float) -> str:
    return (
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{_MARK - 1}" fill="{PAGE.hex}"'
        f' stroke="{INK.hex}" stroke-width="1.8"/>'
    )


def _diamond(x: float, y: float) -> str:
    r = _MARK + 2.5
    points = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    path = "L".join(f"{short(a)},{short(b)}" for a, b in points)
    return (
        f'<path d="M{path}Z" fill="{BUSY.hex}" stroke="{PAGE.hex}" stroke-width="1.2"/>'
    )


_KEYS: Final = (
    ("dot", "nu, gemiddelde van de gemeenten"),
    ("range", "van de laagste tot de hoogste gemeente"),
    ("hollow", "vorige keer, van wie twee keer meedeed"),
    ("diamond", "de medewerkers van de regio zelf"),
)


def _legend(size: Size) -> list[list[tuple[str, float, float]]]:
    """The marks with their words, broken over lines: mark, x and size of text."""
    lines: list[list[tuple[str, float, float]]] = [[]]
    x = 2.0
    for mark, words in _KEYS:
        width = 26 + text_width(words, size.small) + 18
        if lines[-1] and x + width > size.width:
            lines.append([])
            x = 2.0
        lines[-1].append((mark, x, size.small))
        x += width
    return lines


def _legend_line(line: Sequence[tuple[str, float, float]], y: float) -> str:
    words = dict(_KEYS)
    parts = []
    for mark, x, text_size in line:
        drawn = {
            "dot": _dot(x + 10, y),
            "range": _range(x + 5, x + 15, y),
            "hollow": _hollow(x + 10, y),
            "diamond": _diamond(x + 10, y),
        }[mark]
        parts.append(drawn)
        parts.append(
            text_element(x + 26, y + 4, words[mark], size=text_size, fill=MUTED.hex)
        )
    return "".join(parts)


def _told(row: ProfileRow) -> str:
    """The row in words, for who cannot see the picture."""
    if row.mean is None:
        told = "gemeenten: nog geen score"
    else:
        told = f"gemeenten gemiddeld {_number(row.mean)}"
        if row.low is not None and row.high is not None:
            told += f", van {_number(row.low)} tot {_number(row.high)}"
    if row.before is not None:
        told += f"; vorige keer {_number(row.before)}"
    if row.own is not None:
        told += f"; de regio zelf {_number(row.own)}"
    return f"{row.label}: {told}."


def _number(value: Fraction) -> str:
    return format_number(float(value), 1)
