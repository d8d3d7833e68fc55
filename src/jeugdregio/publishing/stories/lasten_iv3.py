"""What youth care costs."""

from __future__ import annotations

from jeugdregio.publishing.numbers import (
    format_euro,
    format_euro_short,
    format_number,
    format_percent,
)
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
    """The costs of a scope beside those of the country."""
    own = in_year(figures.own, figures.year)
    total = number(own.get("lasten_x1000_eur"))
    each = number(own.get("lasten_per_inwoner_eur"))
    country = number(
        in_year(figures.country, figures.year).get("lasten_per_inwoner_eur")
    )
    if total is None or each is None:
        return nothing_known(figures)
    scope = figures.scope
    budget = figures.choices.get("verslagsoort") == "begroting"
    many = scope.kind == "land"
    amount = format_euro_short(1000 * total)
    if budget:
        did = "begrootten" if many else "begrootte"
        act = f"{did} in {figures.year} {amount} voor jeugdzorg"
    else:
        act = (
            f"{'gaven' if many else 'gaf'} in {figures.year} {amount} uit aan jeugdzorg"
        )
    answer = f"{scope.subject} {act}: {format_euro(each)} per inwoner."
    places = ranked(figures.areas, "lasten_per_inwoner_eur")
    if scope.kind != "land" and country:
        answer += f" Dat is {_beside(each, country)} Nederland."
    if scope.kind != "gemeente" and len(places) > 1 and places[-1][1] > 0:
        factor = format_number(places[0][1] / places[-1][1], 1)
        high, low = places[0][0], places[-1][0]
        verb = "begroot" if budget else "geeft"
        end = "" if budget else " uit"
        answer += (
            f" {high} {verb} per inwoner het meest{end}, {low} het minst: een factor "
            f"{factor}."
        )
    word = "begroting" if budget else "jaarrekening"
    keys = [
        KeyFigure(
            "total", format_euro_short(1000 * total), f"lasten {figures.year} ({word})"
        ),
        KeyFigure(
            "each", format_euro(each), "per inwoner", _beside_country(figures, country)
        ),
    ]
    if change := change_since(figures, "lasten_per_inwoner_eur"):
        keys.append(KeyFigure("change", change.value, f"per inwoner, {change.label}"))
    if missing := number(own.get("gemeenten_zonder_cijfer")):
        keys.append(
            KeyFigure("missing", format_number(missing), "gemeenten zonder cijfer")
        )
    if scope.kind == "gemeente":
        names = [name for name, _ in places]
        if scope.naam in names:
            keys.append(
                KeyFigure(
                    "place",
                    f"{names.index(scope.naam) + 1} van {len(names)}",
                    "plaats in de regio, van hoog naar laag",
                )
            )
    return Story(answer, tuple(keys))


def _beside_country(figures: Figures, country: float | None) -> str:
    if figures.scope.kind == "land" or country is None:
        return ""
    return f"Nederland {format_euro(country)}"


def _beside(value: float, other: float) -> str:
    share = 100 * (value - other) / other
    if abs(share) < 0.5:
        return "net zoveel als gemiddeld in"
    word = "meer" if share > 0 else "minder"
    return f"{format_percent(abs(share), 0)} {word} dan gemiddeld in"
