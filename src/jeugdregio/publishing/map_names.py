"""Names on a map: where an area holds its name, on one line or on two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from jeugdregio.publishing.charts.placing import Box
from jeugdregio.publishing.charts.svg import text_element
from jeugdregio.publishing.charts.text import clean_text, text_width
from jeugdregio.publishing.map_shapes import MapShapes, Shape, place_inside
from jeugdregio.publishing.palette import INK, PAGE, text_on


class NamedArea(Protocol):
    """An area with a name, a colour and a shape."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def fill(self) -> str:
        """Its colour."""

    @property
    def css_class(self) -> str:
        """Its class; one of ``map-area--class-`` has a plain colour."""

    @property
    def shape(self) -> Shape:
        """Where it lies."""


def draw_names(
    found: Mapping[str, NamedArea],
    shapes: MapShapes,
    *,
    labels: Mapping[str, str] | None = None,
    highlight: str | None = None,
) -> str:
    """Names of areas that hold them, largest first; the highlighted one always.

    Args:
        found: The areas by code.
        shapes: The map they are on.
        labels: Per code another text than the name; absent codes get none.
        highlight: Code of the area that is named whether it fits or not.
    """
    taken: list[Box] = []
    parts = []
    ordered = sorted(
        found.values(), key=lambda area: (area.code != highlight, -area.shape.size)
    )
    for area in ordered:
        chosen = area.code == highlight
        text = clean_text(area.name if labels is None else labels.get(area.code, ""))
        plain = area.css_class.startswith("map-area--class")
        fill = text_on(area.fill).hex
        for rows in _breakings(text):
            half = max(text_width(row, 12, bold=chosen) for row in rows) / 2
            high = 15.0 * len(rows)
            middle = place_inside(area.shape, 2 * half + 6, high + 2)
            if middle is not None:
                break
        else:
            if not chosen or not text:
                continue
            # It is named though it does not fit: on a white rim, within the picture.
            around = area.shape.box()
            rows, half, high, plain = (
                [text],
                text_width(text, 12, bold=True) / 2,
                15,
                False,
            )
            middle = (
                min(
                    max((around.left + around.right) / 2, half + 2),
                    shapes.width - half - 2,
                ),
                (around.top + around.bottom) / 2,
            )
        x, y = middle
        box = Box(x - half, y - high / 2, x + half, y + high / 2)
        if any(box.overlaps(other) for other in taken):
            continue
        taken.append(box)
        parts += [
            text_element(
                x,
                y - high / 2 + 15 * number + 11.5,
                row,
                size=12,
                fill=fill if plain else INK.hex,
                anchor="middle",
                bold=chosen,
                halo=None if plain else PAGE.hex,
            )
            for number, row in enumerate(rows)
        ]
    return f'<g class="map-names" pointer-events="none">{"".join(parts)}</g>'


def _breakings(text: str) -> list[list[str]]:
    """A name on one line, and on two where it has a hyphen or a space to break at."""
    if not text:
        return []
    breaks = [at + 1 for at, sign in enumerate(text) if sign in "- " and at > 1]
    if not breaks:
        return [[text]]
    middle = min(breaks, key=lambda at: abs(at - len(text) / 2))
    return [[text], [text[:middle].rstrip(), text[middle:].lstrip()]]
