"""Nobody finds a child in a figure: a reader who solves our tables learns nothing.

The reader is `attacker.py`; that it can find something is in `test_attacker.py`.
Counts are drawn small on purpose: mostly 0 to 15, where the gate has to work hardest.
"""

from __future__ import annotations

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
from property.small_tables import (
    BY_AGE,
    LEEFTIJDEN,
    figures_of,
    sums_of,
    table,
    with_totals,
)


attack = settings(derandomize=True, deadline=None, max_examples=25)
counts = st.one_of(st.integers(0, 15), st.integers(0, 15), st.integers(16, 150))


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
@given(st.lists(st.lists(counts, min_size=4, max_size=4), min_size=1, max_size=3))
def test_three_ways_at_once(cells):
    # Gemeente by age by sex: sums in three directions are no network any more.
    ages = ("l0_11", "l12_22")
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    rows = {}
    for gm, figures in zip(parents, cells, strict=True):
        rows[gm, ages[0]], rows[gm, ages[1]] = figures[:2], figures[2:]
        rows[gm, "alle"] = [
            a + b for a, b in zip(figures[:2], figures[2:], strict=True)
        ]
    for age in (*ages, "alle"):
        rows["JZ", age] = [
            sum(column)
            for column in zip(*(rows[gm, age] for gm in parents), strict=True)
        ]
    rows = {key: (*row, sum(row)) for key, row in rows.items()}
    names = ["jongen", "meisje", "totaal"]
    columns = (
        *(Column(n, n, "key") for n in ("gebied", "leeftijd")),
        *(Column(n, n, "count") for n in names),
    )
    lines = tuple((*key, *row) for key, row in rows.items())
    exact = ExactTable(columns, lines, Provenance("maat", "", "", "", "", ()))

    published = protect(
        exact,
        totals=Totals(
            (Sum("totaal", ("jongen", "meisje")),),
            (
                Hierarchy("gebied", parents),
                Hierarchy("leeftijd", dict.fromkeys(ages, "alle")),
            ),
        ),
    )

    def figures_by_key(rows):
        return {
            (row[:2], name): None if cell is SUPPRESSED else cell
            for row in rows
            for name, cell in zip(names, row[2:], strict=True)
        }

    sums = [((key, "totaal"), [(key, "jongen"), (key, "meisje")]) for key in rows]
    sums += [
        ((("JZ", age), name), [((gm, age), name) for gm in parents])
        for age in (*ages, "alle")
        for name in names
    ]
    sums += [
        (((area, "alle"), name), [((area, age), name) for age in ages])
        for area in (*parents, "JZ")
        for name in names
    ]
    known = Knowledge(figures_by_key(published.rows), sums)
    assert recovered(known, figures_by_key(exact.rows)) == {}


@settings(attack, max_examples=12)
@given(st.lists(st.tuples(counts, counts, counts), min_size=2, max_size=4))
def test_no_figure_is_withheld_for_nothing(cells):
    # Show one extra figure again, whichever: then a small one can be computed.
    parents = {f"GM{i}": "JZ" for i in range(len(cells))}
    rows = with_totals(dict(zip(parents, cells, strict=True)), parents)
    names = [*LEEFTIJDEN, "totaal"]
    exact = table("gebied", names, rows)
    truth = figures_of(exact)

    published = figures_of(
        protect(exact, totals=Totals((BY_AGE,), (Hierarchy("gebied", parents),)))
    )

    naive = figures_of(protect(exact))
    for name, cell in published.items():
        if cell is None and truth[name] >= 10:
            more = Knowledge(
                published | {name: naive[name]}, sums_of(rows, names, parents)
            )
            assert recovered(more, truth) != {}


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
