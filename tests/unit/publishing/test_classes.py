"""Classes of a map: round limits, every figure in one class, gaps in none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import SUPPRESSED
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.classes import Classes, choose_classes, fixed_classes
from unit.publishing.pictures import GEMEENTE, JONGEREN, PER_HEAD, table, withholding


PERCENT = Column("gebruik", "Gebruik", "percent", "%")


def choose(values: list[Any], column: Column = PER_HEAD, **kwargs: Any) -> Classes:
    rows = [(f"G{number}", value) for number, value in enumerate(values)]
    return choose_classes(table((GEMEENTE, column), rows), column.name, **kwargs)


# Lasten per inwoner 2024 of the sixteen of Zuid-Limburg, in whole euro (Iv3).
ZUID_LIMBURG = [
    224, 259, 273, 275, 291, 304, 308, 330, 337, 382, 394, 430, 516, 531, 549, 669,
]  # fmt: skip


def test_limits_are_round_steps_over_the_middle() -> None:
    # From the tenth part (259) to the nine tenths part (549) there are five multiples
    # of 50. A step of 25 would give eleven.
    classes = choose(ZUID_LIMBURG)
    assert classes.limits == (300, 350, 400, 450, 500)
    assert classes.labels == (
        "onder 300",
        "300 tot 350",
        "350 tot 400",
        "400 tot 450",
        "450 tot 500",
        "500 en meer",
    )
    assert classes.places == (1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize("growth", [0.97, 0.99, 1.01, 1.05, 1.08])
def test_limits_stay_when_figures_move_a_little(growth: float) -> None:
    # At 1.01 the nine tenths part passes 550: a sixth limit, which is left out again.
    moved = [value * growth for value in ZUID_LIMBURG]
    assert choose(moved).limits == (300, 350, 400, 450, 500)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (299, 1),
        (299.4, 1),
        (299.5, 2),
        (300, 2),
        (349, 2),
        (350, 3),
        (500, 6),
        (9e6, 6),
    ],
)
def test_a_limit_belongs_to_the_class_above_as_the_reader_sees_it(
    value: float, number: int
) -> None:
    # 299.5 is written as 300, so it is coloured as 300.
    assert choose(ZUID_LIMBURG).number_of(value) == number


def test_percentages_keep_their_decimal() -> None:
    classes = choose([9.0, 9.1, 9.2, 9.3, 9.4, 9.5], PERCENT)
    assert classes.labels[0] == "onder 9,1"
    assert classes.number_of(9.04) == 1  # written as 9,0
    assert classes.number_of(9.06) == 2  # written as 9,1


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([100, 200], (200,)),  # two figures: under and from the higher
        ([100, 150, 200], (150, 200)),
        ([99.6, 100.4], ()),  # both are written as 100
        ([-20, -10, 0, 10, 20], (-10, 0, 10, 20)),
        # One far from the rest: of 20 and 40 one is left out, where one area is.
        ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 50], (20,)),
    ],
)
def test_few_figures(values: list[float], limits: tuple[float, ...]) -> None:
    assert choose(values).limits == pytest.approx(limits)


def test_all_equal_is_one_class() -> None:
    classes = choose([400, 400, 400])
    assert (classes.limits, classes.labels) == ((), ("400",))
    assert classes.number_of(400) == 1


def test_nothing_known_is_no_class() -> None:
    classes = choose([None, None])
    assert (classes.limits, classes.labels) == ((), ())
    assert classes.number_of(None) is None
    assert classes.label_of(None) == "onbekend"


def test_gaps_have_a_word_and_no_class() -> None:
    rows = withholding((GEMEENTE, JONGEREN), [("A", 4), ("B", None), ("C", 90)])
    classes = choose_classes(rows, "jongeren")
    assert classes.number_of(SUPPRESSED) is None
    assert classes.label_of(SUPPRESSED) == "afgeschermd"
    assert classes.label_of(None) == "onbekend"


def test_skewed_figures_get_classes_of_about_equal_size() -> None:
    # Like inhabitants: many small, few large. Equal steps would put nearly all in one.
    values = [10, 12, 14, 16, 18, 22, 25, 30, 35, 40, 60, 900, 2000]
    classes = choose(values, JONGEREN)
    counts = [
        [classes.number_of(value) for value in values].count(number)
        for number in range(1, len(classes.labels) + 1)
    ]
    assert len(counts) == 6
    assert sum(counts) == 13
    assert max(counts) <= 4


def test_fewer_classes_are_spread_over_the_colours() -> None:
    assert choose([1, 2, 3]).places == (1, 3, 6)
    assert choose([1, 2]).places == (1, 6)


def test_two_tables_share_their_classes() -> None:
    one = table((GEMEENTE, PER_HEAD), [("A", 100), ("B", 200)])
    other = table((GEMEENTE, PER_HEAD), [("A", 300), ("B", 400)])
    both = choose_classes((one, other), "per_inwoner")
    assert both.limits == choose([100, 200, 300, 400]).limits


@pytest.mark.parametrize("limits", [[2, 1], [1, 1], [1, 2, 3, 4, 5, 6]])
def test_fixed_limits_must_ascend_and_be_few(limits: list[float]) -> None:
    with pytest.raises(PublishingError, match="Klassengrenzen"):
        fixed_classes(PER_HEAD, limits)


@pytest.mark.parametrize("most", [1, 7])
def test_more_than_six_classes_cannot_be_told_apart(most: int) -> None:
    with pytest.raises(PublishingError, match="2 tot 6"):
        choose([1, 2, 3], most=most)


def test_text_has_no_class() -> None:
    with pytest.raises(PublishingError, match="tekst"):
        choose(["x"])


@given(
    st.lists(
        st.one_of(
            st.integers(-10_000, 10_000_000),
            st.floats(-1e4, 1e7).map(lambda value: round(value, 3)),
        ),
        min_size=1,
        max_size=60,
    )
)
def test_any_figures_give_ascending_limits_and_filled_outer_classes(
    values: list[float],
) -> None:
    classes = choose(values)
    numbers = [classes.number_of(value) for value in values]
    assert list(classes.limits) == sorted(set(classes.limits))
    assert 1 <= len(classes.labels) <= 6
    assert len(set(classes.labels)) == len(classes.labels)
    assert min(numbers) == 1  # type: ignore[type-var]
    assert max(numbers) == len(classes.labels)  # type: ignore[type-var]
