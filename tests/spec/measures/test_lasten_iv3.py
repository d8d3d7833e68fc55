"""`lasten_iv3`: what youth care costs, from the reports that gemeenten send to CBS.

Amounts x 1 000 euro, copied by hand from lasten_iv3.csv and inwoners.csv.
"""

import pytest

from facts_fixture import figure, figures


def test_accounts_of_2024_of_all_gemeenten_sum_to_7_174_099(facts):
    rows = figures(facts, "lasten_iv3", years=(2024,))
    assert len(rows) == 342
    assert sum(row["lasten_x1000_eur"] for row in rows) == 7_174_099


def test_heerlen_2024(facts):
    # 6.72 + 6.73 + 6.74 + 6.82; access (6.2: 15 021) is left out
    assert 54_373 + 0 + 91 + 4_022 == 58_486
    # 58 486 000 euro / 87 461 inhabitants = 668.709...
    assert figure(facts, "lasten_iv3", codes=("GM0917",), years=(2024,)) == {
        "gm_code": "GM0917",
        "gebied_naam": "Heerlen",
        "jaar": 2024,
        "verslagsoort": "jaarrekening",
        "lasten_x1000_eur": 58_486,
        "inwoners": 87_461,
        "lasten_per_inwoner_eur": 668.71,
        "gemeenten": 1,
        "gemeenten_zonder_cijfer": 0,
        "gedeelde_gemeenten": 0,
    }


def test_zuid_limburg_2024_is_the_sum_of_its_sixteen_gemeenten(facts):
    gemeenten = {  # lasten x 1 000 euro, inhabitants
        "Beek (L.)": (5_358, 16_215),
        "Beekdaelen": (13_713, 35_896),
        "Brunssum": (14_339, 27_770),
        "Eijsden-Margraten": (5_824, 26_034),
        "Gulpen-Wittem": (3_861, 14_054),
        "Heerlen": (58_486, 87_461),
        "Kerkrade": (24_882, 45_311),
        "Landgraaf": (19_697, 37_112),
        "Maastricht": (49_354, 125_285),
        "Meerssen": (5_065, 18_576),
        "Simpelveld": (3_456, 10_255),
        "Sittard-Geleen": (39_846, 92_650),
        "Stein (L.)": (7_627, 24_744),
        "Vaals": (3_072, 10_121),
        "Valkenburg aan de Geul": (4_782, 16_431),
        "Voerendaal": (3_206, 12_375),
    }
    within = figures(facts, "lasten_iv3", within="JZ41", years=(2024,))
    regio = figure(facts, "lasten_iv3", niveau="regio", codes=("JZ41",), years=(2024,))

    assert {
        row["gebied_naam"]: (row["lasten_x1000_eur"], row["inwoners"]) for row in within
    } == gemeenten
    assert regio["lasten_x1000_eur"] == sum(g[0] for g in gemeenten.values()) == 262_568
    assert regio["inwoners"] == sum(g[1] for g in gemeenten.values()) == 600_290
    assert regio["gemeenten"] == 16
    # 262 568 000 / 600 290 = 437.401..., not the mean of sixteen means
    assert regio["lasten_per_inwoner_eur"] == 437.40


@pytest.mark.parametrize(
    ("jaar", "counted"),
    # count rule; 6.2, 6.22, 6.23 (access) and 6.92 (policy) never count
    [
        (2017, {"6.72", "6.82"}),
        (2022, {"6.72", "6.82"}),
        (2023, {"6.72", "6.73", "6.74", "6.82"}),
        (2024, {"6.72", "6.73", "6.74", "6.82"}),
        (2025, {"6.75", "6.76", "6.79", "6.82"}),
        (2026, {"6.75", "6.76", "6.79", "6.82"}),
    ],
)
def test_taakvelden_that_count_per_year(facts, jaar, counted):
    found = facts.cursor().execute(
        "SELECT DISTINCT taakveld FROM lasten WHERE telt_mee AND jaar = ?", [jaar]
    )
    assert {taakveld for (taakveld,) in found.fetchall()} == counted


def test_de_bilt_sent_no_budget_for_2025_and_shows_as_unknown(facts):
    row = figure(
        facts,
        "lasten_iv3",
        codes=("GM0310",),
        years=(2025,),
        choices={"verslagsoort": "begroting"},
    )
    assert row["gebied_naam"] == "De Bilt"
    assert row["lasten_x1000_eur"] is None
    assert row["inwoners"] is None
    assert row["lasten_per_inwoner_eur"] is None
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (0, 1)


def test_inhabitants_of_de_bilt_are_not_in_the_denominator_of_its_regio(facts):
    # Bunnik, Utrechtse Heuvelrug, Wijk bij Duurstede, Zeist; not De Bilt (43 792)
    lasten = 3_800 + 16_205 + 8_811 + 24_316
    inwoners = 16_279 + 50_945 + 23_831 + 66_671
    assert (lasten, inwoners) == (53_132, 157_726)
    row = figure(
        facts,
        "lasten_iv3",
        niveau="regio",
        codes=("JZ23",),
        years=(2025,),
        choices={"verslagsoort": "begroting"},
    )
    assert row["lasten_x1000_eur"] == lasten
    assert row["inwoners"] == inwoners
    # 53 132 000 / 157 726 = 336.862...; with De Bilt it would be 263.66
    assert row["lasten_per_inwoner_eur"] == 336.86
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (4, 1)


