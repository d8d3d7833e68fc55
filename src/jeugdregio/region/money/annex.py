"""A cost key as an annex of the regeling."""

from __future__ import annotations

from collections.abc import Sequence

from jeugdregio.models.cost_sharing.keys import Fixed, Key, Mixture
from jeugdregio.region.money.words import ROUNDING, formula_of, name_of
from jeugdregio.region.regeling.annex import Annex


def annex_of_cost_key(
    key: Key,
    names: Sequence[str],
    contributions: Sequence[int],
    *,
    year: int,
    source: str,
) -> Annex:
    """The key in words, and what it comes to with the figures of one year.

    Args:
        key: The key.
        names: The municipalities, in the order in which they share.
        contributions: Cents per municipality; the total is their sum.
        year: The year of the figures.
        source: Where they come from, in one Dutch sentence.

    Returns:
        Title, sentences, and a table with a row per municipality and one of all; with
        agreed shares also a column of those.

    Raises:
        InvalidInputError: As many names as contributions are needed.

    Example:
        >>> from jeugdregio.models.cost_sharing.keys import Basis, Proportional
        >>> annex = annex_of_cost_key(
        ...     Proportional(Basis.INHABITANTS), ["Beek", "Stein"], [123_456, 50],
        ...     year=2024, source="Bron: CBS.")
        >>> [[cell.replace(chr(160), " ") for cell in row] for row in annex.rows]
        [['Beek', '€ 1.234,56'], ['Stein', '€ 0,50'], ['Samen', '€ 1.235,06']]
    """
    agreed = _agreed(key)
    header: tuple[str, ...] = ("Gemeente", f"Bijdrage met cijfers van {year}")
    rows = [
        (name, _euro(cents))
        for name, cents in zip(
            [*names, "Samen"], [*contributions, sum(contributions)], strict=True
        )
    ]
    if agreed:
        header = ("Gemeente", "Vast aandeel", header[1])
        shares = [*agreed, sum(agreed)]
        return Annex(
            f"Kostensleutel: {name_of(key)}",
            _sentences(key, year, source),
            header,
            tuple(
                (name, str(part), amount)
                for (name, amount), part in zip(rows, shares, strict=True)
            ),
            about="sleutel",
        )
    return Annex(
        f"Kostensleutel: {name_of(key)}",
        _sentences(key, year, source),
        header,
        tuple(rows),
        about="sleutel",
    )


def annex_without_amounts(key: Key, reason: str) -> Annex:
    """The key in words alone, where it cannot be worked out now.

    Args:
        key: The key.
        reason: Why there is no table, one Dutch sentence.
    """
    return Annex(
        f"Kostensleutel: {name_of(key)}",
        (*formula_of(key), *ROUNDING, "Een tabel met bedragen is er nog niet.", reason),
        about="sleutel",
    )


def _sentences(key: Key, year: int, source: str) -> tuple[str, ...]:
    return (
        *formula_of(key),
        *ROUNDING,
        (
            f"De tabel is een berekening met cijfers van {year}, om de sleutel te "
            "laten zien. Elk jaar tellen de cijfers van dat jaar."
        ),
        source,
    )


def _agreed(key: Key) -> tuple[int, ...]:
    """Agreed shares, also those of a part of a mixture; empty for none."""
    if isinstance(key, Mixture):
        found = [_agreed(each) for _, each in key.parts]
        return next((each for each in found if each), ())
    return key.shares if isinstance(key, Fixed) else ()


def _euro(cents: int) -> str:
    euros, rest = divmod(abs(cents), 100)
    sign = "\N{MINUS SIGN}" if cents < 0 else ""
    return f"€\N{NO-BREAK SPACE}{sign}{euros:,}".replace(",", ".") + f",{rest:02}"
