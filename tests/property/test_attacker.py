"""The attacker is able: what it says of our tables can fail.

Elsewhere it finds nothing. Here it has to find what is there.
"""

from __future__ import annotations

import itertools
import random

import pytest

from jeugdregio.measures.disclosure import SUPPRESSED, Plan, protect, protect_together
from jeugdregio.measures.totals import Hierarchy, Totals
from property.attacker import Knowledge, recovered, solve
from property.small_tables import (
    LEEFTIJDEN,
    figures_of,
    sums_of,
    table,
    with_totals,
)


def test_the_attacker_finds_what_trying_everything_finds():
    # a + b + c = total, shown as (withheld, withheld, 20, 30).
    known = Knowledge(
        {"a": None, "b": None, "c": 20, "total": 30}, [("total", ["a", "b", "c"])]
    )
    fits = [
        (a, b)
        for a, b, c in itertools.product(range(40), range(40), range(18, 23))
        if 28 <= a + b + c <= 32
    ]
    a, b = ([pair[i] for pair in fits] for i in (0, 1))
    assert solve(known) == {"a": (min(a), max(a)), "b": (min(b), max(b))}
    assert solve(known)["a"] == (0, 32 - 18)


def test_cell_by_cell_treatment_is_broken():
    # 45 - 40 with two either way for both: between 1 and 9, so there is a child.
    naive = protect(table("gebied", ["n"], {"GM0": [3], "GM1": [40], "JZ": [43]}))
    assert naive.rows == (("GM0", SUPPRESSED), ("GM1", 40), ("JZ", 45))

    known = Knowledge(figures_of(naive), [(("JZ", "n"), [("GM0", "n"), ("GM1", "n")])])
    truth = {("GM0", "n"): 3}
    assert recovered(known, truth) == {("GM0", "n"): (43 - 42, 47 - 38)}


@pytest.mark.parametrize("seed", range(5))
def test_cell_by_cell_treatment_is_broken_in_most_tables(seed):
    draw = random.Random(seed)
    broken = 0
    for _ in range(20):
        parents = {f"GM{i}": "JZ" for i in range(4)}
        cells = {
            gm: [draw.choice((0, 30, 60, 90)) for _ in LEEFTIJDEN] for gm in parents
        }
        rows = with_totals(cells, parents)
        names = [*LEEFTIJDEN, "totaal"]
        exact = table("gebied", names, rows)
        known = Knowledge(figures_of(protect(exact)), sums_of(rows, names, parents))
        broken += bool(recovered(known, figures_of(exact)))
    assert broken >= 10


def test_tables_that_pass_apart_are_broken_side_by_side():
    # GM1 is withheld to protect GM0, and another table shows it all the same.
    areas = table("gebied", ["n"], {"GM0": [3], "GM1": [40], "GM2": [98], "JZ": [141]})
    parents = {"GM0": "JZ", "GM1": "JZ", "GM2": "JZ"}
    in_area = Totals(rows=(Hierarchy("gebied", parents),))
    alone = table("gebied", ["n"], {"GM1": [40]})
    sums = [(("JZ", "n"), [(gm, "n") for gm in parents])]
    truth = {("GM0", "n"): 3, ("GM1", "n"): 40}

    apart = figures_of(protect(areas, totals=in_area)) | figures_of(protect(alone))
    together = protect_together([Plan(areas, in_area), Plan(alone)])

    # 140 - 40 - 100, with two either way for each of the three.
    assert recovered(Knowledge(apart, sums), truth) == {("GM0", "n"): (0, 6)}
    side_by_side = figures_of(together[0]) | figures_of(together[1])
    assert recovered(Knowledge(side_by_side, sums), truth) == {}
    assert together[1].rows == (("GM1", SUPPRESSED),)
