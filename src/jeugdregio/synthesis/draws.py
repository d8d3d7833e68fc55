"""Random draws that keep to a given division."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jeugdregio.synthesis.care_mix import SEASON


Days = NDArray[np.int64]
"""Days as whole numbers since 1 January 1970."""

_EPOCH = datetime.date(1970, 1, 1).toordinal()


def day_number(day: datetime.date) -> int:
    """The day as a whole number since 1 January 1970.

    Example:
        >>> day_number(datetime.date(1970, 1, 2))
        1
    """
    return day.toordinal() - _EPOCH


def number_day(number: int) -> datetime.date:
    """The way back.

    Example:
        >>> number_day(1)
        datetime.date(1970, 1, 2)
    """
    return datetime.date.fromordinal(int(number) + _EPOCH)


FIRST_STEP: Final = 0.7548776662466927
SECOND_STEP: Final = 0.5698402909980532
"""Steps that together fill a square evenly (inverse plastic number and its square)."""


def spread(
    count: int, shares: Sequence[float], offset: float, step: float
) -> NDArray[np.int64]:
    """Positions in ``shares``; any run of draws comes near the shares.

    The n-th draw is the same, however many there are.

    Example:
        0.1, 0.85, 0.61, 0.36: two below a half, two above.

        >>> [int(place) for place in spread(4, (0.5, 0.5), 0.1, FIRST_STEP)]
        [0, 1, 1, 0]
    """
    edges = np.cumsum(shares) / np.sum(shares)
    points = (offset + step * np.arange(count)) % 1.0
    found = np.searchsorted(edges, points, side="right").astype(np.int64)
    return np.minimum(found, len(shares) - 1)


def seasonal_days(count: int, first: int, last: int, rng: np.random.Generator) -> Days:
    """Working days from ``first`` to ``last``, spread evenly but for the season.

    Each draw has its own equal part of the period, so that every year gets its share.
    """
    days = np.arange(first, last + 1, dtype=np.int64)
    month = (
        days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
    )
    weight = np.asarray(SEASON)[month - 1] * ((days + 3) % 7 < 5)
    edges = np.cumsum(weight) / weight.sum()
    points = (np.arange(count) + rng.random(count)) / max(count, 1)
    return days[np.minimum(np.searchsorted(edges, points), len(days) - 1)]
