"""Every cent stays: ten thousand random regions; the core beside brute force."""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import combinations
from random import Random

from jeugdregio.models.cost_sharing.core import Alone, core_test
from jeugdregio.models.cost_sharing.keys import (
    KEYS,
    Participant,
    Portion,
    contributions,
)


SEED = int(os.environ.get("JEUGDREGIO_SEED", "20261128"))
INPUTS = 10_000


def region(rng: Random, count: int) -> list[Participant]:
    """Municipalities of all sizes; now and then one without cost."""
    return [
        Participant(
            code=str(place),
            own_cents=rng.choice((0, rng.randrange(10**9), rng.randrange(100))),
            inhabitants=rng.randrange(1, 900_000),
            young=rng.randrange(1, 200_000),
            users=rng.randrange(1, 20_000),
            past_cents=tuple(rng.randrange(1, 10**9) for _ in range(3)),
            fixed=rng.randrange(1, 1000),
        )
        for place in range(count)
    ]


def mixture(rng: Random) -> list[Portion]:
    """One to three keys, 100% together, with a parameter of 0 to 100."""
    names = rng.sample(sorted(KEYS), rng.randint(1, 3))
    cuts = sorted(rng.randint(0, 10_000) for _ in names[1:])
    parts = [
        Fraction(b - a, 100) for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)
    ]
    return [
        Portion(name, part, Fraction(rng.randint(0, 100)))
        for name, part in zip(names, parts, strict=True)
    ]


def test_every_cent_is_kept():
    print(f"seed {SEED}")
    rng = Random(SEED)
    for number in range(INPUTS):
        who = region(rng, rng.randint(1, 8))
        total = rng.choice((0, 1, -rng.randrange(10**8), rng.randrange(10**10)))
        portions = mixture(rng)
        parts = contributions(total, who, portions)
        assert sum(parts) == total, (number, total, who, portions)
        assert all(isinstance(each, int) for each in parts)
        # Nobody gets money where all pay, and nobody pays where money comes back.
        assert all(each * total >= 0 for each in parts), (number, total, who, portions)


def test_the_band_keeps_within_its_bounds():
    print(f"seed {SEED}")
    rng = Random(SEED)
    for _ in range(1_000):
        who = region(rng, rng.randint(1, 10))
        percent = rng.randint(0, 100)
        total = sum(each.own_cents for each in who)
        if not total:
            continue
        parts = contributions(
            total, who, [Portion("band", Fraction(100), Fraction(percent))]
        )
        for each, part in zip(who, parts, strict=True):
            # Within percent of the own cost: compared in hundredths, whole numbers.
            assert abs(100 * (part - each.own_cents)) <= percent * each.own_cents


def test_the_core_agrees_with_looking_at_every_group():
    print(f"seed {SEED}")
    rng = Random(SEED)
    for _ in range(60):
        count = rng.randint(1, 10)
        own = tuple(rng.randrange(1000) for _ in range(count))
        pays = tuple(rng.randrange(1000) for _ in range(count))
        alone = Alone(own, rng.randrange(400), rng.randrange(20))
        too_much = {
            group: sum(pays[i] - own[i] - alone.member_cents for i in group)
            - alone.organisation_cents
            for size in range(1, count + 1)
            for group in combinations(range(count), size)
        }
        objecting = {group: much for group, much in too_much.items() if much > 0}
        found = core_test(pays, alone)
        assert found.count == len(objecting)
        assert {each.places: each.too_much_cents for each in found.single} == {
            group: much for group, much in objecting.items() if len(group) == 1
        }
        if objecting:
            largest = max(objecting.values())
            assert found.largest.too_much_cents == largest
            assert objecting[found.largest.places] == largest
        else:
            assert found.largest is None
