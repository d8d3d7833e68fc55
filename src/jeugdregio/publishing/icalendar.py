"""Days as an iCalendar file that every agenda can read.

Source:
    RFC 5545: content lines end with CRLF and are folded at 75 octets (3.1), texts are
    escaped (3.3.11), an event has UID and DTSTAMP (3.6.1), a day is ``VALUE=DATE``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final


MEDIA_TYPE: Final = "text/calendar; charset=utf-8"

_LONGEST: Final = 75
"""Octets in a line, without its CRLF."""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A whole day in an agenda.

    Attributes:
        uid: Worldwide unique and always the same for the same entry.
        day: The day.
        summary: One line.
        description: Lines.
        yearly: Whether it returns every year.
    """

    uid: str
    day: date
    summary: str
    description: Sequence[str]
    yearly: bool = False


def write_icalendar(days: Iterable[AgendaDay], *, name: str, stamp: datetime) -> bytes:
    """Write the days as one calendar.

    Args:
        days: What stands in it.
        name: Name of the calendar, for agendas that show one.
        stamp: The moment the file is made, with time zone.

    Raises:
        ValueError: The moment has no time zone.

    Example:
        >>> made = write_icalendar([], name="A", stamp=datetime(2026, 1, 1, tzinfo=UTC))
        >>> made.decode().splitlines()[:2]
        ['BEGIN:VCALENDAR', 'VERSION:2.0']
    """
    if stamp.tzinfo is None:
        raise ValueError("a moment without a time zone is no stamp")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//jeugdregio//plichtenkalender//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for each in days:
        lines += _event(each, stamp)
    lines.append("END:VCALENDAR")
    folded = (part for line in lines for part in _fold(line))
    return b"".join(part + b"\r\n" for part in folded)


def _event(each: AgendaDay, stamp: datetime) -> list[str]:
    after = each.day + timedelta(days=1)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(each.uid)}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{_text(each.summary)}",
    ]
    if each.description:
        lines.append("DESCRIPTION:" + _text("\n".join(each.description)))
    if each.yearly:
        lines.append("RRULE:FREQ=YEARLY")
    # A day of the law does not make anyone busy.
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _text(text: str) -> str:
    """Escape what means something in a content line."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in escaped if sign == "\t" or ord(sign) >= 0x20)


def _fold(line: str) -> Iterator[bytes]:
    """Cut a line at 75 octets; what follows starts with a blank; no sign is cut."""
    part = b""
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > _LONGEST:
            yield part
            part = b" "
        part += octets
    yield part
