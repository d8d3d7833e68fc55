"""How a whole is divided: what the stories of age and referrers share."""

from __future__ import annotations

from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.publishing.numbers import format_number, format_percent
from jeugdregio.publishing.stories.story import Figures, KeyFigure, number


def shares_in(table: DisclosedTable, part: str, year: int) -> dict[str, float]:
    """Share in per cent per part, for one year; parts without a figure left out."""
    return {
        str(row[part]): value
        for row in table.records()
        if row["jaar"] == year and (value := number(row["aandeel_pct"])) is not None
    }


def beside_country(
    figures: Figures, part: str, names: tuple[str, ...]
) -> tuple[KeyFigure, ...]:
    """Key figures of the parts named, each beside the country."""
    own = shares_in(figures.own, part, figures.year)
    country = shares_in(figures.country, part, figures.year)
    found = []
    for name in names:
        if name not in own:
            continue
        beside = ""
        if figures.scope.kind != "land" and name in country:
            beside = f"Nederland {format_percent(country[name], 0)}"
        found.append(KeyFigure(name, format_percent(own[name], 0), name, beside))
    return tuple(found)


def largest_gap(
    own: dict[str, float], country: dict[str, float]
) -> tuple[str, float] | None:
    """The part that differs most from the country, with the difference in points."""
    gaps = [(name, own[name] - country[name]) for name in own if name in country]
    return max(gaps, key=lambda gap: abs(gap[1]), default=None)


def points(value: float) -> str:
    """A difference between percentages."""
    word = "hoger" if value > 0 else "lager"
    return f"{format_number(abs(value), 0)} procentpunt {word}"
