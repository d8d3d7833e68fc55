"""What the disclosure gate does to a table, by hand.

A published count stands for what rounds to it: 40 is 38 to 42, and 10 is 10 to 12,
because 8 and 9 are withheld. The sums below are worked out with those.
"""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.measures.disclosure import (
    SUPPRESSED,
    Derived,
    Guarded,
    Plan,
    protect,
    protect_together,
)
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.measures.totals import Hierarchy, Sum, Totals


S = SUPPRESSED
OF = Provenance("maat", "Jongeren met jeugdzorg", "", "", "", ("Eigen cijfers",))


def table(columns, *rows):
    """Columns as "name:kind", a count where no kind is given."""
    pairs = [(*column.split(":"), "count")[:2] for column in columns.split()]
    return ExactTable(tuple(Column(n, n, kind) for n, kind in pairs), rows, OF)


def areas(**parents):
    return Totals(rows=(Hierarchy("gebied", parents),))


# Single counts ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exact", "published"),
    [
        (0, S),
        (1, S),
        (8, S),  # rounds to ten, and is not shown as such
        (9, S),
        (10, 10),
        (12, 10),
        (13, 15),
        (17, 15),
        (18, 20),
        (9_062, 9_060),
        (9_063, 9_065),
        (None, None),
    ],
)
def test_a_count_is_rounded_to_five_and_withheld_under_ten(exact, published):
    assert protect(table("gebied:key n", ("GM1", exact))).rows == (("GM1", published),)


def test_names_and_years_pass_and_so_does_the_source():
    exact = table("gebied:key naam:text jaar:year n", ("GM1", "Heerlen", 2024, 13))
    published = protect(exact)
    assert published.rows == (("GM1", "Heerlen", 2024, 15),)
    assert published.columns == exact.columns
    assert published.provenance is OF


def test_a_table_without_rows_passes():
    assert protect(table("gebied:key n"), totals=areas(GM1="JZ1")).rows == ()


# One total -------------------------------------------------------------------------


def test_the_smallest_other_part_goes_along():
    # 140 - 40 - 100 is 0, two either way for each of the three: at most 6.
    exact = table(
        "gebied:key n", ("GM1", 3), ("GM2", 41), ("GM3", 98), ("JZ1", 3 + 41 + 98)
    )
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert published.rows == (("GM1", S), ("GM2", S), ("GM3", 100), ("JZ1", 140))


def test_nothing_goes_along_where_rounding_blurs_enough():
    # 145 - 40 - 100 is 5, six either way: anything up to 11.
    exact = table(
        "gebied:key n", ("GM1", 5), ("GM2", 41), ("GM3", 98), ("JZ1", 5 + 41 + 98)
    )
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert published.rows == (("GM1", S), ("GM2", 40), ("GM3", 100), ("JZ1", 145))


def test_two_small_parts_hide_each_other():
    # Together at most 107 - 98 = 9, so each can be 0 and each can be 9.
    exact = table("gebied:key n", ("GM1", 3), ("GM2", 4), ("GM3", 98), ("JZ1", 105))
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert published.rows == (("GM1", S), ("GM2", S), ("GM3", 100), ("JZ1", 105))


def test_two_small_parts_do_not_hide_each_other_if_their_sum_is_too_small():
    # Together at most 102 - 98 = 4: neither can be 9.
    exact = table("gebied:key n", ("GM1", 2), ("GM2", 2), ("GM3", 98), ("JZ1", 102))
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert published.rows == (("GM1", S), ("GM2", S), ("GM3", S), ("JZ1", 100))


def test_a_total_that_readers_can_make_themselves_counts():
    # The regio is not in the table, but GM1 + GM2 make it, and 110 - 50 - 60 is 0.
    exact = table("gebied:key n", ("GM1", 2), ("GM2", 50), ("GM3", 60), ("NL01", 112))
    published = protect(
        exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ2", JZ1="NL01", JZ2="NL01")
    )
    assert published.rows == (("GM1", S), ("GM2", S), ("GM3", 60), ("NL01", 110))


