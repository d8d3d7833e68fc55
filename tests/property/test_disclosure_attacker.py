"""Nobody finds a child in a figure: a reader who solves our tables learns nothing.

The reader is `attacker.py`. Counts are drawn small on purpose: mostly 0 to 15, where
the gate has to work hardest.
"""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jeugdregio.measures.disclosure import (
    SUPPRESSED,
    Guarded,
    Plan,
    protect,
    protect_together,
)
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.measures.totals import Hierarchy, Sum, Totals
from property.attacker import Knowledge, recovered, solve


LEEFTIJDEN = ("l0_11", "l12_17", "l18_22")
BY_AGE = Sum("totaal", LEEFTIJDEN)

attack = settings(derandomize=True, deadline=None, max_examples=40)
counts = st.one_of(st.integers(0, 15), st.integers(0, 15), st.integers(16, 150))


def table(first, names, rows, kind="count"):
    """A table whose rows are {key: [figures]}."""
    columns = (Column(first, first, "key"), *(Column(n, n, kind) for n in names))
    provenance = Provenance("maat", "Jongeren", "", "", "", ())
    lines = tuple((key, *figures) for key, figures in rows.items())
    return ExactTable(columns, lines, provenance)


def with_totals(rows, parents):
    """Rows by age with their total, and the rows that are the sum of others."""
    rows = {key: [*figures, sum(figures)] for key, figures in rows.items()}
    for child, parent in parents.items():  # children come before their parents
        above = rows.setdefault(parent, [0] * len(rows[child]))
        rows[parent] = [a + b for a, b in zip(above, rows[child], strict=True)]
    return rows


def figures_of(published):
    """{(row, column): number, or None where withheld}."""
    return {
        (row[0], column.name): None if cell is SUPPRESSED else cell
        for row in published.rows
        for column, cell in zip(published.columns[1:], row[1:], strict=True)
    }


def sums_of(rows, names, parents):
    """Every sum in a table of areas by column, spelt out."""
    by_age = [((r, "totaal"), [(r, a) for a in LEEFTIJDEN]) for r in rows]
    by_area = [
        ((total, name), [(c, name) for c, p in parents.items() if p == total])
        for total in sorted(set(parents.values()))
        for name in names
    ]
    return by_age + by_area


gemeenten = st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=6)


@attack
@given(st.lists(counts, min_size=1, max_size=9))
def test_one_column_with_a_total(parts):
    rows = {f"GM{i}": [n] for i, n in enumerate(parts)}
    parents = dict.fromkeys(rows, "JZ")
    rows["JZ"] = [sum(parts)]

    published = protect(
        table("gebied", ["n"], rows),
        totals=Totals(rows=(Hierarchy("gebied", parents),)),
    )

    sums = [(("JZ", "n"), [(gm, "n") for gm in parents])]
    truth = {(key, "n"): n for key, [n] in rows.items()}
    assert recovered(Knowledge(figures_of(published), sums), truth) == {}


@attack
@given(gemeenten)
def test_gemeente_by_age_with_both_totals(cells):
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    rows = with_totals(dict(zip(parents, cells, strict=True)), parents)
    names = [*LEEFTIJDEN, "totaal"]

    published = protect(
        table("gebied", names, rows),
        totals=Totals((BY_AGE,), (Hierarchy("gebied", parents),)),
    )

    known = Knowledge(figures_of(published), sums_of(rows, names, parents))
    assert recovered(known, figures_of(table("gebied", names, rows))) == {}


@attack
@given(st.lists(gemeenten, min_size=1, max_size=3))
def test_land_regio_gemeente_by_age(regions):
    parents, rows = {}, {}
    for r, cells in enumerate(regions):
        for g, figures in enumerate(cells):
            parents[f"GM{r}{g}"] = f"JZ{r}"
            rows[f"GM{r}{g}"] = figures
    parents |= {f"JZ{r}": "NL" for r in range(len(regions))}
    rows = with_totals(rows, parents)
    names = [*LEEFTIJDEN, "totaal"]

    published = protect(
        table("gebied", names, rows),
        totals=Totals((BY_AGE,), (Hierarchy("gebied", parents),)),
    )

    known = Knowledge(figures_of(published), sums_of(rows, names, parents))
    assert recovered(known, figures_of(table("gebied", names, rows))) == {}


