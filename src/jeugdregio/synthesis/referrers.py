"""Who referred: brought to the shares of CBS per gemeente."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from jeugdregio.synthesis.targets import Target


_BY_COURT: Final = {
    "jeugdbescherming",
    "jeugdreclassering",
    "verblijf_behandeling",
    "pleegzorg",
    "gezinshuis",
    "crisis",
}
"""Care forms in which the court and the gecertificeerde instelling refer first."""

_BY_GEMEENTE: Final = "wijkteam"
"""The team of the gemeente itself: nobody else refers to it."""


def assign_verwijzers(
    trajecten: pl.DataFrame,
    targets: Sequence[Target],
    first: datetime.date,
    rng: np.random.Generator,
) -> list[str]:
    """A type of verwijzer per trajectory.

    Args:
        trajecten: ``gemeente``, ``vorm``, ``aangevraagd_op``.
        targets: The shares per gemeente.
        first: Requests from this day on meet the shares by themselves.
        rng: Of the draws.

    Returns:
        Codes of COD327 in the order of the rows. Per gemeente the numbers are those of
        the shares, to within one, unless the team of the gemeente has more requests
        than the gemeente has referrals.
    """
    gemeente = trajecten["gemeente"].to_numpy()
    vorm = trajecten["vorm"].to_numpy()
    is_new = (trajecten["aangevraagd_op"] >= first).to_numpy()
    result = np.full(trajecten.height, "01", dtype=object)
    for target in targets:
        for part in (False, True):
            rows = np.flatnonzero((gemeente == target.gemeente) & (is_new == part))
            rows = rng.permutation(rows)
            left = divide_exactly(len(rows), target.verwijzer_shares)
            own = [row for row in rows if vorm[row] == _BY_GEMEENTE]
            left["01"] = max(0, left["01"] - len(own))
            others = [row for row in rows if vorm[row] != _BY_GEMEENTE]
            # Stable: within each half the permuted order stays.
            others.sort(key=lambda row: vorm[row] not in _BY_COURT)
            taken = 0
            for kind in ("08", "04"):
                result[others[taken : taken + left[kind]]] = kind
                taken += left[kind]
            rest = [
                kind
                for kind, number in left.items()
                if kind not in ("08", "04")
                for _ in range(number)
            ]
            waiting = rng.permutation(np.array(others[taken:], dtype=np.int64))
            for row, kind in zip(waiting, rest, strict=False):
                result[row] = kind
    return [str(kind) for kind in result]


def divide_exactly(count: int, shares: dict[str, float]) -> dict[str, int]:
    """Whole numbers that add up to ``count``, each within one of its share.

    Example:
        7 × 0.5 = 3.5 and 7 × 0.25 = 1.75: the largest remainders are rounded up.

        >>> divide_exactly(7, {"a": 0.5, "b": 0.25, "c": 0.25})
        {'a': 3, 'b': 2, 'c': 2}
    """
    whole = {kind: int(count * share) for kind, share in shares.items()}
    missing = count - sum(whole.values())
    order = sorted(shares, key=lambda kind: whole[kind] - count * shares[kind])
    for kind in order[:missing]:
        whole[kind] += 1
    return whole
