"""How many young people come back into care within a year."""

from __future__ import annotations

from jeugdregio.publishing.stories.care import count, period, share, story, untold
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    in_year,
    number,
)


def tell(figures: Figures) -> Story:
    """The share that came back, of those whom we could follow for a year."""
    own = in_year(figures.own, figures.year)
    back = number(own.get("terug_pct"))
    counts = (
        count(own.get("gevolgd"), "followed", "keer gestopt en een jaar gevolgd"),
        count(own.get("terug"), "back", "keer terug binnen een jaar"),
        count(own.get("nog_onbekend"), "open", "keer nog niet te beoordelen"),
    )
    if figures.scope.kind == "gemeente":
        where = f"de regio {figures.traffic.regio}" if figures.traffic else "de regio"
        stopped = count(own.get("gestopt"), "stopped", "keer stopte de zorg")
        return story(
            "Hoeveel jongeren binnen een jaar terugkomen, is er alleen voor de hele "
            f"regio: kijk bij {where}.",
            stopped,
        )
    if back is None:
        return untold(figures, own.get("terug_pct"), *counts)
    answer = (
        f"Van de jongeren in {figures.scope.naam} van wie de zorg {period(figures)} "
        f"stopte, kwam {share(back)} binnen een jaar terug."
    )
    return story(
        answer, KeyFigure("share", share(back), "terug binnen een jaar"), *counts
    )
