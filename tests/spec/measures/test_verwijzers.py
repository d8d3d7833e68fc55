"""`verwijzers`: who refers to youth care.

Figures copied by hand from gebruik_cbs.csv (CBS, rounded to 5).
"""

from facts_fixture import figures, hand_made_facts


REFERRERS = [
    "huisarts",
    "gemeentelijke toegang",
    "geen verwijzer",
    "gecertificeerde instelling",
    "medisch specialist",
    "jeugdarts",
    "rechter of officier van justitie",
    "onbekend",
]


def test_heerlen_2022_divides_by_the_sum_of_referrers(facts):
    # CBS counts 4 210 trajectories; 490 of them have no referrer class
    with_referrer = 440 + 1_895 + 465 + 645 + 115 + 105 + 45 + 10
    assert with_referrer == 3_720
    rows = figures(facts, "verwijzers", codes=("GM0917",), years=(2022,))
    assert [(r["verwijzer"], r["trajecten"], r["aandeel_pct"]) for r in rows] == [
        ("huisarts", 440, 11.8),  # 440 / 3 720 = 11.827...%; of 4 210 it is 10.5%
        ("gemeentelijke toegang", 1_895, 50.9),
        ("geen verwijzer", 465, 12.5),
        ("gecertificeerde instelling", 645, 17.3),
        ("medisch specialist", 115, 3.1),
        ("jeugdarts", 105, 2.8),
        ("rechter of officier van justitie", 45, 1.2),
        ("onbekend", 10, 0.3),
    ]
    assert {row["totaal"] for row in rows} == {with_referrer}


def test_unknown_referrer_of_heerlen_2021_is_suppressed(facts):
    # 740 + 1 985 + 1 225 + 820 + 205 + 160 + 65; "onbekend" is empty
    rows = figures(facts, "verwijzers", codes=("GM0917",), years=(2021,))
    last = rows[-1]
    assert last["verwijzer"] == "onbekend"
    assert (last["trajecten"], last["aandeel_pct"]) == (None, None)
    assert (last["gemeenten"], last["gemeenten_zonder_cijfer"]) == (0, 1)
    assert {row["totaal"] for row in rows} == {5_200}
    assert rows[0]["aandeel_pct"] == 14.2  # 740 / 5 200 = 14.23...%


def test_vlieland_2022_with_every_cell_suppressed_is_present_and_unknown(facts):
    rows = figures(facts, "verwijzers", codes=("GM0096",), years=(2022,))
    assert [row["verwijzer"] for row in rows] == REFERRERS
    for row in rows:
        assert (row["trajecten"], row["totaal"], row["aandeel_pct"]) == (None,) * 3


def test_shares_add_up_to_100(facts):
    # eight shares, each rounded by at most 0.05
    for row_of in ("regio", "land"):
        areas = {}
        for row in figures(facts, "verwijzers", niveau=row_of):
            areas.setdefault((*list(row.values())[:1], row["jaar"]), []).append(row)
        assert areas
        for area, rows in areas.items():
            assert [row["verwijzer"] for row in rows] == REFERRERS, area
            known = [row["aandeel_pct"] or 0 for row in rows]
            assert abs(sum(known) - 100) <= 8 * 0.05 + 1e-9, area


def two_gemeenten(first, second):
    gm = {"GM9001": first, "GM9002": second}
    return hand_made_facts(
        gebied=[("regio", "ijw_2026", "JZ99", "Voorbeeld", code) for code in gm],
        gebruik=[
            (2022, code, "verwijzer", verwijzer, aantal)
            for code, cells in gm.items()
            for verwijzer, aantal in cells.items()
        ],
    )


def test_regio_adds_up_what_is_known():
    # huisarts 30 + 50, jeugdarts 20 and suppressed: 80 / 100 and 20 / 100
    facts = two_gemeenten(
        {"huisarts": 30, "jeugdarts": 20}, {"huisarts": 50, "jeugdarts": None}
    )
    rows = figures(facts, "verwijzers", niveau="regio")
    assert [
        (
            row["verwijzer"],
            row["trajecten"],
            row["totaal"],
            row["aandeel_pct"],
            row["gemeenten"],
            row["gemeenten_zonder_cijfer"],
        )
        for row in rows
    ] == [
        ("huisarts", 80, 100, 80.0, 2, 0),
        ("jeugdarts", 20, 100, 20.0, 1, 1),
    ]


def test_share_of_no_trajectories_is_unknown():
    facts = two_gemeenten({"huisarts": 0}, {"huisarts": 0})
    [row] = figures(facts, "verwijzers", niveau="regio")
    assert (row["trajecten"], row["aandeel_pct"]) == (0, None)
