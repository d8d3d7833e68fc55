"""Three municipalities recomputed from the numbers in the source, step by step.

Every number below was copied by hand from the shipped files, all about 2022:
spending from lasten_iv3.csv (jaarrekening, taakveld 6.72 + 6.82, x 1,000 euro),
inhabitants from inwoners.csv, young people from jeugdbevolking.csv (0-14 + 15-24),
users and trajectories from gebruik_cbs.csv (jongeren_totaal, verw_...). Each is
compared with the five nearest municipalities. The rule for the parts is written out
here; it is not the code of the model.
"""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from jeugdregio.actions.scan_gemeente import GroupChoice, scan_gemeente


def shares(young, use, cost, young_group, use_group, cost_group):
    """Shapley for three factors: a third alone or last, a sixth in between."""
    return (
        (young - young_group)
        * (
            (use * cost + use_group * cost_group) / 3
            + (use * cost_group + use_group * cost) / 6
        ),
        (use - use_group)
        * (
            (young * cost + young_group * cost_group) / 3
            + (young * cost_group + young_group * cost) / 6
        ),
        (cost - cost_group)
        * (
            (young * use + young_group * use_group) / 3
            + (young * use_group + young_group * use) / 6
        ),
    )


@pytest.fixture(scope="module")
def five(workspace):
    return lambda code: scan_gemeente(workspace, code, GroupChoice(size=5))


def test_heerlen(five):
    scan = five("GM0917")
    # Kerkrade, Vlissingen, Sittard-Geleen, Roermond, Venlo
    assert scan.group.codes == ("GM0928", "GM0718", "GM1883", "GM0957", "GM0983")

    spending = 48_081 + 5_990
    inhabitants, young, users = 86_845, 11_128 + 8_852, 2_455
    assert (spending, young) == (54_071, 19_980)
    group_spending = (
        (19_396 + 0)
        + (19_162 + 193)
        + (31_926 + 2_299)
        + (20_722 + 2_423)
        + (34_868 + 3_197)
    )
    group_inhabitants = 45_324 + 44_585 + 91_719 + 59_184 + 102_136
    group_young = (
        (5_632 + 4_035)
        + (6_175 + 4_923)
        + (11_362 + 9_502)
        + (8_440 + 6_195)
        + (14_344 + 11_314)
    )
    group_users = 1_245 + 1_235 + 2_650 + 1_745 + 2_535
    assert group_spending == 134_186
    assert (group_inhabitants, group_young, group_users) == (342_948, 81_922, 9_410)

    # 54 071 000 / 86 845 = 622.62; 134 186 000 / 342 948 = 391.27; 231.35 more
    own_each = F(spending * 1000, inhabitants)
    group_each = F(group_spending * 1000, group_inhabitants)
    assert (float(own_each), float(group_each)) == pytest.approx(
        (622.6150, 391.2722), abs=1e-4
    )
    parts = shares(
        F(young, inhabitants),  # 0.23006
        F(users, young),  # 0.12287
        F(spending * 1000, users),  # 22 024.85
        F(group_young, group_inhabitants),  # 0.23888
        F(group_users, group_young),  # 0.11487
        F(group_spending * 1000, group_users),  # 14 259.94
    )
    assert sum(parts) == own_each - group_each
    # youth share -19.05, use +34.02, cost per user +216.37
    assert [round(float(part), 2) for part in parts] == [-19.05, 34.02, 216.37]

    assert scan.decomposition is not None
    assert [part / 100 for part in scan.decomposition.parts] == list(parts)
    # On the page: € 623 - € 391 = € 232 = -19 + 34 + 217. Rounded down the parts are
    # -20, 34, 216: two short; the largest remainders are .95 (youth) and .37 (cost).
    assert scan.decomposition.rounded() == (232, -19, 34, 217)


def test_heerlen_use_by_referrer(five):
    scan = five("GM0917")
    assert scan.decomposition is not None
    # Trajectories: huisarts 440 of 4 210 in Heerlen; in the group
    # 455 + 645 + 1 360 + 620 + 795 = 3 875 of 2 190 + 2 125 + 4 140 + 3 080 + 3 870.
    huisarts, total = (
        455 + 645 + 1_360 + 620 + 795,
        2_190 + 2_125 + 4_140 + 3_080 + 3_870,
    )
    assert (huisarts, total) == (3_875, 15_405)
    use, use_group = F(2_455, 19_980), F(9_410, 81_922)
    young, young_group = F(19_980, 86_845), F(81_922, 342_948)
    cost, cost_group = F(54_071_000, 2_455), F(134_186_000, 9_410)
    weight = (young * cost + young_group * cost_group) / 3 + (
        young * cost_group + young_group * cost
    ) / 6
    part = weight * (use * F(440, 4_210) - use_group * F(huisarts, total))
    assert round(float(part), 2) == -68.19

    found = {each.name: each.part / 100 for each in scan.referrers}
    assert found["huisarts"] == part
    assert sum(found.values()) == weight * (use - use_group)
    assert sum(found.values()) == scan.decomposition.use / 100


