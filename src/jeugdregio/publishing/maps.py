"""Maps that colour areas by class: one SVG, no library, no tiles, no script.

The map says no more than the table beside it: the classes are those of the table, and
every area tells its own figure. In grey the classes still run from light to dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.publishing.charts.gate import check_disclosed
from jeugdregio.publishing.charts.svg import (
    Frame,
    check_prefix,
    frame_picture,
    short,
)
from jeugdregio.publishing.charts.text import axis_title, clean_text, figure
from jeugdregio.publishing.classes import Classes
from jeugdregio.publishing.map_legend import (
    LegendItem,
    area_fill,
    draw_legend,
    fill_pattern,
    legend,
    swatch,
)
from jeugdregio.publishing.map_names import draw_names
from jeugdregio.publishing.map_shapes import Areas, MapShapes, Shape, project
from jeugdregio.publishing.numbers import UNKNOWN, WITHHELD
from jeugdregio.publishing.palette import INK, OUTLINE, PAGE, SEQUENCE


__all__ = ["LegendItem", "MapShapes", "choropleth", "legend", "project", "swatch"]

WIDE: Final = 480
"""Default width of a map: beside a table on a screen, or on a page."""

NARROW: Final = 288
"""Width for a screen of 320 px with margins of 16."""

_LINK: Final = re.compile(r"(/(?!/)|\?|#)[^\s\\]*")


@dataclass(frozen=True, slots=True)
class _Area:
    """What the map knows of one area."""

    code: str
    name: str
    cell: Cell
    told: str
    fill: str
    css_class: str
    shape: Shape


def choropleth(
    areas: Areas | MapShapes,
    table: DisclosedTable,
    *,
    code_column: str,
    name_column: str,
    value_column: str,
    classes: Classes,
    links: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    highlight: str | None = None,
    id_prefix: str,
    title: str | None = None,
    width: int | None = None,
    narrow: bool = False,
    with_legend: bool = False,
) -> str:
    """Draw a map with every area in the colour of its class.

    Args:
        areas: Boundaries per code in degrees, or what `project` made of them. Areas
            that the table does not name are drawn as unknown.
        table: One row per area; rows without boundaries are not on the map.
        code_column: Column with the code of the area.
        name_column: Column with its name.
        value_column: Column with the figure.
        classes: Classes of that column.
        links: Per code an address within the site; the area becomes a link.
        labels: Per code the text on the map, where it fits within the area; by
            default the name. An empty mapping gives a map without text.
        highlight: Code of the area with a thick outline.
        id_prefix: Start of the ids, different for each picture on a page.
        title: What the picture shows; by default the title of the measure.
        width: Width of the drawing; 480, or 288 when narrow. With `MapShapes` theirs.
        narrow: Smaller, for a small screen.
        with_legend: Draw the legend in the picture, for documents.

    Returns:
        An SVG text, safe to put in a page. Classes for CSS: ``map-link``,
        ``map-area``, ``map-area--class-1`` to ``-6``, ``map-area--unknown``,
        ``map-area--withheld``, ``map-highlight``.

    Raises:
        PublishingError: No area, a code twice in the table, a link that leaves the
            site, or a highlighted code that is not on the map.
    """
    check_disclosed(table)
    check_prefix(id_prefix)
    wide = width if width is not None else (NARROW if narrow else WIDE)
    shapes = areas if isinstance(areas, MapShapes) else project(areas, width=wide)
    found = _read(
        shapes, table, code_column, name_column, value_column, classes, labels
    )
    if highlight is not None and highlight not in found:
        raise PublishingError(f"Gebied {highlight} staat niet op de kaart.")
    links = {code: _checked(link) for code, link in (links or {}).items()}

    example = table.provenance.example
    down = 26.0 if example else 0.0
    foot = ""
    height = shapes.height + down
    if with_legend:
        items = legend(table, classes, shapes, code_column, value_column)
        foot, height = draw_legend(
            items, axis_title(classes.column), height + 22, shapes.width, id_prefix
        )
    body = (
        _patterns(found.values(), id_prefix)
        + (f'<g transform="translate(0 {short(down)})">' if down else "<g>")
        + _areas(found, links, id_prefix)
        + f'<path class="map-outline" transform="scale(.1)" d="{shapes.outline}"'
        f' fill="none" stroke="{OUTLINE.hex}" stroke-width="8"'
        ' stroke-linejoin="round" pointer-events="none"/>'
        + (_highlighted(found[highlight].shape, id_prefix) if highlight else "")
        + draw_names(found, shapes, labels=labels, highlight=highlight)
        + f"</g>{foot}"
    )
    return frame_picture(
        Frame(
            id_prefix=id_prefix,
            title=title or table.provenance.title,
            description=_describe(found, classes),
            width=shapes.width,
            height=height,
            css_class=f"map map--{'narrow' if narrow else 'wide'}",
            has_links=bool(links),
            example=example,
        ),
        body,
    )


def _read(
    shapes: MapShapes,
    table: DisclosedTable,
    code_column: str,
    name_column: str,
    value_column: str,
    classes: Classes,
    labels: Mapping[str, str] | None,
) -> dict[str, _Area]:
    """Every area on the map with its figure, name and colour."""
    rows: dict[str, tuple[str, Cell]] = {}
    for record in table.records():
        code = str(record[code_column])
        if code in rows:
            raise PublishingError(
                f"{code} staat twee keer in de tabel {table.provenance.title}.",
                hint="Kies één jaar en één maat voor een kaart.",
            )
        rows[code] = (clean_text(str(record[name_column])), record[value_column])
    found = {}
    for code, shape in shapes.shapes.items():
        name, cell = rows.get(code, ((labels or {}).get(code, code), None))
        place = classes.place_of(cell)
        if place is not None:
            fill, css_class = SEQUENCE[place - 1].hex, f"map-area--class-{place}"
        elif isinstance(cell, Suppressed):
            fill, css_class = PAGE.hex, "map-area--withheld"
        else:
            fill, css_class = PAGE.hex, "map-area--unknown"
        told = f"{name}: {figure(cell, classes.column)}"
        found[code] = _Area(code, name, cell, told, fill, css_class, shape)
    return found


def _checked(link: str) -> str:
    if not _LINK.fullmatch(link):
        raise PublishingError(
            f"Een kaart verwijst alleen binnen de site, niet naar {link!r}.",
            hint="Geef een adres dat met / of ? begint.",
        )
    return link


def _areas(found: Mapping[str, _Area], links: Mapping[str, str], prefix: str) -> str:
    """The coloured areas, white lines between them, each with its figure as title."""
    parts = [
        (
            f'<g class="map-areas" transform="scale(.1)" stroke="{PAGE.hex}"'
            ' stroke-width="8" stroke-linejoin="round">'
        )
    ]
    for area in found.values():
        fill = area_fill(area.css_class, area.fill, prefix)
        path = (
            f'<path class="map-area {area.css_class}" fill="{fill}"'
            f' d="{area.shape.path}"><title>{escape(area.told, quote=False)}</title>'
            "</path>"
        )
        if area.code in links:
            path = (
                f'<a class="map-link" href="{escape(links[area.code])}"'
                f' aria-label="{escape(area.told)}">{path}</a>'
            )
        parts.append(path)
    parts.append("</g>")
    return "".join(parts)


def _patterns(found: Iterable[_Area], prefix: str) -> str:
    """The patterns that are used on this map."""
    used = sorted({area.css_class for area in found})
    return "".join(fill_pattern(css_class, prefix) for css_class in used)


def _highlighted(shape: Shape, prefix: str) -> str:
    """A dark line within a white one: seen on light and on dark classes."""
    return (
        f'<defs><path id="{prefix}-chosen" d="{shape.path}"/></defs>'
        '<g class="map-highlight" transform="scale(.1)" fill="none"'
        ' stroke-linejoin="round" pointer-events="none">'
        f'<use href="#{prefix}-chosen" stroke="{PAGE.hex}" stroke-width="50"/>'
        f'<use href="#{prefix}-chosen" stroke="{INK.hex}" stroke-width="24"/></g>'
    )


def _describe(found: Mapping[str, _Area], classes: Classes) -> str:
    """The map in words: how many areas per class, highest, lowest, what is missing."""
    said = [f"Kaart van {len(found)} gebieden: {axis_title(classes.column)}."]
    numbers = [classes.number_of(area.cell) for area in found.values()]
    for number, label in enumerate(classes.labels, start=1):
        if count := numbers.count(number):
            said.append(f"{label}: {count}.")
    known = sorted(
        (
            (float(area.cell), area)
            for area in found.values()
            if isinstance(area.cell, int | float)
        ),
        key=lambda pair: (-pair[0], pair[1].name),
    )
    if known:
        said.append(f"Hoogste: {known[0][1].told}. Laagste: {known[-1][1].told}.")
    for word, wanted in ((UNKNOWN, "unknown"), (WITHHELD, "withheld")):
        count = sum(a.css_class == f"map-area--{wanted}" for a in found.values())
        if count:
            said.append(f"{word}: {count}.")
    return " ".join(said)
