"""What the care costs that providers claim with messages."""

from __future__ import annotations

from jeugdregio.publishing.numbers import format_euro, format_euro_short, format_number
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
    """The claims granted, for how many young people, and per young person."""
    own = in_year(figures.own, figures.year)
    amount = number(own.get("lasten_eur"))
    people = number(own.get("jongeren"))
    young = count(people, "young", "jongeren met gedeclareerde zorg")
    if amount is None:
        return untold(figures, own.get("lasten_eur"), young)
    when = period(figures)
    answer = (
        f"{figures.scope.naam} kende voor zorg {when} {format_euro_short(amount)} toe "
        f"aan declaraties{care_form(figures)}"
    )
    if people:
        answer += (
            f". Dat is voor {format_number(people)} jongeren, gemiddeld "
            f"{format_euro(amount / people)} per jongere"
        )
    change = change_since(figures, "lasten_eur", decimals=1)
    keys = [
        KeyFigure("total", format_euro_short(amount), f"toegekend {figures.year}"),
        young,
        KeyFigure("each", format_euro(amount / people), "gemiddeld per jongere")
        if people
        else None,
        change,
    ]
    places = ranked(figures.areas, "lasten_eur")
    if figures.scope.kind == "regio" and amount > 0 and len(places) > 1:
        name, most = places[0]
        part = f"{format_number(100 * most / amount)}%"
        keys.append(KeyFigure("largest", part, f"van het bedrag is van {name}"))
    return story(f"{answer}.", *keys)
