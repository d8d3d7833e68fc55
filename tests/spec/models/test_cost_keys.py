"""What each cost key says, with amounts one can check by head."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import InvalidInputError
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
from jeugdregio.models.cost_sharing.shock import largest, shocks


BY_USE = Proportional(Basis.USE)
BY_INHABITANTS = Proportional(Basis.INHABITANTS)

# A city with much care, a town, and a village that used none this year.
CITY = Member(
    "Stad",
    own_cents=8_000,
    users=30,
    inhabitants=500,
    young=120,
    past_cents=(6_000, 4_000),
    cases_cents=(5_000, 1_000),
)
TOWN = Member("Dorp", 2_000, 8, 400, 100, (2_000, 2_000), (1_500,))
VILLAGE = Member("Gehucht", 0, 2, 100, 30, (0, 1_000), ())
THREE = (CITY, TOWN, VILLAGE)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        # 10.000 by 8.000 : 2.000 : 0 is the own cost of each.
        (BY_USE, (8_000, 2_000, 0)),
        # 30 : 8 : 2 of 40
        (Proportional(Basis.USERS), (7_500, 2_000, 500)),
        # 500 : 400 : 100 of 1.000
        (BY_INHABITANTS, (5_000, 4_000, 1_000)),
        # 120 : 100 : 30 of 250
        (Proportional(Basis.YOUNG), (4_800, 4_000, 1_200)),
        # averages 5.000 : 2.000 : 500 of 7.500; 6.666 2/3, 2.666 2/3, 666 2/3: of the
        # two cents that are left the first two have one
        (Proportional(Basis.PAST), (6_667, 2_667, 666)),
        # 3 : 1 : 1
        (Fixed((3, 1, 1)), (6_000, 2_000, 2_000)),
        # equal: 3.333 1/3 each
        (Fixed(), (3_334, 3_333, 3_333)),
        # 2.000 by inhabitants (1.000, 800, 200) and 8.000 by use (6.400, 1.600, 0)
        (Availability(20), (7_400, 2_400, 200)),
        # by inhabitants 5.000, 4.000, 1.000; bounds 7.200-8.800, 1.800-2.200, 0-0.
        # The city is held at 7.200 at first, the town at 2.200 and the village at 0;
        # that is 600 short, so the city rises to 7.800.
        (Band(10), (7_800, 2_200, 0)),
        # a band of 0% is the own cost
        (Band(0), (8_000, 2_000, 0)),
        # limits 110% of the average: 5.500, 2.200, 550. Above: 2.500, which
        # inhabitants share: 1.250, 1.000, 250
        (StopLoss(110), (6_750, 3_000, 250)),
        # cases above 2.000: 3.000 of the city; shared 1.500, 1.200, 300
        (CaseStopLoss(2_000), (6_500, 3_200, 300)),
        # half by use (4.000, 1.000, 0), half by inhabitants (2.500, 2.000, 500)
        (Mixture(((50, BY_USE), (50, BY_INHABITANTS))), (6_500, 3_000, 500)),
    ],
    ids=lambda each: type(each).__name__ if not isinstance(each, tuple) else "",
)
def test_key(key, expected):
    assert sum(expected) == 10_000
    assert share(10_000, key, THREE) == expected


def test_limit_of_past_years_is_brought_to_the_scale_of_what_is_shared():
    # Half of the own cost is shared: limits 2.750, 1.100, 275 for 4.000, 1.000, 0.
    # Above: 1.250; shared 625, 500, 125.
    assert share(5_000, StopLoss(110), THREE) == (3_375, 1_500, 125)


EVERY_KEY = [
    *(Proportional(basis) for basis in Basis),
    Fixed((3, 1, 1)),
    Availability(20),
    Band(10),
    StopLoss(110),
    CaseStopLoss(2_000),
    Mixture(((50, BY_USE), (50, BY_INHABITANTS))),
]


@pytest.mark.parametrize("key", EVERY_KEY, ids=repr)
def test_edges_are_the_same_for_every_key(key):
    assert share(0, key, THREE) == (0, 0, 0)
    assert share(-777, key, THREE) == tuple(-each for each in share(777, key, THREE))
    # One municipality pays all, also when nothing is known of it.
    assert share(12_345, key, (Member("Alleen"),)) == (12_345,)
    with pytest.raises(InvalidInputError, match="geen gemeente"):
        share(1, key, ())


def test_who_has_no_use_pays_nothing_by_use_and_a_fee_for_availability():
    assert share(999, BY_USE, THREE)[2] == 0
    assert share(1_000, Availability(10), THREE)[2] == 10  # a tenth of 100


def test_all_zero_is_refused_and_not_shared_in_some_other_way():
    nobody = (Member("A", own_cents=0), Member("B", own_cents=0))
    with pytest.raises(InvalidInputError, match="iedereen staat op nul"):
        share(100, BY_USE, nobody)
    assert share(0, BY_USE, nobody) == (0, 0)


@pytest.mark.parametrize(
    ("key", "member", "said"),
    [
        (BY_USE, Member("Stein", inhabitants=10), "eigen kosten van Stein"),
        (BY_USE, Member("Stein", own_cents=-5), "eigen kosten van Stein"),
        (BY_INHABITANTS, Member("Stein", own_cents=5), "inwoners van Stein"),
        (Proportional(Basis.USERS), Member("Stein"), "jeugdzorg van Stein"),
        (Proportional(Basis.YOUNG), Member("Stein"), "jonge inwoners van Stein"),
        (Proportional(Basis.PAST), Member("Stein"), "eerdere jaren van Stein"),
        (Proportional(Basis.PAST), Member("S", past_cents=()), "jaren van S"),
        (Availability(20), Member("Stein", own_cents=5), "inwoners van Stein"),
        (Band(10), Member("Stein", inhabitants=10), "eigen kosten van Stein"),
        (StopLoss(110), Member("Stein", 5, inhabitants=5), "jaren van Stein"),
        (StopLoss(110), Member("S", 5, None, 5, None, (5,)), "dezelfde eerdere"),
        (CaseStopLoss(9), Member("Stein", 5, inhabitants=5), "gevallen van Stein"),
    ],
)
def test_a_figure_that_is_not_known_is_named_and_never_zero(key, member, said):
    with pytest.raises(InvalidInputError, match=said) as caught:
        share(1_000, key, (*THREE, member))
    assert caught.value.hint


@pytest.mark.parametrize(
    "make",
    [
        lambda: Availability(101),
        lambda: Band(-1),
        lambda: StopLoss(1001),
        lambda: CaseStopLoss(-1),
        lambda: Mixture(((60, BY_USE), (50, BY_INHABITANTS))),
        lambda: Mixture(((150, BY_USE), (-50, BY_INHABITANTS))),
        lambda: Mixture(()),
        lambda: share(1, Fixed((1, 2)), THREE),
        lambda: share(1, Fixed((1, 2, -1)), THREE),
        lambda: share(9, CaseStopLoss(1), (CITY, Member("D", 5, 1, 1, 1, (), (6,)))),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(make):
    with pytest.raises(InvalidInputError) as caught:
        make()
    assert caught.value.hint


def test_shock_is_the_step_between_years():
    found = shocks([1_000, 200, 0], [900, 250, 40])
    assert [each.change for each in found] == [-100, 50, 40]
    assert [each.percent for each in found] == [-10.0, 25.0, None]
    assert largest(found) == 1
    assert largest(shocks([0], [5])) is None
