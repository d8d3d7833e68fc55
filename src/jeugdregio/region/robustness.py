"""How robust a region is in the eyes of its own people, and how that moved.

Every municipality counts once, however large. Movement compares only those who
answered both times, statement by statement: a newcomer who is more cheerful is not
progress. Means are exact fractions until they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.standards.robustness import Criterion, RobustnessForm, Statement


WEAKEST: Final = 3
"""How many weak points are named."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The answers of one organisation on one day.

    Args:
        organisation: Code of the region or of a municipality.
        naam: Its name.
        made_on: The day.
        answers: Statement id to score.
        is_region: Whether it is the region's own staff.
        is_example: Whether it is fictional.
    """

    organisation: str
    naam: str
    made_on: date
    answers: Mapping[str, int]
    is_region: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class MunicipalScore:
    """The score of one municipality on one criterion, for the spread."""

    naam: str
    score: Fraction


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion in the region.

    Attributes:
        criterion: The criterion.
        mean: Mean of the municipalities; None where none answered.
        own: Score of the region's own staff; None where it did not answer.
        spread: Score per municipality, lowest first, ties by name.
        before: Mean of the earlier scans of those who answered twice.
        again: Mean of the last scans of the same, over the same statements.
        compared: How many municipalities the movement is about.
    """

    criterion: Criterion
    mean: Fraction | None
    own: Fraction | None
    spread: tuple[MunicipalScore, ...]
    before: Fraction | None
    again: Fraction | None
    compared: int

    @property
    def movement(self) -> Fraction | None:
        """How much the mean moved; None where nobody answered twice."""
        if self.before is None or self.again is None:
            return None
        return self.again - self.before


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A statement that is hardly true, by the mean of all who answered."""

    criterion: Criterion
    statement: Statement
    mean: Fraction
    answered: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole picture.

    Attributes:
        criteria: In the order of the scan.
        weakest: At most `WEAKEST`, the lowest first, ties in the order of the scan.
        municipalities: How many municipalities answered.
        last: Day of the last scan; None without any.
        is_example: Whether any answer is fictional.
    """

    criteria: tuple[CriterionResult, ...]
    weakest: tuple[WeakPoint, ...]
    municipalities: int
    last: date | None
    is_example: bool


def check_scores(form: RobustnessForm, answers: Mapping[str, int]) -> dict[str, int]:
    """The scores that were given, in the order of the scan.

    Raises:
        UnknownCodeError: There is no such statement.
        InvalidInputError: A score is not on the scale, or none is given at all.
    """
    for statement_id, score in answers.items():
        form.statement(statement_id)
        if score not in form.scale:
            raise InvalidInputError(
                f"Een score loopt van {form.lowest} tot en met {form.highest}.",
                hint="Kies een antwoord uit de lijst.",
            )
    if not answers:
        raise InvalidInputError(
            "Er is nog geen stelling beantwoord.",
            hint="Beantwoord minstens één stelling.",
        )
    return {each.id: answers[each.id] for each in form.statements if each.id in answers}


def build_profile(form: RobustnessForm, scans: Iterable[Scan]) -> Profile:
    """Put the scans of one region together.

    Args:
        form: The criteria and statements; answers to others are left out.
        scans: All scans; per organisation the last counts, the one before it only for
            the movement.

    Example:
        >>> from jeugdregio.standards.robustness import robustness_form
        >>> build_profile(robustness_form(), []).weakest
        ()
    """
    latest, earlier = _last_two(scans)
    towns = [scan for scan in latest.values() if not scan.is_region]
    staff = [scan for scan in latest.values() if scan.is_region]
    pairs = [
        (earlier[scan.organisation], scan) for scan in towns if _has(earlier, scan)
    ]
    used = [*latest.values(), *(before for before, _ in pairs)]
    return Profile(
        criteria=tuple(_criterion(each, towns, staff, pairs) for each in form.criteria),
        weakest=_weakest(form, list(latest.values())),
        municipalities=len(towns),
        last=max((scan.made_on for scan in latest.values()), default=None),
        is_example=any(scan.is_example for scan in used),
    )


def _has(earlier: Mapping[str, Scan], scan: Scan) -> bool:
    return scan.organisation in earlier


def _last_two(scans: Iterable[Scan]) -> tuple[dict[str, Scan], dict[str, Scan]]:
    latest: dict[str, Scan] = {}
    earlier: dict[str, Scan] = {}
    for scan in sorted(scans, key=lambda each: (each.made_on, each.naam)):
        if scan.organisation in latest:
            earlier[scan.organisation] = latest[scan.organisation]
        latest[scan.organisation] = scan
    return latest, earlier


def _criterion(
    criterion: Criterion,
    towns: Sequence[Scan],
    staff: Sequence[Scan],
    pairs: Sequence[tuple[Scan, Scan]],
) -> CriterionResult:
    ids = [statement.id for statement in criterion.statements]
    spread = [
        MunicipalScore(scan.naam, score)
        for scan in towns
        if (score := _score(scan, ids)) is not None
    ]
    spread.sort(key=lambda each: (each.score, each.naam))
    before, again = _moved(pairs, ids)
    return CriterionResult(
        criterion=criterion,
        mean=_mean([each.score for each in spread]),
        own=_score(staff[0], ids) if staff else None,
        spread=tuple(spread),
        before=_mean(before),
        again=_mean(again),
        compared=len(again),
    )


def _moved(
    pairs: Sequence[tuple[Scan, Scan]], ids: Sequence[str]
) -> tuple[list[Fraction], list[Fraction]]:
    """Scores before and again over the statements that were answered both times."""
    before: list[Fraction] = []
    again: list[Fraction] = []
    for first, second in pairs:
        both = [
            each for each in ids if each in first.answers and each in second.answers
        ]
        old, new = _score(first, both), _score(second, both)
        if old is not None and new is not None:
            before.append(old)
            again.append(new)
    return before, again


def _weakest(form: RobustnessForm, scans: Sequence[Scan]) -> tuple[WeakPoint, ...]:
    """The statements with the lowest mean; what is wholly true is no weakness."""
    found = []
    for criterion in form.criteria:
        for statement in criterion.statements:
            scores = [
                Fraction(scan.answers[statement.id])
                for scan in scans
                if statement.id in scan.answers
            ]
            mean = _mean(scores)
            if mean is not None and mean < form.highest:
                found.append(WeakPoint(criterion, statement, mean, len(scores)))
    return tuple(sorted(found, key=lambda point: point.mean)[:WEAKEST])


def _score(scan: Scan, ids: Sequence[str]) -> Fraction | None:
    return _mean([Fraction(scan.answers[each]) for each in ids if each in scan.answers])


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def known_scores(form: RobustnessForm, answers: Mapping[str, object]) -> dict[str, int]:
    """Recorded scores, without what the scan or its scale no longer has."""
    kept = {}
    for statement_id, score in answers.items():
        try:
            form.statement(statement_id)
        except UnknownCodeError:
            continue
        if isinstance(score, int) and score in form.scale:
            kept[statement_id] = score
    return kept
