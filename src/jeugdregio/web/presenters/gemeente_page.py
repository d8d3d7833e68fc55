"""The page of one municipality."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.draw_figure import Picture, draw_map, draw_trend
from jeugdregio.actions.reference_regions import (
    REFERENCES,
    Reference,
    reference_regions,
)
from jeugdregio.actions.show_figure import (
    FigurePage,
    find_scope,
    show_care_figures,
    show_figure,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.codes import LAND_CODE
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
from jeugdregio.web.presenters.figure_filters import Filter, Option
from jeugdregio.web.presenters.figure_page import (
    Foot,
    KeyFigureView,
    areas_table,
    foot,
    key_figures,
    query_of,
)
from jeugdregio.web.presenters.figure_table import TableView, show_table
from jeugdregio.web.presenters.region_page import FigureCard, cards, care_keys


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
    reference_filter: Filter
    reference_table: TableView
    reference_foot: Foot


def show(
    workspace: Workspace,
    gemeente: Gemeente,
    regio: Regio,
    *,
    indeling: str,
    reference: Reference,
) -> GemeenteView:
    """Lay out the page of a municipality.

    Args:
        workspace: The home folder.
        gemeente: The municipality.
        regio: Its region under the division.
        indeling: The division.
        reference: Which regions to compare its region with.
    """
    scope = find_scope(gemeente.code)
    pages = {
        name: show_figure(workspace, name, scope, indeling=indeling)
        for name in all_measures()
    }
    care = show_care_figures(workspace, scope, indeling=indeling)
    money = pages["lasten_iv3"]
    prefix = gemeente.code.lower()
    places = _places(gemeente)
    return GemeenteView(
        answer=money.story.answer,
        key_figures=_key_figures(pages, care),
        cards=cards(care | pages),
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
        reference_filter=Filter(
            "vergelijk",
            "Vergelijk met",
            tuple(
                Option(key, label, key == reference)
                for key, label in REFERENCES.items()
            ),
        ),
        reference_table=_references(workspace, regio, indeling, reference),
        reference_foot=_reference_foot(workspace, indeling),
    )


def _key_figures(
    pages: dict[str, FigurePage], care: dict[str, FigurePage]
) -> tuple[KeyFigureView, ...]:
    more = care_keys(care)
    wanted: dict[str, tuple[str, ...]] = {
        # Four stand in one row: what messages tell takes the place of the total.
        "lasten_iv3": ("each",) if more else ("total", "each"),
        # Two numbers of young people, of two years and two counts, tell nobody more.
        "gebruik_cbs": () if "gebruik" in care else ("total",),
        "begroting_rekening": ("share",),
    }
    return more + tuple(
        view
        for name, ids in wanted.items()
        for view in key_figures(
            pages[name].story.pick(*ids), pages[name], query_of(pages[name])
        )
    )


def _references(
    workspace: Workspace, regio: Regio, indeling: str, reference: Reference
) -> TableView:
    page = show_figure(
        workspace, "lasten_iv3", find_scope(LAND_CODE), indeling=indeling
    )
    codes = [each.code for each in reference_regions(regio, indeling, reference)]
    return show_table(
        page.figures.areas.only("jz_code", codes),
        caption=f"Lasten jeugdzorg per regio, {page.figures.year}",
        head="gebied_naam",
        columns=("inwoners", "lasten_x1000_eur", "lasten_per_inwoner_eur"),
        bar="lasten_per_inwoner_eur",
        order="-lasten_per_inwoner_eur",
        links=lambda row: links.area(str(row["jz_code"])),
        highlight=lambda row: row["jz_code"] == regio.code,
        sortable=False,
    )


def _reference_foot(workspace: Workspace, indeling: str) -> Foot:
    page = show_figure(
        workspace, "lasten_iv3", find_scope(LAND_CODE), indeling=indeling
    )
    return foot(page, query_of(page))


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
