"""How old young people with youth care are."""

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
    """The largest age group, and where the scope differs from the country."""
    own = shares_in(figures.own, "leeftijd", figures.year)
    if not own:
        return nothing_known(figures)
    group, share = max(own.items(), key=lambda each: each[1])
    where = "Nederland" if figures.scope.kind == "land" else figures.scope.naam
    answer = (
        f"In {where} was in {figures.year} {format_percent(share, 0)} van de jongeren "
        f"met jeugdzorg {group}."
    )
    if figures.scope.kind != "land":
        country = shares_in(figures.country, "leeftijd", figures.year)
        gap = largest_gap(own, country)
        if gap and abs(gap[1]) >= 2:
            answer += (
                f" Het grootste verschil met Nederland: {gap[0]}, {points(gap[1])}."
            )
    return Story(answer, beside_country(figures, "leeftijd", tuple(own)))
