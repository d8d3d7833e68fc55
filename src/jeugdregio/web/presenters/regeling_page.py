"""The draft regeling as a page: forms, clauses with their why, choices, steps."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jeugdregio.actions.open_regeling import Regeling
from jeugdregio.region.regeling.basis import OWN_CHOICE
from jeugdregio.region.regeling.checklist import ChecklistLine
from jeugdregio.region.regeling.choose import AnsweredDrawback
from jeugdregio.region.regeling.draft import DraftArticle, DraftChapter
from jeugdregio.region.regeling.fill import suggestion_of
from jeugdregio.standards.clauses import KIND_LABELS, allowed_form_ids
from jeugdregio.standards.regeling_fields import CHOOSER_LABELS, DraftField
from jeugdregio.standards.wgr_forms import find_form


@dataclass(frozen=True, slots=True)
class Option:
    """A form to choose."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Switch:
    """An optional clause: on or off, with why it is there."""

    id: str
    title: str
    why: str
    on: bool


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of the draft: filled, or with who must choose."""

    label: str
    who: str
    value: str
    suggestion: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A link to an article on the page."""

    heading: str
    href: str


@dataclass(frozen=True, slots=True)
class DrawbackLine:
    """A drawback with the articles that answer it."""

    answered: AnsweredDrawback
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of the draft with the word for its kind."""

    article: DraftArticle
    kind: str
    own_choice: str


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter with its articles."""

    chapter: DraftChapter
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class RegelingView:
    """What the page shows."""

    answer: str
    form_id: str
    form_name: str
    form_reason: str
    is_single: bool
    is_example: bool
    options: tuple[Option, ...]
    switches: tuple[Switch, ...]
    chapters: tuple[ChapterLine, ...]
    drawbacks: tuple[DrawbackLine, ...]
    fields: tuple[FieldLine, ...]
    open_count: int
    steps: tuple[ChecklistLine, ...]
    query: str
    files: tuple[tuple[str, str], ...]
    note_href: str


def show(regeling: Regeling, query: str) -> RegelingView:
    """Lay the page out.

    Args:
        regeling: The draft with all around it.
        query: The choices in the address, to carry along; empty or with its ``?``.
    """
    draft, code = regeling.draft, regeling.regio.code
    numbered = sum(article.number is not None for article in draft.articles)
    form_name = regeling.form.name.lower()
    return RegelingView(
        answer=_answer(form_name, numbered, len(draft.open_choices)),
        form_id=regeling.form.id,
        form_name=form_name,
        form_reason=regeling.form_reason,
        is_single=regeling.is_single,
        is_example=regeling.is_example,
        options=tuple(
            Option(each, find_form(each).name, each == regeling.form.id)
            for each in allowed_form_ids()
        ),
        switches=tuple(
            Switch(c.clause.id, c.clause.title, c.clause.why, c.included)
            for c in regeling.chosen
            if c.clause.optional
        ),
        chapters=tuple(_chapter(chapter) for chapter in draft.chapters),
        drawbacks=tuple(_drawback(regeling, each) for each in regeling.drawbacks),
        fields=tuple(_field(regeling, each) for each in fields_to_fill(regeling)),
        open_count=len(draft.open_choices),
        steps=regeling.checklist,
        query=query,
        files=tuple(
            (ending.upper(), f"{_file(code, ending)}{query}")
            for ending in ("pdf", "docx")
        ),
        note_href=f"{reverse('cooperation-note', args=(code,))}{query}",
    )


def fields_to_fill(regeling: Regeling) -> tuple[DraftField, ...]:
    """The fields of this draft that someone fills in; the region list gives others."""
    return tuple(
        field
        for field in regeling.draft.fields
        if field.derived in {"", "centrumgemeente"}
    )


def recorded(changed: int) -> str:
    """How many choices were kept, one sentence.

    Example:
        >>> recorded(1), recorded(0)
        ('1 keuze is vastgelegd.', 'Er is niets veranderd.')
    """
    if not changed:
        return "Er is niets veranderd."
    word = "keuze is" if changed == 1 else "keuzes zijn"
    return f"{changed} {word} vastgelegd."


def _answer(form_name: str, articles: int, still_open: int) -> str:
    told = f"Het ontwerp voor een {form_name} heeft {articles} artikelen. "
    if not still_open:
        return f"{told}Alle keuzes zijn gemaakt."
    word = "keuze staat" if still_open == 1 else "keuzes staan"
    return f"{told}{still_open} {word} nog open."


def _file(code: str, extension: str) -> str:
    return reverse("cooperation-regeling-file", args=(code, extension))


def _chapter(chapter: DraftChapter) -> ChapterLine:
    return ChapterLine(
        chapter,
        tuple(
            ArticleLine(
                article,
                KIND_LABELS[article.clause.kind],
                "" if article.bases else f"Dit is een {OWN_CHOICE}.",
            )
            for article in chapter.articles
        ),
    )


def _drawback(regeling: Regeling, answered: AnsweredDrawback) -> DrawbackLine:
    return DrawbackLine(
        answered,
        tuple(
            Place(regeling.draft.place_of(clause.id), f"#artikel-{clause.id}")
            for clause in answered.clauses
        ),
    )


def _field(regeling: Regeling, field: DraftField) -> FieldLine:
    return FieldLine(
        label=field.label,
        who=CHOOSER_LABELS[field.who],
        value=regeling.values.get(field.id, ""),
        suggestion=suggestion_of(field),
        is_example=field.id in regeling.examples,
    )
