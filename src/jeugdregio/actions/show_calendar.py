"""The duty calendar of a region, as page and as file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jeugdregio.actions.open_dossier import readings_of
from jeugdregio.actions.plan_dates import planning_dates_of
from jeugdregio.publishing.icalendar import AgendaDay, write_icalendar
from jeugdregio.region.calendar_entries import calendar_entries
from jeugdregio.region.duty_calendar import DutyCalendar, build_calendar
from jeugdregio.standards.law import all_articles, timeline
from jeugdregio.standards.regions import Regio


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The calendar as a file."""

    name: str
    content: bytes


def show_calendar(regio: Regio, *, as_of: date) -> DutyCalendar:
    """What applies to the region on a day, and what is announced.

    Args:
        regio: The region.
        as_of: The day one looks at.
    """
    return build_calendar(
        all_articles(),
        [event for event in timeline() if event.regio in {"", regio.code}],
        readings_of(regio.code),
        planning_dates_of(regio.code),
        as_of=as_of,
    )


def export_calendar(regio: Regio, *, as_of: date, stamp: datetime) -> CalendarFile:
    """The confirmed days and those of the region itself, for an agenda.

    Args:
        regio: The region.
        as_of: The present day.
        stamp: The moment the file is made.
    """
    place = f"{regio.code.lower()}.jeugdregio"
    days = [
        AgendaDay(
            uid=f"{each.key}@{place}",
            day=each.day,
            summary=each.title,
            description=each.lines,
            yearly=each.yearly,
        )
        for each in calendar_entries(show_calendar(regio, as_of=as_of))
    ]
    content = write_icalendar(days, name=f"Plichtenkalender {regio.naam}", stamp=stamp)
    return CalendarFile(f"kalender-{regio.code.lower()}.ics", content)
