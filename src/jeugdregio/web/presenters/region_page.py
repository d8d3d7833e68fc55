"""The region dossier as the template wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from jeugdregio.actions.draw_figure import Picture, draw_map
from jeugdregio.actions.open_dossier import Dossier
from jeugdregio.actions.permissions import can_edit_dossier
from jeugdregio.actions.show_figure import (
    FigurePage,
    find_scope,
    show_care_figures,
    show_figure,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.measures.definition import all_measures
from jeugdregio.publishing.numbers import format_number
from jeugdregio.region.dossier import StepView, next_steps, summarise
from jeugdregio.region.records import DecisionCount
from jeugdregio.standards.regions import find_indeling
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


_KEY_FIGURES: Final = 4


@dataclass(frozen=True, slots=True)
class StepLink:
    """One cell of the chain."""

    name: str
    state: str
    tone: str
    href: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class NextView:
    """One thing to do next."""

    step: str
    href: str
    action: str
    owner: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One measure in short."""

    question: str
    answer: str
    href: str
    example: bool


@dataclass(frozen=True, slots=True)
class RegionView:
    """Everything the dossier page shows."""

    summary: str
    chain: tuple[StepLink, ...]
    key_figures: tuple[KeyFigureView, ...]
    next: tuple[NextView, ...]
    question: str
    answer: str
    map: Picture
    table: TableView
    foot: Foot
    figures: tuple[FigureCard, ...]
    indeling: str
    disputed: tuple[str, ...]
    may_edit: bool
    regiovisie: str


def show(
    workspace: Workspace,
    dossier: Dossier,
    page: FigurePage,
    actor: Actor,
    *,
    order: str = "",
) -> RegionView:
    """Lay out the dossier of a region."""
    code = dossier.regio.code
    base = links.area(code)
    scope = page.figures.scope
    care = show_care_figures(workspace, scope, indeling=dossier.indeling)
    open_pages = {
        name: show_figure(workspace, name, scope, indeling=dossier.indeling)
        for name in all_measures()
        if name != page.measure.name
    }
    return RegionView(
        summary=summarise(dossier.steps, dossier.facts),
        chain=tuple(_link(view, base) for view in dossier.steps),
        key_figures=_key_figures(workspace, dossier, page, care),
        next=tuple(
            NextView(
                view.step.name,
                f"{base}stap/{view.step.id}/",
                view.next_action,
                view.owner,
                view.is_example,
            )
            for view in next_steps(dossier.steps)
        ),
        question="Wat kost jeugdzorg per gemeente?",
        answer=page.story.answer,
        map=draw_map(workspace, page, prefix=f"{code}-kaart".lower(), links=links.area),
        table=areas_table(page, order=order),
        foot=foot(page, query_of(page)),
        figures=cards(care | open_pages),
        indeling=find_indeling(dossier.indeling).naam,
        disputed=dossier.facts.disputed,
        may_edit=can_edit_dossier(actor, code),
        regiovisie=f"{base}regiovisie/",
    )


def cards(pages: Mapping[str, FigurePage]) -> tuple[FigureCard, ...]:
    """Measures in short, each with the page behind it."""
    return tuple(
        FigureCard(
            page.measure.question,
            page.story.answer,
            links.figure(
                page.figures.scope,
                name,
                {} if page.is_care else {"indeling": page.indeling},
            ),
            page.is_example,
        )
        for name, page in pages.items()
    )


def care_keys(pages: Mapping[str, FigurePage]) -> tuple[KeyFigureView, ...]:
    """The wait and the young people in care, as far as messages tell them."""
    return tuple(
        view
        for name, key in (("wachttijd", "median"), ("gebruik", "total"))
        if name in pages
        for view in key_figures(
            tuple(
                replace(each, label=f"wachttijd, {each.label}")
                if name == "wachttijd"
                else each
                for each in pages[name].story.pick(key)
            ),
            pages[name],
            query_of(pages[name]),
        )
    )


def _link(view: StepView, base: str) -> StepLink:
    return StepLink(
        view.step.name,
        view.state,
        view.tone,
        f"{base}stap/{view.step.id}/",
        view.is_example,
    )


def _key_figures(
    workspace: Workspace,
    dossier: Dossier,
    page: FigurePage,
    care: Mapping[str, FigurePage],
) -> tuple[KeyFigureView, ...]:
    more = care_keys(care)
    # What messages tell stands in the place of the total.
    money = page.story.pick("each") if more else page.story.pick("total", "each")
    first = (*key_figures(money, page, query_of(page)), *more)
    scope = find_scope(dossier.regio.code)
    last = tuple(
        _decided(count, dossier.regio.code)
        for count in dossier.facts.decisions.get("regiovisie", ())
        if count.body == "raad"
    )
    rest = [
        view
        for name, key in (("begroting_rekening", "share"), ("gebruik_cbs", "each"))
        for other in [show_figure(workspace, name, scope, indeling=dossier.indeling)]
        for view in key_figures(other.story.pick(key), other, query_of(other))
    ]
    # As many as stand in one row; those of open data give way.
    room = max(0, _KEY_FIGURES - len(first) - len(last))
    return (*first, *rest[:room], *last)


def _decided(count: DecisionCount, code: str) -> KeyFigureView:
    word = "besluit" if count.adopted == 1 else "besluiten"
    return KeyFigureView(
        f"{format_number(count.adopted)} {word}",
        f"{count.adopted} van {count.total} {count.bodies} voor de regiovisie",
        "",
        count.is_example,
        f"{links.area(code)}stap/regiovisie/#besluiten",
    )
