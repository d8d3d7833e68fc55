"""The pictures of a figure page, drawn from the tables shown beside them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jeugdregio.actions.care_figures import Part
from jeugdregio.actions.show_figure import FigurePage
from jeugdregio.actions.workspace import Workspace
from jeugdregio.publishing.charts import (
    ReferenceLine,
    bars,
    line_by_year,
    stacked_shares,
)
from jeugdregio.publishing.charts.text import axis_title
from jeugdregio.publishing.classes import choose_classes
from jeugdregio.publishing.documents.fonts import PACKAGED_FONTS
from jeugdregio.publishing.map_shapes import MapShapes, project
from jeugdregio.publishing.maps import LegendItem, choropleth, legend
from jeugdregio.publishing.stories.story import number
from jeugdregio.standards.boundaries import load_boundaries
from jeugdregio.standards.region_outlines import region_boundaries
from jeugdregio.standards.regions import members


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a wide and for a narrow screen; ``narrow`` may be empty.

    Attributes:
        wide: SVG.
        narrow: SVG laid out for 320 px; empty where the wide one scales well.
        caption: One sentence below it; may be empty.
        is_map: Whether it is a map.
        legend: Classes of a map with their colours.
        unit: What the classes count, above the legend.
    """

    wide: str
    narrow: str = ""
    caption: str = ""
    is_map: bool = False
    legend: tuple[LegendItem, ...] = ()
    unit: str = ""


FONTS: Final[Path] = PACKAGED_FONTS

_SHARES: Final = {
    "leeftijd": ("leeftijd", "jongeren"),
    "verwijzers": ("verwijzer", "trajecten"),
}
"""Measures that divide a whole: the column of the part and the one of the figure."""

_TRENDS: Final = frozenset(
    {
        "lasten_iv3",
        "begroting_rekening",
        "gebruik_cbs",
        "wachttijd",
        "gebruik",
        "lasten",
    }
    | {"in_en_uitstroom", "eindredenen", "herhaald_gebruik"}
)


def has_map(page: FigurePage) -> bool:
    """Whether the figures of the areas can be put on a map."""
    structure = page.measure.structure
    if structure and not structure.tells_in_parts(page.measure.main):
        return False  # of the whole region alone
    return page.measure.name not in _SHARES and bool(page.figures.areas.rows)


def draw_map(
    workspace: Workspace,
    page: FigurePage,
    *,
    prefix: str,
    links: Callable[[str], str] | None = None,
    highlight: str = "",
    for_document: bool = False,
) -> Picture:
    """The areas of a page on a map, each in the colour of its class.

    Args:
        workspace: Keeps what was drawn before.
        page: The figures.
        prefix: Start of the ids in the SVG.
        links: Gives the address an area leads to; None for a map to read only.
        highlight: Code of an area with a thick outline; empty for none.
        for_document: Draw the legend into the picture.
    """
    table = page.figures.areas
    column = page.measure.main
    code_column = table.columns[0].name
    width = 340 if for_document else 480
    shapes = _shapes(page.areas_niveau, page.within, page.indeling, width)
    classes = choose_classes(table, column)
    codes = [str(row[code_column]) for row in table.records()]
    svg = workspace.picture(
        (
            "map",
            prefix,
            table,
            column,
            page.indeling,
            highlight,
            bool(links),
            for_document,
        ),
        lambda: choropleth(
            shapes,
            table,
            code_column=code_column,
            name_column="gebied_naam",
            value_column=column,
            classes=classes,
            links={code: links(code) for code in codes} if links else None,
            labels=None if page.within else {},
            highlight=highlight or None,
            id_prefix=prefix,
            title=_title(page),
            with_legend=for_document,
        ),
    )
    return Picture(
        wide=svg,
        is_map=True,
        legend=legend(table, classes, shapes, code_column, column),
        unit=axis_title(classes.column),
    )


