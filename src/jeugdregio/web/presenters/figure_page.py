"""A figure page as the template wants it: filters, pictures, tables, links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.care_figures import Part
from jeugdregio.actions.draw_figure import (
    Picture,
    draw_bars,
    draw_map,
    draw_part,
    draw_shares,
    draw_trend,
    has_map,
    shares_of,
)
from jeugdregio.actions.show_figure import FigurePage
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.definition import all_measures, care_measures
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.publishing.numbers import format_date
from jeugdregio.publishing.stories.story import KeyFigure, Scope
from jeugdregio.standards.checks import Suspicion, run_checks
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.figure_filters import Filter, filters, value_name
from jeugdregio.web.presenters.figure_table import TableView, show_table


_SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "lasten_iv3": ("inwoners", "lasten_x1000_eur", "lasten_per_inwoner_eur"),
    "begroting_rekening": (
        "begroting_x1000_eur",
        "rekening_x1000_eur",
        "verschil_x1000_eur",
        "verschil_pct",
    ),
    "gebruik_cbs": ("jongeren", "inwoners_0_24", "per_100_inwoners_0_24"),
    "verwijzers": ("trajecten", "aandeel_pct"),
    "leeftijd": ("jongeren", "aandeel_pct"),
    "wachttijd": (
        "mediaan_dagen",
        "p90_dagen",
        "toewijzingen",
        "dekking_pct",
    ),
    "gebruik": ("jongeren", "per_100_inwoners_0_24"),
    "lasten": ("lasten_eur", "jongeren"),
    "in_en_uitstroom": ("instroom", "uitstroom", "in_zorg"),
    "eindredenen": ("gestopt", "volgens_plan_pct", "voortijdig_pct"),
    "herhaald_gebruik": ("gevolgd", "terug", "terug_pct"),
}
"""The columns a page shows; the export has them all."""

_SHOWN_IN_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "wachttijd": ("mediaan_dagen", "p90_dagen", "meetbaar"),
    "eindredenen": ("gestopt", "volgens_plan", "volgens_plan_pct"),
    "herhaald_gebruik": ("gestopt",),
}
"""The columns per municipality and per care form, where fewer are published there."""


@dataclass(frozen=True, slots=True)
class KeyFigureView:
    """A key figure with the address of its explanation."""

    value: str
    label: str
    comparison: str
    example: bool
    why: str


@dataclass(frozen=True, slots=True)
class Foot:
    """The line below a picture and its table."""

    why: str
    source: str
    xlsx: str
    csv: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class PartView:
    """The figure split by care form or by month."""

    id: str
    title: str
    picture: Picture | None
    table: TableView


@dataclass(frozen=True, slots=True)
class FigureView:
    """Everything the figure template shows."""

    question: str
    answer: str
    note: str
    key_figures: tuple[KeyFigureView, ...]
    filters: tuple[Filter, ...]
    map: Picture | None
    bars: Picture | None
    shares: Picture | None
    trend: Picture | None
    table: TableView
    years_table: TableView | None
    foot: Foot
    breaks: tuple[str, ...]
    caveats: tuple[str, ...]
    suspicions: tuple[Suspicion, ...]
    warnings: tuple[Suspicion, ...]
    siblings: tuple[tuple[str, str, bool], ...]
    area_word: str
    beside: str
    parts: tuple[PartView, ...]
    is_care: bool
    example: bool
    no_areas: str


def show(
    workspace: Workspace,
    page: FigurePage,
    *,
    order: str = "",
    by_gemeente: bool = False,
) -> FigureView:
    """Lay out a figure page.

    Args:
        workspace: Draws and keeps the pictures.
        page: The figures.
        order: Order of the table as in the address.
        by_gemeente: The rows are municipalities of the whole country.
    """
    figures = page.figures
    scope = figures.scope
    query = query_of(page, by_gemeente=by_gemeente)
    prefix = f"{page.measure.name}-{scope.code}".lower().replace("_", "-")
    return FigureView(
        question=page.measure.question,
        answer=page.story.answer,
        note=page.note,
        key_figures=key_figures(page.story.key_figures, page, query),
        filters=filters(page, by_gemeente=by_gemeente),
        map=(
            draw_map(
                workspace,
                page,
                prefix=f"{prefix}-kaart",
                links=links.area,
                highlight=scope.code if scope.kind == "gemeente" else "",
            )
            if has_map(page)
            else None
        ),
        bars=(
            draw_bars(workspace, page, prefix=f"{prefix}-balk")
            if page.within and len(figures.areas.rows) < 60
            else None
        ),
        shares=(
            draw_shares(workspace, page, prefix=f"{prefix}-deel")
            if page.within or page.areas_niveau == "regio"
            else None
        ),
        trend=draw_trend(workspace, page, prefix=f"{prefix}-jaar"),
        table=areas_table(page, order=order),
        years_table=_years_table(page),
        foot=foot(page, query),
        breaks=tuple(
            f"Tussen {each.before} en {each.after}: {each.reason}"
            for each in page.breaks
        ),
        caveats=page.measure.caveats,
        suspicions=(found := suspicions_about(page)),
        warnings=tuple(each for each in found if each.severity == "impossible"),
        siblings=_siblings(scope, page.measure.name, page.indeling),
        area_word=figures.area_word,
        beside=_beside(page),
        parts=tuple(
            PartView(
                part.dimension,
                part.title,
                draw_part(workspace, page, part),
                _part_table(page, part),
            )
            for part in page.parts
        ),
        is_care=page.is_care,
        example=page.is_example,
        no_areas=_no_areas(page),
    )


def _beside(page: FigurePage) -> str:
    """The heading above the bars: what the areas stand beside."""
    return "Naast de regio" if page.is_care else "Naast Nederland"


def _no_areas(page: FigurePage) -> str:
    """Why there are no rows per municipality for this choice; empty if there are."""
    if not page.is_care or page.figures.areas.rows:
        return ""
    return (
        "Deze keuze is er alleen voor de hele regio. Per gemeente zouden de aantallen "
        "zo klein worden dat een jongere te herkennen is."
    )


def _shown(page: FigurePage, *, in_parts: bool) -> tuple[str, ...]:
    name = page.measure.name
    return _SHOWN_IN_PARTS.get(name, _SHOWN[name]) if in_parts else _SHOWN[name]


def _is_part(page: FigurePage) -> bool:
    """Whether the page itself is about a municipality or one care form."""
    structure = page.measure.structure
    totals = structure.totals if structure else {}
    chosen = page.figures.choices
    return page.figures.scope.kind == "gemeente" or any(
        chosen.get(name, whole) != whole for name, whole in totals.items()
    )


def _part_table(page: FigurePage, part: Part) -> TableView:
    months = part.dimension == "maand"
    return show_table(
        part.table,
        caption=f"{page.measure.title} {page.figures.year} van "
        f"{page.figures.scope.naam}, {part.title.lower()}",
        head=part.dimension,
        columns=_shown(page, in_parts=True),
        bar=page.measure.main,
        order="" if months else f"-{page.measure.main}",
        sortable=False,
        words=value_name,
    )


def query_of(page: FigurePage, *, by_gemeente: bool = False) -> dict[str, object]:
    """The choices of a page, as they stand in an address."""
    return {
        "jaar": page.figures.year,
        "indeling": "" if page.is_care else page.indeling,
        **page.figures.choices,
        "niveau": "gemeente" if by_gemeente else "",
    }


def key_figures(
    items: tuple[KeyFigure, ...], page: FigurePage, query: Mapping[str, object]
) -> tuple[KeyFigureView, ...]:
    """Key figures, each with the address where it can be asked why."""
    why = links.why(page.figures.scope.code, page.measure.name, query)
    return tuple(
        KeyFigureView(
            item.value,
            item.label,
            item.comparison,
            item.example or page.is_example,
            why,
        )
        for item in items
    )


def foot(page: FigurePage, query: Mapping[str, object]) -> Foot:
    """Source and exports of the table of areas."""
    scope = page.figures.scope
    selection = {"gebied": scope.code, **query}
    source = page.figures.areas.provenance.sources[0]
    if page.figures.traffic:
        source += f", tot en met {format_date(page.figures.traffic.last_day)}"
    return Foot(
        why=links.why(scope.code, page.measure.name, query),
        source=source,
        xlsx=links.export(page.measure.name, "xlsx", selection),
        csv=links.export(page.measure.name, "csv", selection),
        example=page.is_example,
    )


def areas_table(page: FigurePage, *, order: str = "") -> TableView:
    """The areas with their figures; for a whole in parts, one row per area and part."""
    figures = page.figures
    name = page.measure.name
    parts = shares_of(name)
    shown = _shown(page, in_parts=True)
    table = figures.areas
    if parts is not None:
        shown = (parts[0], *shown)
    return show_table(
        table,
        caption=_caption(page),
        head="gebied_naam",
        columns=shown,
        bar=page.measure.main,
        order=order or ("" if parts else f"-{page.measure.main}"),
        links=lambda row: links.area(str(row[table.columns[0].name])),
        highlight=lambda row: row[table.columns[0].name] == figures.scope.code,
    )


def _caption(page: FigurePage) -> str:
    usual = {name: options[0] for name, options in page.measure.dimensions.items()}
    choice = ", ".join(
        value
        for name, value in page.figures.choices.items()
        # Of figures from messages only what differs from the usual choice is told.
        if not page.is_care or value != usual[name]
    )
    return f"{page.measure.title} {page.figures.year}" + (
        f", {choice}" if choice else ""
    )


def _years_table(page: FigurePage) -> TableView | None:
    if shares_of(page.measure.name):
        return None
    own: DisclosedTable = page.figures.own
    return show_table(
        own,
        caption=f"{page.measure.title} van {page.figures.scope.naam} per jaar",
        head="jaar",
        columns=_shown(page, in_parts=_is_part(page)),
        order="-jaar",
        highlight=lambda row: row["jaar"] == page.figures.year,
        sortable=False,
        words=lambda year: year if _is_whole(page, year) else f"{year} (niet heel)",
    )


def _is_whole(page: FigurePage, year: str) -> bool:
    traffic = page.figures.traffic
    return traffic is None or int(year) in traffic.whole


def suspicions_about(page: FigurePage) -> tuple[Suspicion, ...]:
    """Findings in the source about the year and areas of this page, worst first."""
    codes = {
        str(row[page.figures.areas.columns[0].name])
        for row in page.figures.areas.records()
    }
    if page.figures.scope.kind == "gemeente":
        codes = {page.figures.scope.code}
    if page.areas_niveau == "regio":
        return ()
    wanted = set(page.measure.datasets)
    found = [
        each
        for each in run_checks()
        if each.gm_code in codes
        and each.dataset in wanted
        and each.jaar in {page.figures.year, None}
    ]
    return tuple(sorted(found, key=_worst_first))


def _worst_first(each: Suspicion) -> tuple[int, str]:
    return ("impossible", "suspect", "note").index(each.severity), each.where


def _siblings(
    scope: Scope, current: str, indeling: str
) -> tuple[tuple[str, str, bool], ...]:
    found = [
        (
            measure.title,
            links.figure(scope, measure.name, {"indeling": indeling}),
            measure.name == current,
        )
        for measure in all_measures().values()
    ]
    if scope.kind != "land":
        found += [
            (
                f"{measure.title} (uit berichten)",
                links.figure(scope, measure.name),
                measure.name == current,
            )
            for measure in care_measures().values()
        ]
    return tuple(found)