@attack
@given(gemeenten, st.lists(st.integers(0, 100), min_size=6, max_size=6))
def test_three_tables_of_the_same_data_side_by_side(cells, shares):
    # Table 1: gemeente by age. Table 2: gemeente and regio by sex. Table 3: regio.
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    ages = with_totals(dict(zip(parents, cells, strict=True)), parents)
    sexes = {}
    for gm, share in zip(parents, shares, strict=False):
        total = ages[gm][-1]
        sexes[gm] = [total * share // 100, total - total * share // 100, total]
    sexes["JZ"] = [sum(column) for column in zip(*sexes.values(), strict=True)]
    names = [*LEEFTIJDEN, "totaal"]
    regio = {"JZ": ages.pop("JZ")}
    tables = [
        table("gebied", names, ages),
        table("gebied", ["jongen", "meisje", "totaal"], sexes),
        table("jz_code", names, regio),
    ]

    published = protect_together(
        [
            Plan(tables[0], Totals((BY_AGE,), (Hierarchy("gebied", parents),))),
            Plan(tables[1], Totals((Sum("totaal", ("jongen", "meisje")),))),
            Plan(tables[2], known_as={"jz_code": "gebied"}),
        ]
    )

    figures, truth = {}, {}
    for shown, exact in zip(published, tables, strict=True):
        for name, cell in figures_of(shown).items():
            assert figures.setdefault(name, cell) == cell, "one figure, one fate"
        truth |= figures_of(exact)
    sums = sums_of([*ages, "JZ"], [*names, "jongen", "meisje"], parents)
    sums += [((gm, "totaal"), [(gm, "jongen"), (gm, "meisje")]) for gm in sexes]
    assert recovered(Knowledge(figures, sums), truth) == {}


@attack
@given(st.data())
def test_care_forms_that_overlap(data):
    # A child with two forms of care is in both columns and once in the total.
    parents = {f"GM{i}": "JZ" for i in range(data.draw(st.integers(1, 5)))}
    rows = {}
    for gm in parents:
        forms = [data.draw(counts) for _ in range(2)]
        rows[gm] = [*forms, data.draw(st.integers(max(forms), sum(forms)))]
    rows["JZ"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    names = ["ambulant", "verblijf", "samen"]

    published = protect(
        table("gebied", names, rows),
        totals=Totals(
            (Sum("samen", ("ambulant", "verblijf"), overlapping=True),),
            (Hierarchy("gebied", parents),),
        ),
    )

    known = Knowledge(
        figures_of(published),
        sums=[(("JZ", n), [(gm, n) for gm in parents]) for n in names],
        at_most=[((r, "samen"), [(r, "ambulant"), (r, "verblijf")]) for r in rows],
    )
    assert recovered(known, figures_of(table("gebied", names, rows))) == {}


@attack
@given(gemeenten)
def test_amounts_are_never_known_of_fewer_than_ten_persons(cells):
    # 1000 euro a person: what a reader can solve to the euro, he can count.
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    rows = with_totals(dict(zip(parents, cells, strict=True)), parents)
    names = [*LEEFTIJDEN, "totaal"]
    euros = [f"eur_{name}" for name in names]
    both = {key: [*row, *(1000 * n for n in row)] for key, row in rows.items()}
    exact = table("gebied", [*names, *euros], both)
    kinds = ["key", *["count"] * 4, *["money"] * 4]
    columns = tuple(
        Column(c.name, c.label, kind)
        for c, kind in zip(exact.columns, kinds, strict=True)
    )

    published = protect(
        ExactTable(columns, exact.rows, exact.provenance),
        totals=Totals(
            (BY_AGE, Sum("eur_totaal", tuple(f"eur_{a}" for a in LEEFTIJDEN))),
            (Hierarchy("gebied", parents),),
        ),
        guarded=[Guarded(f"eur_{name}", persons=name) for name in names],
    )

    figures = figures_of(published)
    amounts = {
        (key, name): None
        if figures[key, f"eur_{name}"] is None
        else figures[key, f"eur_{name}"] // 1000
        for key in rows
        for name in names
    }
    truth = {(key, n): rows[key][i] for key in rows for i, n in enumerate(names)}
    assert all(truth[name] >= 10 for name, cell in amounts.items() if cell is not None)
    known = Knowledge(amounts, sums_of(rows, names, parents), exact=True)
    small = [name for name, n in truth.items() if n < 10]
    for name, (least, greatest) in solve(known, small).items():
        assert least <= truth[name] and greatest >= truth[name] + 10


@attack
@given(gemeenten, st.data())
def test_the_choice_tells_nothing_of_how_small_a_figure_is(cells, data):
    # One small figure changes, everything published stays: so does what is withheld.
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    small = [(gm, i) for gm, c in zip(parents, cells) for i in (0, 1, 2) if c[i] < 9]  # noqa: B905
    assume(small)
    gm, i = data.draw(st.sampled_from(small))
    one = {key: list(row) for key, row in zip(parents, cells, strict=True)}
    two = {key: list(row) for key, row in one.items()}
    two[gm][i] = data.draw(st.integers(one[gm][i] + 1, 9))
    names = [*LEEFTIJDEN, "totaal"]
    tables = [table("gebied", names, with_totals(r, parents)) for r in (one, two)]
    assume(protect(tables[0]).rows == protect(tables[1]).rows)

    structure = Totals((BY_AGE,), (Hierarchy("gebied", parents),))
    published = [protect(exact, totals=structure) for exact in tables]

    assert published[0].rows == published[1].rows


@attack
@given(gemeenten, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(cells, shuffler):
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    rows = with_totals(dict(zip(parents, cells, strict=True)), parents)
    keys = list(rows)
    shuffler.shuffle(keys)
    names = [*LEEFTIJDEN, "totaal"]
    structure = Totals((BY_AGE,), (Hierarchy("gebied", parents),))

    straight = protect(table("gebied", names, rows), totals=structure)
    mixed = protect(
        table("gebied", names, {key: rows[key] for key in keys}), totals=structure
    )

    assert [row[0] for row in mixed.rows] == keys
    assert figures_of(mixed) == figures_of(straight)


# The attacker is able: these checks can fail ---------------------------------------


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
