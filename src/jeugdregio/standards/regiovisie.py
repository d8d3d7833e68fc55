"""The chapters of a regiovisie: why each is there, what fills it, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from jeugdregio.standards.law_files import (
    LAW_DATA,
    Record,
    read_law_file,
    unknown_id,
)


ChapterId = Literal[
    "vraag", "organisatie", "wachttijd", "complex", "geld", "samenwerking"
]
"""The chapters, in reading order."""

CHAPTER_IDS: Final[tuple[ChapterId, ...]] = get_args(ChapterId)

ChapterMeasure = Literal[
    "gebruik_cbs", "leeftijd", "verwijzers", "lasten_iv3", "begroting_rekening"
]
"""The measures that can fill a chapter, by the name they carry in `measures`."""

CHAPTER_MEASURES: Final[tuple[ChapterMeasure, ...]] = get_args(ChapterMeasure)


ChapterCareMeasure = Literal["gebruik", "wachttijd", "in_en_uitstroom", "lasten"]
"""The measures on messages that can fill a chapter, where a region has messages."""

CHAPTER_CARE_MEASURES: Final[tuple[ChapterCareMeasure, ...]] = get_args(
    ChapterCareMeasure
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a chapter still lacks.

    Attributes:
        text: Which data, and how to get them, plain Dutch.
        from_whom: Who has them, Dutch.
        later_part: The part of the product that takes them in: a menu item, or
            ``data refresh`` for the command of that name.
        filled_by: The measure on messages whose figures take it away; empty for none.
    """

    text: str
    from_whom: str
    later_part: str
    filled_by: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the regiovisie.

    Attributes:
        id: Stable id.
        title: Dutch title.
        why: Why it is there, plain Dutch.
        statements: Ids of the five source texts, e.g. ``S0.5``.
        article_ids: Articles that ask for it, in `law.all_articles`.
        measures: The measures that fill it; empty where no open figures exist.
        care_measures: The measures on messages that fill it where there are any.
        missing: What is not there yet.
        questions: What the region itself answers.
    """

    id: ChapterId
    title: str
    why: str
    statements: tuple[str, ...]
    article_ids: tuple[str, ...]
    measures: tuple[ChapterMeasure, ...]
    care_measures: tuple[ChapterCareMeasure, ...]
    missing: tuple[Missing, ...]
    questions: tuple[str, ...]


def all_chapters(directory: Path = LAW_DATA) -> tuple[Chapter, ...]:
    """The six chapters, in reading order.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.
    """
    return _load(directory)


def find_chapter(chapter_id: str) -> Chapter:
    """The chapter with this id.

    Raises:
        UnknownCodeError: There is no such chapter.

    Example:
        >>> find_chapter("geld").measures
        ('lasten_iv3', 'begroting_rekening')
    """
    for chapter in all_chapters():
        if chapter.id == chapter_id:
            return chapter
    raise unknown_id("Hoofdstuk", chapter_id, CHAPTER_IDS)


@cache
def _load(directory: Path) -> tuple[Chapter, ...]:
    records = read_law_file("regiovisie_chapters.toml", directory).records("chapters")
    chapters = (read_chapter(record) for record in records)
    return tuple(sorted(chapters, key=lambda item: CHAPTER_IDS.index(item.id)))


def read_chapter(record: Record) -> Chapter:
    """Give one record of ``regiovisie_chapters.toml`` its type."""
    return Chapter(
        id=record.choice("id", CHAPTER_IDS),
        title=record.text("title"),
        why=record.text("why"),
        statements=record.texts("statements"),
        article_ids=record.texts("article_ids"),
        measures=record.choices("measures", CHAPTER_MEASURES),
        care_measures=record.choices("care_measures", CHAPTER_CARE_MEASURES),
        missing=tuple(_missing(item) for item in record.records("missing")),
        questions=record.texts("questions"),
    )


def _missing(record: Record) -> Missing:
    return Missing(
        text=record.text("text"),
        from_whom=record.text("from_whom"),
        later_part=record.text("later_part"),
        filled_by=record.optional_text("filled_by"),
    )
