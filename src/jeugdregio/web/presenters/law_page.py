"""The articles of the law as a page: by step of the chain, with status and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jeugdregio.standards.care_forms import CareForm, CareFormList, care_form_list
from jeugdregio.standards.chain import all_steps
from jeugdregio.standards.ladder import LadderStep, all_ladder_steps
from jeugdregio.standards.law import (
    STATUS_EXPLANATIONS,
    STATUS_LABELS,
    STATUSES,
    Article,
    Event,
    InForce,
    RegionReading,
    all_articles,
    judge_in_force,
    timeline,
)
from jeugdregio.standards.wgr_forms import FormFact, WgrForm, all_forms


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article with its judgement of today."""

    article: Article
    status_label: str
    judgement: InForce
    answer: str
    reading: RegionReading | None


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one step."""

    title: str
    rows: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One legal form: whether a Jeugdregio may take it, and how sure that is."""

    form: WgrForm
    status_label: str
    traits: tuple[FormFact, ...]


@dataclass(frozen=True, slots=True)
class CareRow:
    """One care form of the draft list, with the iJw categories it covers."""

    care: CareForm
    status_label: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawView:
    """Everything the page shows."""

    groups: tuple[Group, ...]
    events: tuple[tuple[Event, str], ...]
    statuses: tuple[tuple[str, str, str], ...]
    forms: tuple[FormRow, ...]
    care: CareFormList
    care_rows: tuple[CareRow, ...]
    ladder: tuple[tuple[LadderStep, str], ...]


_ANSWERS = {"yes": "geldt", "no": "geldt nog niet", "unknown": "niet bevestigd"}


def show(readings: Mapping[str, RegionReading], *, as_of: date) -> LawView:
    """Lay out all articles; each stands under the first step it belongs to."""
    rows = {
        article.id: _row(article, readings.get(article.id), as_of)
        for article in all_articles()
    }
    groups = []
    for step in all_steps():
        mine = tuple(
            rows[article.id]
            for article in all_articles()
            if article.chain_steps and article.chain_steps[0] == step.id
        )
        if mine:
            groups.append(Group(step.name, mine))
    care = care_form_list()
    rest = tuple(rows[a.id] for a in all_articles() if not a.chain_steps)
    if rest:
        groups.append(Group("Overig", rest))
    return LawView(
        groups=tuple(groups),
        events=tuple((event, STATUS_LABELS[event.status]) for event in timeline()),
        statuses=tuple(
            (status, STATUS_LABELS[status], STATUS_EXPLANATIONS[status])
            for status in STATUSES
        ),
        forms=tuple(
            FormRow(
                form,
                STATUS_LABELS[form.allowed_status],
                tuple(fact for fact in form.facts if fact.kind == "kenmerk"),
            )
            for form in all_forms()
        ),
        care=care,
        care_rows=tuple(
            CareRow(
                each,
                STATUS_LABELS[each.status],
                tuple(
                    f"{code} {care.product_category_labels[code]}"
                    for code in each.product_categories
                ),
            )
            for each in care.forms
        ),
        ladder=tuple((each, STATUS_LABELS[each.status]) for each in all_ladder_steps()),
    )


def _row(article: Article, reading: RegionReading | None, as_of: date) -> ArticleRow:
    judgement = judge_in_force(article, as_of, reading)
    return ArticleRow(
        article,
        STATUS_LABELS[article.status],
        judgement,
        _answer(article, judgement, as_of),
        reading,
    )


def _answer(article: Article, judgement: InForce, as_of: date) -> str:
    ended = article.valid_to is not None and article.valid_to < as_of
    if judgement.answer == "no" and ended:
        return "vervallen"
    return _ANSWERS[judgement.answer]
