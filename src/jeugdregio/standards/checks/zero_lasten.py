"""Municipalities that report nothing at all for youth care."""

from __future__ import annotations

from collections.abc import Iterator

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    counted_lasten,
    place,
    source_of,
)


def check_zero_lasten(tables: StandardsTables) -> Iterator[Suspicion]:
    """Bookings whose counted taakvelden are all exactly zero.

    Every municipality has youth care, so zero means not filled in.
    """
    for booking, amounts in counted_lasten(tables).items():
        if any(amounts.values()):
            continue
        yield Suspicion(
            check="zero_lasten",
            dataset="lasten_iv3",
            where=place(booking),
            value="0 euro op alle taakvelden voor jeugdzorg",
            expected="meer dan nul",
            source=source_of("lasten_iv3"),
            severity="impossible",
            explanation="Elke gemeente heeft kosten voor jeugdzorg. Waarschijnlijk is "
            "het cijfer niet ingevuld of ergens anders geboekt. Een totaal voor de "
            "regio of het land is hierdoor te laag.",
            gm_code=booking.gm_code,
            jaar=booking.jaar,
        )
