"""Amounts below zero: a correction of an earlier year, or an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jeugdregio.standards.checks.suspicion import Severity, Suspicion
from jeugdregio.standards.checks.tables import (
    Booking,
    StandardsTables,
    counted_lasten,
    inhabitants,
    number,
    place,
    source_of,
)


IMPOSSIBLE_PER_INWONER: Final = -100
"""Euro per inhabitant; the deepest correction seen otherwise is 70 (Lopik, 2026)."""

_EXPLANATION: dict[Severity, str] = {
    "impossible": "Zo'n bedrag kan niet kloppen. Waarschijnlijk is er een fout gemaakt "
    "bij het invullen. Gebruik dit cijfer niet en vraag het na bij de gemeente.",
    "suspect": "Een begroting bevat geen correcties achteraf. Misschien is het een "
    "bezuiniging die nog niet verdeeld is. Vraag het na bij de gemeente.",
    "note": "Een klein negatief bedrag in een jaarrekening is meestal een correctie "
    "op een eerder jaar.",
}


def check_negative_lasten(tables: StandardsTables) -> Iterator[Suspicion]:
    """Every amount below zero, on any taakveld.

    Impossible where the municipality as a whole would have earned on youth care, or
    where the amount is more than 100 euro per inhabitant below zero. Otherwise
    suspect in a budget, and a note in an account.
    """
    counted = counted_lasten(tables)
    people = inhabitants(tables)
    for row in tables["lasten_iv3"]:
        amount = int(row["lasten_x1000_eur"] or 0)
        if amount >= 0:
            continue
        booking = Booking(int(row["jaar"]), row["verslagsoort"], row["gm_code"])
        inwoners = people.get((booking.jaar, booking.gm_code), 0)
        is_counted = row["taakveld"] in counted.get(booking, {})
        severity: Severity = "note"
        if booking.verslagsoort == "begroting":
            severity = "suspect"
        if amount * 1000 < IMPOSSIBLE_PER_INWONER * inwoners or (
            is_counted and sum(counted[booking].values()) < 0
        ):
            severity = "impossible"
        yield Suspicion(
            check="negative_lasten",
            dataset="lasten_iv3",
            where=f"{place(booking)}, taakveld {row['taakveld']}",
            value=f"{number(amount)} duizend euro",
            expected="nul of meer",
            source=source_of("lasten_iv3"),
            severity=severity,
            explanation=_EXPLANATION[severity],
            gm_code=booking.gm_code,
            jaar=booking.jaar,
        )
