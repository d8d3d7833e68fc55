"""Regions dissolved by us and by shapely cover the same ground."""

import pytest
from shapely.geometry import Polygon
from shapely.ops import unary_union

from jeugdregio.standards.boundaries import load_boundaries
from jeugdregio.standards.region_outlines import region_boundaries
from jeugdregio.standards.regions import members


def ground(polygons):
    return unary_union([Polygon(outer, holes) for outer, *holes in polygons])


@pytest.mark.parametrize("indeling", ["ijw_2026", "cbs_2025"])
def test_every_region_covers_exactly_its_gemeenten(indeling):
    gemeenten = load_boundaries("gemeente")
    for code, polygons in region_boundaries(indeling).items():
        ours = ground(polygons)
        theirs = unary_union([ground(gemeenten[gm]) for gm in members(code, indeling)])
        assert ours.symmetric_difference(theirs).area < 1e-9, code


def test_a_border_within_a_region_is_not_drawn():
    zuid_limburg = region_boundaries("ijw_2026")["JZ41"]
    heerlen = {
        point for ring in load_boundaries("gemeente")["GM0917"][0] for point in ring
    }
    outline = {point for polygon in zuid_limburg for ring in polygon for point in ring}
    # Heerlen touches Germany only for a short stretch: most of its points are inside.
    assert len(heerlen & outline) < len(heerlen) / 2


def test_an_announced_division_has_no_areas():
    assert region_boundaries("besluit_41") == {}
