"""The invented aanbieders of a region, what they offer where, and at what tariff."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jeugdregio.synthesis.care_mix import (
    CARE_MIX,
    MIX_BY_KEY,
    TARIFF_RISE,
    CareMix,
    Product,
)
from jeugdregio.synthesis.names import aanbieder_agb, aanbieder_naam
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.targets import Target


CONTRACT_COLUMNS: Final = (
    "gemeentecode",
    "agbcode",
    "productcategorie",
    "productcode",
    "eenheid",
    "tarief_cents",
    "begindatum",
    "einddatum",
)
"""The columns that `contracts load` reads, in order."""


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """An invented aanbieder.

    Attributes:
        agb: AGB code, valid in form only.
        naam: Name.
        weight: How often it is chosen, against the others.
        vormen: Keys of the care forms it offers.
        gemeenten: Codes of the gemeenten it works for.
        price: Factor on the tariffs.
    """

    agb: str
    naam: str
    weight: float
    vormen: tuple[str, ...]
    gemeenten: frozenset[str]
    price: float


def make_aanbieders(
    targets: Sequence[Target], rng: np.random.Generator
) -> tuple[Aanbieder, ...]:
    """Aanbieders for a region: some large ones everywhere, smaller ones in places.

    Every care form is offered by at least two in every gemeente, so that a second
    trajectory finds another aanbieder.
    """
    count = int(np.clip(6 + sum(each.jongeren for each in targets) / 250, 8, 60))
    weights = np.power(np.arange(1.0, count + 1.0), -0.7)
    offered = _offers(count, weights, rng)
    gemeenten = [each.gemeente for each in targets]
    places: list[set[str]] = []
    for number in range(count):
        drawn = rng.random(len(gemeenten))
        everywhere = number < count / 3
        places.append(
            {
                code
                for code, u in zip(gemeenten, drawn, strict=True)
                if everywhere or u < 0.5
            }
        )
    for mix in CARE_MIX:
        offering = [number for number in range(count) if mix.key in offered[number]]
        for code in gemeenten:
            for number in offering[:2]:
                places[number].add(code)
    prices = rng.uniform(0.95, 1.06, count)
    return tuple(
        Aanbieder(
            aanbieder_agb(number + 1),
            aanbieder_naam(number + 1),
            float(weights[number]),
            tuple(sorted(offered[number])),
            frozenset(places[number]),
            round(float(prices[number]), 3),
        )
        for number in range(count)
    )


def _offers(
    count: int,
    weights: NDArray[np.float64],
    rng: np.random.Generator,
) -> list[set[str]]:
    """Per aanbieder the care forms; common forms are offered by more of them."""
    offered: list[set[str]] = [set() for _ in range(count)]
    for mix in CARE_MIX:
        share = mix.share * (0.12 if mix.verblijf else 1.0)
        wanted = int(np.clip(round(2 + share * count), 2, count))
        # Who offers little is more likely to take a form up.
        taken = np.array([len(each) for each in offered])
        chance = weights**0.5 / (1.0 + taken) ** 2
        chosen = rng.choice(count, wanted, replace=False, p=chance / chance.sum())
        for number in chosen:
            offered[int(number)].add(mix.key)
    for number, vormen in enumerate(offered):
        if not vormen:
            vormen.add(("ambulant", "ggz")[number % 2])
    return offered


def products_of(mix: CareMix) -> tuple[tuple[str, Product], ...]:
    """The products of a care form that are claimed, each with its category.

    Example:
        >>> [product.code for _, product in products_of(MIX_BY_KEY["dagbehandeling"])]
        ['41A01', '42A01']
    """
    own = ((mix.categorie, mix.product),) if mix.product.code else ()
    return own + ((mix.companion,) if mix.companion else ())


def tarief_cents(product: Product, price: float, years: int) -> int:
    """The tariff of an aanbieder, so many years after the first year of the traffic.

    Euro's (unit 83) have none: a cent is a cent.

    Example:
        109 euro × 1.05 = 114.45

        >>> tarief_cents(MIX_BY_KEY["intensief_ambulant"].product, 1.05, 0)
        11445
    """
    if product.eenheid == "83":
        return 1
    return max(1, round(product.tarief_cents * price * TARIFF_RISE**years))


def contract_lines(
    aanbieders: Sequence[Aanbieder], parameters: Parameters
) -> pl.DataFrame:
    """One line per gemeente, aanbieder, product and calendar year.

    Returns:
        The columns of `CONTRACT_COLUMNS`; codes as in the messages (gemeente in four
        digits, without GM); tariffs in cents per unit (of unit 83: 1).
        Lines of one product follow each other without a gap.
    """
    rows: list[tuple[object, ...]] = []
    first_year = parameters.first.year
    for aanbieder in aanbieders:
        for key in aanbieder.vormen:
            for categorie, product in products_of(MIX_BY_KEY[key]):
                for year in range(first_year, parameters.until.year + 1):
                    tarief = tarief_cents(product, aanbieder.price, year - first_year)
                    rows.extend(
                        (
                            gemeente.removeprefix("GM"),
                            aanbieder.agb,
                            categorie,
                            product.code,
                            product.eenheid,
                            tarief,
                            datetime.date(year, 1, 1),
                            datetime.date(year, 12, 31),
                        )
                        for gemeente in sorted(aanbieder.gemeenten)
                    )
    return (
        pl.DataFrame(rows, schema=list(CONTRACT_COLUMNS), orient="row")
        .unique([*CONTRACT_COLUMNS[:5], "begindatum"])
        .sort([*CONTRACT_COLUMNS[:5], "begindatum"])
    )


def aanbieder_frame(aanbieders: Sequence[Aanbieder]) -> pl.DataFrame:
    """Codes and names: ``agbcode``, ``naam``."""
    return pl.DataFrame(
        {
            "agbcode": [each.agb for each in aanbieders],
            "naam": [each.naam for each in aanbieders],
        }
    )
