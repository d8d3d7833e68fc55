"""What pooling costly cases does to the risk of each municipality: *Voorbeeld*.

How many costly cases a municipality has is in no open source. So the cases are made up,
from stated assumptions and the number of young inhabitants.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from jeugdregio.actions.money_figures import MoneyFigures
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.keys import Basis
from jeugdregio.models.risk_pooling.cases import CaseModel, draw_cases
from jeugdregio.models.risk_pooling.pool import PooledRisk, pool_risk


TRIALS: Final = 10_000
LISTED: Final = 2_000
"""Cases on the made-up list that years are drawn from."""

DEFAULT_PER_THOUSAND: Final = 2
MOST_PER_THOUSAND: Final = 10
MOST_LIMIT: Final = 100_000_000
"""A million euros."""

SEED: Final = 1


@dataclass(frozen=True, slots=True)
class RegionRisk:
    """Risk alone and pooled, with the assumptions.

    Attributes:
        names: The municipalities.
        risk: The outcome, in the same order.
        model: The assumptions.
        mean_cents: Average cost on the made-up list.
        young_year: The year of the young inhabitants.
    """

    names: tuple[str, ...]
    risk: PooledRisk
    model: CaseModel
    mean_cents: int
    young_year: int


def case_model(per_thousand: int) -> CaseModel:
    """The assumptions: our own round numbers, except the one that a reader sets."""
    return CaseModel(
        per_thousand=float(per_thousand),
        median_cents=6_000_000,
        sigma=0.8,
        most_cents=60_000_000,
    )


def pool_region_risk(
    figures: MoneyFigures,
    year: int,
    *,
    per_thousand: int = DEFAULT_PER_THOUSAND,
    limit_cents: int = 0,
    seed: int = SEED,
) -> RegionRisk | None:
    """Draw years of made-up costly cases for the municipalities of a region.

    Each pays pooled what is expected of it by its young inhabitants, so that the
    expected cost stays the same and only the risk differs.

    Args:
        figures: The open figures of the region.
        year: The latest year of young inhabitants to use.
        per_thousand: Costly cases a year per thousand young inhabitants, 1 to 10.
        limit_cents: What a municipality pays itself of each case.
        seed: Where chance starts.

    Returns:
        None where young inhabitants of the year, or an earlier one, are not known.

    Raises:
        InvalidInputError: A number is out of range.
    """
    if not 1 <= per_thousand <= MOST_PER_THOUSAND or not 0 <= limit_cents <= MOST_LIMIT:
        raise InvalidInputError(
            f"Reken met 1 tot en met {MOST_PER_THOUSAND} dure gevallen per 1.000 "
            "jongeren, en een grens van hoogstens een miljoen euro.",
            hint="Verbeter het getal.",
        )
    years = figures.years_of(Basis.YOUNG, year)
    known = figures.young.get(years[0], {}) if years else {}
    if any(code not in known for code in figures.codes):
        return None
    model = case_model(per_thousand)
    young = tuple(known[code] for code in figures.codes)
    risk, mean = _pool(model, young, limit_cents, seed)
    return RegionRisk(tuple(figures.names.values()), risk, model, mean, years[0])


@lru_cache(maxsize=128)
def _pool(
    model: CaseModel, young: tuple[int, ...], limit_cents: int, seed: int
) -> tuple[PooledRisk, int]:
    cases = draw_cases(LISTED, model, np.random.default_rng(seed))
    risk = pool_risk(
        cases,
        expected_cases=[each * model.per_thousand / 1_000 for each in young],
        weights=young,
        limit_cents=limit_cents,
        trials=TRIALS,
        seed=seed,
    )
    return risk, round(sum(cases) / len(cases))
