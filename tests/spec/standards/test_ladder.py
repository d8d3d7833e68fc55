"""The ladder from signal to minister, held against domain/law.md 1.6."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.ladder import all_ladder_steps, find_ladder_step
from jeugdregio.standards.law import find_article


@pytest.mark.parametrize(
    ("number", "article", "status"),
    [
        (0, "Jeugdwet art. 9a.1", "C"),
        (1, "Jeugdwet art. 9a.2 lid 2 onder a", "C"),
        (2, "Jeugdwet art. 9a.2 lid 4", "C"),
        (3, "Jeugdwet art. 9a.2 lid 5", "C"),
        (4, "Jeugdwet art. 9a.3 lid 1 tot en met 3", "C"),
        (5, "Jeugdwet art. 9a.3 lid 4", "C"),
        (6, "Artikel niet bekend", "U"),  # "exact article [U]"
    ],
)
def test_rungs_rest_on_their_articles(number, article, status):
    step = find_ladder_step(number)
    assert find_article(step.article_id).article == article
    assert step.status == status


def test_the_rungs_are_in_order():
    assert [step.number for step in all_ladder_steps()] == [0, 1, 2, 3, 4, 5, 6]


def test_the_last_rung_does_not_threaten():
    last = find_ladder_step(6)
    assert last.caveat
    assert last.text.startswith("Mogelijk")


@pytest.mark.parametrize("number", [-1, 7])
def test_no_rung_beyond_the_ends(number):
    with pytest.raises(UnknownCodeError, match="van 0"):
        find_ladder_step(number)
