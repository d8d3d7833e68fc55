"""Kendall's W against published data and another program."""

from __future__ import annotations

from fractions import Fraction

import pytest
from scipy.stats import friedmanchisquare

from jeugdregio.models.preference.agreement import kendall_w, mean_ranks


# The ranks of 10 projects by 4 judges in "The Kendall's coefficient of concordance W"
# (scribd.com/document/659863121). It prints the rank sums 10, 8, 12, 16, 21, 22, 25,
# 31, 37, 38 and the squared deviations from 22: together 1048.
PROJECTS = {
    "A": (1, 3, 4, 5, 2, 8, 6, 7, 10, 9),
    "B": (2, 1, 4, 5, 6, 3, 8, 7, 10, 9),
    "C": (3, 2, 1, 5, 7, 4, 6, 8, 9, 10),
    "D": (4, 2, 3, 1, 6, 7, 5, 9, 8, 10),
}

# "anxiety" of the R packages irr and DescTools: 3 raters score 20 subjects from 1 to 6,
# with many ties.
ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)


def scores(values):
    """Scores of options numbered from 0; higher is better."""
    return {str(at): Fraction(value) for at, value in enumerate(values)}


def test_published_example_of_ten_projects_and_four_judges():
    # A rank is a place: the lower, the better, so the score is its opposite.
    judges = [scores([-place for place in ranks]) for ranks in PROJECTS.values()]

    # W = 12 * 1048 / (4² * (10³ - 10)) = 12576 / 15840 = 131/165, or 0.79.
    assert kendall_w(judges) == Fraction(131, 165)


def test_untied_ranks_by_the_formula():
    # Sums 5, 4, 9, 12 (mean 7.5): S = 6.25 + 12.25 + 2.25 + 20.25 = 41.
    # W = 12 * 41 / (3² * (4³ - 4)) = 492 / 540 = 41/45.
    judges = [
        scores([-1, -2, -3, -4]),
        scores([-2, -1, -3, -4]),
        scores([-2, -1, -3, -4]),
    ]
    assert kendall_w(judges) == Fraction(41, 45)


def test_ties_as_another_program_corrects_them():
    # Friedman's statistic of scipy, corrected for ties, is m (n - 1) W.
    statistic, _ = friedmanchisquare(*zip(*ANXIETY, strict=True))
    w = kendall_w([scores(each) for each in ANXIETY])

    assert float(w) == pytest.approx(statistic / (3 * 19))
    assert round(float(w), 2) == 0.54


def test_equal_scores_share_the_mean_of_their_places():
    # Two share places 1 and 2, three share 3, 4 and 5.
    found = mean_ranks(scores([9, 9, 5, 5, 5]))
    assert list(found.values()) == [Fraction(3, 2)] * 2 + [4] * 3


@pytest.mark.parametrize(
    ("judges", "w"),
    [
        ([[3, 2, 1], [3, 2, 1]], 1),
        ([[3, 2, 1], [1, 2, 3]], 0),
        # Sums 2, 5, 5: S = 4 + 1 + 1 = 6; ties 2³ - 2 = 6 each.
        # W = 12 * 6 / (4 * 24 - 2 * 12) = 72 / 72.
        ([[3, 1, 1], [3, 1, 1]], 1),
        ([[1, 1, 1], [1, 1, 1]], None),
        ([[3, 2, 1]], None),
        ([], None),
    ],
    ids=["same", "opposite", "same-with-ties", "all-equal", "one-judge", "no-judge"],
)
def test_the_ends_of_the_scale(judges, w):
    assert kendall_w([scores(each) for each in judges]) == w
