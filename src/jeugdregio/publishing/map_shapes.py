"""From boundaries in degrees to short paths in a picture."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.placing import Box


Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude)."""

Areas = Mapping[str, tuple[tuple[Ring, ...], ...]]
"""Per code its polygons, each an outer ring and its holes."""

GRID: Final = 10
"""Coordinates in a path are tenths of a pixel, as whole numbers."""

_PITCH: Final = 25
"""Distance between two cuts when a place for a text is sought, in tenths of a pixel."""

_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area on the map.

    Attributes:
        path: Path data in tenths of a pixel.
        rings: Its largest polygon, outer ring first, in tenths of a pixel.
        size: Size of its largest polygon in square pixels.
    """

    path: str
    rings: tuple[tuple[_Point, ...], ...] = field(repr=False)
    size: float = 0.0

    def box(self) -> Box:
        """Box around its largest polygon, in pixels."""
        xs = [x / GRID for x, _ in self.rings[0]]
        ys = [y / GRID for _, y in self.rings[0]]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class MapShapes:
    """All areas of a map, projected. Make it once and draw many maps with it.

    Attributes:
        shapes: Per code its shape.
        outline: Path of the edges that no two areas share: coast and outer border.
        width: Width in pixels.
        height: Height in pixels.
    """

    shapes: Mapping[str, Shape]
    outline: str
    width: float
    height: float


def project(areas: Areas, *, width: float, margin: float = 2.0) -> MapShapes:
    """Put areas on a plane of a given width, north up.

    Longitude is shortened by the cosine of the middle latitude (equirectangular).
    Over the Netherlands that differs from the national grid by less than a line's
    width on a screen. All points are rounded to one grid, so that neighbours keep
    sharing their border.

    Args:
        areas: Per code its polygons in degrees.
        width: Width of the map in pixels; the height follows.
        margin: Free edge in pixels, for the outline.

    Raises:
        PublishingError: There are no areas, or an area has no polygon.
    """
    empty = [code for code, polygons in areas.items() if not any(polygons)]
    if not areas or empty:
        raise PublishingError(
            "Er zijn geen grenzen om een kaart van te tekenen"
            + (f" voor {', '.join(empty)}." if empty else "."),
            hint="Controleer de grenzen in de standaardgegevens.",
        )
    outer = [ring for polygons in areas.values() for ring, *_ in polygons]
    west = min(lon for ring in outer for lon, _ in ring)
    east = max(lon for ring in outer for lon, _ in ring)
    south = min(lat for ring in outer for _, lat in ring)
    north = max(lat for ring in outer for _, lat in ring)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (width - 2 * margin) / ((east - west) * shrink) * GRID
    edge = margin * GRID

    def place(ring: Ring) -> tuple[_Point, ...]:
        points: list[_Point] = []
        for lon, lat in ring:
            x = round((lon - west) * shrink * scale + edge)
            y = round((north - lat) * scale + edge)
            if not points or points[-1] != (x, y):
                points.append((x, y))
        return tuple(points)

    placed = {
        code: [[place(ring) for ring in polygon] for polygon in polygons]
        for code, polygons in areas.items()
    }
    return MapShapes(
        shapes={code: _shape(polygons) for code, polygons in placed.items()},
        outline=_outline(
            ring
            for polygons in placed.values()
            for polygon in polygons
            for ring in polygon
        ),
        width=width,
        height=math.ceil((north - south) * scale / GRID + 2 * margin),
    )


def _shape(polygons: Sequence[Sequence[tuple[_Point, ...]]]) -> Shape:
    """One area; specks smaller than a tenth of a pixel across are left out."""
    by_size = sorted(polygons, key=lambda polygon: -_surface(polygon[0]))
    kept = [
        ring
        for number, polygon in enumerate(by_size)
        for ring in polygon
        if len(ring) > 3 or (number == 0 and ring is polygon[0])
    ]
    return Shape(
        path="".join(_path(ring) for ring in kept),
        rings=tuple(by_size[0]),
        size=_surface(by_size[0][0]) / GRID**2,
    )


def _surface(ring: Sequence[_Point]) -> float:
    """Surface of a ring (Gauss), without its sign."""
    return abs(
        sum(
            x1 * y2 - x2 * y1
            for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
        )
        / 2
    )


def _path(points: Sequence[_Point], *, closed: bool = True) -> str:
    """Path data: one absolute point, then steps; as short as the notation allows."""
    (x, y), *rest = points
    if closed and rest and rest[-1] == (x, y):
        rest = rest[:-1]
    parts = [f"M{x} {y}"]
    if rest:
        parts.append("l")
    for number, (next_x, next_y) in enumerate(rest):
        for at, step in enumerate((next_x - x, next_y - y)):
            first = number == 0 and at == 0
            parts.append(str(step) if first or step < 0 else f" {step}")
        x, y = next_x, next_y
    return "".join(parts) + ("z" if closed else "")


def _outline(rings: Iterable[Sequence[_Point]]) -> str:
    """The edges that occur once, joined to lines."""
    edges: Counter[tuple[_Point, _Point]] = Counter()
    for ring in rings:
        for a, b in itertools.pairwise(ring):
            edges[(a, b) if a < b else (b, a)] += 1
    ends: defaultdict[_Point, list[_Point]] = defaultdict(list)
    for (a, b), times in edges.items():
        if times == 1:
            ends[a].append(b)
            ends[b].append(a)
    parts = []
    # Lines start where they end; what is left after that are closed rings.
    starts = [point for point, others in ends.items() if len(others) % 2] + list(ends)
    for start in starts:
        while ends[start]:
            line = [start]
            while ends[line[-1]]:
                here = line[-1]
                there = ends[here].pop()
                ends[there].remove(here)
                line.append(there)
            parts.append(_path(line, closed=False))
    return "".join(parts)


def place_inside(
    shape: Shape, width: float, height: float
) -> tuple[float, float] | None:
    """Middle of a text box that lies within the largest polygon; None where none fits.

    Horizontal cuts every few pixels give the stretches that are inside; the box
    stands where all cuts it covers leave enough room, near the middle of the area.

    Args:
        shape: The area.
        width: Width of the text in pixels, its air included.
        height: Height of the text in pixels.
    """
    around = shape.box()
    if around.right - around.left < width or around.bottom - around.top < height:
        return None
    cuts = _cuts(shape.rings)
    covered = math.ceil(height * GRID / _PITCH) + 1
    middle_y = (around.top + around.bottom) / 2
    best: tuple[float, float, float] | None = None
    for first in range(min(cuts), max(cuts) - covered + 2):
        spans = cuts.get(first, [])
        for number in range(first + 1, first + covered):
            spans = _common(spans, cuts.get(number, []), width * GRID)
        y = (first + (covered - 1) / 2) * _PITCH / GRID
        for left, right in spans:
            room = (right - left) / GRID
            # Beyond twice the width more room is no better; nearer the middle is.
            score = min(room, 2 * width) - 0.7 * abs(y - middle_y)
            if best is None or score > best[0]:
                best = (score, (left + right) / 2 / GRID, y)
    return None if best is None else best[1:]


def _cuts(rings: Sequence[Sequence[_Point]]) -> dict[int, list[tuple[float, float]]]:
    """Per horizontal cut the stretches inside a polygon; its holes are outside."""
    crossings: defaultdict[int, list[float]] = defaultdict(list)
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if y1 == y2:
                continue
            top, foot = min(y1, y2), max(y1, y2)
            # A point that lies on a cut counts for the edge below it alone.
            for number in range(-(-top // _PITCH), -(-foot // _PITCH)):
                share = (number * _PITCH - y1) / (y2 - y1)
                crossings[number].append(x1 + share * (x2 - x1))
    spans = {}
    for number, places in crossings.items():
        places.sort()
        spans[number] = list(zip(places[::2], places[1::2], strict=True))
    return spans


def _common(
    one: Sequence[tuple[float, float]],
    other: Sequence[tuple[float, float]],
    least: float,
) -> list[tuple[float, float]]:
    """What two rows of stretches share, where that is wide enough."""
    return [
        (max(a, c), min(b, d))
        for a, b in one
        for c, d in other
        if min(b, d) - max(a, c) >= least
    ]
