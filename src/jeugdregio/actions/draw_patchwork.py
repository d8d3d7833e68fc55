"""The map of who takes part in an arrangement, drawn from the matrix beside it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.publishing.category_maps import (
    Category,
    Place,
    category_legend,
    category_map,
)
from jeugdregio.publishing.map_legend import swatch
from jeugdregio.publishing.map_shapes import MapShapes, project
from jeugdregio.region.cooperation.patchwork import CellState, Row
from jeugdregio.region.cooperation.records import Arrangement
from jeugdregio.standards.boundaries import load_boundaries


_INSIDE: Final[Mapping[CellState, Category]] = {
    "volledig": Category("doet mee", "dark"),
    "gedeeltelijk": Category("doet voor een deel mee", "middle"),
    "niet": Category("doet niet mee", "light"),
    "niet_bekend": Category("niet bekend of de gemeente meedoet", "lines"),
}
_GUEST: Final = Category("doet mee, van buiten de regio", "dots")
_WIDTH: Final = 480


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One category with its square as SVG and how many municipalities are in it."""

    label: str
    square: str
    count: int


@dataclass(frozen=True, slots=True)
class PatchworkMap:
    """The map and its legend."""

    picture: str
    legend: tuple[LegendEntry, ...]


def draw_patchwork(rows: tuple[Row, ...], arrangement: Arrangement) -> PatchworkMap:
    """Draw who takes part in one arrangement.

    Args:
        rows: The matrix; its municipalities are the map. Those from outside are drawn
            only where they take part in this arrangement.
        arrangement: Which column of the matrix.
    """
    places = {}
    for row in rows:
        state = next(c.state for c in row.cells if c.arrangement == arrangement.code)
        if row.is_outside and state not in ("volledig", "gedeeltelijk"):
            continue
        places[row.gemeente] = Place(
            row.naam, _GUEST if row.is_outside else _INSIDE[state]
        )
    items = category_legend((*_INSIDE.values(), _GUEST), places)
    return PatchworkMap(
        picture=category_map(
            _shapes(tuple(sorted(places))),
            places,
            id_prefix="wie",
            title=f"Wie doet mee aan {arrangement.naam}?",
            example=arrangement.is_example,
        ),
        legend=tuple(
            LegendEntry(item.label, swatch(item, f"wie-l{number}"), item.count)
            for number, item in enumerate(items)
        ),
    )


@functools.lru_cache(maxsize=64)
def _shapes(codes: tuple[str, ...]) -> MapShapes:
    fine = load_boundaries("gemeente_fijn")
    return project({code: fine[code] for code in codes}, width=_WIDTH)
