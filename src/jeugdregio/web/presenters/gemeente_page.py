"""The page of one municipality."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.draw_figure import Picture, draw_map, draw_trend
from jeugdregio.actions.show_figure import FigurePage, find_scope, show_figure
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.definition import all_measures
from jeugdregio.standards.checks import Suspicion, suspicions_of
from jeugdregio.standards.gemeenten import Gemeente
from jeugdregio.standards.herindelingen import Herindeling, all_herindelingen
from jeugdregio.standards.regions import (
    Regio,
    all_indelingen,
    find_regio,
    regio_of,
)
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.figure_page import (
    Foot,
    KeyFigureView,
    areas_table,
    foot,
    key_figures,
    query_of,
)
from jeugdregio.web.presenters.figure_table import TableView


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One measure in short."""

    question: str
    answer: str
    href: str


@dataclass(frozen=True, slots=True)
class Place:
    """The region of the municipality according to one source."""

    indeling: str
    regio: str
    href: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class GemeenteView:
    """Everything the page of a municipality shows."""

    answer: str
    key_figures: tuple[KeyFigureView, ...]
    cards: tuple[FigureCard, ...]
    places: tuple[Place, ...]
    sources_differ: bool
    predecessors: tuple[Herindeling, ...]
    suspicions: tuple[Suspicion, ...]
    map: Picture
    trend: Picture | None
    table: TableView
    foot: Foot


def show(
    workspace: Workspace, gemeente: Gemeente, regio: Regio, *, indeling: str
) -> GemeenteView:
    """Lay out the page of a municipality."""
    scope = find_scope(gemeente.code)
    pages = {
        name: show_figure(workspace, name, scope, indeling=indeling)
        for name in all_measures()
    }
    money = pages["lasten_iv3"]
    prefix = gemeente.code.lower()
    places = _places(gemeente)
    return GemeenteView(
        answer=money.story.answer,
        key_figures=_key_figures(pages),
        cards=tuple(
            FigureCard(
                page.measure.question,
                page.story.answer,
                links.figure(scope, name, {"indeling": indeling}),
            )
            for name, page in pages.items()
        ),
        places=places,
        sources_differ=len({place.regio for place in places}) > 1,
        predecessors=tuple(
            each for each in all_herindelingen() if each.nieuw == gemeente.code
        ),
        suspicions=suspicions_of(gemeente.code),
        map=draw_map(
            workspace,
            money,
            prefix=f"{prefix}-kaart",
            links=links.area,
            highlight=gemeente.code,
        ),
        trend=draw_trend(workspace, money, prefix=f"{prefix}-jaar"),
        table=areas_table(money),
        foot=foot(money, query_of(money)),
    )


def _key_figures(pages: dict[str, FigurePage]) -> tuple[KeyFigureView, ...]:
    found: list[KeyFigureView] = []
    for name, count in (("lasten_iv3", 2), ("gebruik_cbs", 1)):
        page = pages[name]
        found += key_figures(page.story.key_figures[:count], page, query_of(page))
    budget = pages["begroting_rekening"]
    shares = tuple(k for k in budget.story.key_figures if "tegen" in k.label)
    found += key_figures(shares, budget, query_of(budget))
    return tuple(found)


def _places(gemeente: Gemeente) -> tuple[Place, ...]:
    found = []
    for indeling in all_indelingen():
        code = regio_of(gemeente.code, indeling.code)
        if code is not None:
            regio = find_regio(code)
            found.append(
                Place(
                    indeling.naam,
                    regio.naam,
                    f"{links.area(code)}?indeling={indeling.code}",
                    indeling.toelichting,
                )
            )
    return tuple(found)
