"""The legend of a map: as data for a page, as a drawing for a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdregio.measures.disclosure import DisclosedTable, Suppressed
from jeugdregio.publishing.charts.svg import check_prefix, short, text_element
from jeugdregio.publishing.charts.text import text_width
from jeugdregio.publishing.classes import Classes
from jeugdregio.publishing.map_shapes import GRID, Areas, MapShapes
from jeugdregio.publishing.numbers import UNKNOWN, WITHHELD
from jeugdregio.publishing.palette import INK, MUTED, OUTLINE, PAGE, SEQUENCE


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of a legend.

    Attributes:
        label: Class in words.
        fill: Colour; for areas without a figure the ground of the pattern.
        count: How many areas on the map are in it.
        css_class: Class of those areas, e.g. ``map-area--class-3``.
    """

    label: str
    fill: str
    count: int
    css_class: str


def legend(
    table: DisclosedTable,
    classes: Classes,
    areas: Areas | MapShapes,
    code_column: str,
    value_column: str,
) -> tuple[LegendItem, ...]:
    """The legend as data, so that a page can write it as a list.

    All classes are in it, also those without an area; unknown and withheld only
    where there are any.

    Args:
        table: The table of the map.
        classes: The classes of the map.
        areas: What is on the map; only that is counted.
        code_column: Column with the code of the area.
        value_column: Column with the figure.
    """
    codes = areas.shapes if isinstance(areas, MapShapes) else areas
    cells = {
        str(record[code_column]): record[value_column] for record in table.records()
    }
    on_map = [cells.get(code) for code in codes]
    numbers = [classes.number_of(cell) for cell in on_map]
    withheld = sum(isinstance(cell, Suppressed) for cell in on_map)
    items = [
        LegendItem(
            label,
            SEQUENCE[place - 1].hex,
            numbers.count(number),
            f"map-area--class-{place}",
        )
        for number, (label, place) in enumerate(
            zip(classes.labels, classes.places, strict=True), start=1
        )
    ]
    unknown = numbers.count(None) - withheld
    if unknown:
        items.append(LegendItem(UNKNOWN, PAGE.hex, unknown, "map-area--unknown"))
    if withheld:
        items.append(LegendItem(WITHHELD, PAGE.hex, withheld, "map-area--withheld"))
    return tuple(items)


def swatch(item: LegendItem, id_prefix: str) -> str:
    """A square of 16 px for one entry of a legend; hidden from screen readers."""
    prefix = check_prefix(id_prefix)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="map-swatch" aria-hidden="true"'
        ' viewBox="0 0 16 16" width="16" height="16">'
        f"{fill_pattern(item.css_class, prefix)}"
        f"{_draw_square(item, prefix, 0.5, 0.5)}</svg>"
    )


def area_fill(css_class: str, color: str, prefix: str) -> str:
    """The fill of an area: its colour, or a reference to the pattern of its gap."""
    if css_class.startswith("map-area--class"):
        return color
    return f"url(#{prefix}-{css_class.removeprefix('map-area--')})"


def fill_pattern(css_class: str, prefix: str) -> str:
    """Lines for unknown, dots for withheld; empty for a class with a colour.

    Its unit is a tenth of a pixel, as that of the areas it fills.
    """
    side = 6 * GRID
    if css_class == "map-area--unknown":
        drawing = f'<path d="M0 0V{side}" stroke="{OUTLINE.hex}" stroke-width="22"/>'
    elif css_class == "map-area--withheld":
        drawing = f'<circle cx="30" cy="30" r="13" fill="{OUTLINE.hex}"/>'
    else:
        return ""
    return (
        f'<defs><pattern id="{prefix}-{css_class.removeprefix("map-area--")}"'
        f' patternUnits="userSpaceOnUse" width="{side}" height="{side}"'
        f' patternTransform="rotate(45)"><rect width="{side}" height="{side}"'
        f' fill="{PAGE.hex}"/>{drawing}</pattern></defs>'
    )


def _draw_square(item: LegendItem, prefix: str, x: float, y: float) -> str:
    """A square of 15 px, drawn in tenths of a pixel as the pattern is."""
    fill = area_fill(item.css_class, item.fill, prefix)
    return (
        f'<rect transform="translate({short(x)} {short(y)}) scale(.1)" width="150"'
        f' height="150" fill="{fill}" stroke="{OUTLINE.hex}" stroke-width="8"/>'
    )


def draw_legend(
    items: Sequence[LegendItem], heading: str, top: float, width: float, prefix: str
) -> tuple[str, float]:
    """The legend below the map, and where the picture then ends."""
    parts = [text_element(0, top, heading, size=12, fill=MUTED.hex)]
    x, y = 0.0, top + 24
    for item in items:
        room = 22 + text_width(item.label, 12)
        if x and x + room > width:
            x, y = 0.0, y + 22
        parts.append(_draw_square(item, prefix, x + 0.5, y - 12))
        parts.append(text_element(x + 22, y, item.label, size=12, fill=INK.hex))
        x += room + 16
    return "".join(parts), y + 8
