"""`leeftijd`: how old young people with youth care are.

Figures copied by hand from gebruik_cbs.csv (CBS, rounded to 5).
"""

import pytest

from facts_fixture import figures, hand_made_facts


AGES = ["0 tot 4 jaar", "4 tot 12 jaar", "12 tot 18 jaar", "18 tot 23 jaar"]


def test_heerlen_2022(facts):
    rows = figures(facts, "leeftijd", codes=("GM0917",), years=(2022,))
    assert [(r["leeftijd"], r["jongeren"], r["aandeel_pct"]) for r in rows] == [
        ("0 tot 4 jaar", 280, 11.4),  # 280 / 2 455 = 11.405...%
        ("4 tot 12 jaar", 1_090, 44.4),  # 44.399...%
        ("12 tot 18 jaar", 1_020, 41.5),  # 41.547...%
        ("18 tot 23 jaar", 65, 2.6),  # 2.647...%
    ]
    assert {row["totaal"] for row in rows} == {280 + 1_090 + 1_020 + 65} == {2_455}


def test_ages_stand_in_the_order_of_life_not_of_the_alphabet(facts):
    rows = figures(facts, "leeftijd", niveau="land", years=(2022,))
    assert [row["leeftijd"] for row in rows] == AGES


@pytest.mark.parametrize("niveau", ["gemeente", "gemeente_2026", "regio"])
def test_shares_add_up_to_100_where_nothing_is_suppressed(facts, niveau):
    # CBS rounds five cells per gemeente (four groups and their total) to 5, each at
    # most 2.5 off; we round four shares, each at most 0.05 off
    areas = {}
    for row in figures(facts, "leeftijd", niveau=niveau):
        areas.setdefault((*list(row.values())[:1], row["jaar"]), []).append(row)
    compared = 0
    for area, rows in areas.items():
        assert len(rows) == 4, area
        if any(row["gemeenten_zonder_cijfer"] for row in rows):
            continue
        compared += 1
        gemeenten, totaal = rows[0]["gemeenten"], rows[0]["totaal"]
        slack = 100 * 5 * 2.5 * gemeenten / totaal + 4 * 0.05
        assert sum(row["aandeel_pct"] for row in rows) == pytest.approx(100, abs=slack)
    assert compared > 0


def test_suppressed_group_is_unknown_and_its_young_people_stay_in_the_total(facts):
    # Vlieland 2021: ten young people, every group suppressed
    rows = figures(facts, "leeftijd", codes=("GM0096",), years=(2021,))
    assert [row["leeftijd"] for row in rows] == AGES
    assert {row["jongeren"] for row in rows} == {None}
    assert {row["aandeel_pct"] for row in rows} == {None}
    assert {row["totaal"] for row in rows} == {10}
    assert {row["gemeenten_zonder_cijfer"] for row in rows} == {1}


def one_gemeente(groups, totaal):
    return hand_made_facts(
        gebied=[("gemeente", "", "GM9001", "Voorbeeld", "GM9001")],
        gebruik=[
            (2022, "GM9001", "totaal", "totaal", totaal),
            *(
                (2022, "GM9001", "leeftijd", age, aantal)
                for age, aantal in zip(AGES, groups, strict=True)
            ),
        ],
    )


def test_share_is_of_everyone_also_of_those_whose_group_is_suppressed():
    # 60 / 80 = 75%, though only 60 + 10 are in a group
    facts = one_gemeente([None, 60, 10, None], totaal=80)
    rows = figures(facts, "leeftijd")
    assert [row["aandeel_pct"] for row in rows] == [None, 75.0, 12.5, None]


def test_share_is_unknown_where_the_total_is_suppressed():
    rows = figures(one_gemeente([None, 60, 10, None], totaal=None), "leeftijd")
    assert [row["aandeel_pct"] for row in rows] == [None] * 4


def test_share_of_nobody_is_unknown():
    rows = figures(one_gemeente([0, 0, 0, 0], totaal=0), "leeftijd")
    assert [row["aandeel_pct"] for row in rows] == [None] * 4
