"""Contributions of a region under a key, from its own figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.keys import Participant, contributions
from jeugdregio.region.money.choice import KeyChoice


PAST_YEARS: Final = 3
"""Years before that *verleden* and *stop_loss* look at. Our own choice."""

DEFAULT_DEEL: Final = 50
"""Part of the cost bought together, in %. Not known from any source: our own choice."""

ByCode = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """What is known of the municipalities of a region; only years that are whole.

    Args:
        names: Name by GM code, in the order of the tables.
        accounts: Per year the spending on youth care by GM code, in cents.
        inhabitants: Per year the inhabitants by GM code.
        young: Per year the inhabitants of 0 to 25 by GM code.
        users: Per year the young people with care by GM code.
        incomplete: Years without a usable account of everyone, with the names of those
            that miss.
    """

    names: Mapping[str, str]
    accounts: Mapping[int, ByCode]
    inhabitants: Mapping[int, ByCode]
    young: Mapping[int, ByCode]
    users: Mapping[int, ByCode]
    incomplete: Mapping[int, tuple[str, ...]]

    @property
    def years(self) -> tuple[int, ...]:
        """Years that can be chosen, the latest first; may be empty."""
        return tuple(sorted(set(self.accounts) & set(self.inhabitants), reverse=True))


@dataclass(frozen=True, slots=True)
class Shared:
    """One key worked out for one year.

    Attributes:
        choice: The key.
        year: The year of the cost.
        codes: GM codes, in the order of the amounts.
        own_cents: What each one's own young people cost, of the part bought together.
        pays_cents: What each one pays; adds up to the same total.
        sources: Which figure of which year was used, in sentences.
    """

    choice: KeyChoice
    year: int
    codes: tuple[str, ...]
    own_cents: tuple[int, ...]
    pays_cents: tuple[int, ...]
    sources: tuple[str, ...]

    @property
    def total_cents(self) -> int:
        """What is shared."""
        return sum(self.own_cents)


def check_deel(percent: int) -> int:
    """A part of the cost: 1 to 100 whole per cents.

    Raises:
        InvalidInputError: It is not.
    """
    if not 1 <= percent <= 100:
        raise InvalidInputError(
            f"Het deel dat de regio samen koopt is 1 tot en met 100%, niet {percent}%.",
            hint="Kies bijvoorbeeld 50.",
        )
    return percent


def check_year(figures: MoneyFigures, year: int) -> int:
    """A year with a usable account of everyone.

    Raises:
        InvalidInputError: It is not; the message names who misses.
    """
    if year not in figures.years:
        raise InvalidInputError(_why_not(figures, year), hint=_other_years(figures))
    return year


def latest_year(figures: MoneyFigures) -> int:
    """The latest year with a usable account of everyone.

    Raises:
        InvalidInputError: There is none.
    """
    if not figures.years:
        raise InvalidInputError(
            "Van deze regio is er geen jaar met een jaarrekening van elke gemeente.",
            hint="Kies een andere regio.",
        )
    return figures.years[0]


def share(
    figures: MoneyFigures,
    choice: KeyChoice,
    *,
    year: int,
    deel: int = DEFAULT_DEEL,
    extra_cents: int = 0,
) -> Shared:
    """Work a key out.

    Args:
        figures: The figures of the region.
        choice: The key.
        year: The year of the cost.
        deel: Part of the cost bought together, in whole per cents.
        extra_cents: An amount on top that is shared in the same way, such as the cost
            of one organisation.

    Returns:
        The contributions; they add up to the total, to the cent.

    Raises:
        InvalidInputError: The year is not whole, or a figure of the key is missing.

    Example:
        >>> from jeugdregio.region.money.choice import parse_key
        >>> figures = MoneyFigures(
        ...     {"GM1": "A", "GM2": "B"}, {2024: {"GM1": 900, "GM2": 100}},
        ...     {2024: {"GM1": 3, "GM2": 1}}, {}, {}, {})
        >>> share(figures, parse_key("inwoners"), year=2024, deel=50).pays_cents
        (375, 125)
    """
    check_deel(deel)
    check_year(figures, year)
    codes = tuple(figures.names)
    past = [
        each
        for each in range(year - 1, year - 1 - PAST_YEARS, -1)
        if each in figures.accounts
    ]
    young_year = _latest(figures.young, year)
    users_year = _latest(figures.users, year)
    fixed_year = choice.fixed_year
    _check_known(
        choice,
        {
            "jongeren": young_year is not None,
            "jongeren_met_zorg": users_year is not None,
            "verleden": bool(past),
            "stop_loss": bool(past),
            "vast": fixed_year is None or fixed_year in figures.accounts,
        },
        year,
    )
    who = [
        Participant(
            code=code,
            own_cents=_part(figures.accounts[year][code], deel),
            inhabitants=figures.inhabitants[year][code],
            young=None if young_year is None else figures.young[young_year][code],
            users=None if users_year is None else figures.users[users_year][code],
            past_cents=tuple(figures.accounts[each][code] for each in past),
            fixed=(None if fixed_year is None else figures.accounts[fixed_year][code]),
        )
        for code in codes
    ]
    own = tuple(each.own_cents for each in who)
    return Shared(
        choice=choice,
        year=year,
        codes=codes,
        own_cents=own,
        pays_cents=contributions(sum(own) + extra_cents, who, choice.as_portions()),
        sources=_sources(choice, year, past, young_year, users_year),
    )


def _part(cents: int, deel: int) -> int:
    """A whole number: accounts are in thousands of euro, 100,000 cents each."""
    return cents * deel // 100


def _latest(known: Mapping[int, ByCode], year: int) -> int | None:
    """The latest year not after this one."""
    return max((each for each in known if each <= year), default=None)


def _check_known(choice: KeyChoice, known: Mapping[str, bool], year: int) -> None:
    words = {
        "jongeren": f"het aantal jonge inwoners van {year} of eerder",
        "jongeren_met_zorg": f"het aantal jongeren met zorg van {year} of eerder",
        "verleden": f"de kosten in een van de {PAST_YEARS} jaren voor {year}",
        "stop_loss": f"de kosten in een van de {PAST_YEARS} jaren voor {year}",
        "vast": f"de kosten in {choice.fixed_year}",
    }
    for kind in words:
        if kind in choice.kinds and not known[kind]:
            raise InvalidInputError(
                f"De sleutel '{choice.label}' kan hier niet: niet van elke gemeente "
                f"is bekend {words[kind]}.",
                hint="Kies een ander jaar of een andere sleutel.",
            )


def _sources(
    choice: KeyChoice,
    year: int,
    past: list[int],
    young_year: int | None,
    users_year: int | None,
) -> tuple[str, ...]:
    kinds = choice.kinds
    found = [f"Kosten: jaarrekening {year}."]
    if kinds & {"inwoners", "beschikbaarheid", "band", "stop_loss"}:
        found.append(f"Inwoners: 1 januari {year}.")
    if "jongeren" in kinds:
        found.append(f"Jonge inwoners (0 tot 25 jaar): {young_year}.")
    if "jongeren_met_zorg" in kinds:
        found.append(f"Jongeren met zorg: {users_year}, afgerond door het CBS.")
    if kinds & {"verleden", "stop_loss"}:
        told = " en ".join(str(each) for each in reversed(past))
        found.append(f"Jaren ervoor: {told.replace(' en ', ', ', len(past) - 2)}.")
    if "vast" in kinds:
        found.append(f"Vaste aandelen: jaarrekening {choice.fixed_year}.")
    return tuple(found)


def _why_not(figures: MoneyFigures, year: int) -> str:
    missing = figures.incomplete.get(year)
    if missing:
        return (
            f"Over {year} is er geen bruikbare jaarrekening van: "
            + ", ".join(missing)
            + "."
        )
    return f"Over {year} zijn er geen jaarrekeningen."


def _other_years(figures: MoneyFigures) -> str:
    years = ", ".join(map(str, figures.years))
    return f"Kies uit: {years}." if years else "Kies een andere regio."
