"""The care forms of a generated region: how long, how often, at what price.

These figures are ours. They are chosen to give traffic with the shape of the real
one; no source says them and nobody should quote them. What is brought to real
figures (young people, verwijzers, lasten, residence) is in `targets`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


Variant = Literal["inspanningsgericht", "outputgericht", "taakgericht"]
"""The uitvoeringsvarianten of the standard (IV074)."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product as it is allocated, claimed and paid.

    Attributes:
        code: Product code of the region; empty where none exists to claim.
        eenheid: Unit of the toewijzing, code list WJ756.
        frequentie: Code list WMO757; 6 is the total of the toewijzing.
        tarief_cents: Per unit, in the first year; 1 for unit 83 (euro's, in cents).
        volume: Middle of the allocated volume per frequency; cents for unit 83.
        spread: Sigma of the lognormal volume; 0 gives every toewijzing the same.
        claim_eenheid: Unit of the claim, where that is another one.
        is_scalable: Whether the volume is brought to the lasten of the gemeente.
    """

    code: str
    eenheid: str
    frequentie: str
    tarief_cents: int
    volume: float
    spread: float = 0.0
    claim_eenheid: str = ""
    is_scalable: bool = False


@dataclass(frozen=True, slots=True)
class CareMix:
    """A care form as this generator knows it.

    Attributes:
        key: Our own name.
        categorie: Product category, code list JZ020.
        product: What is allocated and claimed.
        share: Part of the first requests; of residence: part within residence.
        median_days: Median length of care; ``sigma`` of its lognormal.
        granted_days: Length of a toewijzing; 0 is without Einddatum.
        load: Care asked for, over the places there are; 0 is no queue. Above 1 some
            give up.
        variant: Uitvoeringsvariant.
        verblijf: Whether the young person lives elsewhere.
        is_urgent: Starts at once, often before the toewijzing.
        is_specific: Whether the toewijzing names the product code.
        companion: A second product that a part of the toewijzingen has.
        planned: Part that ends as planned.
        longest_days: Longest length of care.
    """

    key: str
    categorie: str
    product: Product
    share: float
    median_days: float
    sigma: float
    granted_days: int
    load: float
    variant: Variant = "inspanningsgericht"
    verblijf: bool = False
    is_urgent: bool = False
    is_specific: bool = True
    companion: tuple[str, Product] | None = None
    planned: float = 0.72
    longest_days: int = 1800


_VERVOER: Final = Product("42A01", "84", "4", 1650, 20, 0.3)

CARE_MIX: Final[tuple[CareMix, ...]] = (
    CareMix(
        "ambulant", "45",
        Product("45A01", "01", "4", 162, 960, 0.45, is_scalable=True),
        0.30, 260, 0.60, 365, 1.00,
    ),
    CareMix(
        "intensief_ambulant", "45",
        Product("45A05", "04", "2", 10_900, 9, 0.40, is_scalable=True),
        0.14, 210, 0.50, 270, 1.03, planned=0.66,
    ),
    CareMix(
        "resultaat_ambulant", "45",
        Product("45R01", "83", "4", 1, 210_000, 0.30, is_scalable=True),
        0.06, 270, 0.50, 365, 0.98, variant="outputgericht",
    ),
    CareMix(
        "traject_ambulant", "45",
        Product("45R09", "82", "6", 940_000, 1),
        0.06, 190, 0.35, 365, 0.98, variant="outputgericht",
    ),
    CareMix(
        "wijkteam", "45",
        Product("", "", "", 0, 0),
        0.06, 150, 0.50, 365, 0.0, variant="taakgericht", is_specific=False,
    ),
    CareMix(
        "ggz", "54",
        Product("54A01", "01", "4", 205, 720, 0.45, is_scalable=True),
        0.20, 280, 0.60, 365, 1.06,
    ),
    CareMix(
        "specialistische_ggz", "52",
        Product("52A01", "04", "4", 14_900, 18, 0.40, "01", is_scalable=True),
        0.05, 330, 0.55, 365, 1.08,
    ),
    CareMix(
        "dagbehandeling", "41",
        Product("41A01", "16", "4", 11_400, 26, 0.30),
        0.05, 330, 0.50, 365, 1.00, companion=("42", _VERVOER),
    ),
    CareMix(
        "maatwerk", "50",
        Product("50A01", "83", "", 1, 260_000, 0.40, is_scalable=True),
        0.02, 240, 0.45, 365, 0.90, is_specific=False,
    ),
    CareMix(
        "jeugdbescherming", "48",
        Product("48A01", "84", "4", 128_000, 1),
        0.040, 480, 0.50, 0, 0.90, planned=0.86,
    ),
    CareMix(
        "jeugdreclassering", "47",
        Product("47A01", "84", "4", 112_000, 1),
        0.010, 270, 0.40, 365, 0.85, planned=0.80,
    ),
    CareMix(
        "crisis", "46",
        Product("46A01", "14", "6", 46_500, 56),
        0.010, 21, 0.40, 56, 0.0,
        verblijf=False, is_urgent=True, planned=0.80, longest_days=42,
    ),
    CareMix(
        "pleegzorg", "44",
        Product("44A01", "14", "4", 6_100, 31),
        0.42, 620, 0.70, 0, 0.95, verblijf=True, planned=0.70,
    ),
    CareMix(
        "gezinshuis", "44",
        Product("44A05", "14", "4", 21_500, 31),
        0.13, 560, 0.60, 365, 0.97, verblijf=True, planned=0.66,
    ),
    CareMix(
        "verblijf_behandeling", "43",
        Product("43A01", "14", "4", 39_500, 31),
        0.38, 270, 0.60, 365, 0.97, verblijf=True, planned=0.60,
    ),
    CareMix(
        "landelijk", "55",
        Product("55A01", "14", "4", 61_000, 31),
        0.07, 210, 0.50, 365, 0.95, verblijf=True, planned=0.62,
    ),
)  # fmt: skip
"""All care forms, in a fixed order."""

MIX_BY_KEY: Final = {mix.key: mix for mix in CARE_MIX}

BROKEN_OFF: Final[tuple[tuple[str, float], ...]] = (
    ("32", 0.30),
    ("33", 0.15),
    ("34", 0.34),
    ("35", 0.15),
    ("38", 0.06),
)
"""Reasons of care that does not end as planned (JZ588): client, aanbieder, together,
outside cause, other aanbieder; parts of one."""

SEASON: Final = (1.05, 1.0, 1.1, 1.0, 0.95, 1.0, 0.75, 0.65, 1.1, 1.2, 1.15, 0.95)
"""Requests per working day from January to December; the summer is quiet."""

COMPANION_SHARE: Final = 0.45
"""Part of the toewijzingen with a companion product that has it."""

ADDITIONAL: Final = 0.26
"""Chance that a first trajectory is joined by one of another care form."""

AGAIN: Final = 0.20
"""Chance that care starts again after it ended."""

PATIENCE_DAYS: Final = 420.0
"""Mean time after which somebody who waits gives up."""

TARIFF_RISE: Final = 1.045
"""Tariffs of a year over those of the year before."""
