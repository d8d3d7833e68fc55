"""Who refers young people to youth care."""

from __future__ import annotations

from jeugdregio.publishing.numbers import format_percent
from jeugdregio.publishing.stories.shares import (
    beside_country,
    largest_gap,
    points,
    shares_in,
)
from jeugdregio.publishing.stories.story import Figures, Story, nothing_known


def tell(figures: Figures) -> Story:
    """The two largest referrers, and where the scope differs from the country."""
    own = shares_in(figures.own, "verwijzer", figures.year)
    if len(own) < 2:
        return nothing_known(figures)
    (first, most), (second, next_) = sorted(own.items(), key=lambda e: -e[1])[:2]
    where = "Nederland" if figures.scope.kind == "land" else figures.scope.naam
    answer = (
        f"In {where} verwees in {figures.year} bij {format_percent(most, 0)} van de "
        f"trajecten {_named(first)} en bij {format_percent(next_, 0)} {_named(second)}."
    )
    if figures.scope.kind != "land":
        country = shares_in(figures.country, "verwijzer", figures.year)
        gap = largest_gap(own, country)
        if gap and abs(gap[1]) >= 2:
            answer += (
                f" Het grootste verschil met Nederland: {gap[0]}, {points(gap[1])}."
            )
    names = ("huisarts", "gemeentelijke toegang", "gecertificeerde instelling")
    return Story(
        answer, beside_country(figures, "verwijzer", (*names, "geen verwijzer"))
    )


def _named(name: str) -> str:
    return "niemand" if name == "geen verwijzer" else f"de {name}"
