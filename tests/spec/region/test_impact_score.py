"""The impact scan by hand: one worked example for each factor, and the odd corners."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.region.impact_scan import (
    judge_impact,
    known_answers,
    shared_gaps,
)
from jeugdregio.standards.impact_scan import impact_form


FORM = impact_form()


def factor(factor_id, answers):
    result = judge_impact(FORM, answers)
    return next(each for each in result.factors if each.factor.id == factor_id)


def test_scope_by_hand():
    # Buys part together, protection not, contracts and back office itself, policy
    # partly: 2 of 4, 2 of 2, 2 of 2, 2 of 2 and 1 of 2.
    found = factor(
        "reikwijdte",
        {
            "inkoop": "deel",
            "gi": "nee",
            "contractbeheer": "nee",
            "backoffice": "nee",
            "beleid": "deel",
        },
    )
    assert (found.points, found.most) == (2 + 2 + 2 + 2 + 1, 4 + 2 + 2 + 2 + 2)
    assert found.level == "veel"  # 9 of 12 is 75%, from 67% on it is a lot


def test_form_by_hand():
    # A covenant, no arrangement behind it: 4 of 4, and 2 of 2 three times.
    found = factor(
        "vorm",
        {
            "vorm_nu": "privaat",
            "wgr_2022": "nee",
            "bevoegdheden": "nee",
            "uittreden": "nee",
        },
    )
    assert (found.points, found.most) == (4 + 2 + 2 + 2, 4 + 2 + 2 + 2)
    assert found.level == "veel"


def test_borders_by_hand():
    # Heerlen: members and region are the same (0 of 4), no other region (0 of 3),
    # takes part for a portion because of JenS (2 of 3), lists agree (0 of 1).
    found = factor(
        "indeling",
        {
            "deelnemers": "samen",
            "elders": "nee",
            "zorgvormen": "deel",
            "lijsten": "eens",
        },
    )
    assert (found.points, found.most) == (0 + 0 + 2 + 0, 4 + 3 + 3 + 1)
    assert found.level == "weinig"  # 2 of 11 is 18%, below 34%


def test_eemnes_by_hand():
    # Region Eemland, arrangement Gooi en Vechtstreek: the members differ both ways
    # (4 of 4), works elsewhere for everything (3 of 3), not for any care form here (3
    # of 3), lists agree (0 of 1): 10 of 11.
    found = factor(
        "indeling",
        {
            "deelnemers": "anders",
            "elders": "ja",
            "zorgvormen": "nee",
            "lijsten": "eens",
        },
    )
    assert (found.points, found.most, found.level) == (10, 11, "veel")


@pytest.mark.parametrize(
    ("backoffice", "beleid", "level"),
    [
        # 4 of 12 is 33.3%: still little; 5 of 12 is 41.7%: more
        ("ja", "ja", "weinig"),
        ("deel", "ja", "redelijk wat"),
        # 8 of 12 is 66.7%, which is below 67; 9 of 12 is 75%
        ("nee", "nee", "redelijk wat"),
    ],
)
def test_boundary_of_the_levels(backoffice, beleid, level):
    answers = {"inkoop": "nee", "gi": "ja", "contractbeheer": "ja"}
    found = factor(
        "reikwijdte", {**answers, "backoffice": backoffice, "beleid": beleid}
    )
    assert found.level == level


def test_open_questions_make_the_score_a_range():
    found = factor("reikwijdte", {"inkoop": "deel"})
    # 2 points so far; the four open ones could add 2 each.
    assert (found.points, found.highest, found.most) == (2, 2 + 4 * 2, 12)
    assert found.level == "weinig tot veel"
    assert [each.id for each in found.open] == [
        "gi",
        "contractbeheer",
        "backoffice",
        "beleid",
    ]


def test_nothing_answered_is_no_score():
    found = factor("vorm", {})
    assert (found.points, found.highest, found.level) == (0, 10, "nog niet te zeggen")


def test_what_does_not_apply_counts_on_neither_side():
    found = factor(
        "vorm",
        {
            "vorm_nu": "een_gemeente",
            "wgr_2022": "nvt",
            "bevoegdheden": "nvt",
            "uittreden": "nvt",
        },
    )
    assert (found.points, found.most, found.level) == (0, 4, "weinig")


def test_only_what_does_not_apply_is_no_score():
    assert factor("vorm", {"wgr_2022": "nvt"}).level == "nog niet te zeggen"


def test_gaps_stand_with_the_heaviest_first_and_three_steps_without_repeats():
    result = judge_impact(
        FORM,
        {
            "inkoop": "nee",  # 4
            "backoffice": "deel",  # 1
            "vorm_nu": "geen",  # 4
            "zorgvormen": "deel",  # 2
            "lijsten": "oneens",  # 1
        },
    )
    assert [(gap.reason.question.id, gap.points) for gap in result.gaps] == [
        ("inkoop", 4),
        ("vorm_nu", 4),
        ("zorgvormen", 2),
        ("backoffice", 1),
        ("lijsten", 1),
    ]
    steps = [gap.reason.option.first_step for gap in result.first_steps]
    assert len(steps) == len(set(steps)) == 3
    assert [gap.reason.question.id for gap in result.first_steps] == [
        "inkoop",
        "vorm_nu",
        "zorgvormen",
    ]


def test_there_is_no_total_over_the_factors():
    assert not hasattr(judge_impact(FORM, {}), "points")


@pytest.mark.parametrize("answers", [{"koffie": "ja"}, {"inkoop": "misschien"}])
def test_unknown_question_or_answer_is_refused(answers):
    with pytest.raises(UnknownCodeError):
        judge_impact(FORM, answers)


def test_recorded_answers_of_an_older_scan_stay_readable():
    assert known_answers(FORM, {"inkoop": "deel", "oud": "ja", "gi": "soms"}) == {
        "inkoop": "deel"
    }


def test_shared_gaps_count_municipalities_and_tell_their_answers():
    results = [
        judge_impact(FORM, {"inkoop": "deel", "beleid": "nee"}),
        judge_impact(FORM, {"inkoop": "nee", "beleid": "nee"}),
        judge_impact(FORM, {"inkoop": "nee", "lijsten": "oneens"}),
    ]
    shared = shared_gaps(results)
    assert [
        (
            each.heaviest.reason.question.id,
            each.count,
            [(option.id, count) for option, count in each.answers],
        )
        for each in shared
    ] == [
        ("inkoop", 3, [("deel", 1), ("nee", 2)]),
        ("beleid", 2, [("nee", 2)]),
    ]  # lijsten misses at one only: not shared
