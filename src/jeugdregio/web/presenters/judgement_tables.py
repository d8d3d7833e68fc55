"""A judgement and a ranking as tables of words and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jeugdregio.publishing.numbers import format_number
from jeugdregio.region.form_choice import Drawback, FormScore
from jeugdregio.region.form_outcome import (
    BODY_LABELS,
    FIT_LABELS,
    BodyOutcome,
    allowed_forms,
)
from jeugdregio.standards.law import STATUS_LABELS
from jeugdregio.standards.wgr_forms import THEME_LABELS, WEIGHED_THEMES, find_form
from jeugdregio.web.presenters.form_facts import source_text


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One theme: the points and what was said of every form."""

    theme: str
    points: int
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementTable:
    """What one body gave.

    Attributes:
        gemeente: Of which municipality.
        body: Who.
        forms: Heads of the columns after the points.
        rows: One per theme.
        scores: The outcome per form, in the order of ``forms``.
        is_example: Whether it is fictional.
    """

    gemeente: str
    body: str
    forms: tuple[str, ...]
    rows: tuple[JudgementRow, ...]
    scores: tuple[str, ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class RankRow:
    """One form in a ranking."""

    rank: int
    name: str
    score: str
    bar: int


@dataclass(frozen=True, slots=True)
class DrawbackRow:
    """A drawback with its status in words."""

    theme: str
    text: str
    status: str
    status_label: str
    source: str
    caveat: str


def judgement_table(outcome: BodyOutcome) -> JudgementTable:
    """Points and fits of one body, with what comes out."""
    judgement = outcome.judged.judgement
    scores = {each.form_id: each.score for each in outcome.ranking}
    return JudgementTable(
        gemeente=outcome.judged.gemeente,
        body=BODY_LABELS[outcome.judged.body],
        forms=tuple(find_form(form_id).name for form_id in allowed_forms()),
        rows=tuple(
            JudgementRow(
                theme=THEME_LABELS[theme],
                points=judgement.weights[theme],
                fits=tuple(
                    FIT_LABELS[judgement.scores[form_id][theme]]
                    for form_id in allowed_forms()
                ),
            )
            for theme in WEIGHED_THEMES
        ),
        scores=tuple(score_text(scores[form_id]) for form_id in allowed_forms()),
        is_example=outcome.judged.is_example,
    )


def rank_rows(ranking: Sequence[FormScore]) -> tuple[RankRow, ...]:
    """A ranking, best first; the bar goes from -2 (empty) to 2 (full)."""
    return tuple(
        RankRow(
            rank=each.rank,
            name=each.name,
            score=score_text(each.score),
            bar=round((each.score + 2) * 25),
        )
        for each in ranking
    )


def drawback_rows(drawbacks: Sequence[Drawback]) -> tuple[DrawbackRow, ...]:
    """Drawbacks with the words of their status."""
    return tuple(
        DrawbackRow(
            theme=THEME_LABELS[each.theme],
            text=each.text,
            status=each.status,
            status_label=STATUS_LABELS[each.status],
            source=source_text(each.source),
            caveat=each.caveat,
        )
        for each in drawbacks
    )


def score_text(score: Fraction) -> str:
    """A score with two decimals and its sign.

    Example:
        >>> score_text(Fraction(1, 2)), score_text(Fraction(-1, 4))
        ('+0,50', '−0,25')
    """
    plain = format_number(float(score), 2)
    return f"+{plain}" if score > 0 else plain
