"""Why care stops."""

from __future__ import annotations

from jeugdregio.publishing.stories.care import (
    care_form,
    count,
    period,
    share,
    story,
    untold,
)
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    in_year,
    number,
)


def tell(figures: Figures) -> Story:
    """How much of it stopped as planned, and how much before."""
    own = in_year(figures.own, figures.year)
    planned, early = (
        number(own.get("volgens_plan_pct")),
        number(own.get("voortijdig_pct")),
    )
    counts = (
        count(own.get("gestopt"), "total", "keer stopte zorg"),
        count(own.get("door_jongere"), "young", "keer door de jongere"),
        count(own.get("door_aanbieder"), "provider", "keer door de aanbieder"),
    )
    if planned is None:
        return untold(figures, own.get("volgens_plan_pct"), *counts)
    answer = (
        f"Van de zorg{care_form(figures)} die in {figures.scope.naam} "
        f"{period(figures)} stopte, stopte {share(planned)} volgens plan"
    )
    keys = [KeyFigure("planned", share(planned), "stopte volgens plan")]
    if early is not None:
        answer += f" en {share(early)} voortijdig"
        keys.append(KeyFigure("early", share(early), "stopte voortijdig"))
    return story(f"{answer}.", *keys, *counts)
