"""Made-up costly cases: a heavy tail, so that a few cases cost very much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jeugdregio.kernel.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class CaseModel:
    """How costly cases are drawn. Every figure of it is an assumption: *Voorbeeld*.

    Costs are lognormal, cut off at a most: most cases lie near the median and a few
    far above it.

    Args:
        per_thousand: Cases a year per thousand young inhabitants.
        median_cents: Half of the cases cost less.
        sigma: Width of the distribution, of the natural logarithm; 0 is all equal.
        most_cents: No case costs more.
    """

    per_thousand: float
    median_cents: int
    sigma: float
    most_cents: int

    def __post_init__(self) -> None:
        if (
            self.per_thousand < 0
            or not 0 < self.median_cents <= self.most_cents
            or not 0 <= self.sigma <= 5
        ):
            raise InvalidInputError(
                "Deze aannames over dure gevallen kunnen niet.",
                hint="Kies een positief bedrag, en een grens die hoger ligt.",
            )


def draw_cases(
    count: int, model: CaseModel, rng: np.random.Generator
) -> tuple[int, ...]:
    """Draw the cost of so many cases, in cents, in the order drawn.

    Args:
        count: How many; at least one.
        model: The distribution.
        rng: Chance; the same state gives the same cases.

    Example:
        >>> model = CaseModel(2.0, 6_000_000, 0.8, 60_000_000)
        >>> cases = draw_cases(1000, model, np.random.default_rng(1))
        >>> sum(case < 6_000_000 for case in cases) in range(450, 551)
        True
    """
    drawn = rng.lognormal(np.log(model.median_cents), model.sigma, count)
    cut = np.minimum(np.rint(drawn), model.most_cents)
    return tuple(int(each) for each in cut)
