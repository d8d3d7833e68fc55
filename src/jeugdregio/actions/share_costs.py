"""What cost keys mean for the municipalities of a region: side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.core import Alone, CoreTest, core_test
from jeugdregio.models.risk_pooling.resample import (
    Resampled,
    lognormal_cases,
    resample,
)
from jeugdregio.region.money.choice import KeyChoice
from jeugdregio.region.money.share import (
    DEFAULT_DEEL,
    MoneyFigures,
    Shared,
    check_deel,
    check_year,
    share,
)


ORGANISATION_EUR: Final = 500_000
"""Cost of a separate purchasing organisation a year: our own assumption."""

MOST_EUR: Final = 100_000_000
SEED: Final = 1
YEARS: Final = 2_000
CASES: Final = 10_000
MEDIAN_CENTS: Final = 75_000_00
SIGMA: Final = 0.8
PER_10_000: Final = 4
"""Costly cases a year per 10,000 inhabitants: our own assumption, for an example."""

MOST_CASES: Final = 100

# Readers change one thing and go back.
_core = lru_cache(maxsize=256)(core_test)


@dataclass(frozen=True, slots=True)
class KeyOutcome:
    """One key for one region.

    Attributes:
        shared: The contributions of the year.
        before: Those of the year before; None where that year is not whole for it.
        core: Whether anyone pays more than alone, with one organisation against more.
        refused: Why the key cannot be worked out; empty where it can.
    """

    choice: KeyChoice
    shared: Shared | None
    before: Shared | None
    core: CoreTest | None
    refused: str = ""


def share_costs(
    figures: MoneyFigures,
    choices: Sequence[KeyChoice],
    *,
    year: int,
    deel: int = DEFAULT_DEEL,
    organisation_eur: int = ORGANISATION_EUR,
) -> tuple[KeyOutcome, ...]:
    """Work out every key; one that misses a figure says so.

    Args:
        figures: The figures of the region.
        choices: The keys, in the order of the page.
        year: The year of the cost.
        deel: Part of the cost bought together, in whole per cents.
        organisation_eur: What every separate organisation costs, in euro a year.

    Raises:
        InvalidInputError: The year or an amount cannot be.
    """
    if not 0 <= organisation_eur <= MOST_EUR:
        raise InvalidInputError(
            f"Een eigen organisatie kost 0 tot en met {MOST_EUR} euro per jaar.",
            hint="Verbeter het bedrag.",
        )
    # What no key can do without is refused here, for all keys at once.
    check_deel(deel)
    check_year(figures, year)
    return tuple(
        _outcome(figures, choice, year, deel, 100 * organisation_eur)
        for choice in choices
    )


def _outcome(
    figures: MoneyFigures,
    choice: KeyChoice,
    year: int,
    deel: int,
    organisation_cents: int,
) -> KeyOutcome:
    try:
        shared = share(figures, choice, year=year, deel=deel)
    except InvalidInputError as error:
        return KeyOutcome(choice, None, None, None, error.message)
    try:
        before = share(figures, choice, year=year - 1, deel=deel)
    except InvalidInputError:
        before = None
    together = share(
        figures, choice, year=year, deel=deel, extra_cents=organisation_cents
    )
    return KeyOutcome(
        choice,
        shared,
        before,
        _core(together.pays_cents, Alone(shared.own_cents, organisation_cents)),
    )


def pool_costly_cases(
    figures: MoneyFigures, *, year: int, per_10_000: int = PER_10_000
) -> Resampled:
    """An example of what sharing costly cases does; the cases are made up.

    Args:
        figures: For the inhabitants.
        year: The year of the inhabitants.
        per_10_000: Costly cases a year per 10,000 inhabitants.

    Raises:
        InvalidInputError: The number of cases cannot be.
    """
    if not 1 <= per_10_000 <= MOST_CASES:
        raise InvalidInputError(
            f"Het aantal dure gevallen is 1 tot en met {MOST_CASES} per 10.000 "
            "inwoners.",
            hint="Kies bijvoorbeeld 4.",
        )
    people = tuple(figures.inhabitants[year][code] for code in figures.names)
    return _pooled(people, per_10_000)


@lru_cache(maxsize=256)
def _pooled(people: tuple[int, ...], per_10_000: int) -> Resampled:
    rng = np.random.default_rng(SEED)
    cases = lognormal_cases(CASES, median_cents=MEDIAN_CENTS, sigma=SIGMA, rng=rng)
    return resample(
        [each * per_10_000 / 10_000 for each in people], cases, years=YEARS, rng=rng
    )
