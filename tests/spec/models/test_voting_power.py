"""Power under a vote rule: published examples, and brute force for small ones."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations, permutations

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.voting_power.coalitions import minimal_blocking, minimal_winning
from jeugdregio.models.voting_power.power import voting_power
from jeugdregio.models.voting_power.rule import Majority, VoteRule, quota_of


SEED = 20261128

EEC = VoteRule(
    ("Duitsland", "Frankrijk", "Italië", "Nederland", "België", "Luxemburg"),
    (Majority((4, 4, 4, 2, 2, 1), 12),),
)
"""The Council of the EEC from 1958 to 1972 (Treaty of Rome, article 148)."""

SECURITY_COUNCIL = VoteRule(
    tuple(f"vast {n}" for n in range(5)) + tuple(f"ander {n}" for n in range(10)),
    # Seven votes for a permanent member: without one of them 39 is out of reach.
    (Majority((7,) * 5 + (1,) * 10, 39),),
)
"""UN Security Council: nine of fifteen votes, and no veto of the permanent five."""


def rule(quota, *weights):
    return VoteRule(tuple("abcdefghij"[: len(weights)]), (Majority(weights, quota),))


def test_the_council_of_1958_has_a_member_without_power():
    power = voting_power(EEC)
    # Banzhaf: 10 + 10 + 10 + 6 + 6 + 0 = 42 swings.
    assert [each.swings for each in power] == [10, 10, 10, 6, 6, 0]
    assert [each.banzhaf for each in power] == [
        *[Fraction(5, 21)] * 3,
        *[Fraction(3, 21)] * 2,
        0,
    ]
    # Shapley-Shubik: 14/60 three times, 9/60 twice, nothing.
    assert [each.shapley for each in power] == [
        *[Fraction(14, 60)] * 3,
        *[Fraction(9, 60)] * 2,
        0,
    ]
    assert [each.member for each in power if each.is_dummy] == ["Luxemburg"]
    assert not any(each.has_veto for each in power)


def test_the_security_council():
    power = voting_power(SECURITY_COUNCIL)
    permanent, other = power[0], power[-1]
    assert permanent.shapley == Fraction(421, 2145)
    assert other.shapley == Fraction(4, 2145)
    # 5 x 848 + 10 x 84 = 5080 swings.
    assert permanent.banzhaf == Fraction(848, 5080)
    assert other.banzhaf == Fraction(84, 5080)
    assert [each.has_veto for each in power] == [True] * 5 + [False] * 10


def test_smallest_coalitions_of_the_security_council():
    winning, blocking = (
        minimal_winning(SECURITY_COUNCIL),
        minimal_blocking(SECURITY_COUNCIL),
    )
    # All five, and four of the other ten: 10 over 4 = 210.
    assert (winning.count, winning.size, winning.smallest_count) == (210, 9, 210)
    assert len(winning.smallest) == 6
    # A permanent member alone; or seven of the ten, so that only eight are left.
    assert (blocking.count, blocking.size, blocking.smallest_count) == (5 + 120, 1, 5)
    assert blocking.smallest[0] == ("vast 0",)


def test_49_votes_are_worth_as_much_as_one():
    # 50, 49 and 1 vote, 51 needed: a with b, or a with c.
    power = voting_power(rule(51, 50, 49, 1))
    assert [each.banzhaf for each in power] == [
        Fraction(3, 5),
        Fraction(1, 5),
        Fraction(1, 5),
    ]


@pytest.mark.parametrize("weights", [(1,), (5,), (1, 1), (3, 3, 3)])
def test_equal_members_have_equal_power_and_all_of_it_is_shared(weights):
    power = voting_power(rule(sum(weights), *weights))
    assert {each.shapley for each in power} == {Fraction(1, len(weights))}
    assert {each.banzhaf for each in power} == {Fraction(1, len(weights))}


def test_a_second_majority_gives_the_small_ones_power():
    weights = (10, 1, 1)
    alone = voting_power(rule(7, *weights))
    assert [each.banzhaf for each in alone] == [1, 0, 0]
    # The large one, and two of the three members: a needs b or c.
    double = VoteRule(("a", "b", "c"), (Majority(weights, 7), Majority((1, 1, 1), 2)))
    assert [each.swings for each in voting_power(double)] == [3, 1, 1]


def by_hand(vote_rule):
    """Swings and pivots by walking every group and every order."""
    members = range(len(vote_rule.members))

    def wins(group):
        return all(
            sum(majority.weights[each] for each in group) >= majority.quota
            for majority in vote_rule.majorities
        )

    swings = [
        sum(
            wins((*group, each)) and not wins(group)
            for size in range(len(members))
            for group in combinations([one for one in members if one != each], size)
        )
        for each in members
    ]
    orders = list(permutations(members))
    pivots = [0] * len(members)
    for order in orders:
        for place in range(len(order)):
            if wins(order[: place + 1]) and not wins(order[:place]):
                pivots[order[place]] += 1
    minimal = {
        group
        for size in range(1, len(members) + 1)
        for group in combinations(members, size)
        if wins(group)
        and not any(wins([o for o in group if o != each]) for each in group)
    }
    return swings, [Fraction(pivot, len(orders)) for pivot in pivots], len(minimal)


def test_small_games_equal_brute_force():
    print("seed", SEED)
    rng = random.Random(SEED)
    for _ in range(60):
        count = rng.randint(1, 6)
        majorities = []
        for _ in range(rng.randint(1, 2)):
            weights = (*(rng.randint(0, 6) for _ in range(count - 1)), 1)
            majorities.append(Majority(weights, rng.randint(1, sum(weights))))
        game = VoteRule(tuple("abcdef"[:count]), tuple(majorities))
        swings, shapley, minimal = by_hand(game)
        power = voting_power(game)
        assert [each.swings for each in power] == swings, game
        assert [each.shapley for each in power] == shapley, game
        assert minimal_winning(game).count == minimal, game


def test_counting_by_votes_equals_looking_at_every_coalition():
    """From 23 members on another way of counting is used."""
    # Of 23 equal members Shapley-Shubik gives each 1/23, and swings are 22 over 11.
    power = voting_power(
        VoteRule(tuple(map(str, range(23))), (Majority((1,) * 23, 12),))
    )
    assert {each.shapley for each in power} == {Fraction(1, 23)}
    assert {each.swings for each in power} == {705432}
    # A member without a vote beside the Council of 1958, and seventeen more of those.
    many = VoteRule(
        (*EEC.members, *map(str, range(17))),
        (Majority((4, 4, 4, 2, 2, 1) + (0,) * 17, 12),),
    )
    assert [each.shapley for each in voting_power(many)][:6] == [
        each.shapley for each in voting_power(EEC)
    ]
    assert [each.swings for each in voting_power(many)][:6] == [
        each.swings * 2**17 for each in voting_power(EEC)
    ]


def test_the_power_of_fifty_members_adds_up_to_one():
    print("seed", SEED)
    rng = random.Random(SEED)
    weights = tuple(rng.randint(1, 200) for _ in range(50))
    power = voting_power(
        VoteRule(tuple(map(str, range(50))), (Majority(weights, sum(weights) // 2),))
    )
    assert sum(each.shapley for each in power) == 1
    assert sum(each.banzhaf for each in power) == 1


@pytest.mark.parametrize(
    ("total", "share", "above", "quota"),
    [
        (16, Fraction(1, 2), True, 9),
        (17, Fraction(1, 2), True, 9),
        (16, Fraction(1, 2), False, 8),
        (17, Fraction(1, 2), False, 9),
        (16, Fraction(2, 3), False, 11),
        (15, Fraction(2, 3), False, 10),
        (15, Fraction(2, 3), True, 11),
        (1, Fraction(1, 2), True, 1),
        (7, Fraction(1), False, 7),
    ],
)
def test_a_share_becomes_a_whole_number_of_votes(total, share, above, quota):
    assert quota_of(total, share, above=above) == quota


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (lambda: Majority((1, -1), 1), "nul of meer"),
        (lambda: Majority((1, 1), 0), "drempel"),
        (lambda: Majority((1, 1), 3), "drempel"),
        (lambda: Majority((), 1), "drempel"),
        (lambda: VoteRule((), ()), "1 tot en met 62"),
        (lambda: VoteRule(("a", "a"), (Majority((1, 1), 1),)), "twee keer"),
        (lambda: VoteRule(("a",), ()), "meerderheid"),
        (lambda: VoteRule(("a",), (Majority((1, 1), 1),)), "gewicht voor elk"),
        (lambda: quota_of(4, Fraction(1), above=True), "niet te halen"),
        (
            lambda: voting_power(
                VoteRule(
                    tuple(map(str, range(23))),
                    (Majority((1,) * 23, 9), Majority((2,) * 23, 9)),
                )
            ),
            "één meerderheid",
        ),
        (
            lambda: minimal_winning(
                VoteRule(tuple(map(str, range(23))), (Majority((1,) * 23, 9),))
            ),
            "elke groep",
        ),
        (
            lambda: voting_power(
                VoteRule(tuple(map(str, range(50))), (Majority((10**6,) * 50, 9),))
            ),
            "rekenen wij niet uit",
        ),
    ],
)
def test_what_is_no_rule_is_refused(wrong, text):
    with pytest.raises(InvalidInputError, match=text):
        wrong()


def test_a_rule_of_less_than_half_is_not_proper():
    assert not rule(2, 1, 1, 1, 1).is_proper
    assert rule(3, 1, 1, 1, 1).is_proper
