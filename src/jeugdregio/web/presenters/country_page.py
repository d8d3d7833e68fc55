"""The first page: the country in key figures, map, table and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.draw_figure import Picture, draw_map, draw_trend
from jeugdregio.actions.show_figure import FigurePage, find_scope, show_figure
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.measures.definition import find_measure
from jeugdregio.publishing.numbers import (
    format_euro,
    format_number,
    format_percent,
)
from jeugdregio.publishing.stories.story import in_year, number
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import disputed, find_indeling, find_regio
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.figure_filters import Filter, Option, indeling_filter
from jeugdregio.web.presenters.figure_page import (
    Foot,
    KeyFigureView,
    areas_table,
    foot,
    key_figures,
    query_of,
)
from jeugdregio.web.presenters.figure_table import TableView


MEASURES: Final = ("lasten_iv3", "begroting_rekening", "gebruik_cbs")
"""The measures one can put on the map of the country."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A municipality that two sources put in different regions."""

    gemeente: str
    href: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CountryView:
    """Everything the first page shows."""

    answer: str
    map_title: str
    map_answer: str
    key_figures: tuple[KeyFigureView, ...]
    filters: tuple[Filter, ...]
    measure: str
    map: Picture
    table: TableView
    foot: Foot
    trend: Picture | None
    trend_href: str
    disputes: tuple[Dispute, ...]


def show(workspace: Workspace, page: FigurePage, *, order: str = "") -> CountryView:
    """Lay out the first page for the measure on the map."""
    money = _latest(workspace, "lasten_iv3", page.indeling)
    budget = _latest(workspace, "begroting_rekening", page.indeling)
    people = _latest(workspace, "gebruik_cbs", page.indeling)
    trend_page = page if page.measure.name == "lasten_iv3" else money
    return CountryView(
        answer=_answer(money, budget),
        map_title=page.measure.question,
        map_answer=_map_answer(page),
        key_figures=_key_figures(money, budget, people),
        filters=_filters(page),
        measure=page.measure.name,
        map=draw_map(workspace, page, prefix="nl-kaart", links=links.area),
        table=areas_table(page, order=order),
        foot=foot(page, query_of(page)),
        trend=draw_trend(workspace, trend_page, prefix="nl-jaar"),
        trend_href=links.figure(page.figures.scope, trend_page.measure.name),
        disputes=_disputes(),
    )


def _latest(workspace: Workspace, measure: str, indeling: str) -> FigurePage:
    return show_figure(workspace, measure, find_scope(LAND_CODE), indeling=indeling)


def _answer(money: FigurePage, budget: FigurePage) -> str:
    """What the country spends, and how that is beside the budget of the same year."""
    answer = money.story.answer
    own = in_year(budget.figures.own, budget.figures.year)
    over = number(own.get("verschil_pct"))
    if over is None:
        return answer
    word = "hoger" if over > 0 else "lager"
    return (
        f"{answer} De uitgaven waren in {budget.figures.year} "
        f"{format_percent(abs(over), 0)} {word} dan begroot."
    )


def _map_answer(page: FigurePage) -> str:
    """Highest and lowest of the map in one sentence."""
    column = page.measure.column(page.measure.main)
    rows = [
        (value, str(row["gebied_naam"]))
        for row in page.figures.areas.records()
        if (value := number(row[column.name])) is not None
    ]
    if len(rows) < 2:
        return ""
    (low, least), (high, most) = min(rows), max(rows)
    name = page.measure.name
    return (
        f"Het hoogst in {most} ({_in_words(name, high)}), het laagst in {least} "
        f"({_in_words(name, low)}), "
        f"in {page.figures.year}. Kies een regio op de kaart of in de tabel."
    )


def _in_words(measure: str, value: float) -> str:
    match measure:
        case "lasten_iv3":
            return format_euro(value)
        case "begroting_rekening":
            return format_percent(value, 0, signed=True)
        case _:
            return f"{format_number(value, 1)} per 100"


def _key_figures(
    money: FigurePage, budget: FigurePage, people: FigurePage
) -> tuple[KeyFigureView, ...]:
    return (
        *key_figures(money.story.pick("total", "each"), money, query_of(money)),
        *key_figures(budget.story.pick("share"), budget, query_of(budget)),
        *key_figures(people.story.pick("total"), people, query_of(people)),
    )


def _filters(page: FigurePage) -> tuple[Filter, ...]:
    name = page.measure.name
    return (
        Filter(
            "maat",
            "Op de kaart",
            tuple(
                Option(each, find_measure(each).title, each == name)
                for each in MEASURES
            ),
        ),
        Filter(
            "jaar",
            "Jaar",
            tuple(
                Option(str(year), str(year), year == page.figures.year)
                for year in page.years
            ),
        ),
        indeling_filter(page.indeling),
    )


def _disputes() -> tuple[Dispute, ...]:
    return tuple(
        Dispute(
            gemeente=find_gemeente(each.gm_code).naam,
            href=links.area(each.gm_code),
            places=tuple(
                (find_indeling(indeling).naam, find_regio(code).naam)
                for indeling, code in each.regios
            ),
        )
        for each in disputed()
    )
