"""The reference group: distances that can be checked by head."""

import pytest

from jeugdregio.models.reference_group import nearest, standardise


Z = {
    "A": {"x": 0.0, "y": 0.0},
    "B": {"x": 3.0, "y": 4.0},
    "C": {"x": 1.0, "y": -1.0},
    "D": {"x": 1.0, "y": 1.0},
    "E": {"x": 0.1, "y": None},
}


def test_distance_is_the_root_of_the_mean_square():
    group = nearest(Z, "A", features=["x", "y"], count=3)

    # C and D both 1: equal distances go by code; B: sqrt((9 + 16) / 2) = 3.5355
    assert group.codes == ("C", "D", "B")
    assert group.neighbours[2].distance == pytest.approx(12.5**0.5)
    assert dict(group.neighbours[0].by_feature) == {"x": 1.0, "y": -1.0}


def test_who_lacks_a_feature_is_out_unless_added_by_hand():
    group = nearest(Z, "A", features=["x", "y"], count=9)
    assert (group.codes, group.incomplete) == (("C", "D", "B"), ("E",))

    added = nearest(Z, "A", features=["x", "y"], count=1, added=["E"])
    assert added.codes == ("E", "C")  # 0.1 over the one feature both have
    assert added.neighbours[0].added


def test_a_feature_that_the_own_area_lacks_does_not_count_and_is_said():
    group = nearest(Z, "E", features=["x", "y"], count=1)
    assert (group.codes, group.features, group.unknown) == (("A",), ("x",), ("y",))


def test_removed_is_not_replaced():
    group = nearest(Z, "A", features=["x", "y"], count=2, removed=["C"])
    assert group.codes == ("D",)


def test_equal_everywhere_is_no_distance():
    assert standardise({"A": {"x": 7.0}, "B": {"x": 7.0}}, ["x"])["A"]["x"] == 0.0
