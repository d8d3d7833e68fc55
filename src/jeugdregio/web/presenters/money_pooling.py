"""What pooling does to risk, laid out for the page; the cases are made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdregio.actions.share_costs import CASES, MEDIAN_CENTS, SEED, SIGMA, YEARS
from jeugdregio.models.risk_pooling.resample import Pooled, Resampled, Spread
from jeugdregio.publishing.numbers import format_euro, format_number, format_percent
from jeugdregio.region.money.share import MoneyFigures
from jeugdregio.web.presenters.money_amounts import bar, short
from jeugdregio.web.presenters.money_filters import Asked


@dataclass(frozen=True, slots=True)
class PoolRow:
    """One municipality alone and pooled: pairs of texts, bars 0 to 100."""

    code: str
    naam: str
    cases: str
    expected: str
    pairs: tuple[tuple[str, str], ...]
    alone_bar: float
    pooled_bar: float


def pool_rows(
    pooled: Resampled, figures: MoneyFigures, asked: Asked
) -> tuple[PoolRow, ...]:
    """One row per municipality."""
    top = max(
        _relative(spread, each)
        for each in pooled.of
        for spread in (each.alone, each.pooled)
    )
    people = figures.inhabitants[asked.year]
    return tuple(
        PoolRow(
            code,
            naam,
            format_number(people[code] * asked.per_10_000 / 10_000, 1),
            short(each.expected_cents),
            tuple(zip(_told(each.alone), _told(each.pooled), strict=True)),
            bar(_relative(each.alone, each), top),
            bar(_relative(each.pooled, each), top),
        )
        for (code, naam), each in zip(figures.names.items(), pooled.of, strict=True)
    )


def _relative(spread: Spread, each: Pooled) -> float:
    return spread.p99 / each.expected_cents if each.expected_cents else 0.0


def _told(spread: Spread) -> tuple[str, str, str, str]:
    return (
        short(spread.p50),
        short(spread.p90),
        short(spread.p99),
        format_percent(100 * spread.bad_share, 0),
    )


def pool_answer(pooled: Resampled, names: Sequence[str]) -> str:
    """What pooling does for the smallest municipality."""
    if len(names) == 1:
        return "Er is één gemeente: samen is hier hetzelfde als alleen."
    place = min(range(len(names)), key=lambda each: pooled.of[each].expected_cents)
    one = pooled.of[place]
    return (
        f"Voor {names[place]} daalt de kans op een slecht jaar van "
        f"{format_percent(100 * one.alone.bad_share, 0)} alleen naar "
        f"{format_percent(100 * one.pooled.bad_share, 0)} samen. Dat is de gemeente "
        "met de minste inwoners."
    )


def pool_from(asked: Asked) -> str:
    """What the made-up cases were made from."""
    return (
        f"De gevallen zijn verzonnen: {format_number(CASES)} bedragen met een midden "
        f"van {format_euro(MEDIAN_CENTS // 100)} en een spreiding van "
        f"{format_number(SIGMA, 1)} (lognormaal). Per 10.000 inwoners zijn er "
        f"gemiddeld {format_number(asked.per_10_000)} per jaar (Poisson). Wij trekken "
        f"{format_number(YEARS)} jaren, met startgetal {SEED}: wie het overdoet, vindt "
        "hetzelfde."
    )
