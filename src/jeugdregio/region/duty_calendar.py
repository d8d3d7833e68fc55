"""The duty calendar: what applies to a region on a day, and what is announced.

From the articles, the events of the law and the region's own readings of dates. Nothing
is ever *late* here: an article applies, does not apply any more, or we do not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from jeugdregio.standards.law import (
    STATUS_LABELS,
    TEXT_VERSION,
    Article,
    Event,
    InForce,
    RegionReading,
    Status,
    judge_in_force,
)
from jeugdregio.standards.law_files import in_words
from jeugdregio.standards.planning_dates import PlanningKind


Group = Literal["now", "ahead", "past"]
"""Applies; announced or not known; does not apply any more."""

GROUP_LABELS: Final[Mapping[Group, str]] = {
    "now": "Geldt nu",
    "ahead": "Aangekondigd of nog onbekend",
    "past": "Geldt niet meer",
}


@dataclass(frozen=True, slots=True)
class CalendarArticle:
    """An article on the day.

    Attributes:
        article: The article.
        group: Where it stands on the day.
        judgement: Does it apply, on what ground, with a sentence.
        validity: From when to when, each day with how sure it is.
        day: The day it is sorted by; None where it is not known.
        reading: The region's own reading, if it has one.
    """

    article: Article
    group: Group
    judgement: InForce
    validity: str
    day: date | None
    reading: RegionReading | None


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event on the day: it happened, or is announced."""

    event: Event
    happened: bool


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A day of the year that the region chose for itself.

    Args:
        kind: What it is for.
        month: 1 to 12.
        day: Day of the month.
        reason: Why the region chose it.
        since: The day on which it was chosen.
        is_example: Whether it is fictional.
    """

    kind: PlanningKind
    month: int
    day: int
    reason: str
    since: date
    is_example: bool = False

    def on_or_after(self, day: date) -> date:
        """The first time it comes, from a day on."""
        this_year = date(day.year, self.month, self.day)
        return this_year if this_year >= day else this_year.replace(year=day.year + 1)


@dataclass(frozen=True, slots=True)
class DutyCalendar:
    """Everything that can be said of one day.

    Attributes:
        as_of: The day.
        articles: All articles; by group, dated ones first by date.
        events: Dated events by date, then those without a date.
        own_dates: The region's settings, through the year.
    """

    as_of: date
    articles: tuple[CalendarArticle, ...]
    events: tuple[CalendarEvent, ...]
    own_dates: tuple[OwnDate, ...]

    def group(self, group: Group) -> tuple[CalendarArticle, ...]:
        """The articles of one group."""
        return tuple(each for each in self.articles if each.group == group)

    @property
    def announced(self) -> tuple[Event, ...]:
        """Events still to come, or without a date."""
        return tuple(each.event for each in self.events if not each.happened)


def build_calendar(
    articles: Iterable[Article],
    events: Iterable[Event],
    readings: Mapping[str, RegionReading],
    own_dates: Iterable[OwnDate],
    *,
    as_of: date,
) -> DutyCalendar:
    """Put the calendar of one day together.

    Args:
        articles: What the law says.
        events: What happened or is announced.
        readings: Per article id, the day the region holds to.
        own_dates: The region's own days of the year.
        as_of: The day.
    """
    placed = [_article(each, readings.get(each.id), as_of) for each in articles]
    placed.sort(key=lambda each: (each.day is None, each.day or date.max))
    return DutyCalendar(
        as_of=as_of,
        articles=tuple(placed),
        events=tuple(CalendarEvent(each, _happened(each, as_of)) for each in events),
        own_dates=tuple(sorted(own_dates, key=lambda each: (each.month, each.day))),
    )


def known_day(event: Event) -> date | None:
    """The day of an event; None where its day is unknown or unconfirmed."""
    return None if event.day_status == "U" else event.day


def last_day(event: Event) -> date | None:
    """The last day on which an event can have been; None where that is unknown."""
    day = known_day(event)
    if day is None or event.precision == "day":
        return day
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _happened(event: Event, as_of: date) -> bool:
    day = last_day(event)
    return day is not None and day <= as_of


def _article(
    article: Article, reading: RegionReading | None, as_of: date
) -> CalendarArticle:
    judgement = judge_in_force(article, as_of, reading)
    return CalendarArticle(
        article=article,
        group=_group(article, judgement, as_of),
        judgement=judgement,
        validity=_validity(article, reading),
        day=_sorted_by(article, reading),
        reading=reading,
    )


def _group(article: Article, judgement: InForce, as_of: date) -> Group:
    if judgement.answer == "yes":
        return "now"
    ended = article.valid_to is not None and as_of > article.valid_to
    if judgement.answer == "no" and ended:
        return "past"
    return "ahead"


def _sorted_by(article: Article, reading: RegionReading | None) -> date | None:
    if reading is not None:
        return reading.valid_from
    if article.valid_from is not None and article.valid_from_status != "U":
        return article.valid_from
    if article.valid_to is not None and article.valid_to_status != "U":
        return article.valid_to
    return None


def _validity(article: Article, reading: RegionReading | None) -> str:
    parts = []
    if reading is not None:
        day = in_words(reading.valid_from)
        parts.append(f"vanaf {day} (eigen datum van de regio)")
    elif article.valid_from is not None and article.valid_from_status is not None:
        parts.append(_day("vanaf", article.valid_from, article.valid_from_status))
    elif article.valid_from_status == "U":
        parts.append("begin niet bevestigd")
    elif article.valid_to is None:
        parts.append(f"in de tekst van {in_words(TEXT_VERSION)}, begin niet nagezocht")
    if article.not_in_force_on is not None and article.not_in_force_on_status:
        status = article.not_in_force_on_status
        parts.append(_day("nog niet op", article.not_in_force_on, status))
    if article.valid_to is not None and article.valid_to_status is not None:
        parts.append(_day("tot en met", article.valid_to, article.valid_to_status))
    return "; ".join(parts)


def _day(word: str, day: date, status: Status) -> str:
    return f"{word} {in_words(day)} ({STATUS_LABELS[status]})"


@dataclass(frozen=True, slots=True)
class Start:
    """Articles that start on the same day, with the event that tells it.

    Attributes:
        day: The first day.
        status: How sure we are of the day.
        articles: The articles, in the order of the file.
        event: The event of that day that names one of them; None where there is none.
    """

    day: date
    status: Status
    articles: tuple[Article, ...]
    event: Event | None


def starts(articles: Sequence[Article], events: Sequence[Event]) -> tuple[Start, ...]:
    """Days on which articles start, by date; none for what is unconfirmed."""
    found: dict[tuple[date, Status], list[Article]] = {}
    for article in articles:
        status = article.valid_from_status
        if article.valid_from is None or status is None:
            continue
        if "U" in {status, article.status}:
            continue
        found.setdefault((article.valid_from, status), []).append(article)
    return tuple(
        Start(day, status, tuple(group), _teller(day, group, events))
        for (day, status), group in sorted(found.items())
    )


def _teller(
    day: date, group: Sequence[Article], events: Sequence[Event]
) -> Event | None:
    ids = {article.id for article in group}
    for event in events:
        if (
            known_day(event) == day
            and event.precision == "day"
            and ids & set(event.article_ids)
        ):
            return event
    return None
