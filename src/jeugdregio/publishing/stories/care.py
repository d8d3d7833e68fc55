"""What the stories of figures from messages share: the period, and what is withheld."""

from __future__ import annotations

from jeugdregio.measures.disclosure import Cell, Suppressed
from jeugdregio.publishing.numbers import format_date, format_number
from jeugdregio.publishing.stories.story import Figures, KeyFigure, Story


def period(figures: Figures) -> str:
    """The period of the figures, for in a sentence; a part of a year says so."""
    year, traffic = figures.year, figures.traffic
    maand = figures.choices.get("maand", "")
    if maand[:4].isdigit():
        return f"in de maand {maand}"
    if traffic is None or year in traffic.whole:
        return f"in {year}"
    if year == traffic.last_day.year:
        day = format_date(traffic.last_day).removesuffix(f" {year}")
        return f"in {year} (tot en met {day})"
    return f"in {year} (niet het hele jaar)"


def care_form(figures: Figures, before: str = " bij ") -> str:
    """The care form chosen, for in a sentence; empty where it is all of them."""
    form = figures.choices.get("zorgvorm", "alle")
    return "" if form == "alle" else f"{before}{form.lower()}"


def share(value: float) -> str:
    """A share as a reader remembers it: whole per cents."""
    return f"{format_number(value)}%"


def count(cell: Cell, key: str, label: str, comparison: str = "") -> KeyFigure | None:
    """A count as key figure; none where it is unknown or withheld."""
    if not isinstance(cell, int | float):
        return None
    return KeyFigure(key, format_number(cell), label, comparison)


def story(answer: str, *keys: KeyFigure | None) -> Story:
    """The answer with the key figures that are known."""
    return Story(answer, tuple(key for key in keys if key is not None))


def untold(figures: Figures, cell: Cell, *keys: KeyFigure | None) -> Story:
    """The story where the figure itself cannot be shown; others still can."""
    where, when = figures.scope.naam, period(figures)
    if not isinstance(cell, Suppressed):
        return story(f"Over {where} is {when} nog te weinig bekend.", *keys)
    answer = f"Van {where} zijn er {when} te weinig jongeren om te tonen."
    if figures.scope.kind == "gemeente" and figures.traffic:
        answer += f" Kijk daarvoor bij de regio {figures.traffic.regio}."
    else:
        answer = (
            f"Dit getal van {where} is {when} niet te tonen: het gaat over te weinig "
            "jongeren, of u kunt er een klein aantal mee uitrekenen."
        )
    return story(answer, *keys)
