"""The catalogue of clauses: drawback, clause, place in the regeling.

Every text is a draft of our own. What a sentence takes from the law it names by
article, and the article carries the status; the rest is a choice of the municipalities.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from jeugdregio.standards.files import DATA_ROOT
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_files import Record, read_law_file, unknown_id
from jeugdregio.standards.wgr_forms import THEMES, Theme, all_forms, find_form


COOPERATION_DATA: Final = DATA_ROOT / "cooperation"
"""The folder with the files on cooperation that ship with the product."""

ClauseKind = Literal["basis", "wgr2022", "keuze"]
"""Part of every draft, asked since the Wgr of 2022 as we read, or left to choose."""

CLAUSE_KINDS: Final[tuple[ClauseKind, ...]] = get_args(ClauseKind)

KIND_LABELS: Final[dict[ClauseKind, str]] = {
    "basis": "Vast deel van dit ontwerp",
    "wgr2022": "Gevraagd sinds 2022 (uit tweede hand)",
    "keuze": "Keuze",
}
"""What a kind is called; the first is our own judgement, the second is status S."""

FIELD: Final = re.compile(r"\{([a-z_0-9]+)\}")
"""A named field in the text of a clause."""


@dataclass(frozen=True, slots=True)
class ClauseChapter:
    """A chapter of the regeling.

    Attributes:
        id: Stable id, e.g. ``geld``.
        title: Dutch title.
        numbered: Whether its clauses are articles; considerations are not.
    """

    id: str
    title: str
    numbered: bool


@dataclass(frozen=True, slots=True)
class FormTheme:
    """A form and a theme of it: where a drawback stands in `wgr_forms`."""

    form_id: str
    theme: Theme


ANNEXES: Final = ("stemmen", "sleutel")
"""The annexes that change a text, by the field of the draft they work out."""


@dataclass(frozen=True, slots=True)
class Lid:
    """One paragraph of a clause.

    Attributes:
        text: One or more sentences with named ``{fields}``.
        article_ids: What it takes from the law, ids of `law.Article`; empty for none.
        fact: The theme of the chosen form whose feature it rests on; None for none.
        annex: The annex that gives it another text, by the field it works out; empty
            for none.
        annex_text: That text, for a draft with the annex.
    """

    text: str
    article_ids: tuple[str, ...]
    fact: Theme | None
    annex: str = ""
    annex_text: str = ""

    def text_with(self, annexes: Collection[str]) -> str:
        """The text for a draft with these annexes.

        Example:
            >>> Lid("Kies.", (), None, "stemmen", "Zie de bijlage.").text_with(
            ...     {"stemmen"})
            'Zie de bijlage.'
        """
        return self.annex_text if self.annex and self.annex in annexes else self.text

    def field_ids(self) -> tuple[str, ...]:
        """The named fields, in the order of the text.

        Example:
            >>> Lid("Zetel in {zetel}, {regio}.", (), None).field_ids()
            ('zetel', 'regio')
        """
        return tuple(FIELD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the regeling that stays or goes as a whole.

    Attributes:
        id: Stable id, e.g. ``tekort``.
        chapter: Id of its chapter.
        order: Place in the chapter, from 1.
        title: Dutch title.
        theme: What it is about.
        forms: Ids of the forms it is for.
        kind: Why it is there.
        default: Whether a clause to choose is in until someone leaves it out.
        why: One or two plain Dutch sentences.
        answers: The drawbacks it answers.
        lids: The text.
    """

    id: str
    chapter: str
    order: int
    title: str
    theme: Theme
    forms: tuple[str, ...]
    kind: ClauseKind
    default: bool
    why: str
    answers: tuple[FormTheme, ...]
    lids: tuple[Lid, ...]

    @property
    def optional(self) -> bool:
        """Whether a region may leave it out of the draft."""
        return self.kind == "keuze"

    @property
    def article_ids(self) -> tuple[str, ...]:
        """All articles its paragraphs rest on, once each."""
        return tuple(dict.fromkeys(a for lid in self.lids for a in lid.article_ids))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All chapters and clauses, in the order of the regeling."""

    chapters: tuple[ClauseChapter, ...]
    clauses: tuple[Clause, ...]

    def of_form(self, form_id: str) -> tuple[Clause, ...]:
        """The clauses for one form, in the order of the regeling."""
        return tuple(each for each in self.clauses if form_id in each.forms)


def allowed_form_ids() -> tuple[str, ...]:
    """The forms that may be a Jeugdregio, as far as we know.

    Example:
        >>> allowed_form_ids()
        ('openbaar_lichaam', 'bedrijfsvoeringsorganisatie', 'centrumgemeente')
    """
    return tuple(form.id for form in all_forms() if form.allowed)


def clause_catalogue(directory: Path = COOPERATION_DATA) -> Catalogue:
    """The catalogue that ships with the product.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [each.id for each in clause_catalogue().chapters][:3]
        ['overwegingen', 'algemeen', 'taken']
    """
    return _load(directory)


def find_clause(clause_id: str) -> Clause:
    """The clause with this id.

    Raises:
        UnknownCodeError: No clause has this id.
    """
    clauses = clause_catalogue().clauses
    for clause in clauses:
        if clause.id == clause_id:
            return clause
    raise unknown_id("Bepaling", clause_id, tuple(each.id for each in clauses))


@cache
def _load(directory: Path) -> Catalogue:
    content = read_law_file("clauses.toml", directory)
    chapters = tuple(
        ClauseChapter(
            id=record.text("id"),
            title=record.text("title"),
            numbered=record.flag("numbered") if "numbered" in record.values else True,
        )
        for record in content.records("chapters")
    )
    places = {chapter.id: place for place, chapter in enumerate(chapters)}
    clauses = [
        _clause(record, tuple(places), allowed_form_ids())
        for record in content.records("clauses")
    ]
    clauses.sort(key=lambda each: (places[each.chapter], each.order))
    return Catalogue(chapters, tuple(clauses))


def _clause(
    record: Record, chapters: tuple[str, ...], allowed: tuple[str, ...]
) -> Clause:
    forms = record.choices("forms", allowed) if "forms" in record.values else allowed
    kind = record.choice("kind", CLAUSE_KINDS)
    lids = tuple(_lid(each, record, forms) for each in record.records("lids"))
    if not lids:
        raise record.damaged("lids", "minstens een lid met tekst")
    clause = Clause(
        id=record.text("id"),
        chapter=record.choice("chapter", chapters),
        order=record.number("order"),
        title=record.text("title"),
        theme=record.choice("theme", THEMES),
        forms=forms,
        kind=kind,
        default=record.flag("default") if kind == "keuze" else True,
        why=record.text("why"),
        answers=tuple(_answer(each, record) for each in record.records("answers")),
        lids=lids,
    )
    if kind == "wgr2022" and not any(
        each.startswith("wgr-2022") for each in clause.article_ids
    ):
        raise record.damaged("kind", "alleen wgr2022 met een artikel van die wijziging")
    return clause


def _lid(record: Record, clause: Record, forms: tuple[str, ...]) -> Lid:
    articles = record.texts("articles")
    for article_id in articles:
        find_article(article_id)
    fact = record.choice("fact", THEMES) if "fact" in record.values else None
    if fact is not None and any(not find_form(f).facts_on(fact) for f in forms):
        raise clause.damaged("fact", "een thema waarop elke vorm van de bepaling staat")
    if "annex" not in record.values:
        return Lid(record.text("text"), articles, fact)
    annex = record.choice("annex", ANNEXES)
    return Lid(record.text("text"), articles, fact, annex, record.text("annex_text"))


def _answer(record: Record, clause: Record) -> FormTheme:
    form_id = record.text("form")
    if form_id not in allowed_form_ids():
        raise clause.damaged("answers", "een vorm die een Jeugdregio mag zijn")
    return FormTheme(form_id, record.choice("theme", THEMES))
