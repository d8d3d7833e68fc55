"""How many young people come into care, and how many leave it."""

from __future__ import annotations

from jeugdregio.publishing.numbers import MINUS, format_date, format_number
from jeugdregio.publishing.stories.care import count, period, story, untold
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    in_year,
    number,
)


def tell(figures: Figures) -> Story:
    """Those who came, those who left, and who was there on the last day."""
    own = in_year(figures.own, figures.year)
    came, left = number(own.get("instroom")), number(own.get("uitstroom"))
    inside = count(own.get("in_zorg"), "inside", f"in zorg op {_last_day(figures)}")
    keys = (
        inside,
        count(came, "came", "kwamen in zorg"),
        count(left, "left", "gingen uit zorg"),
    )
    where, when = figures.scope.naam, period(figures)
    if came is not None and left is not None:
        answer = (
            f"In {where} kwamen {when} {format_number(came)} jongeren in zorg en "
            f"gingen er {format_number(left)} uit."
        )
        sign = "+" if came > left else MINUS if came < left else ""
        more = f"{sign}{format_number(abs(came - left))}"
        return story(
            answer,
            *keys,
            KeyFigure("balance", more, "verschil: wie erbij kwam min wie ging"),
        )
    if inside is None:
        return untold(figures, own.get("in_zorg"), *keys)
    return story(
        f"In {where} waren op {_last_day(figures)} {inside.value} jongeren in zorg. "
        "Hoeveel er kwamen of gingen, is niet te tonen: het zijn er te weinig.",
        *keys,
    )


def _last_day(figures: Figures) -> str:
    """The last day of the period, in words."""
    if figures.choices.get("maand", "")[:4].isdigit():
        return "de laatste dag van de maand"
    traffic = figures.traffic
    if traffic and traffic.last_day.year == figures.year:
        return format_date(traffic.last_day)
    return f"31 december {figures.year}"
