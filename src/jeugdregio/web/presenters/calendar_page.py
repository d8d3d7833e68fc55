"""The duty calendar as the template wants it: groups, picture, settings, ladder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from jeugdregio.publishing.charts.duration_chart import Mark, TimeRow, durations
from jeugdregio.publishing.numbers import format_date
from jeugdregio.region.duty_calendar import (
    GROUP_LABELS,
    CalendarArticle,
    DutyCalendar,
    Group,
    OwnDate,
    Start,
    known_day,
    starts,
)
from jeugdregio.standards.grounds import Ground, ground_on_article
from jeugdregio.standards.ladder import LadderStep, all_ladder_steps
from jeugdregio.standards.law import (
    STATUS_LABELS,
    TOPIC_LABELS,
    Article,
    Event,
    RegionReading,
    all_articles,
    articles_on_topic,
)
from jeugdregio.standards.law_records import TOPICS
from jeugdregio.standards.planning_dates import PlanningKind, all_planning_dates


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture for wide and for narrow screens."""

    wide: str
    narrow: str
    caption: str
    is_map: bool = False
    legend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemView:
    """An article or an event in a group."""

    id: str
    title: str
    text: str
    validity: str
    sentence: str
    ground: Ground
    own: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """One of the three groups; the third may hold nothing."""

    id: Group
    title: str
    empty: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in the table beside the picture."""

    when: str
    title: str
    text: str
    ground: Ground
    day_label: str
    day_status: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A day the region may plan with, and the day it chose."""

    kind: PlanningKind
    chosen: str
    reason: str
    example: bool


