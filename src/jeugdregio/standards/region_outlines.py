"""Outlines of regions under any division, made from those of their municipalities."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from jeugdregio.standards.boundaries import Point, Polygon, Ring, load_boundaries
from jeugdregio.standards.regions import all_regions, members


@cache
def region_boundaries(indeling: str) -> Mapping[str, tuple[Polygon, ...]]:
    """Areas of the regions of a division, by JZ code.

    The municipal outlines share their borders point by point, so a border between two
    municipalities of one region is there twice, in opposite directions, and falls
    away; what is left is the outline of the region.

    Args:
        indeling: Code of the division; one that is only announced gives no areas.

    Returns:
        Per region its polygons, outer ring first; read-only.

    Raises:
        UnknownCodeError: The division does not exist.

    Example:
        >>> len(region_boundaries("ijw_2026"))
        42
    """
    outlines = load_boundaries("gemeente")
    found = {}
    for regio in all_regions():
        parts = [
            polygon
            for code in members(regio.code, indeling)
            for polygon in outlines[code]
        ]
        if parts:
            found[str(regio.code)] = _dissolve(parts)
    return MappingProxyType(found)


def _dissolve(polygons: list[Polygon]) -> tuple[Polygon, ...]:
    edges: set[tuple[Point, Point]] = set()
    for polygon in polygons:
        for number, ring in enumerate(polygon):
            # Outer rings run anticlockwise and holes clockwise, so that a shared
            # border always meets its own opposite.
            turned = (_signed_surface(ring) < 0) != (number > 0)
            points = ring[::-1] if turned else ring
            for edge in itertools.pairwise(points):
                if edge[::-1] in edges:
                    edges.remove(edge[::-1])
                else:
                    edges.add(edge)
    rings = _chain(edges)
    outer = [ring for ring in rings if _signed_surface(ring) > 0]
    holes = [ring for ring in rings if _signed_surface(ring) < 0]
    return tuple(
        (ring, *(hole for hole in holes if _contains(ring, hole[0]))) for ring in outer
    )


def _chain(edges: set[tuple[Point, Point]]) -> list[Ring]:
    """Walk the edges into closed rings, in an order that does not vary."""
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges, reverse=True):
        onward[start].append(end)
    rings = []
    for start in sorted(onward):
        while onward[start]:
            ring = [start]
            while len(ring) == 1 or ring[-1] != start:
                ring.append(onward[ring[-1]].pop())
            rings.append(tuple(ring))
    return rings


def _signed_surface(ring: Ring) -> float:
    """Twice the surface (Gauss); above zero for anticlockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring))


def _contains(ring: Ring, point: Point) -> bool:
    """Whether a point lies within a ring (ray to the east)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
