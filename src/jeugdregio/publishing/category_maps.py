"""Maps of categories in words, such as who takes part: one SVG, readable in grey.

Not for figures: those pass the disclosure gate and go to `publishing.maps`. A category
is told by shade or pattern, by the title of the area, and by the table beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.svg import Frame, check_prefix, frame_picture
from jeugdregio.publishing.charts.text import clean_text
from jeugdregio.publishing.map_legend import LegendItem, area_fill, fill_pattern
from jeugdregio.publishing.map_names import draw_names
from jeugdregio.publishing.map_shapes import MapShapes, Shape
from jeugdregio.publishing.palette import OUTLINE, PAGE, SEQUENCE


Shade = Literal["dark", "middle", "light", "lines", "dots"]
"""How a category is drawn: three shades that stay apart in grey, and two patterns."""

_LOOK: Final[Mapping[Shade, tuple[str, str]]] = {
    "dark": ("map-area--class-6", SEQUENCE[5].hex),
    "middle": ("map-area--class-3", SEQUENCE[2].hex),
    "light": ("map-area--class-1", SEQUENCE[0].hex),
    "lines": ("map-area--unknown", PAGE.hex),
    "dots": ("map-area--withheld", PAGE.hex),
}


@dataclass(frozen=True, slots=True)
class Category:
    """One category: its words and its look."""

    label: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Place:
    """One area with its name and the category it is in."""

    name: str
    category: Category


@dataclass(frozen=True, slots=True)
class _Area:
    code: str
    name: str
    fill: str
    css_class: str
    shape: Shape


def category_map(
    shapes: MapShapes,
    places: Mapping[str, Place],
    *,
    id_prefix: str,
    title: str,
    example: bool = False,
) -> str:
    """Draw every area in the look of its category.

    Args:
        shapes: The areas.
        places: Per code of an area its name and category; one for every area.
        id_prefix: Start of the ids, different for each picture on a page.
        title: What the picture shows.
        example: Whether the word *Voorbeeld* must stand in it.

    Returns:
        An SVG text, safe to put in a page.

    Raises:
        PublishingError: An area has no category.
    """
    prefix = check_prefix(id_prefix)
    lacking = sorted(set(shapes.shapes) - set(places))
    if lacking:
        raise PublishingError(f"Geen soort voor {', '.join(lacking)} op de kaart.")
    found = {}
    for code, shape in shapes.shapes.items():
        css_class, fill = _LOOK[places[code].category.shade]
        found[code] = _Area(code, places[code].name, fill, css_class, shape)
    down = 26 if example else 0
    patterns = "".join(
        fill_pattern(css_class, prefix)
        for css_class in sorted({area.css_class for area in found.values()})
    )
    body = (
        f'{patterns}<g transform="translate(0 {down})">'
        + _areas(found, places, prefix)
        + f'<path class="map-outline" transform="scale(.1)" d="{shapes.outline}"'
        f' fill="none" stroke="{OUTLINE.hex}" stroke-width="8"'
        ' stroke-linejoin="round" pointer-events="none"/>'
        + draw_names(found, shapes)
        + "</g>"
    )
    return frame_picture(
        Frame(
            id_prefix=prefix,
            title=title,
            description=_describe(places),
            width=shapes.width,
            height=shapes.height + down,
            css_class="map map--wide",
            example=example,
        ),
        body,
    )


def category_legend(
    categories: Sequence[Category], places: Mapping[str, Place]
) -> tuple[LegendItem, ...]:
    """The categories that are on the map, in their order, with how many areas."""
    counts = Counter(place.category for place in places.values())
    return tuple(
        LegendItem(each.label, _LOOK[each.shade][1], counts[each], _LOOK[each.shade][0])
        for each in categories
        if counts[each]
    )


def _areas(found: Mapping[str, _Area], places: Mapping[str, Place], prefix: str) -> str:
    parts = [
        (
            f'<g class="map-areas" transform="scale(.1)" stroke="{OUTLINE.hex}"'
            ' stroke-width="6" stroke-linejoin="round">'
        )
    ]
    for code, area in found.items():
        told = clean_text(f"{area.name}: {places[code].category.label}")
        parts.append(
            f'<path class="map-area {area.css_class}"'
            f' fill="{area_fill(area.css_class, area.fill, prefix)}"'
            f' d="{area.shape.path}"><title>{escape(told, quote=False)}</title></path>'
        )
    return "".join((*parts, "</g>"))


def _describe(places: Mapping[str, Place]) -> str:
    """The map in words: per category which areas."""
    said: dict[str, list[str]] = {}
    for place in places.values():
        said.setdefault(place.category.label, []).append(place.name)
    parts = [f"{label}: {', '.join(sorted(names))}." for label, names in said.items()]
    return f"Kaart van {len(places)} gebieden. " + " ".join(parts)
