"""Every cent is conserved on 10,000 random inputs, and keys rise where they promise."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from jeugdregio.models.cost_sharing.keys import (
    Availability,
    Band,
    Basis,
    CaseStopLoss,
    Fixed,
    Member,
    Mixture,
    Proportional,
    StopLoss,
)
from jeugdregio.models.cost_sharing.share import share


SEED = 20_240
INPUTS = 10_000


def random_members(chance: Random) -> list[Member]:
    """One to eight municipalities, with zeros; the first is never all zero."""
    count = chance.choice((1, 2, 3, 5, 8))
    size = chance.choice((3, 1_000, 10**9))
    found = []
    for number in range(count):
        low = 0 if number else 1
        own = chance.randint(low, size) * (not number or chance.random() > 0.2)
        cases, left = [], own
        while left and chance.random() < 0.6:
            cases.append(chance.randint(0, left))
            left -= cases[-1]
        found.append(
            Member(
                f"G{number}",
                own_cents=own,
                users=chance.randint(low, 50),
                inhabitants=chance.randint(low, 100_000),
                young=chance.randint(low, 30_000),
                past_cents=tuple(chance.randint(low, size) for _ in range(3)),
                cases_cents=tuple(cases),
            )
        )
    chance.shuffle(found)
    return found


def random_key(chance: Random, count: int, *, mixed: bool = True):
    base = chance.choice(list(Basis))
    kinds = [
        Proportional(base),
        Fixed((1, *(chance.randint(0, 9) for _ in range(count - 1)))),
        Fixed(),
        Availability(chance.randint(0, 100)),
        Band(chance.randint(0, 100), base),
        StopLoss(chance.randint(0, 300), base),
        CaseStopLoss(chance.choice((0, 5, 10**6)), base),
    ]
    if mixed and chance.random() < 0.2:
        first = chance.randint(0, 100)
        second = chance.randint(0, 100 - first)
        parts = (first, second, 100 - first - second)
        return Mixture(
            tuple((each, random_key(chance, count, mixed=False)) for each in parts)
        )
    return chance.choice(kinds)


def random_total(chance: Random, members: list[Member]) -> int:
    own = sum(each.own_cents for each in members)
    return chance.choice((0, 1, -1, own, own // 2, chance.randint(-(10**11), 10**11)))


def test_every_cent_is_conserved_on_ten_thousand_random_inputs():
    print(f"seed {SEED}")
    chance = Random(SEED)
    for _ in range(INPUTS):
        members = random_members(chance)
        key = random_key(chance, len(members))
        total = random_total(chance, members)

        paid = share(total, key, members)

        assert sum(paid) == total, (key, total, members)
        assert len(paid) == len(members)
        # Nobody pays into a repayment or is paid out of a cost.
        assert all(each * total >= 0 for each in paid), (key, total, members)
        assert share(-total, key, members) == tuple(-each for each in paid)


def test_contribution_stays_within_its_band():
    print(f"seed {SEED + 1}")
    chance = Random(SEED + 1)
    for _ in range(1_000):
        members = random_members(chance)
        total = abs(random_total(chance, members))
        percent = chance.randint(0, 100)
        own = share(total, Proportional(Basis.USE), members)
        paid = share(total, Band(percent, chance.choice(list(Basis))), members)
        for cost, pays in zip(own, paid, strict=True):
            assert abs(pays - cost) * 100 <= percent * cost or len(members) == 1


FIGURES = {
    Basis.USE: "own_cents",
    Basis.USERS: "users",
    Basis.INHABITANTS: "inhabitants",
    Basis.YOUNG: "young",
}


def test_more_of_what_a_key_looks_at_never_pays_less():
    # The total stays; so the others together pay less.
    print(f"seed {SEED + 2}")
    chance = Random(SEED + 2)
    for _ in range(1_000):
        members = random_members(chance)
        at = chance.randrange(len(members))
        basis, name = chance.choice(list(FIGURES.items()))
        total = chance.randint(0, 10**6)
        more = getattr(members[at], name) + chance.randint(1, 500)
        changed = [*members]
        changed[at] = replace(members[at], **{name: more})

        before = share(total, Proportional(basis), members)[at]
        assert share(total, Proportional(basis), changed)[at] >= before


def test_more_own_cost_that_comes_on_top_of_the_total_never_pays_less():
    # Largest remainders may move one cent per split; a key makes at most three.
    print(f"seed {SEED + 3}")
    chance = Random(SEED + 3)
    for _ in range(1_000):
        members = random_members(chance)
        key = chance.choice(
            (
                Proportional(Basis.USE),
                Availability(chance.randint(0, 100)),
                Band(chance.randint(0, 100)),
                StopLoss(chance.randint(0, 300)),
            )
        )
        at = chance.randrange(len(members))
        rise = chance.randint(1, 10**6)
        changed = [*members]
        changed[at] = replace(members[at], own_cents=members[at].own_cents + rise)
        total = sum(each.own_cents for each in members)

        before = share(total, key, members)[at]
        assert share(total + rise, key, changed)[at] >= before - 3, (key, members)
