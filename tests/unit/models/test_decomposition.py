"""The decomposition: by hand, by all orders, and always adding up."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations

import pytest

from jeugdregio.models.decomposition import (
    Counts,
    add_counts,
    close_to,
    decompose,
    shapley_of_product,
    split_use,
)


def all_orders(own, other):
    """Shapley as it is told: the mean over all orders of replacing one by one."""
    parts = [Fraction(0)] * len(own)
    orders = list(permutations(range(len(own))))
    for order in orders:
        now = list(other)
        for at in order:
            before = prod(now)
            now[at] = own[at]
            parts[at] += prod(now) - before
    return tuple(part / len(orders) for part in parts)


def prod(factors):
    found = Fraction(1)
    for factor in factors:
        found *= factor
    return found


def test_three_factors_by_hand():
    # From 2 x 3 x 4 = 24 to 3 x 5 x 6 = 90. First factor, one more each time:
    # first 1 x 3 x 4 = 12 (twice), after the second 1 x 5 x 4 = 20, after the third
    # 1 x 3 x 6 = 18, last 1 x 5 x 6 = 30 (twice): (24 + 20 + 18 + 60) / 6 = 61 / 3.
    parts = shapley_of_product(
        [Fraction(3), Fraction(5), Fraction(6)], [Fraction(2), Fraction(3), Fraction(4)]
    )
    assert parts[0] == Fraction(61, 3)
    # Second: 2 x (2x4 + 2x4 + 3x4 + 2x6 + 3x6 + 3x6) / 6 = 2 x 76 / 6 = 76 / 3
    assert parts[1] == Fraction(76, 3)
    # Third: 2 x (2x3 + 2x3 + 3x3 + 2x5 + 3x5 + 3x5) / 6 = 2 x 61 / 6 = 61 / 3
    assert parts[2] == Fraction(61, 3)
    assert sum(parts) == 90 - 24


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_it_equals_the_mean_over_all_orders(count):
    rng = random.Random(count)
    for _ in range(20):
        own = [Fraction(rng.randint(-9, 99), rng.randint(1, 50)) for _ in range(count)]
        other = [Fraction(rng.randint(1, 99), rng.randint(1, 50)) for _ in range(count)]
        parts = shapley_of_product(own, other)
        assert parts == all_orders(own, other), f"seed {count}"
        assert sum(parts) == prod(own) - prod(other), f"seed {count}"


def test_a_factor_that_is_equal_has_no_part():
    parts = shapley_of_product([Fraction(2), Fraction(7)], [Fraction(2), Fraction(3)])
    assert parts == (0, 8)


def test_factors_of_two_products_must_match():
    with pytest.raises(ValueError, match="same factors"):
        shapley_of_product([Fraction(1)], [Fraction(1), Fraction(2)])


def random_counts(rng):
    people = rng.randint(900, 900_000)
    young = rng.randint(200, people)
    return Counts(rng.randint(1, 10**10), people, young, rng.randint(5, young))


def test_parts_add_up_exactly_and_rounded_in_cents_and_in_euros():
    rng = random.Random(342)
    for _ in range(500):
        own, group = random_counts(rng), random_counts(rng)
        found = decompose(own, group)
        assert sum(found.parts) == found.difference, "seed 342"
        for unit in (1, 100):
            whole, *parts = found.rounded(unit)
            assert sum(parts) == whole, "seed 342"
            for part, exact in zip(parts, found.parts, strict=True):
                # rounding down and one unit more: never a whole unit away
                assert abs(part - exact / unit) < 1, "seed 342"


def test_the_difference_on_the_page_is_that_of_the_two_rounded_amounts():
    own = Counts(1049, 10, 5, 2)  # 104.9 cents: 1.049 euro, rounded 1
    group = Counts(1450, 10, 5, 2)  # 145 cents: 1.45 euro, rounded 1
    assert decompose(own, group).rounded(100)[0] == 0
    group = Counts(1500, 10, 5, 2)  # 150 cents: a half goes up, to 2
    assert decompose(own, group).rounded(100)[0] == -1


@pytest.mark.parametrize("zero", range(4))
def test_nothing_is_no_count(zero):
    numbers = [5, 5, 5, 5]
    numbers[zero] = 0
    with pytest.raises(ValueError, match="more than zero"):
        Counts(*numbers)


def test_counts_of_nobody_are_none():
    with pytest.raises(ValueError, match="more than zero"):
        add_counts([])


def test_the_largest_remainder_gets_the_cent_and_the_first_of_equals():
    third = Fraction(1, 3)
    assert close_to([third, third, third], 1) == (1, 0, 0)
    assert close_to([Fraction(5, 4), Fraction(7, 4), Fraction(-2)], 1) == (1, 2, -2)


def test_a_whole_that_is_not_the_sum_is_refused():
    close_to([Fraction(1, 2)], 1)  # half a unit away: rounding
    with pytest.raises(ValueError, match="rounded sum"):
        close_to([Fraction(1, 2)], 2)


def test_referrers_divide_the_part_of_use_exactly():
    rng = random.Random(9)
    names = ["huisarts", "toegang", "rest"]
    for _ in range(200):
        found = decompose(random_counts(rng), random_counts(rng))
        own = {name: rng.randint(0, 900) for name in names}
        group = {name: rng.randint(0, 900) for name in names}
        own["rest"] += 1
        group["rest"] += 1
        assert sum(split_use(found, own, group).values()) == found.use, "seed 9"


def test_referrers_of_both_sides_are_the_same_and_not_empty():
    found = decompose(Counts(4, 2, 1, 1), Counts(2, 2, 1, 1))
    with pytest.raises(ValueError, match="same referrers"):
        split_use(found, {"a": 1}, {"b": 1})
    with pytest.raises(ValueError, match="no trajectories"):
        split_use(found, {"a": 1}, {"a": 0})
