"""Where sources disagree: both are told, and nothing where they agree."""

from __future__ import annotations

import pytest

from jeugdregio.actions.compare_sources import compare_sources


def found(workspace, code):
    return {each.subject: each for each in compare_sources(workspace, code)}


def test_venlo_in_iv3_and_in_the_survey(workspace):
    money = found(workspace, "GM0983")["Kosten van jeugdzorg 2024, jaarrekening"]
    # lasten_iv3.csv 2024: 13 406 + 11 158 + 13 119 + 7 333 = 45 016 on 6.72, 6.73,
    # 6.74 and 6.82; headline_figures.csv: 41 869 in the survey
    assert (money.first, money.second) == ("€ 45.016 × 1.000", "€ 41.869 × 1.000")
    assert "83454NED" in money.second_source


@pytest.mark.parametrize("code", ["GM0050", "GM0744", "GM1696", "GM1723"])
def test_the_four_municipalities_whose_region_is_disputed(workspace, code):
    assert "Regio" in found(workspace, code)


def test_no_region_where_the_lists_agree(workspace):
    assert "Regio" not in found(workspace, "GM0917")


def test_inhabitants_differ_in_haarlem_only_by_eight(workspace):
    people = found(workspace, "GM0392")["Inwoners op 1 januari 2022"]
    assert (people.first, people.second) == ("162.898", "162.906")
    assert "Inwoners op 1 januari 2022" not in found(workspace, "GM0917")


def test_trajectories_of_heerlen(workspace):
    both = found(workspace, "GM0917")["Trajecten in 2022"]
    # 440 + 1 895 + 645 + 115 + 105 + 465 + 45 + 10 = 3 720
    assert (both.first, both.second) == ("4.210", "3.720")


def test_shares_of_a_merged_municipality_are_not_told(workspace):
    subjects = found(workspace, "GM1992")
    assert not any(subject.startswith("Deel van de jongeren") for subject in subjects)


def test_sentences_are_short(workspace):
    for code in ("GM0917", "GM0983", "GM0050", "GM0392"):
        for each in compare_sources(workspace, code):
            for sentence in each.why.split(". "):
                assert len(sentence.split()) <= 25, sentence