def test_totals_that_readers_can_make_in_two_steps_count():
    # 150 - 40 - 50 - 60 is 0, eight either way: never 9.
    exact = table(
        "gebied:key leeftijd:key n",
        *(("GM1", "0-11", 2), ("GM1", "12-17", 40)),
        *(("GM2", "0-11", 50), ("GM2", "12-17", 60)),
        ("NL01", "alle", 2 + 40 + 50 + 60),
    )
    by_age = Hierarchy("leeftijd", {"0-11": "alle", "12-17": "alle"})
    by_area = Hierarchy("gebied", {"GM1": "NL01", "GM2": "NL01"})
    published = protect(exact, totals=Totals(rows=(by_age, by_area)))
    assert [row[2] for row in published.rows] == [S, S, 50, 60, 150]


# More totals -----------------------------------------------------------------------


def test_in_a_two_way_table_one_goes_along_in_the_row_and_one_in_the_column():
    # Row GM1: 110 - 50 - 60 = 0, at most 6. Column a: 130 - 40 - 90 = 0, at most 6.
    exact = table(
        "gebied:key a b c totaal",
        ("GM1", 2, 50, 60, 112),
        ("GM2", 40, 70, 80, 190),
        ("GM3", 90, 100, 110, 300),
        ("JZ1", 132, 220, 250, 602),
    )
    published = protect(
        exact,
        totals=Totals(
            columns=(Sum("totaal", ("a", "b", "c")),),
            rows=(Hierarchy("gebied", {"GM1": "JZ1", "GM2": "JZ1", "GM3": "JZ1"}),),
        ),
    )
    assert published.rows == (
        ("GM1", S, S, 60, 110),
        ("GM2", S, 70, 80, 190),
        ("GM3", 90, 100, 110, 300),
        ("JZ1", 130, 220, 250, 600),
    )


def test_a_region_of_one_gemeente_takes_another_region_along_and_not_the_country():
    # 115 - 110 is 5, four either way: between 1 and 9, so not 0. Without regio JZ2 it
    # is 115 - 50 - 60, six either way.
    exact = table(
        "gebied:key n",
        ("GM1", 4),
        ("GM2", 50),
        ("GM3", 60),
        ("JZ1", 4),
        ("JZ2", 110),
        ("NL01", 114),
    )
    published = protect(
        exact, totals=areas(GM1="JZ1", GM2="JZ2", GM3="JZ2", JZ1="NL01", JZ2="NL01")
    )
    shown = {row[0]: row[1] for row in published.rows}
    assert shown == {"GM1": S, "GM2": 50, "GM3": 60, "JZ1": S, "JZ2": S, "NL01": 115}


def test_a_long_table_has_its_totals_in_rows():
    exact = table(
        "gebied:key leeftijd:text n",
        *(("GM1", "0-11", 3), ("GM1", "12-17", 40), ("GM1", "alle", 43)),
        *(("GM2", "0-11", 60), ("GM2", "12-17", 80), ("GM2", "alle", 140)),
    )
    by_age = Hierarchy("leeftijd", {"0-11": "alle", "12-17": "alle"})
    published = protect(exact, totals=Totals(rows=(by_age,)))
    # 45 - 40 is 5, four either way: 1 to 9. GM2 has nothing small.
    assert [row[2] for row in published.rows] == [S, S, 45, 60, 80, 140]


def test_years_are_apart():
    exact = table(
        "gebied:key jaar:year n",
        *(("GM1", 2023, 2), ("GM2", 2023, 40), ("JZ1", 2023, 42)),
        *(("GM1", 2024, 12), ("GM2", 2024, 40), ("JZ1", 2024, 52)),
    )
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1"))
    assert [row[2] for row in published.rows] == [S, S, 40, 10, 40, 50]


