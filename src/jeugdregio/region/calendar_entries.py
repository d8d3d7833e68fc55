"""Which days of the duty calendar may stand in somebody's agenda.

Only days that are confirmed, or that the region chose itself: a day from second hand in
an agenda would soon be taken for a deadline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jeugdregio.region.duty_calendar import (
    CalendarArticle,
    DutyCalendar,
    OwnDate,
    Start,
    known_day,
    starts,
)
from jeugdregio.standards.grounds import tell_sources
from jeugdregio.standards.law import STATUS_LABELS, Article, Event, RegionReading


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day in an agenda.

    Attributes:
        key: Unique and stable within the region; the agenda knows it again by it.
        day: The day; the first time where it returns every year.
        title: One line, with how sure the day is.
        lines: What it is, its status, source and caveat.
        yearly: Whether it returns every year.
    """

    key: str
    day: date
    title: str
    lines: tuple[str, ...]
    yearly: bool = False


def calendar_entries(calendar: DutyCalendar) -> tuple[CalendarEntry, ...]:
    """The entries of a region, by day and key."""
    articles = [each.article for each in calendar.articles]
    events = [each.event for each in calendar.events]
    begun = [each for each in starts(articles, events) if each.status == "C"]
    told = {each.event.id for each in begun if each.event is not None}
    entries = [
        *(_start(each) for each in begun),
        *(
            _event(each, day)
            for each in events
            if each.id not in told
            for day in [_sure_day(each)]
            if day is not None
        ),
        *(
            _end(each, after)
            for each in articles
            for after in [_day_after(each, events)]
            if after is not None
        ),
        *(
            _reading(each, each.reading)
            for each in calendar.articles
            if each.reading is not None
        ),
        *(_own(each) for each in calendar.own_dates),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.key)))


def _sure_day(event: Event) -> date | None:
    """The day, where it is confirmed that it happened and when; a month is no day."""
    if (event.status, event.day_status, event.precision) != ("C", "C", "day"):
        return None
    return known_day(event)


def _day_after(article: Article, events: Sequence[Event]) -> date | None:
    """The first day without the article, where that is sure and no event tells it."""
    if article.valid_to is None or (article.status, article.valid_to_status) != (
        "C",
        "C",
    ):
        return None
    after = article.valid_to + timedelta(days=1)
    told = (event for event in events if _sure_day(event) == after)
    if any(article.id in event.article_ids for event in told):
        return None
    return after


def _start(start: Start) -> CalendarEntry:
    sure = STATUS_LABELS[start.status]
    count = len(start.articles)
    title = f"{count} regels gaan in"
    text: tuple[str, ...] = ()
    if start.event is not None:
        title, text = start.event.title, (start.event.text,)
    elif count == 1:
        title = f"Gaat in: {start.articles[0].title}"
    return CalendarEntry(
        key=f"begin-{start.day:%Y%m%d}",
        day=start.day,
        title=f"{title} (datum {sure})",
        lines=(
            *text,
            f"Hoe zeker is deze datum: {sure}.",
            *(_told(article) for article in start.articles),
        ),
    )


def _told(article: Article) -> str:
    told = f"{article.article}: {article.title}. {article.status_label.capitalize()}."
    told += f" Bron: {tell_sources(article.source)}."
    return f"{told} {article.caveat}" if article.caveat else told


def _event(event: Event, day: date) -> CalendarEntry:
    sure = STATUS_LABELS[event.day_status]
    lines = (
        event.text,
        f"Hoe zeker is deze datum: {sure}.",
        f"Bron: {tell_sources(event.source)}.",
    )
    return CalendarEntry(
        key=f"gebeurtenis-{event.id}",
        day=day,
        title=f"{event.title} (datum {sure})",
        lines=(*lines, event.caveat) if event.caveat else lines,
    )


def _end(article: Article, after: date) -> CalendarEntry:
    return CalendarEntry(
        key=f"einde-{article.id}",
        day=after,
        title=f"Geldt niet meer: {article.title} (datum bevestigd)",
        lines=(article.text, _told(article)),
    )


def _reading(placed: CalendarArticle, reading: RegionReading) -> CalendarEntry:
    article = placed.article
    return CalendarEntry(
        key=f"lezing-{article.id}",
        day=reading.valid_from,
        title=f"Eigen datum van de regio: {article.title}",
        lines=(
            article.text,
            placed.judgement.sentence,
            f"Reden van de regio: {reading.reason}",
            _told(article),
        ),
    )


def _own(own: OwnDate) -> CalendarEntry:
    mark = " (Voorbeeld)" if own.is_example else ""
    ground = own.kind.ground
    return CalendarEntry(
        key=f"planning-{own.kind.id}",
        day=own.on_or_after(own.since),
        title=f"Eigen datum van de regio: {own.kind.name}{mark}",
        lines=(
            "Deze dag koos de regio zelf. Het is geen datum uit de wet.",
            f"Reden van de regio: {own.reason}",
            own.kind.text,
            f"Dit is {ground.status_label}. {ground.caveat}",
        ),
        yearly=True,
    )