def draw_trend(
    workspace: Workspace, page: FigurePage, *, prefix: str
) -> Picture | None:
    """The scope through the years, never drawn across a break; None for shares."""
    name = page.measure.name
    if name not in _TRENDS:
        return None
    scope = page.figures.scope
    table = page.figures.own
    column, series, labels = page.measure.main, None, None
    if name == "lasten_iv3":
        # Account and budget side by side: the default choice shows only one of them.
        table = workspace.figures(
            name,
            niveau={"land": "land", "regio": "regio"}.get(scope.kind, "gemeente_2026"),  # type: ignore[arg-type]
            indeling=page.indeling,
            codes=(scope.code,),
            choices=(("verslagsoort", ""),),
        )
        series = "verslagsoort"
        labels = {"jaarrekening": "Jaarrekening", "begroting": "Begroting"}
    if page.figures.traffic:
        # A year that messages cover in part is not drawn beside whole ones.
        table = table.only("jaar", page.figures.traffic.whole)
    years = {row["jaar"] for row in table.records() if number(row[column]) is not None}
    if len(years) < 3:
        return None

    def draw(*, narrow: bool) -> str:
        return workspace.picture(
            ("trend", prefix, table, column, narrow),
            lambda: line_by_year(
                table,
                x="jaar",
                y=column,
                series=series,
                series_labels=labels,
                breaks=page.breaks,
                id_prefix=f"{prefix}{'n' if narrow else ''}",
                font_dir=FONTS,
                title=f"{page.measure.title} door de jaren, {scope.naam}",
                narrow=narrow,
            ),
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


def draw_bars(workspace: Workspace, page: FigurePage, *, prefix: str) -> Picture | None:
    """The areas as bars beside the country; None where there is nothing to compare."""
    table = page.figures.areas
    column = page.measure.main
    known = [row for row in table.records() if number(row[column]) is not None]
    if page.measure.name in _SHARES or len(known) < 2:
        return None
    scope = page.figures.scope
    reference = _reference(workspace, page)
    if page.is_care and reference is None:
        return None  # the bars in the table say it already

    def draw(*, narrow: bool) -> str:
        return workspace.picture(
            ("bars", prefix, table, column, scope.code, narrow),
            lambda: bars(
                table,
                label="gebied_naam",
                value=column,
                highlight=scope.naam if scope.kind == "gemeente" else None,
                reference=reference,
                id_prefix=f"{prefix}{'n' if narrow else ''}",
                font_dir=FONTS,
                title=_title(page),
                narrow=narrow,
            ),
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


def _reference(workspace: Workspace, page: FigurePage) -> ReferenceLine | None:
    """What the areas are compared with: the country, or the region for messages.

    The number of a whole region is no measure for that of one of its municipalities,
    a number of days or a share is.
    """
    column, year = page.measure.main, page.figures.year
    traffic = page.figures.traffic
    if traffic is None:
        country = workspace.figures(
            page.measure.name,
            niveau="land",
            years=(year,),
            choices=tuple(page.figures.choices.items()),
        )
        return ReferenceLine(country, column, "Nederland")
    beside = traffic.beside.only("jaar", (year,))
    if page.measure.column(column).kind not in ("ratio", "percent") or not beside.rows:
        return None
    return ReferenceLine(beside, column, "de regio")


def draw_part(workspace: Workspace, page: FigurePage, part: Part) -> Picture | None:
    """A split of the figure as bars; None for months, which have an order."""
    column = page.measure.main
    table = part.table
    known = [row for row in table.records() if number(row[column]) is not None]
    if part.dimension == "maand" or len(known) < 2:
        return None
    prefix = f"{page.measure.name}-{page.figures.scope.code}-{part.dimension}"
    prefix = prefix.lower().replace("_", "-")

    def draw(*, narrow: bool) -> str:
        return workspace.picture(
            ("part", prefix, table, column, narrow),
            lambda: bars(
                table,
                label=part.dimension,
                value=column,
                id_prefix=f"{prefix}{'n' if narrow else ''}",
                font_dir=FONTS,
                title=f"{_title(page)}, {part.title.lower()}",
                narrow=narrow,
            ),
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


def draw_shares(
    workspace: Workspace, page: FigurePage, *, prefix: str
) -> Picture | None:
    """How the whole is divided, per area; None for measures that divide nothing."""
    if page.measure.name not in _SHARES:
        return None
    part, value = _SHARES[page.measure.name]
    table = page.figures.areas
    scope = page.figures.scope

    def draw(*, narrow: bool) -> str:
        return workspace.picture(
            ("shares", prefix, table, scope.code, narrow),
            lambda: stacked_shares(
                table,
                area="gebied_naam",
                part=part,
                value=value,
                total="totaal",
                part_labels={name: name for name in page.measure.order.get(part, ())},
                highlight=scope.naam if scope.kind == "gemeente" else None,
                id_prefix=f"{prefix}{'n' if narrow else ''}",
                font_dir=FONTS,
                title=_title(page),
                narrow=narrow,
            ),
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


@functools.lru_cache(maxsize=128)
def _shapes(niveau: str, within: str, indeling: str, width: int) -> MapShapes:
    if niveau == "regio":
        return project(region_boundaries(indeling), width=width)
    if within:
        fine = load_boundaries("gemeente_fijn")
        return project(
            {code: fine[code] for code in members(within, indeling)}, width=width
        )
    return project(load_boundaries("gemeente"), width=width)


def _title(page: FigurePage) -> str:
    column = page.measure.column(page.measure.main)
    unit = f" ({column.label.lower()})" if column.label else ""
    return f"{page.measure.title}{unit}, {page.figures.year}"


def shares_of(measure_name: str) -> tuple[str, str] | None:
    """Part and value column of a measure that divides a whole; None for others."""
    found: Mapping[str, tuple[str, str]] = _SHARES
    return found.get(measure_name)
