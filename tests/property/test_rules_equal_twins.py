"""What rules compute equals a slow twin that does it the obvious way."""

import random
from datetime import date, timedelta

import pytest

from jeugdregio.kernel.bsn import is_bsn
from jeugdregio.rules.constraints.cs002 import RULE as CS002
from jeugdregio.rules.constraints.cs340 import RULE as CS340
from jeugdregio.rules.technical.tr321 import RULE as TR321
from jeugdregio.rules.technical.tr346 import RULE as TR346
from property.rules_random import amount_per_hour, room_by_walking
from spec.rules.tables import (
    FrameRegister,
    client,
    declaratie,
    header,
    make_batch,
    outcome_of,
    outcome_of_claim,
    prestatie,
    tijdtarief,
    toewijzing,
)


@pytest.mark.parametrize("seed", range(5))
def test_the_room_of_tr321_is_what_walking_the_days_gives(seed):
    chance = random.Random(seed)
    known, lines, expected = [], [], []
    for number in range(200):
        ingang = date(2024, 12, 20) + timedelta(days=chance.randint(0, 400))
        einde = ingang + timedelta(days=chance.choice([0, 3, 6, 20, 40, 400]))
        begin = ingang + timedelta(days=chance.randint(0, 40))
        end = begin + timedelta(days=chance.randint(0, 45))
        granted = toewijzing(
            toewijzing_nummer=number,
            ingangsdatum=ingang,
            einddatum=chance.choice([einde] * 9 + [None]),
            omvang_volume=7,
            omvang_eenheid=chance.choice(["01", "04", "14", "16", "82", "83", "84"]),
            omvang_frequentie=chance.choice("1246"),
        )
        most = 7 * room_by_walking(granted, begin, end)
        known.append(granted)
        # The most that fits, and one more.
        for volume, outcome in ((most, "goed"), (most + 1, "overtreding")):
            lines.append(
                prestatie(
                    toewijzing_nummer=number,
                    geleverd_volume=volume,
                    eenheid=granted["omvang_eenheid"],
                    product_periode_begindatum=begin,
                    product_periode_einddatum=end,
                )
            )
            expected.append(outcome)
    register = FrameRegister(toewijzing=known)
    assert outcome_of_claim(TR321, *lines, register=register) == expected


@pytest.mark.parametrize("seed", range(5))
def test_the_amount_of_tr346_is_what_decimals_give(seed):
    chance = random.Random(seed)
    tarief = chance.randint(1, 20_000)
    lines, expected = [], []
    for _ in range(200):
        minutes = chance.randint(1, 5_000)
        right = amount_per_hour(tarief, minutes)
        for off in (-1, 0, 1):
            lines.append(
                prestatie(
                    eenheid="01",
                    geleverd_volume=minutes,
                    product_tarief=1,
                    ingediend_bedrag_bedrag=max(right + off, 0),
                )
            )
            expected.append("goed" if max(right + off, 0) == right else "overtreding")
    register = FrameRegister(tijdtarief=[tijdtarief(tarief_cents=tarief)])
    assert outcome_of_claim(TR346, *lines, register=register) == expected


@pytest.mark.parametrize("seed", range(5))
def test_cs002_agrees_with_the_kernel(seed):
    chance = random.Random(seed)
    numbers = [f"{chance.randint(0, 10**9 - 1):09}" for _ in range(2_000)]
    tops = [header("JW323"), declaratie(*[client(bsn=number) for number in numbers])]
    outcomes = outcome_of(CS002, make_batch("JW323", tops))
    expected = ["goed" if is_bsn(number) else "overtreding" for number in numbers]
    assert outcomes == expected
    # About one in eleven passes: both outcomes occur.
    assert 100 < expected.count("goed") < 300


def test_cs340_knows_every_month_of_forty_years():
    months = [(year, month) for year in range(2000, 2040) for month in range(1, 13)]
    claims, expected = [], []
    for year, month in months:
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        for begin, end in (
            (first, after - timedelta(days=1)),
            (first, after - timedelta(days=2)),
            (first, after),
            (first + timedelta(days=1), after - timedelta(days=1)),
        ):
            made = declaratie(
                client(prestatie()),
                declaratie_periode_begindatum=begin,
                declaratie_periode_einddatum=end,
            )
            claims.append([header("JW323"), made])
        expected += ["goed", "overtreding", "overtreding", "overtreding"]
    assert outcome_of(CS340, make_batch("JW323", *claims)) == expected