def test_a_report_of_zero_stands_but_is_not_divided(facts):
    # Landsmeer, account 2017: 0 on 6.72 and 6.82, 11 275 inhabitants
    row = figure(facts, "lasten_iv3", codes=("GM0415",), years=(2017,))
    assert row["lasten_x1000_eur"] == 0
    assert row["inwoners"] is None
    assert row["lasten_per_inwoner_eur"] is None
    assert (row["gemeenten"], row["gemeenten_zonder_cijfer"]) == (0, 1)


def test_merged_gemeente_holds_its_predecessors_but_not_a_divided_one(facts):
    # Leeuwarden took over Leeuwarderadeel (GM0081) and a part of Littenseradiel
    # (GM0140: 209 x 1 000 euro, 10 746 inhabitants) on 1-1-2018
    leeuwarden, leeuwarderadeel = 15_510 + 17_233, 1_989 + 55
    row = figure(
        facts, "lasten_iv3", niveau="gemeente_2026", codes=("GM0080",), years=(2017,)
    )
    assert row["lasten_x1000_eur"] == leeuwarden + leeuwarderadeel == 34_787
    assert row["inwoners"] == 108_667 + 10_108 == 118_775
    assert row["gemeenten"] == 2
    assert row["gedeelde_gemeenten"] == 1


def test_divided_gemeente_is_no_gap_after_it_ended(facts):
    row = figure(
        facts, "lasten_iv3", niveau="gemeente_2026", codes=("GM0080",), years=(2018,)
    )
    assert (row["gemeenten"], row["gedeelde_gemeenten"]) == (1, 0)


def test_level_gemeente_keeps_the_codes_of_the_year(facts):
    codes = ("GM0080", "GM0081", "GM0140", "GM1949")  # Waadhoeke began in 2018
    rows = figures(facts, "lasten_iv3", codes=codes, years=(2017, 2018))
    assert [(r["jaar"], r["gebied_naam"], r["lasten_x1000_eur"]) for r in rows] == [
        (2017, "Leeuwarden", 32_743),
        (2017, "Leeuwarderadeel", 2_044),
        (2017, "Littenseradiel", 209),
        (2018, "Leeuwarden", 40_968),
        (2018, "Waadhoeke", 13_118),
    ]


def test_gemeente_divided_inside_one_regio_counts_there(facts):
    # Littenseradiel went to three gemeenten that all lie in Friesland (JZ02)
    codes = [r["gm_code"] for r in figures(facts, "lasten_iv3", within="JZ02")]
    row = figure(facts, "lasten_iv3", niveau="regio", codes=("JZ02",), years=(2017,))
    assert "GM0140" in codes
    assert row["gedeelde_gemeenten"] == 0


@pytest.mark.parametrize("indeling", ["ijw_2026", "cbs_2025"])
def test_haaren_is_in_no_regio_and_both_regios_say_so(facts, indeling):
    # Haaren went to Boxtel and Vught (JZ33) and Oisterwijk and Tilburg (JZ35)
    haaren = figure(facts, "lasten_iv3", codes=("GM0788",), years=(2020,))
    assert haaren["lasten_x1000_eur"] == 1_853

    regios = figures(
        facts, "lasten_iv3", niveau="regio", indeling=indeling, years=(2020,)
    )
    land = figure(facts, "lasten_iv3", niveau="land", years=(2020,))
    total = sum(row["lasten_x1000_eur"] for row in regios)
    assert land["lasten_x1000_eur"] - total == 1_853
    assert land["inwoners"] - sum(row["inwoners"] for row in regios) == 14_370
    assert {r["jz_code"] for r in regios if r["gedeelde_gemeenten"]} == {"JZ33", "JZ35"}


def test_wijdemeren_counts_where_the_division_puts_it(facts):
    # iJw 2026: Utrecht-West (JZ19); CBS 2025: Gooi en Vechtstreek (JZ16)
    gooi = 3_541 + 31_236 + 14_872 + 2_201 + 19_018
    wijdemeren = 5_724 + 0 + 0 + 400

    def lasten(indeling):
        return figure(
            facts,
            "lasten_iv3",
            niveau="regio",
            indeling=indeling,
            codes=("JZ16",),
            years=(2024,),
        )["lasten_x1000_eur"]

    assert lasten("ijw_2026") == gooi
    assert lasten("cbs_2025") == gooi + wijdemeren


def test_year_without_accounts_is_absent_not_zero(facts):
    # accounts until 2024, budgets until 2026
    both = figures(facts, "lasten_iv3", niveau="land", choices={"verslagsoort": ""})
    accounts = [r["jaar"] for r in both if r["verslagsoort"] == "jaarrekening"]
    budgets = [r["jaar"] for r in both if r["verslagsoort"] == "begroting"]
    assert accounts == list(range(2017, 2025))
    assert budgets == list(range(2017, 2027))
