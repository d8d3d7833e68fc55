"""Whether youth care costs more than was budgeted."""

from __future__ import annotations

from jeugdregio.publishing.numbers import (
    format_euro_short,
    format_number,
    format_percent,
)
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    in_year,
    nothing_known,
    number,
)


def tell(figures: Figures) -> Story:
    """Accounts beside the budget of the same year."""
    own = in_year(figures.own, figures.year)
    budget = number(own.get("begroting_x1000_eur"))
    account = number(own.get("rekening_x1000_eur"))
    if budget is None or account is None:
        return nothing_known(figures)
    difference = account - budget
    share = number(own.get("verschil_pct"))
    spent = "gaven" if figures.scope.kind == "land" else "gaf"
    if difference:
        word = "meer" if difference > 0 else "minder"
        answer = (
            f"{figures.scope.subject} {spent} in {figures.year} "
            f"{format_euro_short(1000 * abs(difference))} {word} uit aan jeugdzorg dan "
            "begroot"
        )
        answer += f": {format_percent(abs(share))}." if share is not None else "."
    else:
        answer = (
            f"{figures.scope.subject} {spent} in {figures.year} precies uit wat "
            "begroot was."
        )
    keys = [
        KeyFigure(
            "budget", format_euro_short(1000 * budget), f"begroting {figures.year}"
        ),
        KeyFigure(
            "account", format_euro_short(1000 * account), f"jaarrekening {figures.year}"
        ),
    ]
    country = number(in_year(figures.country, figures.year).get("verschil_pct"))
    if share is not None:
        beside = (
            f"Nederland {format_percent(country, signed=True)}"
            if country is not None and figures.scope.kind != "land"
            else ""
        )
        written = format_percent(share, signed=True)
        keys.append(
            KeyFigure(
                "share", written, f"rekening tegen begroting {figures.year}", beside
            )
        )
    if figures.scope.kind != "gemeente":
        values = [
            value
            for row in figures.areas.records()
            if (value := number(row["verschil_x1000_eur"])) is not None
        ]
        above = sum(value > 0 for value in values)
        plural = "regio's" if figures.area_word == "regio" else "gemeenten"
        keys.append(
            KeyFigure(
                "above",
                f"{format_number(above)} van {format_number(len(values))}",
                f"{plural} boven de begroting",
            )
        )
    return Story(answer, tuple(keys))