def test_parts_that_overlap_say_less():
    # Both or either: 40 - 40 leaves anything up to 42.
    either = (Sum("samen", ("ambulant", "verblijf"), overlapping=True),)
    exact = table("gebied:key ambulant verblijf samen", ("GM1", 3, 40, 41))
    assert protect(exact, totals=Totals(either)).rows == (("GM1", S, 40, 40),)


def test_parts_that_overlap_still_say_something():
    # At least 48 - 42 = 6, so not 0.
    either = (Sum("samen", ("ambulant", "verblijf"), overlapping=True),)
    exact = table("gebied:key ambulant verblijf samen", ("GM1", 9, 40, 49))
    assert protect(exact, totals=Totals(either)).rows == (("GM1", S, S, 50),)


def test_an_open_total_is_never_withheld():
    # Of 1000 inhabitants 5 have care; 1000 - 995 would say 3 to 7.
    exact = table("gebied:key met zonder inwoners", ("GM1", 5, 995, 1000))
    published = protect(
        exact,
        totals=Totals((Sum("inwoners", ("met", "zonder")),)),
        open_columns=["inwoners"],
    )
    assert published.rows == (("GM1", S, S, 1000),)


def test_open_figures_that_give_a_small_one_away_stop_the_table():
    exact = table("gebied:key met zonder inwoners", ("GM1", 2, 3, 5))
    with pytest.raises(InvalidInputError, match="open cijfers in dezelfde som"):
        protect(
            exact,
            totals=Totals((Sum("inwoners", ("met", "zonder")),)),
            open_columns=["inwoners"],
        )


# Unknown figures -------------------------------------------------------------------


def test_an_unknown_part_that_the_total_leaves_out_hides_nothing():
    # 100 - 100 is 0, four either way.
    exact = table("gebied:key n", ("GM1", 3), ("GM2", None), ("GM3", 98), ("JZ1", 101))
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert [row[1] for row in published.rows] == [S, None, S, 100]


def test_an_unknown_part_that_follows_from_the_total_is_defended():
    # 132 - 30 - 98 = 4: not in the table, and not to be computed from it.
    exact = table("gebied:key n", ("GM1", 30), ("GM2", None), ("GM3", 98), ("JZ1", 132))
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert [row[1] for row in published.rows] == [S, None, 100, 130]


def test_a_total_that_is_unknown_tells_nothing():
    exact = table("gebied:key n", ("GM1", 3), ("GM2", None), ("JZ1", None))
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1"))
    assert [row[1] for row in published.rows] == [S, None, None]


def test_parts_without_their_total_are_only_counts():
    exact = table("gebied:key n", ("GM1", 3), ("GM2", 41))
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert published.rows == (("GM1", S), ("GM2", 40))


