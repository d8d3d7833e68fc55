"""The articles a region must know: what each asks, how sure we are, since when.

The text of the law could not be read in full. So every article carries a status, every
date carries its own, and a region can set its own reading of a date that no source
confirms. No function here says *yes* or *no* on an unconfirmed statement by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.law_files import (
    KNOWN_ON,
    LAW_DATA,
    ROLE_IDS,
    ROLE_LABELS,
    STATUS_EXPLANATIONS,
    STATUS_LABELS,
    STATUSES,
    STEP_IDS,
    RoleId,
    Status,
    StepId,
    in_words,
    unknown_id,
)
from jeugdregio.standards.law_records import (
    TOPIC_LABELS,
    TOPICS,
    Answer,
    Article,
    Event,
    Source,
    Topic,
    load_articles,
    load_events,
    load_sources,
)


__all__ = [
    "KNOWN_ON",
    "ROLE_IDS",
    "ROLE_LABELS",
    "STATUSES",
    "STATUS_EXPLANATIONS",
    "STATUS_LABELS",
    "STEP_IDS",
    "TEXT_VERSION",
    "TOPIC_LABELS",
    "Answer",
    "Article",
    "Event",
    "InForce",
    "RegionReading",
    "RoleId",
    "Source",
    "Status",
    "StepId",
    "Topic",
    "all_articles",
    "all_sources",
    "articles_for_step",
    "articles_on_topic",
    "find_article",
    "find_role_id",
    "find_source",
    "in_force",
    "judge_in_force",
    "timeline",
]

TEXT_VERSION: Final = date(2026, 1, 1)
"""The version of the Jeugdwet that was read; before it we know of no dateless article
whether it applied."""


@dataclass(frozen=True, slots=True)
class RegionReading:
    """The day a region holds to for an article, set by hand and with a reason.

    Args:
        article_id: The article it is about.
        valid_from: The day the region holds to.
        reason: Why: which text it read, which jurist it asked.
        set_by_role: Role of who set it.
        set_on: The day it was set.

    Raises:
        InvalidInputError: The reason is empty.
    """

    article_id: str
    valid_from: date
    reason: str
    set_by_role: RoleId
    set_on: date

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidInputError(
                f"Bij de ingangsdatum van '{self.article_id}' ontbreekt de reden.",
                hint="Schrijf op welke tekst u las of welke jurist u vroeg.",
            )


@dataclass(frozen=True, slots=True)
class InForce:
    """Does an article apply on a day, on what ground, and in one or two sentences.

    Attributes:
        answer: Yes, no or unknown.
        by_reading: True where the region's own reading decided.
        contradicts_source: True where that reading goes against a confirmed date.
        sentence: For the reader, Dutch.
    """

    answer: Answer
    by_reading: bool
    contradicts_source: bool
    sentence: str


def all_sources(directory: Path = LAW_DATA) -> tuple[Source, ...]:
    """Every source, in the order of the file."""
    return load_sources(directory)


def find_role_id(value: str) -> RoleId:
    """The role with this id.

    Raises:
        UnknownCodeError: There is no such role.
    """
    for role in ROLE_IDS:
        if role == value:
            return role
    raise unknown_id("Rol", value, ROLE_IDS)


def find_source(key: str) -> Source:
    """The source with this key.

    Raises:
        UnknownCodeError: No source has this key.
    """
    for source in all_sources():
        if source.key == key:
            return source
    raise unknown_id("Bron", key, tuple(source.key for source in all_sources()))


def all_articles(directory: Path = LAW_DATA) -> tuple[Article, ...]:
    """Every article, in the order of the file.

    Args:
        directory: Folder with ``articles.toml``.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.
    """
    return load_articles(directory)


def find_article(article_id: str) -> Article:
    """The article with this id.

    Raises:
        UnknownCodeError: No article has this id; the hint names some that look like it.

    Example:
        >>> find_article("jw-2.19-1-a").article
        'Jeugdwet art. 2.19 lid 1 onder a, onder 1°'
    """
    for article in all_articles():
        if article.id == article_id:
            return article
    known = tuple(article.id for article in all_articles())
    raise unknown_id("Artikel", article_id, known)


def articles_for_step(step_id: str) -> tuple[Article, ...]:
    """The articles that belong to a step of the chain, in the order of the file.

    Raises:
        UnknownCodeError: There is no such step.
    """
    if step_id not in STEP_IDS:
        raise unknown_id("Stap", step_id, STEP_IDS)
    return tuple(a for a in all_articles() if step_id in a.chain_steps)


def articles_on_topic(topic: str) -> tuple[Article, ...]:
    """The articles on a topic, in the order of the file.

    Raises:
        UnknownCodeError: There is no such topic.
    """
    if topic not in TOPICS:
        raise unknown_id("Onderwerp", topic, TOPICS)
    return tuple(a for a in all_articles() if topic in a.topics)


def timeline(directory: Path = LAW_DATA) -> tuple[Event, ...]:
    """Every event: the dated ones by date, then those whose date is unknown."""
    return load_events(directory)


def in_force(
    article: Article, as_of: date, reading: RegionReading | None = None
) -> Answer:
    """Does the article apply on this day; *unknown* where no source confirms it.

    Args:
        article: The article.
        as_of: The day that is asked about.
        reading: What the region holds to, if it does; it goes before our sources.

    Example:
        >>> contracting = find_article("jw-2.19-1-a")
        >>> in_force(contracting, date(2026, 1, 1))
        'no'
        >>> in_force(contracting, date(2027, 1, 1))
        'unknown'
    """
    return judge_in_force(article, as_of, reading).answer


def judge_in_force(
    article: Article, as_of: date, reading: RegionReading | None = None
) -> InForce:
    """As `in_force`, with the ground and a sentence for the reader.

    Raises:
        InvalidInputError: The reading is about another article.
    """
    if reading is None:
        answer, sentence = _by_sources(article, as_of)
        return InForce(answer, False, False, sentence)
    if reading.article_id != article.id:
        raise InvalidInputError(
            f"Deze ingangsdatum hoort bij '{reading.article_id}', "
            f"niet bij '{article.id}'.",
            hint="Kies de ingangsdatum van het artikel zelf.",
        )
    return _by_reading(article, as_of, reading)


def _by_reading(article: Article, as_of: date, reading: RegionReading) -> InForce:
    ended = article.valid_to is not None and as_of > article.valid_to
    applies = as_of >= reading.valid_from and not ended
    sentence = (
        f"De regio houdt {in_words(reading.valid_from)} aan als ingangsdatum. "
        f"De {ROLE_LABELS[reading.set_by_role]} legde dit vast op "
        f"{in_words(reading.set_on)}."
    )
    contradicts = _contradicts(article, reading.valid_from)
    if contradicts:
        sentence += " Let op: dit wijkt af van een bevestigde datum."
    elif article.valid_from_status != "C" or article.status == "U":
        sentence += " Onze bronnen bevestigen deze datum niet."
    return InForce("yes" if applies else "no", True, contradicts, sentence)


def _contradicts(article: Article, valid_from: date) -> bool:
    """True where a confirmed date leaves no room for this start."""
    off, start, end = article.not_in_force_on, article.valid_from, article.valid_to
    return (
        (
            off is not None
            and article.not_in_force_on_status == "C"
            and valid_from <= off
        )
        or (
            start is not None
            and article.valid_from_status == "C"
            and valid_from != start
        )
        or (end is not None and article.valid_to_status == "C" and valid_from > end)
    )


def _by_sources(article: Article, as_of: date) -> tuple[Answer, str]:
    if article.status == "U":
        return "unknown", "Dit is niet bevestigd: wij vonden hiervoor geen bron."
    off, off_status = article.not_in_force_on, article.not_in_force_on_status
    if off is not None and off_status is not None and off_status != "U":
        known = f"Op {in_words(off)} gold dit nog niet ({STATUS_LABELS[off_status]})."
        if as_of <= off:
            return "no", known
        return "unknown", f"Niet bevestigd of dit nu geldt. {known}"
    end, end_status = article.valid_to, article.valid_to_status
    if end is not None and end_status is not None and as_of > end:
        if end_status == "U":
            return "unknown", "Niet bevestigd of dit nog geldt."
        label = STATUS_LABELS[end_status]
        return "no", f"Dit gold tot en met {in_words(end)} ({label})."
    start, start_status = article.valid_from, article.valid_from_status
    if start_status == "U":
        return "unknown", "De ingangsdatum is niet bevestigd."
    if start is not None and start_status is not None:
        label = STATUS_LABELS[start_status]
        if as_of < start:
            return "no", f"Dit geldt vanaf {in_words(start)} ({label})."
        return "yes", f"Dit geldt sinds {in_words(start)} ({label})."
    if as_of < TEXT_VERSION:
        return "unknown", f"Wij lazen de tekst van {in_words(TEXT_VERSION)}."
    sentence = {
        "yes": f"Dit geldt, volgens wat wij wisten op {in_words(KNOWN_ON)}.",
        "no": f"Dit gold niet, volgens wat wij wisten op {in_words(KNOWN_ON)}.",
        "unknown": "Niet bevestigd of dit geldt.",
    }
    return article.in_force, sentence[article.in_force]
