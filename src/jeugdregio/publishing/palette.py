"""The colours of the product, as data, with the contrast each pair must have.

One source for screen, chart, map and document: the theme of the site is tested
against `TOKENS`. We have no house style to follow and use no proprietary tokens; the
blues were chosen so that the six map classes stay apart when printed in grey.

Source: WCAG 2.2, success criteria 1.4.3 (text, 4.5 : 1) and 1.4.11 (graphics, 3 : 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


Role = Literal["text", "background", "graphic", "line", "map"]
"""What a colour may be used for.

`text` is read, `background` lies under text, `graphic` carries meaning without text,
`line` only decorates (its loss loses nothing), `map` is a class of a map or a share of
a bar and is always accompanied by a legend and a table.
"""

TEXT_CONTRAST: Final = 4.5
GRAPHIC_CONTRAST: Final = 3.0


@dataclass(frozen=True, slots=True)
class Token:
    """One colour: its name, its value as ``#rrggbb`` and what it is for."""

    name: str
    hex: str
    role: Role

    @property
    def css_name(self) -> str:
        """Name of the custom property in the theme, e.g. ``--jr-color-ink``."""
        return f"--jr-color-{self.name}"


INK: Final = Token("ink", "#0b2545", "text")
MUTED: Final = Token("muted", "#44546c", "text")
LINK: Final = Token("link", "#1b4a87", "text")
PAGE: Final = Token("page", "#ffffff", "background")
SURFACE: Final = Token("surface", "#f4f7fb", "background")
ACCENT: Final = Token("accent", "#1b4a87", "graphic")
SECOND: Final = Token("second", "#5b6b82", "graphic")
FOCUS: Final = Token("focus", "#0b2545", "graphic")
OUTLINE: Final = Token("outline", "#6f7f96", "graphic")
LINE: Final = Token("line", "#d5dde8", "line")

DONE: Final = Token("done", "#2a7a4b", "graphic")
DONE_TEXT: Final = Token("done-text", "#1e6b3e", "text")
DONE_SURFACE: Final = Token("done-surface", "#f0f8f3", "background")
BUSY: Final = Token("busy", "#b86e00", "graphic")
BUSY_TEXT: Final = Token("busy-text", "#7a4800", "text")
BUSY_SURFACE: Final = Token("busy-surface", "#fff8ea", "background")
OPEN: Final = Token("open", "#7d8da3", "graphic")
OPEN_TEXT: Final = Token("open-text", "#44546c", "text")
OPEN_SURFACE: Final = Token("open-surface", "#f4f7fb", "background")
WRONG: Final = Token("wrong", "#b3261e", "graphic")
WRONG_TEXT: Final = Token("wrong-text", "#98201a", "text")
WRONG_SURFACE: Final = Token("wrong-surface", "#fdf2f1", "background")

EXAMPLE: Final = Token("voorbeeld", "#9a6400", "graphic")
EXAMPLE_TEXT: Final = Token("voorbeeld-text", "#5c3b00", "text")
EXAMPLE_SURFACE: Final = Token("voorbeeld-surface", "#fff3cf", "background")

SEQUENCE: Final = (
    Token("class-1", "#e0e9f6", "map"),
    Token("class-2", "#bcd1ef", "map"),
    Token("class-3", "#93b6e9", "map"),
    Token("class-4", "#6695d8", "map"),
    Token("class-5", "#356ab3", "map"),
    Token("class-6", "#1b4684", "map"),
)
"""From little to much. Each step darkens by a fifth to a half, so that classes stay
apart in grey; none lies where neither white nor ink can be read on it (relative
luminance 0.18 to 0.26)."""

TOKENS: Final = (
    *(INK, MUTED, LINK, PAGE, SURFACE, ACCENT, SECOND, FOCUS, OUTLINE, LINE),
    *(DONE, DONE_TEXT, DONE_SURFACE, BUSY, BUSY_TEXT, BUSY_SURFACE),
    *(OPEN, OPEN_TEXT, OPEN_SURFACE, WRONG, WRONG_TEXT, WRONG_SURFACE),
    *(EXAMPLE, EXAMPLE_TEXT, EXAMPLE_SURFACE),
    *SEQUENCE,
)

