"""What the municipalities together think of the forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.urls import reverse

from jeugdregio.actions.compare_forms import form_outcome
from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.permissions_form import can_close_forms
from jeugdregio.actions.read_form_judgements import (
    JudgementLine,
    is_closed,
    read_judgements,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.publishing.charts.dot_chart import DotRow, score_dots
from jeugdregio.publishing.numbers import format_number
from jeugdregio.region.form_choice import FormScore
from jeugdregio.region.form_outcome import (
    BODY_LABELS,
    RegionOutcome,
    allowed_forms,
)
from jeugdregio.region.form_sentences import a_form, percent, points_between
from jeugdregio.standards.wgr_forms import THEME_LABELS, find_form
from jeugdregio.web.presenters.form_judge_page import state_of
from jeugdregio.web.presenters.form_page import own_gemeenten
from jeugdregio.web.presenters.judgement_tables import (
    DrawbackRow,
    JudgementTable,
    RankRow,
    drawback_rows,
    judgement_table,
    rank_rows,
    score_text,
)


ENDS: Final = {-2.0: "past heel slecht", 0.0: "maakt niet uit", 2.0: "past heel goed"}
"""Words on the axis of the picture."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with its label, in the form of the common template."""

    value: str
    label: str
    comparison: str = ""
    example: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class GemeenteRow:
    """One municipality: where its bodies stand and what it comes out at.

    Attributes:
        states: Per body words and tone, in the order of the heads.
        scores: Per form; empty where nothing may be seen.
        first: Name of the first form; empty where none is alone or seen.
        w: Kendall's W between its bodies; empty where it cannot be told.
        tables: What each body gave, for who may see it.
        is_example: Whether anything of it is fictional.
    """

    naam: str
    href: str
    states: tuple[tuple[str, str], ...]
    scores: tuple[str, ...]
    first: str
    w: str
    tables: tuple[JudgementTable, ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """How far municipalities differ on one theme."""

    theme: str
    points: str
    difference: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything the page shows."""

    answer: str
    scope: str
    is_example: bool
    is_empty: bool
    key_figures: tuple[KeyFigure, ...]
    ranking: tuple[RankRow, ...]
    picture: Picture | None
    agreement: tuple[str, ...]
    differences: tuple[DifferenceRow, ...]
    stability: tuple[str, ...]
    drawbacks: tuple[DrawbackRow, ...]
    preferred: str
    bodies: tuple[str, ...]
    forms: tuple[str, ...]
    gemeenten: tuple[GemeenteRow, ...]
    own: tuple[tuple[str, str], ...]
    is_closed: bool
    may_close: bool


def show(actor: Actor, regio_code: str) -> ResultPage:
    """Lay out the outcome for who is looking."""
    outcome = form_outcome(regio_code, actor)
    lines = read_judgements(actor, regio_code)
    choice = outcome.choice
    hidden = sum(line.is_given and line.judged is None for line in lines)
    return ResultPage(
        answer=_answer(outcome),
        scope=_scope(choice.judged_by, choice.bodies_total, hidden),
        is_example=choice.is_example,
        is_empty=not choice.ranking,
        key_figures=_key_figures(outcome),
        ranking=rank_rows(choice.ranking),
        picture=_picture(outcome),
        agreement=choice.agreement,
        differences=tuple(
            DifferenceRow(
                THEME_LABELS[each.theme],  # type: ignore[index]
                points_between(each),
                _number(each.difference),
            )
            for each in outcome.differences
        ),
        stability=choice.stability,
        drawbacks=drawback_rows(choice.drawbacks),
        preferred=a_form(choice.preferred) if choice.preferred else "",
        bodies=tuple(BODY_LABELS.values()),
        forms=tuple(find_form(form_id).name for form_id in allowed_forms()),
        gemeenten=_gemeenten(regio_code, lines, outcome),
        own=own_gemeenten(actor, regio_code),
        is_closed=is_closed(regio_code),
        may_close=can_close_forms(actor, regio_code),
    )


def _answer(outcome: RegionOutcome) -> str:
    choice = outcome.choice
    if not choice.ranking:
        return "Er is nog geen oordeel dat u mag zien."
    if choice.preferred is None:
        tied = [a_form(each.form_id) for each in choice.ranking if each.rank == 1]
        return f"Geen vorm staat alleen vooraan: {' en '.join(tied)} zijn gelijk."
    second = a_form(choice.ranking[1].form_id)
    return f"Voorop staat {a_form(choice.preferred)}, gevolgd door {second}."


def _scope(counted: int, total: int, hidden: int) -> str:
    told = (
        f"Hier tellen {counted} van de {total} oordelen mee: wat is vrijgegeven, en "
        "wat uw eigen gemeente gaf."
    )
    if hidden == 1:
        return f"{told} Nog 1 oordeel is gegeven maar niet vrijgegeven."
    if hidden:
        return f"{told} Nog {hidden} oordelen zijn gegeven maar niet vrijgegeven."
    return told


def _key_figures(outcome: RegionOutcome) -> tuple[KeyFigure, ...]:
    choice = outcome.choice
    if not choice.ranking:
        return ()
    fiction = choice.is_example
    found = [
        KeyFigure(
            f"{choice.judged_by} van {choice.bodies_total}",
            "oordelen tellen mee",
            example=fiction,
        )
    ]
    if outcome.w is not None:
        found.append(
            KeyFigure(
                _number(outcome.w),
                "overeenstemming tussen gemeenten (Kendalls W, 0 tot 1)",
                example=fiction,
            )
        )
    if choice.preferred and outcome.shares:
        found.append(
            KeyFigure(
                f"{outcome.shift.points}" if outcome.shift else "geen",
                "punten verschuiven en een andere vorm staat vooraan"
                if outcome.shift
                else "verschuiving zet een andere vorm vooraan",
                example=fiction,
            )
        )
        found.append(
            KeyFigure(
                percent(outcome.shares.alone[choice.preferred]),
                f"van alle verdelingen zet {a_form(choice.preferred)} vooraan",
                example=fiction,
            )
        )
    return tuple(found)


def _picture(outcome: RegionOutcome) -> Picture | None:
    if not outcome.gemeenten:
        return None
    rows = [
        DotRow("Regio", _values(outcome.choice.ranking), strong=True),
        *(DotRow(each.naam, _values(each.ranking)) for each in outcome.gemeenten),
    ]

    def draw(*, narrow: bool) -> str:
        return score_dots(
            rows,
            options=[find_form(form_id).name for form_id in allowed_forms()],
            ends=ENDS,
            id_prefix=f"vormen{'-smal' if narrow else ''}",
            title="Hoe goed elke vorm past, volgens elke gemeente",
            narrow=narrow,
            example=outcome.choice.is_example,
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


def _values(ranking: Sequence[FormScore]) -> tuple[float, ...]:
    scores = {each.form_id: float(each.score) for each in ranking}
    return tuple(scores[form_id] for form_id in allowed_forms())


def _gemeenten(
    regio_code: str, lines: tuple[JudgementLine, ...], outcome: RegionOutcome
) -> tuple[GemeenteRow, ...]:
    seen = {each.code: each for each in outcome.gemeenten}
    by_code: dict[str, list[JudgementLine]] = {}
    for line in lines:
        by_code.setdefault(line.gemeente_code, []).append(line)
    rows = []
    for code, own in by_code.items():
        found = seen.get(code)
        scores = {e.form_id: e.score for e in found.ranking} if found else {}
        rows.append(
            GemeenteRow(
                naam=own[0].gemeente,
                href=reverse("cooperation-form-judge", args=(regio_code, code)),
                states=tuple(state_of(line) for line in own),
                scores=tuple(score_text(scores[f]) for f in allowed_forms())
                if found
                else (),
                first=find_form(found.preferred).name
                if found and found.preferred
                else "",
                w=_number(found.w) if found and found.w is not None else "",
                tables=tuple(map(judgement_table, found.bodies)) if found else (),
                is_example=any(line.is_example for line in own),
            )
        )
    return tuple(rows)


def _number(value: Fraction) -> str:
    return format_number(float(value), 2)
