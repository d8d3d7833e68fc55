"""Random claims with faults in them, and slow twins of what rules compute."""

from __future__ import annotations

import calendar
import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from spec.rules.tables import (
    FrameRegister,
    Node,
    client,
    declaratie,
    header,
    prestatie,
    tijdtarief,
    toewijzing,
)


BSNS = ("999900006", "999900018", "999900020", "999900007")
"""The last one fails the eleven test."""

NUMBERS = range(100, 106)
"""Numbers of toewijzingen; 105 is in no register."""


def some_register(chance: random.Random) -> FrameRegister:
    """Five toewijzingen and, mostly, a contract per hour."""
    known = [
        toewijzing(
            toewijzing_nummer=number,
            ingangsdatum=date(2026, chance.randint(1, 4), chance.randint(1, 28)),
            einddatum=chance.choice([None, date(2026, 4, chance.randint(1, 30))]),
            omvang_volume=chance.choice([None, 2, 30]),
            omvang_eenheid=chance.choice(["01", "04", "82"]),
            omvang_frequentie=chance.choice(["1", "2", "4", "6"]),
        )
        for number in NUMBERS[:-1]
    ]
    contract = [tijdtarief(tarief_cents=chance.choice([6_000, 6_500]))]
    return FrameRegister(
        toewijzing=known,
        tijdtarief=contract if chance.random() < 0.7 else [],
        bericht=[],
    )


def some_line(chance: random.Random) -> Node:
    volume, tarief = chance.randint(1, 9), chance.choice([100, 1_250])
    wrong = chance.choice([0] * 6 + [1])
    return prestatie(
        product_referentie_referentie_nummer=f"RN{chance.randint(1, 10**6)}",
        toewijzing_nummer=chance.choice(NUMBERS),
        product_periode_begindatum=date(2026, 4, chance.choice([1, 1, 8])),
        product_periode_einddatum=date(2026, 4, chance.choice([30, 30, 17])),
        geleverd_volume=volume,
        eenheid=chance.choice(["01", "04", "04", "14"]),
        product_tarief=chance.choice([tarief] * 20 + [None]),
        ingediend_bedrag_bedrag=volume * tarief + wrong,
        ingediend_bedrag_debet_credit=chance.choice("DDDC"),
    )


def some_claim(chance: random.Random) -> list[Node]:
    """One JW323; its Identificatie is one of a few, so that doubles occur."""
    clients = [
        client(
            *[some_line(chance) for _ in range(chance.randint(1, 4))],
            bsn=chance.choice(BSNS[:3] * 6 + BSNS[3:]),
        )
        for _ in range(chance.randint(1, 3))
    ]
    made = declaratie(*clients)
    if chance.random() < 0.1:
        made.values["totaal_ingediend_bedrag_totaal_bedrag"] += 1
    if chance.random() < 0.05:
        made.values["declaratie_periode_einddatum"] = date(2026, 5, 1)
    head = header(
        "JW323",
        bericht_identificatie_identificatie=f"ID{chance.randint(1, 8)}",
        bericht_identificatie_dagtekening=date(2026, 5, chance.randint(4, 7)),
    )
    return [head, made]


def room_by_walking(known: dict, begin: date, end: date) -> int:
    """How often the Volume fits in a period, by looking at every day of it."""
    days = [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
    if known["omvang_frequentie"] == "1":
        return len(days)
    if known["omvang_frequentie"] == "4":
        return len({(day.year, day.month) for day in days})
    if known["omvang_frequentie"] == "6":
        return 1
    if known["omvang_eenheid"] not in ("82", "83"):
        return len({day.isocalendar()[:2] for day in days})
    sundays = sum(1 for day in days if day.weekday() == calendar.SUNDAY)
    last, step = known["einddatum"], timedelta(days=1)
    if last is None or last.weekday() == calendar.SUNDAY:
        return sundays
    sunday = last
    while sunday.weekday() != calendar.SUNDAY:
        sunday -= step
    placed = last if sunday < known["ingangsdatum"] else sunday
    return sundays + (begin <= placed <= end)


def amount_per_hour(tarief: int, minutes: int) -> int:
    """IV081 in decimals: hourly tariff times minutes over 60, half a cent up."""
    exact = Decimal(tarief) * minutes / 60
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
