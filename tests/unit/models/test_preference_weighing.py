"""Points and fits to scores and places."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.preference.weighing import (
    Judgement,
    check_judgement,
    equal_parts,
    first_alone,
    option_scores,
    rank,
    total_scores,
)


FITS = {"x": {"a": 2, "b": -1, "c": 0}, "y": {"a": 0, "b": 1, "c": 1}}


def test_score_is_the_fit_weighed_by_the_points():
    one = Judgement({"a": 50, "b": 30, "c": 20}, FITS)
    # x: (50 * 2 - 30 + 0) / 100 = 0.70; y: (0 + 30 + 20) / 100 = 0.50
    assert option_scores(one) == {"x": Fraction(70, 100), "y": Fraction(50, 100)}


def test_every_municipality_counts_the_same_whatever_its_number_of_bodies():
    best_x = Judgement({"a": 100, "b": 0, "c": 0}, FITS)  # x 2, y 0
    best_y = Judgement({"a": 0, "b": 100, "c": 0}, FITS)  # x -1, y 1
    parts = equal_parts([[best_x, best_x, best_x], [best_y]])

    # x: 1/2 * 2 + 1/2 * -1 = 1/2; y: 1/2 * 0 + 1/2 * 1 = 1/2. By body x would win.
    assert total_scores(parts) == {"x": Fraction(1, 2), "y": Fraction(1, 2)}
    assert first_alone(total_scores(parts)) is None


def test_equal_scores_share_a_place_and_the_next_one_is_skipped():
    scores = {"x": Fraction(0), "y": Fraction(1), "z": Fraction(1), "w": Fraction(-1)}
    assert [(r.option, r.rank) for r in rank(scores)] == [
        ("y", 1),
        ("z", 1),
        ("x", 3),
        ("w", 4),
    ]


def test_nobody_judged():
    assert equal_parts([]) == equal_parts([[], []]) == ()
    assert total_scores(()) == {}
    assert first_alone({}) is None


WHOLE = {"a": 50, "b": 50}
FIT = {"x": {"a": 2, "b": -2}}


@pytest.mark.parametrize(
    ("weights", "fits", "said", "hint"),
    [
        ({"a": 50, "b": 49}, FIT, "Samen is het 99 punten", "Verdeel nog 1 punt."),
        ({"a": 50, "b": 52}, FIT, "Samen is het 102 punten", "Haal er 2 punten af."),
        ({"a": 101, "b": -1}, FIT, "0 tot 100", "heel getal"),
        ({"a": 100}, FIT, "Elk thema", "0 punten"),
        ({"a": 50, "b": 40, "c": 10}, FIT, "Elk thema", "0 punten"),
        (WHOLE, {}, "Bij elke vorm", "maakt niet uit"),
        (WHOLE, {"x": {"a": 0}}, "Bij elke vorm", "maakt niet uit"),
        (WHOLE, FIT | {"z": FIT["x"]}, "Bij elke vorm", "maakt niet uit"),
        (WHOLE, {"x": {"a": 3, "b": 0}}, "bestaat niet", "lijst"),
        (WHOLE, {"x": {"a": 0, "b": -3}}, "bestaat niet", "lijst"),
    ],
)
def test_a_judgement_that_is_not_whole_is_refused_with_what_to_do(
    weights, fits, said, hint
):
    with pytest.raises(InvalidInputError) as caught:
        check_judgement(Judgement(weights, fits), themes=("a", "b"), options=("x",))
    assert said in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("weights", [WHOLE, {"a": 100, "b": 0}, {"a": 0, "b": 100}])
def test_the_bounds_themselves_are_allowed(weights):
    check_judgement(Judgement(weights, FIT), themes=("a", "b"), options=("x",))
