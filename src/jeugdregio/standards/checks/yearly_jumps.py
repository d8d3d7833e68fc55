"""Figures that more than double or halve from one year to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    lasten_per_inwoner,
    name_of,
    number,
    source_of,
)
from jeugdregio.standards.series_breaks import split_years


FACTOR: Final = 2
"""A change by more than this, up or down, is a finding."""

SMALL_COUNT: Final = 50
"""Under this, counts rounded to five may double by chance."""

_EXPLANATION = (
    "Zo'n sprong komt zelden door de zorg zelf. Mogelijk is er anders geboekt of "
    "geteld. Kijk ook naar het jaar ervoor en erna."
)

Series = Mapping[tuple[str, str], Mapping[int, float]]
"""Values by year, per kind of figure and municipality."""


def _jumps(dataset: str, unit: str, series: Series) -> Iterator[Suspicion]:
    """A finding per jump between adjacent years of one unbroken run."""
    for (kind, gm_code), values in series.items():
        for run in split_years(dataset, values):
            for before, after in pairwise(run):
                old, new = values[before], values[after]
                low, high = min(old, new), max(old, new)
                if after != before + 1 or low <= 0 or high <= FACTOR * low:
                    continue
                yield Suspicion(
                    check="yearly_jumps",
                    dataset=dataset,
                    where=f"{name_of(gm_code)}, {kind} {before} en {after}",
                    value=f"van {number(old)} naar {number(new)} {unit}",
                    expected="hoogstens een verdubbeling of halvering",
                    source=source_of(dataset),
                    severity="suspect",
                    explanation=_EXPLANATION,
                    gm_code=gm_code,
                    jaar=after,
                )


def check_yearly_jumps(tables: StandardsTables) -> Iterator[Suspicion]:
    """Jumps in lasten per inhabitant and in young people with care.

    Years on either side of a series break are not compared. Zero and negative
    values have checks of their own.
    """
    lasten: dict[tuple[str, str], dict[int, float]] = {}
    for booking, level in lasten_per_inwoner(tables).items():
        key = (booking.verslagsoort, booking.gm_code)
        lasten.setdefault(key, {})[booking.jaar] = level
    yield from _jumps("lasten_iv3", "euro per inwoner", lasten)
    gebruik: dict[tuple[str, str], dict[int, float]] = {}
    for row in tables["gebruik_cbs"]:
        count = int(row["jongeren_totaal"] or 0)
        if count >= SMALL_COUNT:
            key = ("jongeren met jeugdzorg", row["gm_code"])
            gebruik.setdefault(key, {})[int(row["jaar"])] = count
    yield from _jumps("gebruik_cbs", "jongeren", gebruik)
