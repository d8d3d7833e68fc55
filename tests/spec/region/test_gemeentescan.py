"""What follows from a scan: which questions, and from whom one can learn."""

from __future__ import annotations

import pytest

from jeugdregio.region.gemeentescan import (
    Beside,
    Peer,
    is_asked,
    peers_to_learn_from,
    questions_to_ask,
)
from jeugdregio.standards.scan_questions import ScanQuestion, all_scan_questions


def ask(compare, side="above", by=5.0, figure="x"):
    return ScanQuestion("q", figure, compare, side, by, "wie", "wat?", "waarom.")


@pytest.mark.parametrize(
    ("question", "own", "median", "asked"),
    [
        # a difference of five points: at the threshold, just below it, other side
        (ask("difference"), 35.0, 30.0, True),
        (ask("difference"), 34.9, 30.0, False),
        (ask("difference", "below"), 25.0, 30.0, True),
        (ask("difference", "below"), 25.1, 30.0, False),
        (ask("difference", "below"), 35.0, 30.0, False),
        # relative: five per cent of 200 is 10
        (ask("relative"), 210.0, 200.0, True),
        (ask("relative"), 209.9, 200.0, False),
        (ask("relative", "below"), 190.0, 200.0, True),
        # the own value itself, whatever the group
        (ask("own"), 5.0, None, True),
        (ask("own", "below"), -5.0, 99.0, True),
        (ask("own", "below"), -4.9, 99.0, False),
        # binary hairs: 16.1 - 11.1 is 5.000000000000002, 11.1 - 16.1 the same down
        (ask("difference"), 16.1, 11.1, True),
        (ask("difference", "below"), 11.1, 16.1, True),
        # unknown asks nothing
        (ask("difference"), None, 30.0, False),
        (ask("difference"), 35.0, None, False),
        (ask("relative"), 35.0, 0.0, False),
    ],
)
def test_a_question_is_asked_from_its_threshold_on(question, own, median, asked):
    assert is_asked(question, {"x": Beside(own, median)}) is asked


def test_the_place_in_a_range():
    assert is_asked(ask("place"), {"x": Beside(9.0, 8.0, "above")})
    assert not is_asked(ask("place"), {"x": Beside(9.0, 8.0, "within")})
    assert not is_asked(ask("place"), {"x": Beside(9.0, 8.0)})


def test_a_figure_the_scan_does_not_have_asks_nothing():
    assert not is_asked(ask("own"), {})


def test_a_high_share_by_medical_specialists_asks_the_specialists():
    figures = {"verwijzer_medisch_specialist": Beside(9.0, 5.0)}
    asked = questions_to_ask(all_scan_questions(), figures)
    assert [each.id for each in asked] == ["specialist_hoog", "altijd"]


OWN = Peer("own", 10_000.0, 10.0, 30.0, 10.0, 20.0)


def peer(code, **changes):
    same = {"cost": 10_000.0, "use": 10.0, "access": 30.0, "residence": 10.0}
    return Peer(code, **{**same, "budget_gap": 20.0, **changes})


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"cost": 9_000.0}, ("cost",)),  # ten per cent lower
        ({"cost": 9_001.0}, ()),
        ({"cost": 9_000.0, "use": 11.0}, ("cost",)),  # use ten per cent away
        ({"cost": 9_000.0, "use": 11.1}, ()),  # another group: not to compare
        ({"access": 40.0}, ("access",)),
        ({"access": 20.0}, ("access",)),
        ({"access": 39.9}, ()),
        ({"residence": 8.0}, ("residence",)),
        ({"residence": 8.1}, ()),
        ({"budget_gap": -5.0}, ("budget_gap",)),
        ({"budget_gap": 5.1}, ()),
        ({"cost": None, "access": None, "residence": None, "budget_gap": None}, ()),
    ],
)
def test_who_differs_enough_is_worth_a_visit(changes, about):
    found = peers_to_learn_from(OWN, [peer("other", **changes)])
    assert [each.about for each in found] == ([about] if about else [])


def test_the_nearest_that_differs_not_the_most_extreme():
    nearest = [peer("a"), peer("b", cost=8_900.0), peer("c", cost=100.0)]
    [found] = peers_to_learn_from(OWN, nearest)
    assert found.code == "b"


def test_each_municipality_once_with_all_it_can_teach():
    nearest = [peer("a", residence=5.0), peer("b", cost=8_000.0, access=50.0)]
    found = peers_to_learn_from(OWN, nearest)
    assert [(each.code, each.about) for each in found] == [
        ("a", ("residence",)),
        ("b", ("cost", "access")),
    ]


def test_an_own_budget_that_was_close_needs_no_lesson():
    close = Peer("own", 10_000.0, 10.0, 30.0, 10.0, 10.0)  # not above twice five
    assert peers_to_learn_from(close, [peer("a", budget_gap=0.0)]) == ()
