"""Spending per inhabitant far from the rest of the country."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    lasten_per_inwoner,
    number,
    place,
    source_of,
)


LOW: Final = 0.25
"""Below a quarter of the median municipality of the same report and year."""

HIGH: Final = 2.5
"""Above two and a half times that median."""

_EXPLANATION = {
    "low": "Zo weinig per inwoner is onwaarschijnlijk. Mogelijk boekt een andere "
    "gemeente de kosten, of staat een deel op een ander taakveld.",
    "high": "Zo veel per inwoner is onwaarschijnlijk. Mogelijk boekt de gemeente ook "
    "de kosten van andere gemeenten in de regio. Vergelijk dan de hele regio.",
}


def check_unlikely_level(tables: StandardsTables) -> Iterator[Suspicion]:
    """Bookings above zero that are far under or over the median per inhabitant.

    Zero and negative totals have checks of their own.
    """
    levels = lasten_per_inwoner(tables)
    by_report: dict[tuple[int, str], list[float]] = {}
    for booking, level in levels.items():
        by_report.setdefault(booking[:2], []).append(level)
    middle = {report: median(found) for report, found in by_report.items()}
    for booking, level in levels.items():
        usual = middle[booking[:2]]
        if level <= 0 or LOW * usual <= level <= HIGH * usual:
            continue
        yield Suspicion(
            check="unlikely_level",
            dataset="lasten_iv3",
            where=place(booking),
            value=f"{number(level)} euro per inwoner",
            expected=f"rond {number(usual)} euro per inwoner (de middelste gemeente)",
            source=source_of("lasten_iv3"),
            severity="suspect",
            explanation=_EXPLANATION["low" if level < usual else "high"],
            gm_code=booking.gm_code,
            jaar=booking.jaar,
        )
