"""Outlines: all areas, closed rings, inside the Netherlands, equal to each other."""

from itertools import pairwise

import pytest

from jeugdregio.standards.boundaries import load_boundaries
from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.standards.regions import all_regions, members


LEVELS = ["gemeente_fijn", "gemeente", "regio"]


def area(polygons):
    """Shoelace: twice the area in square degrees; holes count as minus."""
    total = 0.0
    for outer, *holes in polygons:
        for sign, ring in ((1, outer), *((-1, hole) for hole in holes)):
            pairs = pairwise(ring)
            total += sign * abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs))
    return total


@pytest.mark.parametrize("level", ["gemeente_fijn", "gemeente"])
def test_every_gemeente_has_an_outline(level):
    assert set(load_boundaries(level)) == {each.code for each in all_gemeenten()}


def test_every_region_has_an_outline():
    assert set(load_boundaries("regio")) == {regio.code for regio in all_regions()}


@pytest.mark.parametrize("level", LEVELS)
def test_rings_are_closed_and_lie_in_the_netherlands(level):
    for code, polygons in load_boundaries(level).items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert len(ring) >= 4, code
            assert ring[0] == ring[-1], code
            # European Netherlands, in degrees
            assert all(3.3 < lon < 7.3 and 50.7 < lat < 53.7 for lon, lat in ring), code


@pytest.mark.parametrize("regio", ["JZ12", "JZ16", "JZ35", "JZ41"])
def test_region_is_as_large_as_its_gemeenten_by_the_cbs_division(regio):
    # three of these four hold a disputed municipality: the outlines follow CBS 2025
    gemeenten = load_boundaries("gemeente")
    parts = sum(area(gemeenten[code]) for code in members(regio, "cbs_2025"))
    assert area(load_boundaries("regio")[regio]) == pytest.approx(parts, rel=0.001)


def test_simple_outline_is_as_large_as_the_fine_one():
    fine = sum(area(each) for each in load_boundaries("gemeente_fijn").values())
    simple = sum(area(each) for each in load_boundaries("gemeente").values())
    assert simple == pytest.approx(fine, rel=0.005)


def test_outlines_are_read_once_and_cannot_be_altered():
    areas = load_boundaries("regio")
    assert load_boundaries("regio") is areas
    with pytest.raises(TypeError):
        areas["JZ41"] = ()
