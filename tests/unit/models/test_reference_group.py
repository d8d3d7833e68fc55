"""The reference group: distances by hand, ties, choices, what is unknown."""

from __future__ import annotations

import random

import pytest

from jeugdregio.models.reference_group import find_group, standardise


# Mean 3, squared distances to it 4, 0, 4: variance 8 / 3, so one step of 2 is
# 2 / sqrt(8 / 3) = 1.224745 standard deviations.
SIZES = {"A": 1.0, "B": 3.0, "C": 5.0}
STEP = 2 / (8 / 3) ** 0.5


def test_a_score_is_the_distance_to_the_mean_in_standard_deviations():
    scores = standardise({"size": SIZES}).scores["size"]
    assert scores == pytest.approx({"A": -STEP, "B": 0.0, "C": STEP})


def test_the_distance_is_the_root_of_the_mean_square_over_features():
    table = standardise({"size": SIZES, "age": {"A": 5.0, "B": 3.0, "C": 5.0}})
    # age: mean 13/3, squared distances 4/9, 16/9, 4/9: variance 8/9; A to B is
    # -2 / sqrt(8/9) = -2.121320. Mean square: (1.5 + 4.5) / 2 = 3.
    group = find_group("A", SIZES, table, features=["size", "age"], size=1)
    [nearest] = group.members
    # C: size 2 steps = 2.449490, age 0: mean square 6 / 2 = 3. A tie: by code.
    assert nearest.code == "B"
    assert nearest.distance == pytest.approx(3**0.5)
    assert nearest.gaps == pytest.approx({"size": STEP, "age": -2.1213203})


def test_the_order_of_the_areas_does_not_matter():
    rng = random.Random(20261128)
    values = {
        name: {f"G{at}": float(rng.randrange(5)) for at in range(40)}
        for name in ("one", "two")
    }
    table = standardise(values)
    codes = [f"G{at}" for at in range(40)]
    groups = set()
    for _ in range(20):
        rng.shuffle(codes)
        found = find_group("G0", codes, table, features=["one", "two"], size=9)
        groups.add(found.codes)
    assert len(groups) == 1, "seed 20261128"


def test_it_equals_brute_force():
    rng = random.Random(7)
    values = {
        name: {f"G{at:02}": rng.gauss(0, 3) for at in range(60)} for name in "pqr"
    }
    table = standardise(values)
    found = find_group("G05", list(values["p"]), table, features=list("pqr"), size=10)

    def far(code: str) -> float:
        total = 0.0
        for name in "pqr":
            column = list(values[name].values())
            mean = sum(column) / 60
            spread = (sum((v - mean) ** 2 for v in column) / 60) ** 0.5
            total += ((values[name][code] - values[name]["G05"]) / spread) ** 2
        return (total / 3) ** 0.5

    expected = sorted((far(code), code) for code in values["p"] if code != "G05")[:10]
    assert [(m.distance, m.code) for m in found.members] == [
        (pytest.approx(distance), code) for distance, code in expected
    ], "seed 7"


def test_who_is_taken_out_makes_room_and_who_is_added_comes_on_top():
    sizes = {"A": 1.0, "B": 2.0, "C": 3.0, "D": 9.0, "E": 20.0}
    table = standardise({"size": sizes})
    group = find_group(
        "A", sizes, table, features=["size"], size=2, added=["E"], removed=["B"]
    )
    assert group.codes == ("C", "D", "E")
    assert [member.by_hand for member in group.members] == [False, False, True]
    assert group.removed == ("B",)


def test_the_area_itself_is_never_in_its_group():
    table = standardise({"size": SIZES})
    group = find_group("A", SIZES, table, features=["size"], size=9, added=["A"])
    assert group.codes == ("B", "C")


def test_added_and_removed_is_removed():
    table = standardise({"size": SIZES})
    group = find_group(
        "A", SIZES, table, features=["size"], size=9, added=["C"], removed=["C"]
    )
    assert group.codes == ("B",)


def test_an_area_without_a_value_cannot_be_compared_and_is_named():
    table = standardise({"size": SIZES, "aid": {"A": 1.0, "C": 2.0}})
    group = find_group("A", SIZES, table, features=["size", "aid"], size=9)
    assert (group.codes, group.left_out) == (("C",), ("B",))


def test_added_by_hand_it_is_in_the_group_without_a_distance():
    table = standardise({"size": SIZES, "aid": {"A": 1.0, "C": 2.0}})
    group = find_group("A", SIZES, table, features=["size", "aid"], size=1, added=["B"])
    assert [(m.code, m.distance is None) for m in group.members] == [
        ("C", False),
        ("B", True),
    ]
    assert group.members[1].gaps["aid"] is None


def test_a_feature_unknown_for_the_own_area_does_not_count_and_is_named():
    table = standardise({"size": SIZES, "aid": {"B": 1.0, "C": 2.0}})
    group = find_group("A", SIZES, table, features=["size", "aid"], size=9)
    assert (group.features, group.unused) == (("size",), ("aid",))
    assert group.codes == ("B", "C")


def test_a_feature_on_which_all_are_equal_does_not_count():
    table = standardise({"size": SIZES, "flat": dict.fromkeys(SIZES, 4.0)})
    assert table.constant == ("flat",)
    group = find_group("A", SIZES, table, features=["flat"], size=9)
    assert (group.members, group.unused) == ((), ("flat",))
