"""Who pays more than alone: by head, and for every group by brute force."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.core import core_test, stand_alone


def test_three_municipalities_by_head():
    # Alone 8.100, 2.100 and 100. By inhabitants: 5.050, 4.040, 1.010.
    found = core_test([5_050, 4_040, 1_010], stand_alone([8_000, 2_000, 0], 100))

    assert [each.members for each in found.singles] == [(1,), (2,)]
    assert [each.excess for each in found.singles] == [1_940, 910]
    # Together the last two pay 5.050 and would cost 2.000 + 0 + 100.
    assert found.largest.members == (1, 2)
    assert found.largest.excess == 2_950
    # With the first: 9.090 against 10.100, 6.060 against 8.100: no objection.
    assert (found.objecting, found.groups, found.in_core) == (3, 7, False)


def test_paying_the_own_cost_and_a_part_of_the_organisation_is_in_the_core():
    # Overhead 90 shared as 30 each: every group saves something.
    found = core_test([830, 130, 40], stand_alone([800, 100, 10], 90))
    assert found.in_core
    assert (found.largest, found.singles) == (None, ())


def test_without_overhead_a_cent_above_the_own_cost_is_an_objection():
    found = core_test([801, 99], stand_alone([800, 100], 0))
    assert (found.largest.members, found.largest.excess) == ((0,), 1)
    assert core_test([800, 100], stand_alone([800, 100], 0)).in_core


def test_everyone_together_can_object_to_a_total_that_is_too_high():
    found = core_test([60, 60], stand_alone([50, 50], 10))
    assert (found.largest.members, found.largest.excess) == ((0, 1), 10)


def test_of_equal_objections_the_smallest_and_first_group_is_named():
    # Members 1 and 2 each pay 10 too much, both together 20 - and 3 adds nothing.
    found = core_test([0, 20, 20, 10], stand_alone([20, 10, 10, 10], 0))
    assert found.largest.members == (1, 2)
    same = core_test([5, 5], stand_alone([4, 6], 0) * 0 + 4)  # any group costs 4
    assert same.largest.members == (0, 1)
    tie = core_test([5, 5, 0], stand_alone([0, 0, 0], 4))
    assert (tie.largest.members, tie.largest.excess) == ((0, 1), 6)


def brute_force(contributions, cost):
    """Every group by hand: its members, and what it pays above its own cost."""
    places = range(len(contributions))
    return {
        group: sum(contributions[at] for at in group) - cost(group)
        for size in range(1, len(contributions) + 1)
        for group in combinations(places, size)
    }


@pytest.mark.parametrize("count", range(1, 11))
def test_equals_brute_force_to_ten_members(count):
    seed = 240 + count
    print(f"seed {seed}")
    chance = Random(seed)
    for _ in range(6):
        # Small amounts, so that equal objections occur.
        direct = [chance.randrange(12) for _ in range(count)]
        pays = [chance.randrange(12) for _ in range(count)]
        overhead = chance.randrange(6)
        excess = brute_force(
            pays, lambda group, d=direct, o=overhead: sum(d[at] for at in group) + o
        )

        found = core_test(pays, stand_alone(direct, overhead))

        most = max(excess.values())
        assert found.objecting == sum(each > 0 for each in excess.values())
        assert found.groups == len(excess) == 2**count - 1
        assert {each.members: each.excess for each in found.singles} == {
            group: each
            for group, each in excess.items()
            if len(group) == 1 and each > 0
        }
        if most > 0:
            first = next(group for group in excess if excess[group] == most)
            assert (found.largest.members, found.largest.excess) == (first, most)
        else:
            assert found.largest is None


def test_any_cost_of_a_group_can_be_given():
    # A cost that is no sum: the group of 0 and 2 has a cheap offer.
    alone = stand_alone([10, 10, 10], 0)
    alone[0b101] = 5
    found = core_test([10, 10, 10], alone)
    assert (found.objecting, found.largest.members) == (1, (0, 2))


@pytest.mark.parametrize(
    "make",
    [
        lambda: stand_alone([], 1),
        lambda: stand_alone([1] * 23, 1),
        lambda: stand_alone([2**60], 1),
        lambda: core_test([1, 2], stand_alone([1], 1)),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(make):
    with pytest.raises(InvalidInputError) as caught:
        make()
    assert caught.value.hint
