"""Maps: every area in its class, named, reachable, small, and safe."""

from __future__ import annotations

import csv
import itertools
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Polygon, box

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.classes import choose_classes
from jeugdregio.publishing.map_shapes import place_inside, project
from jeugdregio.publishing.maps import choropleth, legend, swatch
from jeugdregio.publishing.palette import SEQUENCE
from unit.publishing.pictures import (
    GEMEENTE,
    JONGEREN,
    PER_HEAD,
    SVG,
    boxes,
    parse,
    table,
    texts,
    withholding,
)


SHARED = Path(__file__).parents[4] / "shared/data"
CODE = Column("code", "Code", "key")


def square(west: float, south: float, side: float = 1.0) -> Any:
    """An area of one square of ``side`` degrees."""
    east, north = west + side, south + side
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return ((ring,),)


# Four squares in a row on the equator, where a degree is as wide as it is high.
ROW = {f"G{number}": square(number, -0.5) for number in range(4)}
FIGURES = table(
    (CODE, GEMEENTE, PER_HEAD),
    [("G0", "Aa", 100), ("G1", "Bee", 200), ("G2", "Cee", 300), ("G3", "Dee", None)],
)


def draw(
    given: DisclosedTable = FIGURES,
    areas: Any = ROW,
    value: str = "per_inwoner",
    **kwargs: Any,
) -> str:
    return choropleth(
        areas,
        given,
        code_column="code",
        name_column="gemeente",
        value_column=value,
        classes=choose_classes(given, value),
        id_prefix=kwargs.pop("id_prefix", "m"),
        **kwargs,
    )


def areas_of(svg: str) -> dict[str, Mapping[str, str]]:
    """Per title the attributes of its area."""
    return {
        node.findtext(f"{SVG}title", ""): node.attrib
        for node in parse(svg).iter(f"{SVG}path")
        if "map-area" in node.get("class", "")
    }


# --- figures, classes, gaps ------------------------------------------------


def test_every_area_tells_its_figure_and_has_the_colour_of_its_class() -> None:
    found = areas_of(draw())
    assert list(found) == [
        "Aa: €\xa0100 per inwoner",
        "Bee: €\xa0200 per inwoner",
        "Cee: €\xa0300 per inwoner",
        "Dee: onbekend",
    ]
    # 100, 200, 300: three classes over six colours, so the first, third and last.
    assert [area["fill"] for area in found.values()] == [
        SEQUENCE[0].hex,
        SEQUENCE[2].hex,
        SEQUENCE[5].hex,
        "url(#m-unknown)",
    ]
    assert [area["class"] for area in found.values()] == [
        "map-area map-area--class-1",
        "map-area map-area--class-3",
        "map-area map-area--class-6",
        "map-area map-area--unknown",
    ]


def test_withheld_differs_from_unknown_and_both_from_zero() -> None:
    given = withholding(
        (CODE, GEMEENTE, JONGEREN),
        [("G0", "Aa", 4), ("G1", "Bee", None), ("G2", "Cee", 50)],
    )
    found = areas_of(draw(given, value="jongeren"))
    assert found["Aa: afgeschermd"]["fill"] == "url(#m-withheld)"
    assert found["Bee: onbekend"]["fill"] == "url(#m-unknown)"
    assert found["G3: onbekend"]["fill"] == "url(#m-unknown)"  # not in the table


def test_patterns_that_are_used_are_there() -> None:
    root = parse(draw())
    ids = {node.get("id") for node in root.iter()}
    assert "m-unknown" in ids
    assert "m-withheld" not in ids


def test_legend_counts_what_is_on_the_map() -> None:
    classes = choose_classes(FIGURES, "per_inwoner")
    items = legend(FIGURES, classes, ROW, "code", "per_inwoner")
    assert [(item.label, item.count) for item in items] == [
        ("onder 200", 1),
        ("200 tot 300", 1),
        ("300 en meer", 1),
        ("onbekend", 1),
    ]
    assert items[0].css_class == "map-area--class-1"
    assert parse(swatch(items[3], "s")).get("aria-hidden") == "true"
    assert 'id="s-unknown"' in swatch(items[3], "s")


def test_the_legend_can_stand_in_the_picture() -> None:
    assert "onder 200" not in texts(draw())
    assert {"onder 200", "onbekend", "Lasten (euro per inwoner)"} <= set(
        texts(draw(with_legend=True))
    )