def test_two_unknown_parts_are_not_held_for_zero():
    exact = table(
        "gebied:key n", ("GM1", 3), ("GM2", None), ("GM3", None), ("JZ1", 140)
    )
    published = protect(exact, totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"))
    assert [row[1] for row in published.rows] == [S, None, None, 140]


# Ratios, amounts, durations --------------------------------------------------------


def test_a_share_is_computed_from_what_is_published():
    exact = table(
        "gebied:key n inwoners aandeel:percent",
        ("GM1", 12, 320, 100 * 12 / 320),
        ("GM2", 9, 320, 100 * 9 / 320),
        ("GM3", None, 320, None),
    )
    published = protect(
        exact, derived=[Derived("aandeel", "n", "inwoners")], open_columns=["inwoners"]
    )
    # 12 is published as 10, and 10 of 320 is 3.125 percent.
    assert [row[2:] for row in published.rows] == [(320, 3.1), (320, S), (320, None)]


@pytest.mark.parametrize(
    ("inwoners", "aandeel"), [(0, S), (49, S), (50, 20.0), (None, None)]
)
def test_a_share_needs_a_base_of_fifty(inwoners, aandeel):
    exact = table("gebied:key n inwoners aandeel:percent", ("GM1", 11, inwoners, 22.0))
    published = protect(
        exact, derived=[Derived("aandeel", "n", "inwoners")], open_columns=["inwoners"]
    )
    assert published.rows[0][3] == aandeel


@pytest.mark.parametrize(
    ("cases", "published", "per_ten"), [(47, 45, S), (48, 50, 3.0), (9, S, S)]
)
def test_a_base_of_persons_counts_as_it_is_published(cases, published, per_ten):
    exact = table("gebied:key n cases per_ten:ratio", ("GM1", 16, cases, 1.0))
    derived = Derived("per_ten", "n", "cases", per=10)
    assert protect(exact, derived=[derived]).rows[0][2:] == (published, per_ten)


@pytest.mark.parametrize(
    ("persons", "amount"), [(0, S), (9, S), (10, 12_345), (None, S)]
)
def test_an_amount_is_about_ten_persons_or_more(persons, amount):
    exact = table("gebied:key n kosten:money", ("GM1", persons, 12_345))
    published = protect(exact, guarded=[Guarded("kosten", persons="n")])
    assert published.rows[0][2] == amount


def test_amounts_are_exact_so_more_goes_along_than_for_counts_alone():
    # Rounding hides that GM1 has 5 persons; 7200 - 2050 - 4900 is its 250 euro.
    exact = table(
        "gebied:key n kosten:money",
        ("GM1", 5, 250),
        ("GM2", 41, 2_050),
        ("GM3", 98, 4_900),
        ("JZ1", 144, 7_200),
    )
    published = protect(
        exact,
        totals=areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"),
        guarded=[Guarded("kosten", persons="n")],
    )
    assert [row[1] for row in published.rows] == [S, S, 100, 145]
    assert [row[2] for row in published.rows] == [S, S, 4_900, 7_200]


def test_amounts_of_areas_that_readers_can_add_up_are_defended():
    # 440 - 410 is the 30 of GM1, by way of A2 and A1, which are not in the table.
    exact = table(
        "gebied:key n kosten:money", ("GM1", 3, 30), ("GM2", 41, 410), ("A0", 44, 440)
    )
    published = protect(
        exact,
        totals=areas(GM1="A2", GM2="A2", A2="A1", A1="A0"),
        guarded=[Guarded("kosten", persons="n")],
    )
    assert [row[2] for row in published.rows] == [S, S, 440]


def test_where_persons_are_withheld_to_protect_others_so_is_the_amount():
    exact = table(
        "gebied:key n dagen:ratio", ("GM1", 3, 70.5), ("GM2", 41, 35.0), ("JZ1", 44, 37)
    )
    published = protect(
        exact,
        totals=areas(GM1="JZ1", GM2="JZ1"),
        guarded=[Guarded("dagen", persons="n")],
    )
    assert [row[1:] for row in published.rows] == [(S, S), (S, S), (45, 37)]


# Tables together -------------------------------------------------------------------


def test_a_figure_has_the_same_fate_in_every_table():
    gemeenten = table("gm_code:key n", ("GM1", 3), ("GM2", 41), ("GM3", 98))
    regio = table("jz_code:key n", ("JZ1", 142))
    one = table("gebied:key n", ("GM2", 41))
    published = protect_together(
        [
            Plan(
                gemeenten,
                areas(GM1="JZ1", GM2="JZ1", GM3="JZ1"),
                known_as={"gm_code": "gebied"},
            ),
            Plan(regio, known_as={"jz_code": "gebied"}),
            Plan(one),
        ]
    )
    assert [row for t in published for row in t.rows] == [
        *(("GM1", S), ("GM2", S), ("GM3", 100)),
        ("JZ1", 140),
        ("GM2", S),
    ]


def test_a_figure_that_differs_between_tables_stops_them():
    tables = [table("gebied:key n", ("GM1", n)) for n in (41, 42)]
    with pytest.raises(InvalidInputError, match="andere tabel een andere waarde"):
        protect_together([Plan(t) for t in tables])
