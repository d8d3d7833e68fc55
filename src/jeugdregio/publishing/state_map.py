"""A map of states in words: solid, light, lined or dotted, so that grey tells them too.

The map says no more than the table beside it, and each area is a link to its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.svg import Frame, check_prefix, frame_picture, short
from jeugdregio.publishing.charts.text import clean_text
from jeugdregio.publishing.map_legend import LegendItem, area_fill, draw_legend
from jeugdregio.publishing.map_legend import fill_pattern as pattern_of
from jeugdregio.publishing.map_shapes import MapShapes
from jeugdregio.publishing.palette import OUTLINE, PAGE, SEQUENCE


_FILLS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "done": (SEQUENCE[4].hex, "map-area--class-5"),
        "busy": (SEQUENCE[1].hex, "map-area--class-2"),
        "open": (PAGE.hex, "map-area--unknown"),
        "wrong": (PAGE.hex, "map-area--withheld"),
    }
)
"""Per tone its colour and class; the last two have lines and dots."""

_BADGE: Final = 26.0


@dataclass(frozen=True, slots=True)
class AreaState:
    """The state of one area.

    Attributes:
        name: Name of the area.
        label: The state in words; areas with one tone may differ in words.
        tone: ``done``, ``busy``, ``open`` or ``wrong``.
    """

    name: str
    label: str
    tone: str


def draw_state_map(
    shapes: MapShapes,
    states: Mapping[str, AreaState],
    *,
    legend: Sequence[tuple[str, str]],
    title: str,
    id_prefix: str,
    example: bool = False,
) -> str:
    """Draw the areas, each in the fill of its state, with the legend below.

    Args:
        shapes: What `map_shapes.project` made of the boundaries.
        states: Per code the state; an area without one is not drawn.
        legend: Tone and words, in the order of the legend; counts come from the map.
        title: What the map shows.
        id_prefix: Start of the ids, different for each picture on a page.
        example: Whether any state is fictional.

    Returns:
        An SVG text, safe to put in a page; each area links to ``#`` and its code.

    Raises:
        PublishingError: None of the areas has a state.
    """
    check_prefix(id_prefix)
    found = {code: states[code] for code in shapes.shapes if code in states}
    if not found:
        raise PublishingError("Op deze kaart heeft geen gebied een stand.")
    down = _BADGE if example else 0.0
    tones = [each.tone for each in found.values()]
    items = [
        LegendItem(f"{label}: {tones.count(tone)}", *_fill(tone, tones.count(tone)))
        for tone, label in legend
    ]
    foot, height = draw_legend(
        items, title, shapes.height + down + 22, shapes.width, id_prefix
    )
    body = (
        pattern_of("map-area--unknown", id_prefix)
        + pattern_of("map-area--withheld", id_prefix)
        + f'<g transform="translate(0 {short(down)})"><g transform="scale(.1)"'
        f' stroke="{OUTLINE.hex}" stroke-width="10" stroke-linejoin="round">'
        + "".join(_area(code, each, shapes, id_prefix) for code, each in found.items())
        + f"</g></g>{foot}"
    )
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title,
            description=" ".join(
                f"{each.name}: {each.label}." for each in found.values()
            ),
            width=shapes.width,
            height=height,
            css_class="map",
            has_links=True,
            example=example,
        ),
        body,
    )


def _fill(tone: str, count: int) -> tuple[str, int, str]:
    color, css_class = _FILLS[tone]
    return color, count, css_class


def _area(code: str, area: AreaState, shapes: MapShapes, prefix: str) -> str:
    color, css_class = _FILLS[area.tone]
    told = escape(clean_text(f"{area.name}: {area.label}"))
    fill = area_fill(css_class, color, prefix)
    return (
        f'<a class="map-link" href="#{escape(code)}" aria-label="{told}">'
        f'<path class="map-area {css_class}" fill="{fill}"'
        f' d="{shapes.shapes[code].path}"><title>{told}</title></path></a>'
    )
