"""The impact scan as the templates want it: form, score, gaps, and side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from jeugdregio.actions.permissions import belongs_to_regio
from jeugdregio.actions.permissions_scan import can_record_impact
from jeugdregio.actions.read_known_cooperation import read_known_cooperation
from jeugdregio.actions.record_impact import RecordedImpact, recorded_impacts
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.numbers import format_date
from jeugdregio.region.impact_scan import (
    FactorResult,
    Gap,
    ImpactResult,
    SharedGap,
    judge_impact,
    known_answers,
    shared_gaps,
)
from jeugdregio.region.known_cooperation import KnownAnswer, answer_from_known
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.grounds import Ground
from jeugdregio.standards.impact_scan import ImpactForm, impact_form
from jeugdregio.standards.regions import Regio, members


_TONES: Final = {"weinig": "done", "enige": "busy", "veel": "wrong"}


@dataclass(frozen=True, slots=True)
class OptionView:
    """One answer in a list; ``id`` is empty for *weet ik nog niet*."""

    id: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with what we knew already."""

    id: str
    text: str
    options: tuple[OptionView, ...]
    chosen: str
    known: str
    known_example: bool


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason under a score."""

    question: str
    answer: str
    reason: str
    points: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class FactorView:
    """One factor: its questions, its score and the reasons."""

    id: str
    name: str
    question: str
    questions: tuple[QuestionView, ...]
    level: str
    tone: str
    score: str
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """Something that is missing, with its first step."""

    factor: str
    gap: str
    step: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class SharedView:
    """Something that is missing at more than one municipality."""

    factor: str
    question: str
    count: str
    answers: str
    step: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class ImpactView:
    """Everything the page of one municipality shows."""

    form: ImpactForm
    answer: str
    gemeente: str
    gemeente_naam: str
    gemeenten: tuple[OptionView, ...]
    factors: tuple[FactorView, ...]
    gaps: tuple[GapView, ...]
    first_steps: tuple[GapView, ...]
    may_record: bool
    may_compare: bool
    recorded: str
    example: bool


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One municipality beside the others; no cells where it recorded nothing."""

    naam: str
    href: str
    cells: tuple[tuple[str, str, str], ...]
    gaps: int
    made_on: str
    example: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything the page with all municipalities shows."""

    form: ImpactForm
    answer: str
    factors: tuple[str, ...]
    rows: tuple[CompareRow, ...]
    shared: tuple[SharedView, ...]
    example: bool
    may_record: bool


def show(
    regio: Regio, given: Mapping[str, str], *, actor: Actor, as_of: date
) -> ImpactView:
    """Lay out the scan for the municipality and answers in the address.

    Args:
        regio: The region.
        given: The parameters: ``gemeente``, and per question id an answer. A question
            that is not among them is filled in from what is known.
        actor: Who is looking; recorded answers are for people of the region.
        as_of: The present day.

    Raises:
        UnknownCodeError: A municipality of elsewhere, or an answer that is not there.
    """
    form = impact_form()
    gemeente = _chosen_gemeente(regio, given.get("gemeente", ""), actor)
    known = answer_from_known(read_known_cooperation(regio.code, gemeente, as_of=as_of))
    recorded = recorded_impacts(actor, regio.code).get(gemeente)
    before = known_answers(form, recorded.answers) if recorded else {}
    start = before if recorded else {name: a.option_id for name, a in known.items()}
    answers = {
        question.id: given.get(question.id, start.get(question.id, ""))
        for question in form.questions
    }
    result = judge_impact(form, answers)
    naam = find_gemeente(gemeente).naam
    return ImpactView(
        form=form,
        answer=_answer(naam, result),
        gemeente=gemeente,
        gemeente_naam=naam,
        gemeenten=tuple(
            OptionView(code, name, code == gemeente)
            for code, name in _gemeenten(regio.code)
        ),
        factors=tuple(_factor(each, answers, known) for each in result.factors),
        gaps=tuple(_gap(each) for each in result.gaps),
        first_steps=tuple(_gap(each) for each in result.first_steps),
        may_record=can_record_impact(
            actor, regio_code=regio.code, gemeente_code=gemeente
        ),
        may_compare=belongs_to_regio(actor, regio.code),
        recorded=_recorded(recorded),
        example=bool(
            recorded and recorded.is_example and answers == _all(form, before)
        ),
    )


def compare(
    regio: Regio, recorded: Mapping[str, RecordedImpact], *, actor: Actor
) -> CompareView:
    """Lay out all municipalities of a region side by side, by name."""
    form = impact_form()
    results = {
        str(code): judge_impact(form, known_answers(form, recorded[code].answers))
        for code in members(regio.code)
        if code in recorded
    }
    rows = tuple(
        _compare_row(regio, code, naam, results.get(code), recorded.get(code))
        for code, naam in _gemeenten(regio.code)
    )
    return CompareView(
        form=form,
        answer=_compare_answer(len(results), len(rows), tuple(results.values())),
        factors=tuple(factor.name for factor in form.factors),
        rows=rows,
        shared=tuple(
            _shared(each, len(results)) for each in shared_gaps(tuple(results.values()))
        ),
        example=any(row.example for row in rows),
        may_record=any(
            can_record_impact(actor, regio_code=regio.code, gemeente_code=code)
            for code in members(regio.code)
        ),
    )


def _gemeenten(regio_code: str) -> list[tuple[str, str]]:
    found = [(str(code), find_gemeente(code).naam) for code in members(regio_code)]
    return sorted(found, key=lambda each: each[1])


def _chosen_gemeente(regio: Regio, wanted: str, actor: Actor) -> str:
    """The municipality in the address, else the reader's own, else the first."""
    codes = [code for code, _ in _gemeenten(regio.code)]
    if wanted:
        if wanted.upper() in codes:
            return wanted.upper()
        raise UnknownCodeError(
            "Deze gemeente hoort niet bij de regio volgens de gekozen indeling.",
            hint="Kies een gemeente uit de lijst op de pagina.",
        )
    own = {grant.organisation for grant in actor.grants}
    return next((code for code in codes if code in own), codes[0])


