"""Tables to draw, the pictures of them, and how a test reads a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from PIL import ImageFont

from jeugdregio.measures.disclosure import DisclosedTable, pass_open_figures, protect
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.publishing.charts import (
    RangeColumns,
    ReferenceLine,
    bars,
    bridge,
    line_by_year,
    ranges,
    stacked_shares,
)
from jeugdregio.publishing.charts.placing import Box


FONTS = Path(__file__).parents[3] / "src/jeugdregio/publishing/fonts"
SVG = "{http://www.w3.org/2000/svg}"

JAAR = Column("jaar", "Jaar", "year")
SOORT = Column("soort", "Verslagsoort", "key")
LASTEN = Column("lasten", "Lasten", "money", "x 1.000 euro")
JONGEREN = Column("jongeren", "Jongeren", "count")
GEMEENTE = Column("gemeente", "Gemeente", "key")
PER_HEAD = Column("per_inwoner", "Lasten", "ratio", "euro per inwoner")


@dataclass(frozen=True)
class Break:
    before: int
    after: int
    reason: str = "De indeling veranderde."


def of(*, example: bool = False) -> Provenance:
    return Provenance(
        "maat", "Titel", "", "", "", ("Bron",), (), date(2026, 1, 1), example
    )


def table(
    columns: Sequence[Column], rows: Sequence[tuple[Any, ...]], *, example: bool = False
) -> DisclosedTable:
    return pass_open_figures(
        ExactTable(tuple(columns), tuple(rows), of(example=example))
    )


def withholding(columns: Sequence[Column], rows: Sequence[tuple[Any, ...]]) -> Any:
    """A table whose counts under ten the gate withholds."""
    return protect(ExactTable(tuple(columns), tuple(rows), of()))


def line(given: DisclosedTable, y: str = "lasten", **kwargs: Any) -> str:
    return line_by_year(
        given, x="jaar", y=y, series="soort", id_prefix="c", font_dir=FONTS, **kwargs
    )


def bar(given: DisclosedTable, value: str = "per_inwoner", **kwargs: Any) -> str:
    return bars(
        given,
        label="gemeente",
        value=value,
        id_prefix="c",
        font_dir=FONTS,
        **kwargs,
    )


def shares(given: DisclosedTable, **kwargs: Any) -> str:
    return stacked_shares(
        given,
        area="gemeente",
        part="soort",
        value="jongeren",
        id_prefix="c",
        font_dir=FONTS,
        **kwargs,
    )


VERSCHIL = Column("verschil", "Verschil", "ratio", "euro per inwoner")
RANGE_COLUMNS = RangeColumns("gemeente", "laag", "verwacht", "hoog", "gebruik")
PER_100 = tuple(
    Column(name, name.capitalize(), "ratio", "per 100 inwoners tot 25 jaar")
    for name in ("laag", "verwacht", "hoog", "gebruik")
)


def parts(given: DisclosedTable, **kwargs: Any) -> str:
    return bridge(
        given,
        label="soort",
        value="verschil",
        whole="Samen",
        id_prefix="c",
        **kwargs,
    )


def spans(given: DisclosedTable, **kwargs: Any) -> str:
    return ranges(given, RANGE_COLUMNS, id_prefix="c", **kwargs)


THREE_PARTS = table(
    (SOORT, VERSCHIL),
    [
        ("Aandeel jongeren", -67),
        ("Gebruik per jongere", 90),
        ("Lasten per jongere met zorg", 202),
        ("Samen", 225),
    ],
)
TWO_SPANS = table(
    (GEMEENTE, *PER_100),
    [("Heerlen", 10.0, 12.0, 14.0, 12.5), ("Valkenburg aan de Geul", 8, 10, 12, 7)],
)

FOUR_YEARS = table(
    (JAAR, SOORT, LASTEN),
    [
        *((year, "rekening", 1000 * value) for year, value in
          ((2021, 48), (2022, 54), (2023, 57), (2024, 58))),
        *((year, "begroting", 1000 * value) for year, value in
          ((2021, 40), (2022, 43), (2023, 47), (2024, 51))),
    ],
)  # fmt: skip
THREE_AREAS = table(
    (GEMEENTE, PER_HEAD), [("Beek (L.)", 330), ("Heerlen", 660), ("Vaals", 165)]
)
TWO_WHOLES = table(
    (GEMEENTE, SOORT, JONGEREN),
    [
        ("Heerlen", "huisarts", 300),
        ("Heerlen", "gemeente", 100),
        ("Vaals", "huisarts", 50),
        ("Vaals", "gemeente", 50),
    ],
)

PICTURES: dict[str, Callable[..., str]] = {
    "line": lambda **kw: line(
        FOUR_YEARS, breaks=(Break(2022, 2023), Break(2023, 2024)), **kw
    ),
    "bars": lambda **kw: bar(
        THREE_AREAS,
        highlight="Heerlen",
        reference=ReferenceLine(
            table((GEMEENTE, PER_HEAD), [("NL", 400)]), "per_inwoner", "Nederland"
        ),
        **kw,
    ),
    "shares": lambda **kw: shares(TWO_WHOLES, **kw),
    "bridge": lambda **kw: parts(THREE_PARTS, **kw),
    "ranges": lambda **kw: spans(TWO_SPANS, highlight="Heerlen", **kw),
}


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own picture


def titles(svg: str) -> list[str]:
    """What the marks tell, without the title of the picture itself."""
    root = parse(svg)
    return [node.text or "" for node in root.iter(f"{SVG}title")][1:]


def texts(svg: str) -> list[str]:
    root = parse(svg)
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def placed(
    node: ElementTree.Element, x: float = 0.0, y: float = 0.0
) -> list[tuple[ElementTree.Element, float, float]]:
    """All elements with the shift of the groups around them."""
    shift = re.match(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)", node.get("transform", ""))
    if shift:
        x, y = x + float(shift[1]), y + float(shift[2])
    found = [(node, x, y)]
    for child in node:
        found += placed(child, x, y)
    return found


def strokes(svg: str) -> list[list[tuple[float, float]]]:
    """The drawn lines of the series, as points in the picture."""
    return [
        [(x + float(a), y + float(b)) for a, b in pairs]
        for node, x, y in placed(parse(svg))
        if node.tag == f"{SVG}path" and node.get("stroke-width") == "2.5"
        for pairs in [re.findall(r"[ML]([-\d.]+),([-\d.]+)", node.get("d", ""))]
    ]


def break_places(svg: str) -> list[float]:
    root = parse(svg)
    return [
        float(node.get("x1", ""))
        for node in root.iter(f"{SVG}line")
        if node.get("stroke-dasharray") == "2 4"
    ]


def rects(svg: str) -> list[tuple[str, float, float]]:
    """Marks with a title: what it tells, left edge, width."""
    found = []
    for node, x, _ in placed(parse(svg)):
        told = node.find(f"{SVG}title")
        if node.tag == f"{SVG}path" and told is not None:
            left, width = re.match(  # type: ignore[union-attr]
                r"M([-\d.]+),[-\d.]+h([-\d.]+)", node.get("d", "")
            ).groups()
            found.append((told.text or "", x + float(left), float(width)))
    return found


def boxes(root: ElementTree.Element) -> list[tuple[str, Box]]:
    """Every text with its box, measured in the font itself."""
    faces = {
        weight: ImageFont.truetype(str(FONTS / name), 1000)
        for weight, name in (
            (None, "FiraSans_400Regular.ttf"),
            ("600", "FiraSans_600SemiBold.ttf"),
        )
    }
    found = []
    for node, x, y in placed(root):
        if node.tag != f"{SVG}text":
            continue
        size = float(node.get("font-size", ""))
        width = faces[node.get("font-weight")].getlength(node.text or "") * size / 1000
        x, y = x + float(node.get("x", 0)), y + float(node.get("y", 0))
        left = x - width * {"middle": 0.5, "end": 1.0}.get(
            node.get("text-anchor", ""), 0.0
        )
        found.append(
            (node.text or "", Box(left, y - 0.7 * size, left + width, y + 0.2 * size))
        )
    return found
