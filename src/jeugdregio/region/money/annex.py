"""The cost key as an annex of the regeling."""

from __future__ import annotations

from typing import Final

from jeugdregio.region.money.choice import KeyChoice
from jeugdregio.region.money.share import MoneyFigures, Shared
from jeugdregio.region.regeling.annex import Annex


TITLE: Final = "Verdeling van de kosten"


def annex_of_cost_key(shared: Shared, figures: MoneyFigures, *, deel: int) -> Annex:
    """The key in words, its formula, and what it would have meant in one year.

    Args:
        shared: The key, worked out.
        figures: The figures it was worked out with.
        deel: Part of the cost bought together, in whole per cents.

    Example:
        >>> from jeugdregio.region.money.choice import parse_key
        >>> from jeugdregio.region.money.share import share
        >>> figures = MoneyFigures(
        ...     {"GM1": "A", "GM2": "B"}, {2024: {"GM1": 900, "GM2": 100}},
        ...     {2024: {"GM1": 3, "GM2": 1}}, {}, {}, {})
        >>> found = share(figures, parse_key("inwoners"), year=2024, deel=50)
        >>> annex_of_cost_key(found, figures, deel=50).rows
        (('A', '3,75', '75,0%'), ('B', '1,25', '25,0%'), ('Samen', '5,00', '100,0%'))
    """
    total = shared.total_cents
    rows = [
        (
            figures.names[code],
            _euro(pays),
            _percent(pays, total),
        )
        for code, pays in zip(shared.codes, shared.pays_cents, strict=True)
    ]
    return Annex(
        TITLE,
        (
            *_words(shared.choice),
            (
                f"De tabel laat zien wat dit over {shared.year} was geweest, als de "
                f"regio {deel}% van de kosten samen deelt."
            ),
            *shared.sources,
        ),
        ("Gemeente", "Bijdrage in euro", "Deel"),
        (*rows, ("Samen", _euro(total), _percent(total, total))),
    )


def annex_without_amounts(choice: KeyChoice, why: str) -> Annex:
    """The key in words, where the figures for a table are not there.

    Args:
        choice: The key.
        why: Why there is no table, a sentence.
    """
    return Annex(TITLE, (*_words(choice), "Een tabel is er nog niet.", why))


def _words(choice: KeyChoice) -> tuple[str, ...]:
    return (
        *choice.sentences(),
        *(f"Zo rekenen wij: {each}." for each in choice.formulas()),
        (
            "De bedragen worden op de cent verdeeld. Centen die overblijven, gaan "
            "naar de grootste resten."
        ),
    )


def _euro(cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02d}"


def _percent(part: int, whole: int) -> str:
    share = 100 * part / whole if whole else 0.0
    return f"{share:.1f}%".replace(".", ",")
