"""Sums of municipalities against the national figure the source states."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Final

from jeugdregio.standards.checks.suspicion import Severity, Suspicion
from jeugdregio.standards.checks.tables import StandardsTables, number, source_of


ROUNDED_TO: Final = 5
"""CBS rounds every count to a multiple of five."""

SUPPRESSED_MAX: Final = 10
"""What a withheld cell can hold at most; the smallest figure shown is ten."""

_EXPLANATION: dict[Severity, str] = {
    "note": "Het verschil past bij afronden op vijf en bij het weglaten van kleine "
    "aantallen. Neem voor het land het cijfer van CBS, niet onze som.",
    "suspect": "Afronden en weglaten van kleine aantallen verklaren dit verschil niet. "
    "Er ontbreekt iets of er is iets dubbel geteld.",
}


def _explained(difference: int, cells: int, suppressed: int) -> bool:
    """Whether rounding and suppression can make the difference.

    Rounding errors of independent cells have a spread of 5/sqrt(12) each; four times
    the spread of their sum is allowed.
    """
    slack = 4 * ROUNDED_TO / sqrt(12) * sqrt(cells + 1)
    return -slack <= difference <= suppressed * SUPPRESSED_MAX + slack


def check_national_totals(tables: StandardsTables) -> Iterator[Suspicion]:
    """Counts in ``gebruik_cbs`` whose municipal sum is not the stated total."""
    for stated in tables["landelijke_cijfers"]:
        if stated["dataset"] != "gebruik_cbs":
            continue
        jaar, column = int(stated["jaar"]), stated["kolom"]
        cells = [r[column] for r in tables["gebruik_cbs"] if int(r["jaar"]) == jaar]
        known = [int(cell) for cell in cells if cell]
        total = int(stated["waarde"])
        difference = total - sum(known)
        if difference == 0:
            continue
        suppressed = len(cells) - len(known)
        is_explained = _explained(difference, len(known), suppressed)
        severity: Severity = "note" if is_explained else "suspect"
        yield Suspicion(
            check="national_totals",
            dataset="gebruik_cbs",
            where=f"kolom {column}, {jaar}, alle gemeenten",
            value=f"{number(sum(known))} (bij {suppressed} gemeenten afgeschermd)",
            expected=f"{number(total)} volgens de regel Nederland in de bron",
            source=source_of("landelijke_cijfers"),
            severity=severity,
            explanation=_EXPLANATION[severity],
            jaar=jaar,
        )
