"""Articles, events and sources of the law as records, read from TOML.

The types and their reading; what may be asked of them is in `standards.law`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.law_files import (
    STATUS_LABELS,
    STEP_IDS,
    Record,
    Status,
    StepId,
    in_words,
    month_in_words,
    read_law_file,
)


Answer = Literal["yes", "no", "unknown"]
"""Does an article apply? *Unknown* is an answer, and often the honest one."""

ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)

Topic = Literal[
    "aanbieders",
    "aanbod",
    "complex",
    "contract",
    "gegevens",
    "geld",
    "inkoop",
    "nza",
    "prijs",
    "regio",
    "regiovisie",
    "toezicht",
    "wachttijd",
    "wgr",
]
"""What an article is about, for filters."""

TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)

TOPIC_LABELS: Final[Mapping[Topic, str]] = MappingProxyType(
    {
        "aanbieders": "aanbieders",
        "aanbod": "voldoende aanbod",
        "complex": "complexe vragen",
        "contract": "contract",
        "gegevens": "gegevens",
        "geld": "geld",
        "inkoop": "inkoop",
        "nza": "NZa",
        "prijs": "prijs",
        "regio": "regio en Jeugdregio",
        "regiovisie": "regiovisie",
        "toezicht": "toezicht",
        "wachttijd": "wachttijd",
        "wgr": "gemeenschappelijke regeling",
    }
)


Precision = Literal["day", "month"]
"""How exactly an event is dated."""

PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read.

    Attributes:
        key: Short name that ``Article.source`` starts with, e.g. ``JW``.
        title: What it is, Dutch.
        where: Address, number or place; empty where it has none.
        note: What a careful reader must know about it; may be empty.
    """

    key: str
    title: str
    where: str
    note: str


@dataclass(frozen=True, slots=True)
class Article:
    """One statement of the law, in our own words.

    Attributes:
        id: Stable id, e.g. ``jw-2.19-1-a``.
        article: The article as a jurist writes it, e.g. *Jeugdwet art. 2.17*.
        title: What it is about, Dutch.
        text: What it says, plain Dutch, one to three sentences.
        status: How sure we are of the statement.
        source: Keys of `Source` and the place in them, parted by semicolons.
        in_force: Does it apply, as known on `KNOWN_ON`.
        chain_steps: The steps of the chain it belongs to.
        topics: What it is about, for filters.
        caveat: What is not sure, Dutch; never empty for status S and U.
        valid_from: First day it applies; None where not known or not looked up.
        valid_from_status: How sure we are of that day; *U* without a day means that
            the start is unknown; None means that it was already in the version read.
        valid_to: Last day it applied.
        valid_to_status: How sure we are of that day.
        not_in_force_on: A day on which it surely did not apply yet.
        not_in_force_on_status: How sure we are of that.
    """

    id: str
    article: str
    title: str
    text: str
    status: Status
    source: str
    in_force: Answer
    chain_steps: tuple[StepId, ...]
    topics: tuple[Topic, ...]
    caveat: str = ""
    valid_from: date | None = None
    valid_from_status: Status | None = None
    valid_to: date | None = None
    valid_to_status: Status | None = None
    not_in_force_on: date | None = None
    not_in_force_on_status: Status | None = None

    @property
    def status_label(self) -> str:
        """The status in Dutch: *bevestigd*, *uit tweede hand*, *niet bevestigd*."""
        return STATUS_LABELS[self.status]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is announced; without a date where none is known.

    Attributes:
        id: Stable id.
        title: What happened, Dutch.
        text: One or two plain sentences.
        status: How sure we are that it happened or is announced.
        source: As in `Article`.
        day_status: How sure we are of the day; *U* where there is none.
        precision: *month* where ``day`` is the first of a month whose day is unknown.
        caveat: What is not sure; never empty where a status is S or U.
        day: When it happened, or None.
        article_ids: Articles it concerns.
        regio: Code of the only region it concerns; empty where it concerns all.
    """

    id: str
    title: str
    text: str
    status: Status
    source: str
    day_status: Status
    precision: Precision = "day"
    caveat: str = ""
    day: date | None = None
    article_ids: tuple[str, ...] = ()
    regio: str = ""

    @property
    def when(self) -> str:
        """The date in words, as precise as it is known."""
        if self.day is None:
            return "datum onbekend"
        if self.precision == "month":
            return month_in_words(self.day)
        return in_words(self.day)

    @property
    def status_label(self) -> str:
        """The status in Dutch."""
        return STATUS_LABELS[self.status]


@cache
def load_sources(directory: Path) -> tuple[Source, ...]:
    """Every source, in the order of the file."""
    records = read_law_file("sources.toml", directory).records("sources")
    return tuple(read_source(record) for record in records)


def read_source(record: Record) -> Source:
    """Give one record of ``sources.toml`` its type."""
    return Source(
        key=record.text("key"),
        title=record.text("title"),
        where=record.optional_text("where"),
        note=record.optional_text("note"),
    )


@cache
def load_articles(directory: Path) -> tuple[Article, ...]:
    """Every article, in the order of the file."""
    records = read_law_file("articles.toml", directory).records("articles")
    return tuple(read_article(record) for record in records)


def read_article(record: Record) -> Article:
    """Give one record of ``articles.toml`` its type."""
    return Article(
        id=record.text("id"),
        article=record.text("article"),
        title=record.text("title"),
        text=record.text("text"),
        status=record.status(),
        source=record.text("source"),
        in_force=record.choice("in_force", ANSWERS),
        chain_steps=record.choices("chain_steps", STEP_IDS),
        topics=record.choices("topics", TOPICS),
        caveat=record.optional_text("caveat"),
        valid_from=record.day("valid_from"),
        valid_from_status=record.day_status("valid_from"),
        valid_to=record.day("valid_to"),
        valid_to_status=record.day_status("valid_to"),
        not_in_force_on=record.day("not_in_force_on"),
        not_in_force_on_status=record.day_status("not_in_force_on"),
    )


@cache
def load_events(directory: Path) -> tuple[Event, ...]:
    """Every event: dated ones by date, then those whose date is unknown."""
    records = read_law_file("timeline.toml", directory).records("events")
    events = [read_event(record) for record in records]
    return tuple(sorted(events, key=lambda event: event.day or date.max))


def read_event(record: Record) -> Event:
    """Give one record of ``timeline.toml`` its type."""
    return Event(
        id=record.text("id"),
        title=record.text("title"),
        text=record.text("text"),
        status=record.status(),
        source=record.text("source"),
        day_status=record.status("day_status"),
        precision=(
            record.choice("precision", PRECISIONS)
            if "precision" in record.values
            else "day"
        ),
        caveat=record.optional_text("caveat"),
        day=record.day("day"),
        article_ids=record.texts("article_ids"),
        regio=record.optional_text("regio"),
    )
