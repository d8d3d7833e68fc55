"""How many young people have care, as messages tell it."""

from __future__ import annotations

from jeugdregio.publishing.numbers import format_number
from jeugdregio.publishing.stories.care import (
    care_form,
    count,
    period,
    story,
    untold,
)
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    change_since,
    in_year,
    number,
    ranked,
)


def tell(figures: Figures) -> Story:
    """Young people in care, and the change where both years are whole."""
    own = in_year(figures.own, figures.year)
    people = number(own.get("jongeren"))
    if people is None:
        return untold(figures, own.get("jongeren"))
    what = care_form(figures, "") or "jeugdzorg"
    answer = (
        f"In {figures.scope.naam} hadden {period(figures)} {format_number(people)} "
        f"jongeren {what} of een toewijzing daarvoor, volgens de berichten."
    )
    each = number(own.get("per_100_inwoners_0_24"))
    keys = [
        count(
            people,
            "total",
            f"jongeren met {what} of een toewijzing, {figures.year}",
            _regio(figures),
        ),
        each
        if each is None
        else KeyFigure("each", format_number(each, 1), "per 100 inwoners tot 25 jaar"),
        change_since(figures, "jongeren", decimals=1),
    ]
    places = ranked(figures.areas, "jongeren")
    if figures.scope.kind == "regio" and len(places) > 1:
        (high, most), (low, least) = places[0], places[-1]
        span = f"{format_number(least)} – {format_number(most)}"
        keys.append(KeyFigure("range", span, f"per gemeente: van {low} tot {high}"))
    return story(answer, *keys)


def _regio(figures: Figures) -> str:
    if figures.scope.kind != "gemeente" or figures.traffic is None:
        return ""
    whole = number(in_year(figures.traffic.beside, figures.year).get("jongeren"))
    return "" if whole is None else f"regio {format_number(whole)}"