def test_description_says_highest_and_lowest() -> None:
    said = parse(draw()).findtext(f"{SVG}desc", "")
    assert "Hoogste: Cee: €\xa0300 per inwoner." in said
    assert "Laagste: Aa: €\xa0100 per inwoner." in said
    assert "onbekend: 1." in said


# --- links, keyboard, highlight --------------------------------------------


def test_links_are_named_and_not_inside_an_image() -> None:
    root = parse(draw(links={"G0": "/gemeente/G0?jaar=2024&maat=x"}))
    (link,) = root.iter(f"{SVG}a")
    assert link.get("href") == "/gemeente/G0?jaar=2024&maat=x"
    assert link.get("aria-label") == "Aa: €\xa0100 per inwoner"
    assert link.get("class") == "map-link"
    assert root.get("role") == "group"  # a role img would hide the link
    assert parse(draw()).get("role") == "img"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "//elders.nl", "https://elders.nl", "/a b", "data:x", ""],
)
def test_links_stay_within_the_site(link: str) -> None:
    with pytest.raises(PublishingError, match="binnen de site"):
        draw(links={"G0": link})


def test_the_chosen_area_has_an_outline_and_always_a_name() -> None:
    narrow_names = table((CODE, GEMEENTE, PER_HEAD), [("G0", "N" * 40, 1)])
    assert "N" * 40 not in texts(draw(narrow_names))
    svg = draw(narrow_names, highlight="G0")
    assert "N" * 40 in texts(svg)
    assert len(list(parse(svg).iter(f"{SVG}use"))) == 2
    with pytest.raises(PublishingError, match="niet op de kaart"):
        draw(highlight="GX")


# --- safe and marked -------------------------------------------------------


