"""Whatever is answered later, the score stays in the range that was told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdregio.region.impact_scan import judge_impact
from jeugdregio.standards.impact_scan import impact_form


FORM = impact_form()
LEVELS = [level.id for level in FORM.levels]
ANSWERS = st.fixed_dictionaries(
    {
        question.id: st.sampled_from([option.id for option in question.options])
        for question in FORM.questions
    }
)
ASKED = st.sets(st.sampled_from([question.id for question in FORM.questions]))


@settings(deadline=None, max_examples=150)
@given(ANSWERS, ASKED)
def test_all_answers_lie_within_the_range_of_some_of_them(answers, asked):
    some = judge_impact(FORM, {name: answers[name] for name in asked})
    all_of_them = judge_impact(FORM, answers)
    for part, whole in zip(some.factors, all_of_them.factors, strict=True):
        assert part.points <= whole.points <= part.highest
        if None not in (part.least_level, part.most_level, whole.least_level):
            told = LEVELS.index(whole.least_level.id)
            assert LEVELS.index(part.least_level.id) <= told
            assert told <= LEVELS.index(part.most_level.id)


@settings(deadline=None, max_examples=100)
@given(ANSWERS)
def test_points_are_those_of_the_gaps(answers):
    result = judge_impact(FORM, answers)
    told = sum(gap.points for gap in result.gaps)
    assert told == sum(each.points for each in result.factors)
