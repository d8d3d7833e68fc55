"""Regions and membership: two lists that differ, and a third that is announced."""

from collections import Counter

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.gemeenten import all_gemeenten, find_gemeente
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    all_indelingen,
    all_regions,
    disputed,
    find_indeling,
    find_regio,
    members,
    regio_of,
)


def test_42_regions_without_jz40():
    # data.md section 1: codes run JZ01-JZ43 without JZ40
    expected = [f"JZ{n:02}" for n in range(1, 44) if n != 40]
    assert [regio.code for regio in all_regions()] == expected
    assert len(expected) == 42


def test_four_gemeenten_on_which_the_lists_disagree():
    # data.md section 2, the table of disputed membership
    expected = {
        "Zeewolde": {"ijw_2026": "JZ08", "cbs_2025": "JZ12"},
        "Wijdemeren": {"ijw_2026": "JZ19", "cbs_2025": "JZ16"},
        "Alphen-Chaam": {"ijw_2026": "JZ34", "cbs_2025": "JZ35"},
        "Baarle-Nassau": {"ijw_2026": "JZ34", "cbs_2025": "JZ35"},
    }
    names = {gemeente.code: gemeente.naam for gemeente in all_gemeenten()}
    found = {names[each.gm_code]: dict(each.regios) for each in disputed()}
    assert found == expected


@pytest.mark.parametrize("indeling", ["ijw_2026", "cbs_2025"])
def test_every_gemeente_is_in_exactly_one_region(indeling):
    placed = Counter(
        gm_code for regio in all_regions() for gm_code in members(regio.code, indeling)
    )
    assert set(placed) == {gemeente.code for gemeente in all_gemeenten()}
    assert set(placed.values()) == {1}


def test_zuid_limburg_has_sixteen_gemeenten():
    # Zuid-Limburg 2023 (S3.2): three of sixteen, among them Heerlen
    assert len(members("JZ41")) == 16
    assert find_gemeente("Heerlen").code in members("JZ41")


def test_region_of_one_gemeente():
    assert members("JZ15") == ("GM0394",)  # Haarlemmermeer
    assert members("JZ22") == ("GM0344",)  # Utrecht


def test_default_division_is_the_ijw_list_and_comes_first():
    assert DEFAULT_INDELING == "ijw_2026"
    codes = [indeling.code for indeling in all_indelingen()]
    assert codes == ["ijw_2026", "cbs_2025", "besluit_41"]


def test_announced_division_is_listed_but_empty():
    # law.md section 2: 41 regions announced, secondary source; rows not known
    indeling = find_indeling("besluit_41")
    assert (indeling.stage, indeling.status) == ("aangekondigd", "S")
    assert indeling.valid_from is None
    assert members("JZ41", "besluit_41") == ()
    assert regio_of("GM0917", "besluit_41") is None
    assert "besluit_41" not in {code for each in disputed() for code, _ in each.regios}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("JZ41", "JZ41"),
        ("jz41", "JZ41"),
        ("Zuid-Limburg", "JZ41"),
        ("ZUID LIMBURG", "JZ41"),
        ("Arnhem", "JZ28"),  # iJw name of Centraal Gelderland
        ("Noord-Kennemerland", "JZ06"),  # iJw name of Alkmaar (Noord-Kennemerland)
        ("Hart van Brabant", "JZ35"),
        ("Fryslân", "JZ02"),
    ],
)
def test_region_by_code_name_or_alias(name, code):
    assert find_regio(name).code == code


def test_no_name_or_alias_belongs_to_two_regions():
    for regio in all_regions():
        for name in (regio.naam, *regio.aliassen):
            assert find_regio(name) == regio, name


def test_unknown_region_names_what_comes_close():
    with pytest.raises(UnknownCodeError) as error:
        find_regio("Zuid-Limbrug")
    assert "Zuid-Limburg (JZ41)" in error.value.hint


def test_unknown_division_names_the_known_ones():
    with pytest.raises(UnknownCodeError, match="nza_2030") as error:
        members("JZ41", "nza_2030")
    assert "ijw_2026" in error.value.hint


def test_unknown_code_without_lookalike_says_what_is_possible():
    with pytest.raises(UnknownCodeError) as error:
        find_regio("@@@")
    assert "JZ01 tot JZ43" in error.value.hint