@dataclass(frozen=True, slots=True)
class RungView:
    """One rung of the ladder with the article it rests on."""

    step: LadderStep
    article: str
    status_label: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Everything the page shows."""

    answer: str
    counts: tuple[tuple[Group, int, str], ...]
    topics: tuple[tuple[str, str, bool], ...]
    single: Ground | None
    day: str
    day_typed: str
    is_today: bool
    picture: PictureView
    events: tuple[EventView, ...]
    undated: tuple[str, ...]
    groups: tuple[GroupView, ...]
    plans: tuple[PlanView, ...]
    plan_ground: Ground
    ladder: tuple[RungView, ...]


_EMPTY: Final[dict[Group, str]] = {
    "now": "Van geen regel weten wij dat die op deze dag geldt.",
    "ahead": "Hierover is niets aangekondigd.",
    "past": "Van geen regel weten wij dat die op deze dag vervallen is.",
}
_MARKS: Final[dict[str, Mark]] = {"C": "sure", "S": "hearsay"}


def show(
    calendar: DutyCalendar, *, today: date, topic: str, gemeenten: int
) -> CalendarView:
    """Lay out the calendar of one day.

    Args:
        calendar: The calendar of the day that was chosen.
        today: The present day.
        topic: Shows only articles on this topic; empty shows all.
        gemeenten: How many municipalities the region has.

    Raises:
        UnknownCodeError: There is no such topic.
    """
    groups = tuple(_group(calendar, group, topic) for group in GROUP_LABELS)
    return CalendarView(
        answer=_answer(calendar, today),
        counts=tuple((each.id, len(each.items), each.title) for each in groups),
        topics=(
            ("", "alle onderwerpen", not topic),
            *((each, TOPIC_LABELS[each], each == topic) for each in TOPICS),
        ),
        single=ground_on_article("jw-2.18-een-gemeente") if gemeenten == 1 else None,
        day=format_date(calendar.as_of),
        day_typed=f"{calendar.as_of:%d-%m-%Y}",
        is_today=calendar.as_of == today,
        picture=_picture(calendar),
        events=tuple(_event(each.event) for each in calendar.events),
        undated=_undated(calendar),
        groups=groups,
        plans=_plans(calendar.own_dates),
        plan_ground=ground_on_article("wgr-pc-data"),
        ladder=tuple(
            RungView(
                each,
                ground_on_article(each.article_id).article,
                STATUS_LABELS[each.status],
            )
            for each in all_ladder_steps()
        ),
    )


def _answer(calendar: DutyCalendar, today: date) -> str:
    """How many apply, in one or two sentences that are true of the groups below."""
    now, ahead, past = (len(calendar.group(group)) for group in GROUP_LABELS)
    ahead += len(calendar.announced)
    when = "Vandaag" if calendar.as_of == today else f"Op {format_date(calendar.as_of)}"
    own = sum(each.judgement.by_reading for each in calendar.group("now"))
    word = "regel" if now == 1 else "regels"
    verb = "geldt" if now == 1 else "gelden"
    told = f"{when} {verb} {now} {word}"
    if own:
        told += f", waarvan {own} volgens een eigen datum van de regio"
    return (
        f"{told}. {ahead} {'is' if ahead == 1 else 'zijn'} aangekondigd of nog "
        f"onbekend, en {past} {'geldt' if past == 1 else 'gelden'} niet meer."
    )


def _group(calendar: DutyCalendar, group: Group, topic: str) -> GroupView:
    ids = {each.id for each in (articles_on_topic(topic) if topic else all_articles())}
    items = [_item(e) for e in calendar.group(group) if e.article.id in ids]
    if group == "ahead":
        events = [
            _announced(each)
            for each in calendar.announced
            if not topic or ids & set(each.article_ids)
        ]
        items = [*events, *items]
    return GroupView(group, GROUP_LABELS[group], _EMPTY[group], tuple(items))


def _item(placed: CalendarArticle) -> ItemView:
    article = placed.article
    return ItemView(
        id=article.id,
        title=article.title,
        text=article.text,
        validity=placed.validity,
        sentence=placed.judgement.sentence,
        ground=ground_on_article(article.id),
        own=placed.reading is not None,
        reason=placed.reading.reason if placed.reading else "",
    )


def _announced(event: Event) -> ItemView:
    return ItemView(
        id=f"aankondiging-{event.id}",
        title=event.title,
        text=event.text,
        validity=f"{event.when} ({STATUS_LABELS[event.day_status]})",
        sentence="Dit is een aankondiging, geen artikel.",
        ground=Ground(event.status, event.source, event.caveat),
        own=False,
    )


def _event(event: Event) -> EventView:
    return EventView(
        when=event.when,
        title=event.title,
        text=event.text,
        ground=Ground(event.status, event.source, event.caveat),
        day_label=STATUS_LABELS[event.day_status],
        day_status=event.day_status.lower(),
    )


def _undated(calendar: DutyCalendar) -> tuple[str, ...]:
    """What stands in no place on the line, because its day is not known."""
    return tuple(
        each.event.title for each in calendar.events if known_day(each.event) is None
    )


def _plans(own: Iterable[OwnDate]) -> tuple[PlanView, ...]:
    chosen = {each.kind.id: each for each in own}
    return tuple(
        PlanView(
            kind=kind,
            chosen=_yearly(chosen[kind.id]) if kind.id in chosen else "",
            reason=chosen[kind.id].reason if kind.id in chosen else "",
            example=kind.id in chosen and chosen[kind.id].is_example,
        )
        for kind in all_planning_dates()
    )


def _yearly(own: OwnDate) -> str:
    day = date(2001, own.month, own.day)  # any year without a leap day
    return format_date(day).rsplit(" ", 1)[0]


def _picture(calendar: DutyCalendar) -> PictureView:
    rows = _rows(calendar)
    title = f"Wanneer gaat wat in, gezien op {format_date(calendar.as_of)}"
    example = any(each.is_example for each in calendar.own_dates)
    return PictureView(
        wide=durations(
            rows,
            shown=calendar.as_of,
            title=title,
            id_prefix="tijdlijn-beeld",
            example=example,
        ),
        narrow=durations(
            rows,
            shown=calendar.as_of,
            title=title,
            id_prefix="tijdlijn-smal",
            example=example,
            narrow=True,
        ),
        caption="Een balk loopt vanaf de dag waarop iets ingaat.",
    )


def _rows(calendar: DutyCalendar) -> tuple[TimeRow, ...]:
    events = [each.event for each in calendar.events]
    begun = starts([each.article for each in calendar.articles], events)
    told = {each.event.id for each in begun if each.event is not None}
    rows = [
        *(_start_row(each) for each in begun),
        *(
            _event_row(each, day)
            for each in events
            if each.id not in told
            for day in [known_day(each)]
            if day is not None
        ),
        *(
            _reading_row(each.article, each.reading)
            for each in calendar.articles
            if each.reading is not None
        ),
        *(_own_row(each, calendar.as_of) for each in calendar.own_dates),
    ]
    return tuple(sorted(rows, key=lambda row: row.start))


def _start_row(start: Start) -> TimeRow:
    count = len(start.articles)
    words = f"{count} regels gaan in"
    if count == 1:
        label = start.event.title if start.event else start.articles[0].title
    else:
        label = f"{start.event.title} ({words})" if start.event else words
    return TimeRow(
        label=label,
        when=format_date(start.day),
        start=start.day,
        mark=_MARKS[start.status],
        runs=True,
    )


def _event_row(event: Event, day: date) -> TimeRow:
    return TimeRow(
        label=event.title,
        when=event.when,
        start=day,
        mark=_MARKS[event.day_status],
    )


def _reading_row(article: Article, reading: RegionReading) -> TimeRow:
    day = reading.valid_from
    return TimeRow(
        label=f"eigen datum: {article.title}",
        when=format_date(day),
        start=day,
        mark="own",
        runs=True,
    )


def _own_row(own: OwnDate, as_of: date) -> TimeRow:
    day = own.on_or_after(as_of)
    return TimeRow(
        label=f"eigen datum: {own.kind.name}",
        when=format_date(day),
        start=day,
        mark="own",
    )
