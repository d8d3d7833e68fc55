"""Municipalities that book (nearly) everything on one taakveld."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    counted_lasten,
    number,
    place,
    source_of,
)
from jeugdregio.standards.taakvelden import taakvelden_of


JEUGDHULP_SHARE: Final = 0.98
"""Of the taakvelden for jeugdhulp; Heerlen 2024 has 0.998 on 6.72."""

TOTAL_SHARE: Final = 0.95
"""Of all counted taakvelden; Westerwolde 2024 has 0.986 on 6.82."""


def check_one_taakveld(tables: StandardsTables) -> Iterator[Suspicion]:
    """Bookings in which one taakveld holds what others should share.

    Only in years that split jeugdhulp over taakvelden (from 2023). The sum is
    comparable all the same; the split is not.
    """
    for booking, amounts in counted_lasten(tables).items():
        jeugdhulp = [
            each.code
            for each in taakvelden_of(booking.jaar)
            if each.telt_mee and each.groep == "jeugdhulp"
        ]
        total = sum(amounts.values())
        if len(jeugdhulp) < 2 or total <= 0:
            continue
        largest, amount = max(amounts.items(), key=lambda item: (item[1], item[0]))
        group = sum(amounts.get(code, 0) for code in jeugdhulp)
        if amount >= TOTAL_SHARE * total:
            share, basis = amount / total, "alle lasten voor jeugdzorg"
        elif largest in jeugdhulp and amount >= JEUGDHULP_SHARE * group:
            share, basis = amount / group, "de lasten voor jeugdhulp"
        else:
            continue
        yield Suspicion(
            check="one_taakveld",
            dataset="lasten_iv3",
            where=f"{place(booking)}, taakveld {largest}",
            value=f"{number(100 * share, 1)} procent van {basis} op één taakveld",
            expected="verdeeld over de taakvelden " + ", ".join(jeugdhulp),
            source=source_of("lasten_iv3"),
            severity="suspect",
            explanation="De gemeente boekt (bijna) alles op één taakveld. Het totaal "
            "is bruikbaar. Vergelijk de taakvelden apart niet met andere gemeenten.",
            gm_code=booking.gm_code,
            jaar=booking.jaar,
        )
