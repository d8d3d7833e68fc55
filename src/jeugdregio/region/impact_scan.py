"""How much changes for a municipality: from answers to a score with its reasons.

Each answer has points from `standards.impact_scan`; a factor adds them up. A question
without an answer makes the score a range. There is no total over the three factors:
they are different things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.impact_scan import (
    ImpactFactor,
    ImpactForm,
    ImpactLevel,
    ImpactOption,
    ImpactQuestion,
)


FIRST_STEPS: Final = 3
"""How many first steps are named; more would be a plan."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer and what it says."""

    question: ImpactQuestion
    option: ImpactOption


@dataclass(frozen=True, slots=True)
class FactorResult:
    """The score of one factor.

    Attributes:
        factor: The factor.
        reasons: The answers that were given, in the order of the questions.
        open: Questions without an answer.
        points: Points of the answers: the least the score can be.
        highest: Points when every open question would get the most.
        most: Points that could be had at most, without what does not count.
        least_level: The level at ``points``; None where nothing was answered.
        most_level: The level at ``highest``; None where nothing was answered.
    """

    factor: ImpactFactor
    reasons: tuple[Reason, ...]
    open: tuple[ImpactQuestion, ...]
    points: int
    highest: int
    most: int
    least_level: ImpactLevel | None
    most_level: ImpactLevel | None

    @property
    def level(self) -> str:
        """How much changes, in words; a range while questions are open.

        Returns:
            *nog niet te zeggen* where nothing was answered that counts.
        """
        if self.least_level is None or self.most_level is None:
            return "nog niet te zeggen"
        if self.least_level == self.most_level:
            return self.least_level.name
        return f"{self.least_level.name} tot {self.most_level.name}"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and the first thing to do about it."""

    factor: ImpactFactor
    reason: Reason

    @property
    def points(self) -> int:
        """Its weight in the score."""
        return self.reason.option.points or 0


@dataclass(frozen=True, slots=True)
class ImpactResult:
    """The scan of one municipality.

    Attributes:
        factors: The three scores, in the order of the scan.
        gaps: What is missing, the heaviest first, ties in the order of the scan.
        first_steps: At most `FIRST_STEPS` gaps to start with, no step twice.
    """

    factors: tuple[FactorResult, ...]
    gaps: tuple[Gap, ...]
    first_steps: tuple[Gap, ...]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(len(each.reasons) for each in self.factors)


def check_answers(form: ImpactForm, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that were given, in the order of the scan; empty ones left out.

    Raises:
        UnknownCodeError: A question or an answer does not exist.
    """
    for question_id in answers:
        form.question(question_id)
    return {
        question.id: question.option(answers[question.id]).id
        for question in form.questions
        if answers.get(question.id)
    }


def known_answers(form: ImpactForm, answers: Mapping[str, str]) -> dict[str, str]:
    """As `check_answers`, without what the scan no longer asks.

    A scan of an earlier version stays readable when a question was dropped or renamed.
    """
    kept = {}
    for question in form.questions:
        try:
            kept[question.id] = question.option(answers.get(question.id, "")).id
        except UnknownCodeError:
            continue
    return kept


def judge_impact(form: ImpactForm, answers: Mapping[str, str]) -> ImpactResult:
    """Score the answers of one municipality.

    Args:
        form: The scan.
        answers: Per question id the id of the answer; absent or empty is open.

    Raises:
        UnknownCodeError: A question or an answer does not exist.

    Example:
        >>> from jeugdregio.standards.impact_scan import impact_form
        >>> result = judge_impact(impact_form(), {"inkoop": "ja", "gi": "nee"})
        >>> [(each.factor.id, each.points, each.highest) for each in result.factors]
        [('reikwijdte', 2, 8), ('vorm', 0, 10), ('indeling', 0, 11)]
    """
    given = check_answers(form, answers)
    factors = tuple(_judge(form, factor, given) for factor in form.factors)
    gaps = [
        Gap(each.factor, reason)
        for each in factors
        for reason in each.reasons
        if reason.option.gap
    ]
    gaps.sort(key=lambda gap: -gap.points)
    return ImpactResult(factors, tuple(gaps), _first_steps(gaps))


@dataclass(frozen=True, slots=True)
class SharedGap:
    """A question at which more than one municipality misses something.

    Attributes:
        heaviest: The gap with the most points among them.
        count: How many municipalities.
        answers: Each answer with how many gave it, in the order of the question.
    """

    heaviest: Gap
    count: int
    answers: tuple[tuple[ImpactOption, int], ...]


def shared_gaps(results: Sequence[ImpactResult]) -> tuple[SharedGap, ...]:
    """What is missing at more than one municipality: most first, then heaviest."""
    found: dict[str, list[Gap]] = {}
    for result in results:
        for gap in result.gaps:
            found.setdefault(gap.reason.question.id, []).append(gap)
    shared = [_shared(gaps) for gaps in found.values() if len(gaps) > 1]
    return tuple(sorted(shared, key=lambda each: (-each.count, -each.heaviest.points)))


def _shared(gaps: Sequence[Gap]) -> SharedGap:
    given = [gap.reason.option for gap in gaps]
    return SharedGap(
        heaviest=max(gaps, key=lambda gap: gap.points),
        count=len(gaps),
        answers=tuple(
            (option, given.count(option))
            for option in gaps[0].reason.question.options
            if option in given
        ),
    )


def _judge(
    form: ImpactForm, factor: ImpactFactor, given: Mapping[str, str]
) -> FactorResult:
    reasons = tuple(
        Reason(question, question.option(given[question.id]))
        for question in factor.questions
        if question.id in given
    )
    counted = [each for each in reasons if each.option.points is not None]
    still_open = tuple(each for each in factor.questions if each.id not in given)
    points = sum(each.option.points or 0 for each in counted)
    highest = points + sum(each.most for each in still_open)
    most = sum(each.question.most for each in counted)
    most += sum(each.most for each in still_open)
    return FactorResult(
        factor=factor,
        reasons=reasons,
        open=still_open,
        points=points,
        highest=highest,
        most=most,
        least_level=_level(form, points, most) if counted else None,
        most_level=_level(form, highest, most) if counted else None,
    )


def _level(form: ImpactForm, points: int, most: int) -> ImpactLevel:
    """The highest level whose limit is reached; whole numbers, so no rounding."""
    reached = [
        level for level in form.levels if points * 100 >= level.from_percent * most
    ]
    return reached[-1]


def _first_steps(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    chosen: dict[str, Gap] = {}
    for gap in gaps:
        chosen.setdefault(gap.reason.option.first_step, gap)
    return tuple(chosen.values())[:FIRST_STEPS]