def test_voorne_aan_zee_is_the_sum_of_three(five):
    scan = five("GM1992")
    # Waalwijk, Noordwijk, Weert, Maashorst, Zevenaar
    assert scan.group.codes == ("GM0867", "GM0575", "GM0988", "GM1991", "GM0299")

    # Brielle GM0501, Hellevoetsluis GM0530, Westvoorne GM0614
    spending = (3_610 + 49) + (10_303 + 0) + (1_351 + 24)
    inhabitants = 17_704 + 40_574 + 14_960
    young = (2_507 + 1_852) + (6_144 + 4_313) + (1_927 + 1_450)
    users = 290 + 850 + 170
    assert (spending, inhabitants, young, users) == (15_337, 73_238, 18_193, 1_310)
    group_spending = (
        (11_389 + 1_151)
        + (10_091 + 472)
        + (11_780 + 1_509)
        + (10_001 + 5_448)
        + (16_531 + 1_266)
    )
    group_inhabitants = 49_342 + 44_365 + 50_346 + 58_362 + 44_645
    group_young = (
        (7_281 + 5_422)
        + (6_502 + 4_835)
        + (6_780 + 5_514)
        + (8_878 + 6_714)
        + (6_330 + 4_684)
    )
    group_users = 1_350 + 1_190 + 1_380 + 1_370 + 1_225
    assert group_spending == 69_638
    assert (group_inhabitants, group_young, group_users) == (247_060, 62_940, 6_515)

    parts = shares(
        F(young, inhabitants),
        F(users, young),
        F(spending * 1000, users),
        F(group_young, group_inhabitants),
        F(group_users, group_young),
        F(group_spending * 1000, group_users),
    )
    # 209.41 - 281.87 = -72.45 = -6.22 - 88.74 + 22.51
    assert [round(float(part), 2) for part in parts] == [-6.22, -88.74, 22.51]
    assert scan.decomposition is not None
    assert [part / 100 for part in scan.decomposition.parts] == list(parts)

    # Jeugdarts is given for Hellevoetsluis only (10) and withheld for the others, so
    # it cannot stand alone: it counts in the rest. Huisarts: 105 + 380 + 80.
    assert scan.counts.trajectories["huisarts"] == 105 + 380 + 80
    assert "jeugdarts" not in scan.counts.trajectories
    assert "jeugdarts" in scan.withheld
    assert sum(scan.counts.trajectories.values()) == 400 + 1_195 + 235
    # Shares of a merged municipality do not add up: absent, not guessed.
    assert scan.compared["verblijf"].own is None


def test_texel_is_small(five):
    scan = five("GM0448")
    # Westerveld, Bergen (L.), Roerdalen, Sluis, Borger-Odoorn
    assert scan.group.codes == ("GM1701", "GM0893", "GM1669", "GM1714", "GM1681")

    spending = 2_742 + 307
    inhabitants, young, users = 13_687, 1_719 + 1_369, 285
    group_spending = (
        (4_039 + 337)
        + (2_146 + 1_279)
        + (5_178 + 555)
        + (6_661 + 1_620)
        + (6_227 + 471)
    )
    group_inhabitants = 19_854 + 13_106 + 20_558 + 23_141 + 25_681
    group_young = (
        (2_441 + 1_960)
        + (1_669 + 1_390)
        + (2_558 + 1_893)
        + (2_848 + 2_107)
        + (3_512 + 2_625)
    )
    group_users = 410 + 305 + 485 + 625 + 645
    assert (group_spending, group_inhabitants) == (28_513, 102_340)
    assert (group_young, group_users) == (23_003, 2_470)

    parts = shares(
        F(young, inhabitants),
        F(users, young),
        F(spending * 1000, users),
        F(group_young, group_inhabitants),
        F(group_users, group_young),
        F(group_spending * 1000, group_users),
    )
    # 222.77 - 278.61 = -55.84 = 0.94 - 37.78 - 19.01
    assert [round(float(part), 2) for part in parts] == [0.94, -37.78, -19.01]
    assert scan.decomposition is not None
    assert [part / 100 for part in scan.decomposition.parts] == list(parts)
    # € 223 - € 279 = -56. Rounded down: 0, -38, -20 = -58; two units to the largest
    # remainders: .98 (cost) and .94 (youth share).
    assert scan.decomposition.rounded() == (-56, 1, -38, -19)
    # Jeugdarts is empty in the source: in the rest, here and in the group.
    assert scan.withheld == ("jeugdarts",)
    assert scan.counts.trajectories["anders of niet in de bron"] == (
        410 - 145 - 155 - 20 - 10 - 55
    )


def test_distance_of_kerkrade_to_heerlen_from_the_published_features(five):
    scan = five("GM0917")
    nearest = scan.group.members[0]
    # Kerkrade against Heerlen, divided by the standard deviation over all 342 (0.8253,
    # 1.7430 and 2.8511; `test_all_scans` computes those anew):
    # inhabitants: ln(45 324 / 86 845) = -0.6503, / 0.8253 = -0.7879
    # urbanity:    2 and 2 = 0
    # low income:  9.4 - 10.5 = -1.1 (2021), / 1.7430 = -0.6311
    # young:       100 x (9 667 / 45 324 - 19 980 / 86 845) = 21.3287 - 23.0065
    #              = -1.6778, / 2.8511 = -0.5885
    assert nearest.gaps == pytest.approx(
        {
            "inwoners": -0.7879,
            "stedelijkheid": 0.0,
            "laag_inkomen": -0.6311,
            "jongeren": -0.5885,
        },
        abs=1e-4,
    )
    # (0.6208 + 0 + 0.3983 + 0.3463) / 4 = 0.3414, root 0.5843
    assert nearest.distance == pytest.approx(0.5843, abs=1e-4)
