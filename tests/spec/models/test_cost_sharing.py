"""Cost keys and the core test: every expected amount is worked out on the page."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.core import Alone, core_test
from jeugdregio.models.cost_sharing.keys import Participant, Portion, contributions
from jeugdregio.models.cost_sharing.split import split


WHO = [
    # Own cost 600 + 300 + 100 = 1000; inhabitants 50 + 30 + 20 = 100.
    Participant("a", 600, 50, young=10, users=4, past_cents=(500, 300), fixed=1),
    Participant("b", 300, 30, young=5, users=3, past_cents=(400, 400), fixed=1),
    Participant("c", 100, 20, young=5, users=1, past_cents=(100, 300), fixed=2),
]


def pays(key, total=1000, *, who=WHO, parameter=0):
    return contributions(total, who, [Portion(key, parameter=Fraction(parameter))])


@pytest.mark.parametrize(
    ("key", "parameter", "expected"),
    [
        ("gebruik", 0, (600, 300, 100)),  # what each one costs
        ("inwoners", 0, (500, 300, 200)),  # 1000 x 50, 30 and 20 in 100
        ("jongeren", 0, (500, 250, 250)),  # 1000 x 10, 5 and 5 in 20
        ("jongeren_met_zorg", 0, (500, 375, 125)),  # 1000 x 4, 3 and 1 in 8
        # Two years before: 800, 800 and 400 of 2000.
        ("verleden", 0, (400, 400, 200)),
        ("vast", 0, (250, 250, 500)),  # 1, 1 and 2 parts of 4
        # 300 by inhabitants is 150, 90, 60; 700 by use is 420, 210, 70.
        ("beschikbaarheid", 30, (570, 300, 130)),
        # Bounds of 10%: a 540-660, b 270-330, c 90-110. By inhabitants c would pay
        # 200: it pays 110. a (500) pays at least 540, b then 1000 - 540 - 110 = 350:
        # at most 330. What is left of 1000, 560, is for a.
        ("band", 10, (560, 330, 110)),
        ("band", 0, (600, 300, 100)),  # no room: everyone pays the own cost
        # 100%: a 0-1200, b 0-600, c 0-200. By inhabitants fits: 500, 300, 200.
        ("band", 100, (500, 300, 200)),
        # Usual is 400, 400, 200; with 20% on top 480, 480, 240. a keeps 480 of 600;
        # the 120 above it go by inhabitants: 60, 36, 24.
        ("stop_loss", 20, (540, 336, 124)),
        # 50% on top of 400 is 600: nobody is above it.
        ("stop_loss", 50, (600, 300, 100)),
    ],
)
def test_every_key_by_hand(key, parameter, expected):
    assert sum(expected) == 1000
    assert pays(key, parameter=parameter) == expected


def test_a_mixture_is_the_sum_of_its_parts():
    # 40% by inhabitants: 200, 120, 80. 60% by use: 360, 180, 60.
    mixture = [Portion("inwoners", Fraction(40)), Portion("gebruik", Fraction(60))]
    assert contributions(1000, WHO, mixture) == (560, 300, 140)


def test_cents_that_are_left_go_to_the_largest_remainder_then_to_who_is_first():
    # 100 over 3, 3 and 1 in 7 is 42.86, 42.86 and 14.29: 42 + 42 + 14 = 98. The two
    # that are left go to the remainders of 0.86.
    assert split(100, [3, 3, 1]) == (43, 43, 14)
    # 1 over 1 and 1: both have half a cent; the first gets it.
    assert split(1, [1, 1]) == (1, 0)


@pytest.mark.parametrize(
    "key",
    ["gebruik", "inwoners", "verleden", "vast", "beschikbaarheid", "band", "stop_loss"],
)
def test_money_that_comes_back_is_shared_as_money_that_is_asked(key):
    back = pays(key, -1000, parameter=20)
    assert back == tuple(-each for each in pays(key, 1000, parameter=20))
    assert sum(back) == -1000


@pytest.mark.parametrize(
    "key", ["gebruik", "inwoners", "band", "stop_loss", "verleden"]
)
def test_nothing_to_share(key):
    assert pays(key, 0, parameter=10) == (0, 0, 0)


@pytest.mark.parametrize(
    "key", ["gebruik", "inwoners", "band", "stop_loss", "verleden"]
)
def test_one_member_pays_all(key):
    assert pays(key, 777, who=[Participant("a", 500, 10, past_cents=(1,))]) == (777,)


def test_who_costs_nothing_pays_nothing_by_use_and_its_part_by_inhabitants():
    who = [Participant("a", 900, 10), Participant("b", 0, 10)]
    assert pays("gebruik", 900, who=who) == (900, 0)
    assert pays("inwoners", 900, who=who) == (450, 450)
    # Nobody is further than 10% from nothing: b stays at 0.
    assert pays("band", 900, who=who, parameter=10) == (900, 0)


def test_where_nobody_costs_anything_use_is_by_inhabitants():
    who = [Participant("a", 0, 3), Participant("b", 0, 1)]
    assert pays("gebruik", 100, who=who) == (75, 25)


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("inwoners", [Participant("a", 1)]),
        ("jongeren", [Participant("a", 1, 1)]),
        ("jongeren_met_zorg", [Participant("a", 1, 1)]),
        ("verleden", [Participant("a", 1, 1)]),
        ("stop_loss", [Participant("a", 1, 1)]),
        ("vast", [Participant("a", 1, 1)]),
        ("gebruik", []),
        ("tombola", WHO),
    ],
)
def test_what_is_not_known_is_told_and_never_zero(key, who):
    with pytest.raises(InvalidInputError):
        pays(key, 100, who=who)


@pytest.mark.parametrize("percents", [(50, 49), (150, -50), ()])
def test_parts_of_a_mixture_are_a_hundred_together(percents):
    with pytest.raises(InvalidInputError):
        contributions(
            1, WHO, [Portion("inwoners", Fraction(each)) for each in percents]
        )


def test_the_core_by_hand():
    # Care 600, 300, 100 and one organisation of 90: together 1090.
    # By inhabitants a pays 545, b 327, c 218.
    alone = Alone((600, 300, 100), 90)
    found = core_test((545, 327, 218), alone)
    # c alone: 100 + 90 = 190, 28 less than 218. b alone 390, a alone 690: dearer.
    assert [(each.places, each.too_much_cents) for each in found.single] == [((2,), 28)]
    # b and c: 545 against 400 + 90 = 490, 55 too much. a and c: 763 against 790. a and
    # b: 872 against 990. All: 1090 against 1090.
    assert (found.count, found.largest.places, found.largest.too_much_cents) == (
        2,
        (1, 2),
        55,
    )
    assert not found.is_stable


def test_by_use_nobody_is_worse_off():
    # 1090 by 600, 300 and 100: 654, 327, 109; each below own cost + 90.
    assert core_test((654, 327, 109), Alone((600, 300, 100), 90)).is_stable


def test_a_cost_per_member_counts_for_every_member():
    # Alone: 100 + 10 + 5 = 115, below 120. Both alone: 200 + 10 + 2 x 5 = 220.
    found = core_test((120, 100), Alone((100, 100), 10, 5))
    assert (found.count, found.largest.alone_cents) == (1, 115)


def test_more_members_than_can_be_enumerated_are_refused():
    with pytest.raises(InvalidInputError):
        core_test((1,) * 23, Alone((1,) * 23, 0))
