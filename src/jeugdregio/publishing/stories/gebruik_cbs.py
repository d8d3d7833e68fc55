"""How many young people receive youth care."""

from __future__ import annotations

from jeugdregio.publishing.numbers import format_number
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    change_since,
    in_year,
    nothing_known,
    number,
    ranked,
)


def tell(figures: Figures) -> Story:
    """Young people with care, and per hundred inhabitants under 25."""
    own = in_year(figures.own, figures.year)
    people = number(own.get("jongeren"))
    if people is None:
        return nothing_known(figures)
    each = number(own.get("per_100_inwoners_0_24"))
    country = number(
        in_year(figures.country, figures.year).get("per_100_inwoners_0_24")
    )
    where = "Nederland" if figures.scope.kind == "land" else figures.scope.naam
    about = "ongeveer " if own.get("herkomst") != "gepubliceerd" else ""
    answer = (
        f"In {where} kregen in {figures.year} {about}{format_number(people)} jongeren "
        "jeugdzorg in natura."
    )
    keys = [
        KeyFigure(
            "total",
            format_number(people),
            f"jongeren met jeugdzorg in natura, {figures.year}",
        )
    ]
    if each is not None:
        answer += f" Dat is {format_number(each, 1)} per 100 inwoners tot 25 jaar"
        if figures.scope.kind != "land" and country is not None:
            answer += f"; in Nederland {format_number(country, 1)}"
        answer += "."
        beside = (
            f"Nederland {format_number(country, 1)}"
            if figures.scope.kind != "land" and country is not None
            else ""
        )
        label = "per 100 inwoners tot 25 jaar"
        keys.append(KeyFigure("each", format_number(each, 1), label, beside))
    if change := change_since(figures, "jongeren", decimals=1):
        keys.append(change)
    places = ranked(figures.areas, "per_100_inwoners_0_24")
    if figures.scope.kind != "gemeente" and len(places) > 1:
        (high, most), (low, least) = places[0], places[-1]
        keys.append(
            KeyFigure(
                "range",
                f"{format_number(least, 1)} – {format_number(most, 1)}",
                f"per 100: van {low} tot {high}",
            )
        )
    return Story(answer, tuple(keys))