def test_hostile_names_are_only_text() -> None:
    hostile = "<script>alert(1)</script>\"' onload=\x00"
    given = table((CODE, GEMEENTE, PER_HEAD), [("G0", hostile, 1), ("G1", "b", 2)])
    svg = draw(given, links={"G0": '/a"onfocus="x'}, title=hostile, with_legend=True)
    root = parse(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert root.findtext(f"{SVG}title") == "<script>alert(1)</script>\"' onload="
    for node in root.iter():
        assert not [name for name in node.keys() if name.startswith("on")]  # noqa: SIM118
        assert node.get("style") is None


def test_ids_do_not_clash() -> None:
    one = {node.get("id") for node in parse(draw(id_prefix="a", highlight="G0")).iter()}
    two = {node.get("id") for node in parse(draw(id_prefix="b", highlight="G0")).iter()}
    assert one & two == {None}


def test_examples_say_voorbeeld() -> None:
    example = table((CODE, GEMEENTE, PER_HEAD), [("G0", "Aa", 1)], example=True)
    assert "Voorbeeld" in texts(draw(example))
    assert "Voorbeeld" not in draw()


def test_a_code_twice_is_refused() -> None:
    twice = table((CODE, GEMEENTE, PER_HEAD), [("G0", "Aa", 1), ("G0", "Aa", 2)])
    with pytest.raises(PublishingError, match="twee keer"):
        draw(twice)


@pytest.mark.parametrize("areas", [{}, {"G0": ()}, {"G0": ((),)}])
def test_a_map_of_nothing_is_refused(areas: Any) -> None:
    with pytest.raises(PublishingError, match="geen grenzen"):
        draw(areas=areas)


# --- shapes ----------------------------------------------------------------


def corners(path: str) -> list[tuple[float, float]]:
    """The points of a path of one absolute start and relative steps."""
    numbers = [int(found) for found in re.findall(r"-?\d+", path)]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    points = [pairs[0]]
    for step_x, step_y in pairs[1:]:
        points.append((points[-1][0] + step_x, points[-1][1] + step_y))
    return [(x / 10, y / 10) for x, y in points]


def test_projection_on_the_equator_by_hand() -> None:
    # Width 404 less two margins of 2 is 400 for 4 degrees: 100 px a degree.
    shapes = project(ROW, width=404)
    assert shapes.height == pytest.approx(104)
    assert corners(shapes.shapes["G1"].path) == [
        (102, 102), (202, 102), (202, 2), (102, 2),
    ]  # fmt: skip
    assert shapes.shapes["G1"].path.endswith("z")


def test_a_degree_of_longitude_is_shorter_up_north() -> None:
    shapes = project({"A": square(5, 59.5)}, width=104)
    # cos 60 degrees is one half: a square of one degree is twice as high as wide.
    (left, foot), (right, _), (_, top), _ = corners(shapes.shapes["A"].path)
    assert (foot - top) / (right - left) == pytest.approx(2, rel=0.01)


def test_the_outline_leaves_out_shared_borders() -> None:
    shapes = project({"A": square(0, 0), "B": square(1, 0)}, width=204)
    # Two squares side by side: six outer edges; the seventh is shared.
    points = [p for part in shapes.outline.split("M")[1:] for p in [corners(part)]]
    edges = [edge for line in points for edge in itertools.pairwise(line)]
    assert len(edges) == 6
    assert not [1 for (x1, _), (x2, _) in edges if x1 == x2 == 102]


@pytest.mark.parametrize(
    ("width", "height", "fits"), [(80, 20, True), (98, 90, True), (120, 20, False)]
)
def test_a_name_stands_where_it_fits(width: float, height: float, fits: bool) -> None:
    shape = project(ROW, width=404).shapes["G2"]
    found = place_inside(shape, width, height)
    assert (found is not None) is fits
    if found:
        assert found == pytest.approx((252, 52), abs=4)  # the middle of the square


def test_a_name_does_not_stand_in_a_hole() -> None:
    hole = ((0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7), (0.3, 0.3))
    ring = square(0, 0)[0][0]
    whole = project({"A": ((ring,),)}, width=104).shapes["A"]
    holed = project({"A": ((ring, hole),)}, width=104).shapes["A"]
    assert place_inside(whole, 60, 20) is not None
    x, y = place_inside(holed, 60, 20) or (math.nan, math.nan)
    assert not box(x - 30, y - 10, x + 30, y + 10).intersects(
        box(33, 33, 71, 71)  # the hole is from 32 to 72 px
    )


# --- the Netherlands -------------------------------------------------------


def read_areas(file: str, key: str) -> dict[str, Any]:
    path = SHARED / file
    if not path.is_file():
        pytest.skip("needs ../shared/data")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = {}
    for feature in features:
        given = feature["geometry"]
        parts = given["coordinates"]
        polygons = [parts] if given["type"] == "Polygon" else parts
        found[feature["properties"][key]] = tuple(
            tuple(tuple(tuple(point) for point in ring) for ring in polygon)
            for polygon in polygons
        )
    return found


def named(areas: Mapping[str, Any]) -> DisclosedTable:
    rows = [(c, f"Naam {c}", 200 + at % 400) for at, c in enumerate(areas)]
    return table((CODE, GEMEENTE, PER_HEAD), rows)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "key", "areas", "largest"),
    [
        ("gemeenten_2026_vereenvoudigd.geojson", "gm_code", 342, 250_000),
        ("jeugdregios_2025.geojson", "jz_code", 42, 60_000),
    ],
)
def test_maps_of_the_country_are_small(
    file: str, key: str, areas: int, largest: int
) -> None:
    given = read_areas(file, key)
    links = {code: f"/gebied/{code}" for code in given}
    svg = draw(named(given), given, links=links)
    assert len(areas_of(svg)) == areas
    assert len(svg.encode()) < largest


@pytest.mark.shared
def test_names_lie_within_their_own_area_and_on_no_other_name() -> None:
    with (SHARED / "gemeenten_2026.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    names = {
        row["gm_code"]: row["gemeente"]
        for row in rows
        if row["jz_code_cbs_2025"] == "JZ41"
    }
    assert len(names) == 16
    fine = read_areas("gemeenten_2026.geojson", "gm_code")
    areas = {code: fine[code] for code in names}
    given = table(
        (CODE, GEMEENTE, PER_HEAD), [(code, name, 1) for code, name in names.items()]
    )
    svg = draw(given, areas)
    shapes = project(areas, width=480).shapes
    grounds = [
        Polygon([(x / 10, y / 10) for x, y in shape.rings[0]]).buffer(0.5)
        for shape in shapes.values()
    ]
    found = boxes(parse(svg))
    assert len(found) >= 10
    for number, (text, its) in enumerate(found):
        text_box = box(its.left, its.top, its.right, its.bottom)
        assert any(ground.contains(text_box) for ground in grounds), text
        assert not [t for t, other in found[number + 1 :] if its.overlaps(other)], text
