"""Checks that look for impossible or suspect values in the shipped open data.

Each check is a file with one function that takes the tables and gives findings.
A finding is shown beside the figure; no value is hidden or repaired.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from jeugdregio.standards.checks.missing_denominators import (
    check_missing_denominators,
)
from jeugdregio.standards.checks.missing_gemeenten import check_missing_gemeenten
from jeugdregio.standards.checks.national_totals import check_national_totals
from jeugdregio.standards.checks.negative_lasten import check_negative_lasten
from jeugdregio.standards.checks.one_taakveld import check_one_taakveld
from jeugdregio.standards.checks.part_sums import check_part_sums
from jeugdregio.standards.checks.share_units import check_share_units
from jeugdregio.standards.checks.suspicion import Severity, Suspicion
from jeugdregio.standards.checks.tables import StandardsTables, shipped_tables
from jeugdregio.standards.checks.unlikely_level import check_unlikely_level
from jeugdregio.standards.checks.yearly_jumps import check_yearly_jumps
from jeugdregio.standards.checks.zero_lasten import check_zero_lasten


__all__ = [
    "CHECKS",
    "Severity",
    "StandardsTables",
    "Suspicion",
    "run_checks",
    "shipped_tables",
    "suspicions_of",
]

CHECKS: Final[tuple[Callable[[StandardsTables], Iterator[Suspicion]], ...]] = (
    check_negative_lasten,
    check_zero_lasten,
    check_missing_gemeenten,
    check_one_taakveld,
    check_unlikely_level,
    check_yearly_jumps,
    check_missing_denominators,
    check_share_units,
    check_national_totals,
    check_part_sums,
)

_ORDER: Final[dict[Severity, int]] = {"impossible": 0, "suspect": 1, "note": 2}


def _run(tables: StandardsTables) -> tuple[Suspicion, ...]:
    found = [suspicion for check in CHECKS for suspicion in check(tables)]
    found.sort(
        key=lambda each: (
            _ORDER[each.severity],
            each.check,
            each.dataset,
            each.jaar or 0,
            each.gm_code or "",
            each.where,
        )
    )
    return tuple(found)


@cache
def _shipped() -> tuple[Suspicion, ...]:
    return _run(shipped_tables())


def run_checks(tables: StandardsTables | None = None) -> tuple[Suspicion, ...]:
    """All findings: impossible ones first, then by check, dataset, year and place.

    Args:
        tables: What to look at; the shipped data if left out (looked at once in the
            life of the process).

    Example:
        >>> [each.where for each in run_checks() if each.check == "negative_lasten"][0]
        'Nieuwkoop (GM0569), begroting 2024, taakveld 6.72'
    """
    return _shipped() if tables is None else _run(tables)


def suspicions_of(gm_code: str) -> tuple[Suspicion, ...]:
    """The findings about one municipality in the shipped data, same order."""
    return tuple(each for each in run_checks() if each.gm_code == gm_code)
