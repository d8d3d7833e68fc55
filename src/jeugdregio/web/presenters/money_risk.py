"""Risk alone and pooled, as the template wants it; made-up cases: *Voorbeeld*."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.pool_region_risk import RegionRisk
from jeugdregio.models.risk_pooling.pool import ABOVE, MemberRisk, Spread
from jeugdregio.publishing.charts.dot_chart import DotRow, score_dots
from jeugdregio.publishing.charts.scale import round_ticks
from jeugdregio.publishing.numbers import format_number, format_percent
from jeugdregio.web.presenters.money_table import amount_short, amount_whole


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One municipality; amounts and chances as text."""

    name: str
    expected: str
    alone: tuple[str, ...]
    pooled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskView:
    """The outcome, its picture and all that was assumed."""

    answer: str
    rows: tuple[RiskRow, ...]
    picture: Picture | None
    assumptions: tuple[str, ...]
    above: str


def show_risk(found: RegionRisk, code: str) -> RiskView:
    """Lay out the risk of every municipality.

    Args:
        found: The outcome.
        code: Code of the region, for ids in the picture.
    """
    rows = tuple(
        RiskRow(
            name=name,
            expected=amount_whole(round(each.alone.expected)),
            alone=_spread(each.alone),
            pooled=_spread(each.pooled),
        )
        for name, each in zip(found.names, found.risk.members, strict=True)
    )
    rows = tuple(sorted(rows, key=lambda row: row.name))
    return RiskView(
        answer=_answer(found),
        rows=rows,
        picture=_picture(found, code) if len(rows) > 1 else None,
        assumptions=_assumptions(found),
        above=str(ABOVE),
    )


def _spread(spread: Spread) -> tuple[str, ...]:
    return (
        amount_whole(spread.p50),
        amount_whole(spread.p90),
        amount_whole(spread.p99),
        format_percent(100 * spread.setback, 0),
    )


def _answer(found: RegionRisk) -> str:
    if len(found.names) == 1:
        return "Deze regio is één gemeente: samen en alleen zijn hetzelfde."
    at = max(range(len(found.names)), key=lambda at: _relief(found.risk.members[at]))
    each = found.risk.members[at]
    return (
        f"Het meeste verschil is er voor {found.names[at]}: een slecht jaar kost "
        f"alleen {_of_expected(each.alone)} van wat zij verwacht, en samen "
        f"{_of_expected(each.pooled)}."
    )


def _relief(each: MemberRisk) -> float:
    return _ratio(each.alone) - _ratio(each.pooled)


def _ratio(spread: Spread) -> float:
    return 100 * spread.p99 / spread.expected if spread.expected else 0.0


def _of_expected(spread: Spread) -> str:
    return format_percent(_ratio(spread), 0)


def _picture(found: RegionRisk, code: str) -> Picture:
    rows = [
        DotRow(name, (_ratio(each.alone), _ratio(each.pooled)))
        for name, each in zip(found.names, found.risk.members, strict=True)
    ]
    rows.sort(key=lambda row: -row.values[0])
    ticks = round_ticks(value for row in rows for value in row.values)
    ends = {value: format_percent(value, 0) for value in ticks.values}

    def draw(*, narrow: bool) -> str:
        return score_dots(
            rows,
            options=("Alleen", "Samen"),
            ends=ends,
            id_prefix=f"risico-{code.lower()}{'-smal' if narrow else ''}",
            title="Een slecht jaar (1 op de 100), in % van wat een gemeente verwacht",
            narrow=narrow,
            example=True,
        )

    return Picture(
        wide=draw(narrow=False),
        narrow=draw(narrow=True),
        caption="Een slecht jaar komt 1 op de 100 jaar voor. 100% is wat een gemeente "
        "in een jaar verwacht.",
    )


def _assumptions(found: RegionRisk) -> tuple[str, ...]:
    model, risk = found.model, found.risk
    limit = (
        "Per geval betaalt een gemeente zelf de eerste "
        f"{amount_whole(risk.limit_cents)}. De rest is samen."
        if risk.limit_cents
        else "Samen delen zij dure gevallen helemaal."
    )
    return (
        (
            f"Per 1.000 inwoners van 0 tot 25 jaar ({found.young_year}) zijn er "
            f"gemiddeld {format_number(model.per_thousand)} dure gevallen per jaar "
            "(Poisson)."
        ),
        (
            "De helft van de gevallen kost minder dan "
            f"{amount_whole(model.median_cents)}. "
            f"Een enkel geval kost veel meer, tot {amount_short(model.most_cents)} "
            f"(lognormaal, sigma {format_number(model.sigma, 1)})."
        ),
        (
            f"Er zijn {format_number(risk.cases)} gevallen verzonnen, gemiddeld "
            f"{amount_whole(found.mean_cents)}. Daaruit zijn "
            f"{format_number(risk.trials)} jaren getrokken, met startgetal {risk.seed}."
        ),
        (f"{limit} Zij delen naar inwoners van 0 tot 25 jaar."),
    )
