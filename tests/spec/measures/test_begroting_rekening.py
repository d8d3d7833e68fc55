"""`begroting_rekening`: did youth care cost more than the budget said.

Amounts x 1 000 euro, copied by hand from lasten_iv3.csv.
"""

import pytest

from facts_fixture import figure, figures, hand_made_facts


def test_heerlen_spent_15_percent_more_than_budgeted_in_2024(facts):
    begroting = 46_454 + 0 + 425 + 3_829
    rekening = 54_373 + 0 + 91 + 4_022
    assert (begroting, rekening) == (50_708, 58_486)
    # 7 778 / 50 708 = 15.338...%
    assert figure(facts, "begroting_rekening", codes=("GM0917",), years=(2024,)) == {
        "gm_code": "GM0917",
        "gebied_naam": "Heerlen",
        "jaar": 2024,
        "begroting_x1000_eur": 50_708,
        "rekening_x1000_eur": 58_486,
        "verschil_x1000_eur": 7_778,
        "verschil_pct": 15.3,
        "gemeenten": 1,
        "gemeenten_zonder_cijfer": 0,
    }


def test_less_than_budgeted_is_a_minus(facts):
    # Nieuwkoop 2023: 5 683 - 7 379 = -1 696; -1 696 / 7 379 = -22.98...%
    row = figure(facts, "begroting_rekening", codes=("GM0569",), years=(2023,))
    assert (row["verschil_x1000_eur"], row["verschil_pct"]) == (-1_696, -23.0)


def test_country_in_2024_leaves_out_what_cannot_be(facts):
    # Budget and account of all, without Nieuwkoop (budget -40 973, account 6 191),
    # Vijfheerenlanden (budget 0, account 25 605) and Loon op Zand (6 464 and 0)
    begroting = 5_899_122 + 40_973 - 0 - 6_464
    rekening = 7_174_099 - 6_191 - 25_605 - 0
    assert (begroting, rekening) == (5_933_631, 7_142_303)
    row = figure(facts, "begroting_rekening", niveau="land", years=(2024,))
    assert row["begroting_x1000_eur"] == begroting
    assert row["rekening_x1000_eur"] == rekening
    # 1 208 672 / 5 933 631 = 20.369...%
    assert row["verschil_x1000_eur"] == rekening - begroting == 1_208_672
    assert row["verschil_pct"] == 20.4
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (339, 3)


def test_only_years_that_have_both(facts):
    # budgets run until 2026, accounts until 2024
    rows = figures(facts, "begroting_rekening", niveau="land")
    assert [row["jaar"] for row in rows] == list(range(2017, 2025))


def test_impossible_budget_of_nieuwkoop_is_no_report(facts):
    # 6.72: -41 485 and 6.82: 512, together less than nothing
    assert -41_485 + 512 == -40_973
    row = figure(facts, "begroting_rekening", codes=("GM0569",), years=(2024,))
    assert row["begroting_x1000_eur"] is None
    assert row["rekening_x1000_eur"] is None
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (0, 1)


def test_regio_of_nieuwkoop_is_told_without_it(facts):
    # Holland Rijnland 2024: eleven budgets, and Nieuwkoop
    eleven = 39_153 + 5_123 + 5_161 + 21_235 + 34_292 + 7_528
    eleven += 6_358 + 8_692 + 6_683 + 8_972 + 1_864
    row = figure(
        facts, "begroting_rekening", niveau="regio", codes=("JZ18",), years=(2024,)
    )
    assert row["begroting_x1000_eur"] == eleven == 145_061
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (11, 1)


def one_regio(*lasten):
    """Two gemeenten in one regio in 2022, with these reports."""
    gm = ("GM9001", "GM9002")
    return hand_made_facts(
        gebied=[("regio", "ijw_2026", "JZ99", "Voorbeeld", code) for code in gm],
        inwoners=[(2022, code, 1_000) for code in gm],
        lasten=[
            (2022, verslag, code, "6.72", True, eur) for verslag, code, eur in lasten
        ],
    )


def test_gemeente_with_only_a_budget_counts_in_neither():
    facts = one_regio(
        ("begroting", "GM9001", 100),
        ("jaarrekening", "GM9001", 130),
        ("begroting", "GM9002", 5_000),
    )
    row = figure(facts, "begroting_rekening", niveau="regio")
    assert (row["begroting_x1000_eur"], row["rekening_x1000_eur"]) == (100, 130)
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (1, 1)


def test_gemeente_with_only_an_account_counts_in_neither():
    facts = one_regio(
        ("begroting", "GM9001", 100),
        ("jaarrekening", "GM9001", 130),
        ("jaarrekening", "GM9002", 5_000),
    )
    row = figure(facts, "begroting_rekening", niveau="regio")
    assert (row["begroting_x1000_eur"], row["rekening_x1000_eur"]) == (100, 130)
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (1, 1)


@pytest.mark.parametrize(
    ("begroting", "rekening", "pct"),
    [
        (400, 409, 2.3),  # 9 / 400 = 2.25%: half away from zero
        (400, 391, -2.3),  # -2.25%
        (1, 1, 0.0),
        (1, 2, 100.0),
    ],
)
def test_percentage_of_the_budget(begroting, rekening, pct):
    facts = one_regio(
        ("begroting", "GM9001", begroting), ("jaarrekening", "GM9001", rekening)
    )
    row = figure(facts, "begroting_rekening", niveau="regio")
    assert row["verschil_pct"] == pct
    assert row["verschil_x1000_eur"] == rekening - begroting


@pytest.mark.parametrize(("begroting", "rekening"), [(0, 5), (-1, 5), (5, 0), (5, -1)])
def test_nothing_or_less_is_no_report(begroting, rekening):
    facts = one_regio(
        ("begroting", "GM9001", begroting),
        ("jaarrekening", "GM9001", rekening),
        ("begroting", "GM9002", 100),
        ("jaarrekening", "GM9002", 130),
    )
    row = figure(facts, "begroting_rekening", niveau="regio")
    assert (row["begroting_x1000_eur"], row["rekening_x1000_eur"]) == (100, 130)
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (1, 1)