TEXT_PAIRS: Final = (
    *((text, ground) for text in (INK, MUTED, LINK) for ground in (PAGE, SURFACE)),
    *((PAGE, ground) for ground in (INK, ACCENT, DONE, WRONG)),
    *((DONE_TEXT, ground) for ground in (PAGE, DONE_SURFACE)),
    *((BUSY_TEXT, ground) for ground in (PAGE, BUSY_SURFACE)),
    *((OPEN_TEXT, ground) for ground in (PAGE, OPEN_SURFACE)),
    *((WRONG_TEXT, ground) for ground in (PAGE, WRONG_SURFACE)),
    *((INK, g) for g in (DONE_SURFACE, BUSY_SURFACE, OPEN_SURFACE, WRONG_SURFACE)),
    *((MUTED, g) for g in (DONE_SURFACE, BUSY_SURFACE, OPEN_SURFACE, WRONG_SURFACE)),
    (EXAMPLE_TEXT, EXAMPLE_SURFACE),
    (EXAMPLE_TEXT, PAGE),
    *((INK, ground) for ground in SEQUENCE[:4]),
    *((PAGE, ground) for ground in SEQUENCE[4:]),
)
"""Text on background, each at least `TEXT_CONTRAST`: (text, background)."""

GRAPHIC_PAIRS: Final = (
    *((g, PAGE) for g in (ACCENT, SECOND, FOCUS, OUTLINE, DONE, BUSY, OPEN, WRONG)),
    *((g, SURFACE) for g in (ACCENT, SECOND, FOCUS, OUTLINE)),
    (OPEN, OPEN_SURFACE),
    (DONE, DONE_SURFACE),
    (BUSY, BUSY_SURFACE),
    (WRONG, WRONG_SURFACE),
    (EXAMPLE, PAGE),
    (EXAMPLE, EXAMPLE_SURFACE),
    (OUTLINE, SEQUENCE[0]),  # the coast is seen beside the lightest class
    (SEQUENCE[3], PAGE),  # bars to compare with
    *((INK, ground) for ground in SEQUENCE[:4]),  # outline of the chosen area
    *((PAGE, ground) for ground in SEQUENCE[3:]),  # and its white edge, on dark ones
)
"""Meaningful shapes on their ground, each at least `GRAPHIC_CONTRAST`."""


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 (black) to 1 (white), after WCAG 2.2.

    Example:
        >>> luminance("#ffffff")
        1.0
    """
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, after WCAG 2.2; order has no meaning.

    Example:
        >>> round(contrast("#000000", "#ffffff"), 1)
        21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_on(ground: str) -> Token:
    """Ink or white: whichever reads better on this ground."""
    return max((INK, PAGE), key=lambda token: contrast(token.hex, ground))


def shades(count: int) -> tuple[str, ...]:
    """Colours for the parts of a whole, dark to light, for at most nine parts.

    Up to six parts take from the map classes, spread over their range; more than six
    lie evenly between the darkest and the lightest, in luminance as the eye counts it.

    Raises:
        ValueError: Fewer than one or more than nine parts: shades would run together.
    """
    if not 1 <= count <= 9:
        raise ValueError("shades can be told apart for one to nine parts")
    hexes = [token.hex for token in reversed(SEQUENCE)]
    if count == 1:
        return (ACCENT.hex,)
    last = len(hexes) - 1
    found = []
    for number in range(count):
        place = number * last / (count - 1)
        low = min(int(place), last - 1)
        found.append(_mix(hexes[low], hexes[low + 1], place - low))
    return tuple(found)


def _mix(one: str, other: str, share: float) -> str:
    """The colour at ``share`` of the way, moved out of the zone no text reads on."""
    pairs = [
        (int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)
    ]
    mixed = "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
    if contrast(text_on(mixed).hex, mixed) >= TEXT_CONTRAST:
        return mixed
    # Between classes 4 and 5 neither ink nor white reaches 4.5: step towards the end
    # that is nearer, which keeps the order of the shades.
    return _mix(one, other, share + (0.05 if share >= 0.5 else -0.05))
