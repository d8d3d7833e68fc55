"""Who pays what, as the template wants it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from jeugdregio.actions.cost_key import RecordedKey, source_sentence
from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.money_figures import MEASURE_OF
from jeugdregio.actions.pool_region_risk import RegionRisk
from jeugdregio.actions.share_costs import KeyOutcome, SharedCosts
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.measures.definition import find_measure
from jeugdregio.models.cost_sharing.keys import Basis, Proportional
from jeugdregio.region.money.notation import read_key
from jeugdregio.region.money.words import BASIS_WORDS, formula_of, name_of
from jeugdregio.standards.law import STATUS_LABELS, find_article
from jeugdregio.web.forms.money import MoneyChoice
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.money_core import CoreView, show_core
from jeugdregio.web.presenters.money_form import MoneyFields, show_fields
from jeugdregio.web.presenters.money_pictures import draw_contributions
from jeugdregio.web.presenters.money_risk import RiskView, show_risk
from jeugdregio.web.presenters.money_table import (
    ShareTable,
    ShockTable,
    amount_short,
    share_table,
    shock_table,
)


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure that a key looks at: what, of which years, and where it is explained."""

    words: str
    years: str
    href: str
    source: str


@dataclass(frozen=True, slots=True)
class KeyView:
    """One key in words."""

    id: str
    name: str
    formula: tuple[str, ...]
    figures: tuple[FigureUsed, ...]
    refused: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the law says of it, with its status."""

    title: str
    text: str
    article: str
    status: str
    status_label: str
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class RecordedView:
    """The key that the region recorded."""

    name: str
    formula: tuple[str, ...]
    state: str
    recorded: RecordedKey
    href: str


@dataclass(frozen=True, slots=True)
class MoneyView:
    """Everything the page shows."""

    answer: str
    total: str
    total_source: str
    year: str
    notes: tuple[str, ...]
    fields: MoneyFields
    table: ShareTable
    picture: Picture | None
    keys: tuple[KeyView, ...]
    shock: ShockTable
    core: CoreView
    risk: RiskView | None
    article: ArticleView
    why: str
    query: str
    sources: tuple[str, ...]


def show(costs: SharedCosts, choice: MoneyChoice, risk: RegionRisk | None) -> MoneyView:
    """Lay out the keys side by side.

    Args:
        costs: The keys worked out.
        choice: What was chosen in the address.
        risk: Risk alone and pooled; None where it cannot be drawn.
    """
    told = [line for each in costs.figures.sources for line in each.provenance.sources]
    return MoneyView(
        answer=_answer(costs),
        total=amount_short(costs.total),
        total_source=source_sentence(costs),
        year=str(costs.year),
        notes=_notes(costs),
        fields=show_fields(costs, choice),
        table=share_table(costs),
        picture=draw_contributions(costs),
        keys=tuple(_key(each, costs) for each in costs.outcomes),
        shock=shock_table(costs),
        core=show_core(costs),
        risk=show_risk(risk, costs.figures.regio.code) if risk else None,
        article=_article(),
        why=_why("lasten_iv3", costs, costs.year),
        query=choice.query(costs.year, costs.figures.indeling),
        sources=tuple(dict.fromkeys(told)),
    )


def key_options(costs: SharedCosts) -> list[tuple[str, str]]:
    """The keys on the page, to choose the one to record."""
    return [(each.notation, name_of(each.key)) for each in costs.outcomes]


def show_recorded(
    recorded: RecordedKey | None, costs: SharedCosts
) -> RecordedView | None:
    """The recorded key in words; None where there is none, or it no longer fits."""
    if recorded is None:
        return None
    try:
        key = read_key(recorded.notation, costs.figures.codes)
    except InvalidInputError:
        return None
    given: list[tuple[str, object]] = [
        ("jaar", recorded.year),
        ("aandeel", recorded.amount.percent),
        ("sleutel", "gebruik"),
        ("sleutel", recorded.notation),
    ]
    if recorded.amount.total_cents is not None:
        given.append(("totaal", recorded.amount.total_cents // 100))
    return RecordedView(
        name=name_of(key),
        formula=formula_of(key),
        state=recorded.state_label,
        recorded=recorded,
        href=f"?{urlencode(given)}",
    )


def _answer(costs: SharedCosts) -> str:
    """One sentence that is true of the table below."""
    names = costs.names
    if len(names) == 1:
        return f"{names[0]} is de enige gemeente van de regio en betaalt alles zelf."
    shown = [each for each in costs.outcomes if each.paid is not None]
    if not shown:
        return (
            f"Met de cijfers van {costs.year} is geen van deze sleutels te berekenen."
        )
    focus = next(
        (each for each in shown if each.key != Proportional(Basis.USE)), shown[0]
    )
    told = f"Met de sleutel '{name_of(focus.key)}'"
    paid = focus.paid or ()
    if costs.own is None:
        most = max(range(len(paid)), key=paid.__getitem__)
        return f"{told} betaalt {names[most]} het meest: {amount_short(paid[most])}."
    gaps = [pays - own for pays, own in zip(paid, costs.own, strict=True)]
    more = max(range(len(gaps)), key=gaps.__getitem__)
    less = min(range(len(gaps)), key=gaps.__getitem__)
    if gaps[more] < 100:
        return f"{told} betaalt elke gemeente haar eigen kosten van {costs.year}."
    return (
        f"{told} betaalt {names[more]} {amount_short(gaps[more])} meer en "
        f"{names[less]} {amount_short(-gaps[less])} minder dan de eigen kosten "
        f"({costs.year})."
    )


def _notes(costs: SharedCosts) -> tuple[str, ...]:
    found = []
    if costs.missing:
        found.append(
            f"Van {', '.join(costs.missing)} is er over {costs.year} geen bruikbare "
            "jaarrekening. Sleutels met eigen kosten kunnen dan niet. Het totaal is "
            "zonder die kosten."
        )
    newer = [each for each in costs.figures.years if each > costs.year]
    if newer and not costs.missing:
        lacking = costs.figures.missing(newer[0])
        if lacking:
            found.append(
                f"Er zijn ook jaarrekeningen van {newer[0]}, maar niet van "
                f"{', '.join(lacking)}. Daarom staat hier {costs.year}."
            )
    return tuple(found)


def _key(outcome: KeyOutcome, costs: SharedCosts) -> KeyView:
    return KeyView(
        id=re.sub(r"[^A-Za-z0-9]", "-", outcome.notation),
        name=name_of(outcome.key),
        formula=formula_of(outcome.key),
        figures=tuple(
            _figure(basis, years, costs) for basis, years in outcome.looks_at
        ),
        refused=outcome.refused,
    )


def _figure(basis: Basis, years: tuple[int, ...], costs: SharedCosts) -> FigureUsed:
    measure = find_measure(MEASURE_OF[basis])
    told = ", ".join(map(str, sorted(years))) if years else "geen jaar met cijfers"
    return FigureUsed(
        words=BASIS_WORDS[basis],
        years=told,
        href=_why(measure.name, costs, years[0]) if years else "",
        source=measure.title,
    )


def _why(measure: str, costs: SharedCosts, year: int) -> str:
    query = {"jaar": year, "indeling": costs.figures.indeling}
    return links.why(costs.figures.regio.code, measure, query)


def _article() -> ArticleView:
    found = find_article("jw-geld-gemeentefonds")
    return ArticleView(
        title=found.title,
        text=found.text,
        article=found.article,
        status=found.status,
        status_label=STATUS_LABELS[found.status],
        source=found.source,
        caveat=found.caveat,
    )
