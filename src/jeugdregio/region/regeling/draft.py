"""The draft regeling: chapters, numbered articles, paragraphs filled and founded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from jeugdregio.region.regeling.basis import Basis, bases_of
from jeugdregio.region.regeling.choose import ChosenClause
from jeugdregio.region.regeling.fill import Piece, fill
from jeugdregio.region.regeling.outcome import Drawback
from jeugdregio.standards.clauses import Clause, ClauseChapter, clause_catalogue
from jeugdregio.standards.regeling_fields import DraftField, all_fields


@dataclass(frozen=True, slots=True)
class DraftLid:
    """A paragraph: its pieces, and what it rests on."""

    pieces: tuple[Piece, ...]
    bases: tuple[Basis, ...]

    @property
    def text(self) -> str:
        """The paragraph as one text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """An article of the draft, or a consideration.

    Attributes:
        number: From 1 through all chapters; None for a consideration.
        clause: The clause it was made from.
        lids: Its paragraphs.
        answers: The drawbacks it answers.
    """

    number: int | None
    clause: Clause
    lids: tuple[DraftLid, ...]
    answers: tuple[Drawback, ...]

    @property
    def heading(self) -> str:
        """Number and title, e.g. ``Artikel 3. Begrippen``."""
        if self.number is None:
            return self.clause.title
        return f"Artikel {self.number}. {self.clause.title}"

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What its paragraphs rest on, once each."""
        return tuple(dict.fromkeys(b for lid in self.lids for b in lid.bases))


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """A chapter with at least one article; ``number`` is None for considerations."""

    number: int | None
    chapter: ClauseChapter
    articles: tuple[DraftArticle, ...]

    @property
    def heading(self) -> str:
        """Number and title, e.g. ``Hoofdstuk 1. Begrippen en instelling``."""
        if self.number is None:
            return self.chapter.title
        return f"Hoofdstuk {self.number}. {self.chapter.title}"


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A field without a value, with the headings where it stands."""

    field: DraftField
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole draft for one form."""

    form_id: str
    chapters: tuple[DraftChapter, ...]

    @property
    def articles(self) -> tuple[DraftArticle, ...]:
        """All articles and considerations, in order."""
        return tuple(a for chapter in self.chapters for a in chapter.articles)

    @property
    def open_choices(self) -> tuple[OpenChoice, ...]:
        """What nobody chose yet, in the order of the fields."""
        places: dict[str, dict[str, None]] = {}
        for article in self.articles:
            for lid in article.lids:
                for piece in lid.pieces:
                    if piece.open_field is not None:
                        found = places.setdefault(piece.open_field.id, {})
                        found[article.heading] = None
        return tuple(
            OpenChoice(field, tuple(places[field.id]))
            for field in all_fields()
            if field.id in places
        )

    @property
    def fields(self) -> tuple[DraftField, ...]:
        """The fields that its text names, in the order of the file."""
        used = {
            name
            for article in self.articles
            for lid in article.clause.lids
            for name in lid.field_ids()
        }
        return tuple(field for field in all_fields() if field.id in used)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What the draft rests on, once each, in the order of the text."""
        return tuple(dict.fromkeys(b for a in self.articles for b in a.bases))

    def place_of(self, clause_id: str) -> str:
        """Where a clause stands; empty where it was left out."""
        return next((a.heading for a in self.articles if a.clause.id == clause_id), "")


def build_draft(
    form_id: str,
    chosen: Iterable[ChosenClause],
    values: Mapping[str, str],
    annexes: Collection[str] = (),
) -> Draft:
    """Number the included clauses, and fill and found their paragraphs.

    Args:
        form_id: The form; it decides what a feature of the form says.
        chosen: From `choose_clauses`.
        values: Value by field id; what is absent stays visible as open choice.
        annexes: The fields that an annex works out; it may change the text.

    Example:
        >>> from jeugdregio.region.regeling.choose import choose_clauses
        >>> draft = build_draft("centrumgemeente",
        ...                     choose_clauses("centrumgemeente", ()), {})
        >>> draft.chapters[1].articles[0].heading
        'Artikel 1. Begrippen'
    """
    by_chapter: dict[str, list[ChosenClause]] = {}
    for each in chosen:
        if each.included:
            by_chapter.setdefault(each.clause.chapter, []).append(each)
    chapters = []
    article_number, chapter_number = 0, 0
    for chapter in clause_catalogue().chapters:
        members = by_chapter.get(chapter.id)
        if not members:
            continue
        first = article_number + 1
        if chapter.numbered:
            chapter_number += 1
            article_number += len(members)
        chapters.append(
            DraftChapter(
                number=chapter_number if chapter.numbered else None,
                chapter=chapter,
                articles=tuple(
                    DraftArticle(
                        number=first + place if chapter.numbered else None,
                        clause=each.clause,
                        lids=_lids(each.clause, form_id, values, annexes),
                        answers=each.answers,
                    )
                    for place, each in enumerate(members)
                ),
            )
        )
    return Draft(form_id, tuple(chapters))


def _lids(
    clause: Clause,
    form_id: str,
    values: Mapping[str, str],
    annexes: Collection[str],
) -> tuple[DraftLid, ...]:
    return tuple(
        DraftLid(
            fill(lid.text_with(annexes), values),
            bases_of(lid.article_ids, lid.fact, form_id),
        )
        for lid in clause.lids
    )
