"""Parts of a difference: equal to all six orders, and exact."""

import random
from fractions import Fraction
from itertools import permutations

import pytest

from jeugdregio.models.decomposition import (
    FACTORS,
    Ingredients,
    decompose,
    split_use,
    whole_parts,
)


def test_equals_the_mean_over_all_orders():
    seed = 20260801
    print("seed", seed)
    rng = random.Random(seed)
    for _ in range(200):
        here, there = (
            Ingredients(*(rng.randint(1, 10**6) for _ in range(4))) for _ in range(2)
        )
        expected = dict.fromkeys(FACTORS, Fraction(0))
        for order in permutations(FACTORS):
            now = dict(there.factors)
            for factor in order:
                before = now["jeugd"] * now["gebruik"] * now["kosten"]
                now[factor] = here.factors[factor]
                after = now["jeugd"] * now["gebruik"] * now["kosten"]
                expected[factor] += (after - before) / 6
        found = decompose(here, there)
        assert found.parts == expected
        assert sum(found.parts.values()) == found.difference


@pytest.mark.parametrize("absent", [(0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 0)])
def test_nothing_to_split_without_a_figure(absent):
    with pytest.raises(ValueError, match="four figures"):
        decompose(Ingredients(*absent), Ingredients(1, 1, 1, 1))


def test_unknown_referrer_is_in_the_rest_on_both_sides():
    here, there = Ingredients(200, 10, 4, 2), Ingredients(100, 10, 4, 1)
    found = decompose(here, there)
    # cost per user 100 on both sides: all of the difference of 10 is use
    split = split_use(
        found,
        here,
        there,
        own_referrers={"huisarts": 5, "jeugdarts": None},
        reference_referrers={"huisarts": 2, "jeugdarts": 3},
        own_total=10,
        reference_total=10,
    )
    # by the GP: 2 x 5/10 = 1 user here, 1 x 2/10 = 0.2 there: 0.8 x 100 / 10 = 8
    assert split == {"huisarts": 8, "overig": 2}


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ([Fraction(-1, 2), Fraction(3, 2)], 1, (0, 1)),
        ([Fraction(7, 3), Fraction(7, 3), Fraction(7, 3)], 7, (3, 2, 2)),
        ([Fraction(1), Fraction(1)], 1, (1, 0)),
    ],
)
def test_whole_parts_add_up(parts, total, expected):
    assert whole_parts(parts, total) == expected
