"""`gebruik_cbs`: how many young people have youth care (in natura).

Figures copied by hand from gebruik_cbs.csv, jeugdbevolking.csv and
landelijke_cijfers.csv (CBS).
"""

import pytest

from facts_fixture import figure, figures, hand_made_facts
from jeugdregio.measures.definition import find_measure


def test_heerlen_2022(facts):
    # 11 128 inhabitants of 0-14 and 8 852 of 15-24; 2 455 / 19 980 = 12.287...%
    assert 11_128 + 8_852 == 19_980
    assert figure(facts, "gebruik_cbs", codes=("GM0917",), years=(2022,)) == {
        "gm_code": "GM0917",
        "gebied_naam": "Heerlen",
        "jaar": 2022,
        "jongeren": 2_455,
        "inwoners_0_24": 19_980,
        "per_100_inwoners_0_24": 12.3,
        "herkomst": "gepubliceerd",
        "gemeenten": 1,
        "gemeenten_zonder_cijfer": 0,
    }


def test_zuid_limburg_2022_is_a_sum_of_rounded_figures_and_says_so(facts):
    gemeenten = [945, 395, 805, 2_455, 1_245, 2_755, 455, 220]
    gemeenten += [560, 165, 200, 340, 290, 2_650, 595, 875]
    jong = [8_164, 3_503, 6_135, 19_980, 9_667, 36_118, 4_163, 2_324]
    jong += [5_385, 2_293, 2_880, 3_251, 2_837, 20_864, 6_199, 8_084]
    row = figure(facts, "gebruik_cbs", niveau="regio", codes=("JZ41",), years=(2022,))
    assert row["jongeren"] == sum(gemeenten) == 14_950
    assert row["inwoners_0_24"] == sum(jong) == 141_847
    assert row["per_100_inwoners_0_24"] == 10.5  # 10.539...
    assert row["herkomst"] == "som van afgeronde cijfers"
    assert row["gemeenten"] == 16


def test_country_2022_is_what_cbs_published_not_the_sum(facts):
    # data.md section 1: sum of gemeenten 461 955 against NL 461 985
    gemeenten = figures(facts, "gebruik_cbs", years=(2022,))
    land = figure(facts, "gebruik_cbs", niveau="land", years=(2022,))
    assert sum(row["jongeren"] for row in gemeenten) == 461_955
    assert land["jongeren"] == 461_985
    assert land["herkomst"] == "gepubliceerd"
    # 461 985 / 4 870 702 = 9.4849...%
    assert land["inwoners_0_24"] == 4_870_702
    assert land["per_100_inwoners_0_24"] == 9.5


def test_country_2021_has_no_published_figure_and_is_a_sum(facts):
    land = figure(facts, "gebruik_cbs", niveau="land", years=(2021,))
    assert land["jongeren"] == 463_570
    assert land["herkomst"] == "som van afgeronde cijfers"
    assert land["per_100_inwoners_0_24"] == 9.6  # 463 570 / 4 850 952 = 9.556...%


def test_published_country_figure_names_its_dataset():
    # 461 985 stands in landelijke_cijfers.csv, not in gebruik_cbs.csv
    assert "landelijke_cijfers" in find_measure("gebruik_cbs").datasets


def test_no_year_before_the_break_of_2021(facts):
    # series break 2020/2021: figures before it are counted otherwise
    rows = figures(facts, "gebruik_cbs", niveau="land")
    assert [row["jaar"] for row in rows] == [2021, 2022]


def test_figure_of_one_gemeente_is_published_also_at_another_level(facts):
    # Heerlen did not change; Land van Cuijk 2021 is the sum of the five gemeenten that
    # merged on 1-1-2022
    def herkomst(code, jaar):
        row = figure(
            facts, "gebruik_cbs", niveau="gemeente_2026", codes=(code,), years=(jaar,)
        )
        return row["herkomst"], row["gemeenten"]

    assert herkomst("GM0917", 2021) == ("gepubliceerd", 1)
    assert herkomst("GM1982", 2021) == ("som van afgeronde cijfers", 5)
    assert herkomst("GM1982", 2022) == ("gepubliceerd", 1)


def one_regio(gebruik, jong):
    """One regio in 2022 with a gemeente per entry; None is suppressed."""
    gm = [f"GM900{i}" for i in range(len(gebruik))]
    return hand_made_facts(
        gebied=[("regio", "ijw_2026", "JZ99", "Voorbeeld", code) for code in gm],
        inwoners=[(2022, code, 1_000) for code in gm],
        gebruik=[
            (2022, code, "totaal", "totaal", aantal)
            for code, aantal in zip(gm, gebruik, strict=True)
        ],
        jeugdbevolking=[
            (2022, code, aantal)
            for code, aantal in zip(gm, jong, strict=True)
            if aantal is not None
        ],
    )


def test_suppressed_gemeente_is_not_zero_and_not_in_the_denominator():
    facts = one_regio(gebruik=[100, None], jong=[800, 50])
    row = figure(facts, "gebruik_cbs", niveau="regio")
    assert row["jongeren"] == 100
    assert row["inwoners_0_24"] == 800
    assert row["per_100_inwoners_0_24"] == 12.5
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (1, 1)


def test_regio_where_all_is_suppressed_is_present_and_unknown():
    facts = one_regio(gebruik=[None], jong=[50])
    row = figure(facts, "gebruik_cbs", niveau="regio")
    assert row["jongeren"] is None
    assert row["per_100_inwoners_0_24"] is None
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (0, 1)


def test_gemeente_without_denominator_counts_but_not_per_100():
    # 100 / 800 = 12.5%; the 60 of the second gemeente have nothing to be divided by
    facts = one_regio(gebruik=[100, 60], jong=[800, None])
    row = figure(facts, "gebruik_cbs", niveau="regio")
    assert row["jongeren"] == 160
    assert row["inwoners_0_24"] == 800
    assert row["per_100_inwoners_0_24"] == 12.5


def test_nobody_to_divide_by_is_unknown():
    facts = one_regio(gebruik=[0], jong=[0])
    assert figure(facts, "gebruik_cbs", niveau="regio")["jongeren"] == 0
    row = figure(facts, "gebruik_cbs", niveau="regio")
    assert row["per_100_inwoners_0_24"] is None


@pytest.mark.parametrize(
    ("jongeren", "per_100"),
    # of 2 000 inhabitants, 1 person is 0.05
    [(1, 0.1), (2, 0.1), (3, 0.2), (0, 0.0), (245, 12.3)],
)
def test_half_is_rounded_up(jongeren, per_100):
    facts = one_regio(gebruik=[jongeren], jong=[2_000])
    row = figure(facts, "gebruik_cbs", niveau="regio")
    assert row["per_100_inwoners_0_24"] == per_100