def _all(form: ImpactForm, answers: Mapping[str, str]) -> dict[str, str]:
    return {each.id: answers.get(each.id, "") for each in form.questions}


def _factor(
    result: FactorResult,
    answers: Mapping[str, str],
    known: Mapping[str, KnownAnswer],
) -> FactorView:
    factor = result.factor
    return FactorView(
        id=factor.id,
        name=factor.name,
        question=factor.question,
        questions=tuple(
            QuestionView(
                id=question.id,
                text=question.text,
                options=(
                    OptionView("", "Weet ik nog niet", not answers[question.id]),
                    *(
                        OptionView(
                            option.id, option.label, option.id == answers[question.id]
                        )
                        for option in question.options
                    ),
                ),
                chosen=answers[question.id],
                known=known[question.id].sentence if question.id in known else "",
                known_example=question.id in known and known[question.id].is_example,
            )
            for question in factor.questions
        ),
        level=result.level,
        tone=_tone(result),
        score=_score(result),
        reasons=tuple(
            ReasonView(
                question=each.question.text,
                answer=each.option.label,
                reason=each.option.reason,
                points=_points(each.option.points, each.question.most),
                ground=each.option.ground,
            )
            for each in result.reasons
        ),
    )


def _tone(result: FactorResult) -> str:
    level = result.most_level
    return _TONES.get(level.id, "open") if level else "open"


def _score(result: FactorResult) -> str:
    if result.least_level is None:
        return "nog geen antwoord dat meetelt"
    if result.open:
        word = "vraag" if len(result.open) == 1 else "vragen"
        return (
            f"{result.points} tot {result.highest} van {result.most} punten, "
            f"nog {len(result.open)} {word} open"
        )
    return f"{result.points} van {result.most} punten"


def _points(points: int | None, most: int) -> str:
    return "telt niet mee" if points is None else f"{points} van {most}"


def _gap(gap: Gap) -> GapView:
    option = gap.reason.option
    return GapView(gap.factor.name, option.gap, option.first_step, option.ground)


def _shared(shared: SharedGap, total: int) -> SharedView:
    gap = shared.heaviest
    return SharedView(
        factor=gap.factor.name,
        question=gap.reason.question.text,
        count=f"{shared.count} van {total}",
        answers=", ".join(f"{count} keer: {o.label}" for o, count in shared.answers),
        step=gap.reason.option.first_step,
        ground=gap.reason.option.ground,
    )


def _answer(naam: str, result: ImpactResult) -> str:
    """The whole in one sentence, true of the scores below it."""
    if result.answered == 0:
        return f"Over {naam} is nog niets ingevuld: beantwoord de vragen hieronder."
    told = [f"{each.factor.name.lower()}: {each.level}" for each in result.factors]
    return f"Zoveel verandert er voor {naam}. {_join(told)}."


def _join(told: list[str]) -> str:
    first = told[0][:1].upper() + told[0][1:]
    return "; ".join([first, *told[1:]])


def _recorded(recorded: RecordedImpact | None) -> str:
    if recorded is None:
        return ""
    return f"Vastgelegd op {format_date(recorded.made_on)}: {recorded.by}."


def _compare_row(
    regio: Regio,
    code: str,
    naam: str,
    result: ImpactResult | None,
    recorded: RecordedImpact | None,
) -> CompareRow:
    address = reverse("cooperation-impact", args=(regio.code,))
    return CompareRow(
        naam=naam,
        href=f"{address}?gemeente={code}",
        cells=tuple((each.level, _tone(each), _score(each)) for each in result.factors)
        if result
        else (),
        gaps=len(result.gaps) if result else 0,
        made_on=format_date(recorded.made_on) if recorded else "",
        example=bool(recorded and recorded.is_example),
    )


def _compare_answer(count: int, total: int, results: tuple[ImpactResult, ...]) -> str:
    if count == 0:
        return f"Nog geen van de {total} gemeenten legde een scan vast."
    start = f"{count} van de {total} gemeenten legden een scan vast."
    if count == 1:
        start = f"1 van de {total} gemeenten legde een scan vast."
    shared = shared_gaps(results)
    if not shared:
        return f"{start} Er is niets wat bij meer dan één gemeente ontbreekt."
    first = shared[0]
    return (
        f"{start} Het vaakst ({first.count} keer) mist er iets bij deze vraag: "
        f"{first.heaviest.reason.question.text}"
    )
