"""Outlines of municipalities and regions as plain coordinates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from jeugdregio.standards.datasets import dataset_path


Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS84)."""

Ring = tuple[Point, ...]
"""A closed line: the first point comes back as the last."""

Polygon = tuple[Ring, ...]
"""Outer ring first, then holes."""

Level = Literal["gemeente_fijn", "gemeente", "regio"]
"""Fine municipalities for one region, simple ones for the country, or regions."""

_DATASET = {
    "gemeente_fijn": ("grenzen_gemeenten_fijn", "gm_code"),
    "gemeente": ("grenzen_gemeenten", "gm_code"),
    "regio": ("grenzen_regios", "jz_code"),
}


def _polygons(geometry: dict[str, Any]) -> tuple[Polygon, ...]:
    coordinates = geometry["coordinates"]
    parts = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return tuple(
        tuple(tuple((lon, lat) for lon, lat in ring) for ring in part) for part in parts
    )


@cache
def load_boundaries(level: Level) -> Mapping[str, tuple[Polygon, ...]]:
    """Areas by code, each as polygons of rings of (longitude, latitude).

    Regions follow the CBS division of 2025. Under another division draw a region
    from its municipalities instead. Corrections of borders since 2022 are absent:
    never use this to find the municipality of an address.

    Args:
        level: Which map.

    Returns:
        342 municipalities or 42 regions, by code; read-only.

    Raises:
        DataDamagedError: The file is absent, unreadable or altered.

    Source:
        CBS and Kadaster, generalised areas of 2022 (``cbs_pdok_gemeenten_2022``).

    Example:
        >>> areas = load_boundaries("regio")
        >>> lon, lat = areas["JZ41"][0][0][0]
        >>> 5.5 < lon < 6.3, 50.7 < lat < 51.2
        (True, True)
    """
    name, key = _DATASET[level]
    features = json.loads(dataset_path(name).read_bytes())["features"]
    return MappingProxyType(
        {
            feature["properties"][key]: _polygons(feature["geometry"])
            for feature in features
        }
    )
