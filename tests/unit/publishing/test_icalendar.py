"""An iCalendar file as RFC 5545 asks, read by a reader of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ics_reader import read_icalendar
from jeugdregio.publishing.icalendar import AgendaDay, write_icalendar


STAMP = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def day(**changes):
    values = {
        "uid": "a@jz41.jeugdregio",
        "day": date(2026, 1, 1),
        "summary": "De wet gaat in",
        "description": ("Bevestigd.",),
    }
    return AgendaDay(**{**values, **changes})


def written(*days, stamp=STAMP):
    return write_icalendar(days, name="Kalender, Zuid-Limburg", stamp=stamp)


def test_a_day_is_a_whole_day_with_uid_and_stamp():
    assert read_icalendar(written(day())) == [
        {
            "UID": "a@jz41.jeugdregio",
            "DTSTAMP": "20261121T120000Z",
            "DTSTART;VALUE=DATE": "20260101",
            "DTEND;VALUE=DATE": "20260102",  # the first day that is not in it (3.6.1)
            "SUMMARY": "De wet gaat in",
            "DESCRIPTION": "Bevestigd.",
            "TRANSP": "TRANSPARENT",
        }
    ]


def test_head_of_the_file():
    lines = written().decode().split("\r\n")
    assert lines[1:6] == [
        "VERSION:2.0",
        "PRODID:-//jeugdregio//plichtenkalender//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Kalender\\, Zuid-Limburg",
    ]


def test_the_last_day_of_a_year_ends_in_the_next():
    [found] = read_icalendar(written(day(day=date(2026, 12, 31))))
    assert found["DTEND;VALUE=DATE"] == "20270101"


def test_stamp_is_in_utc_whatever_the_zone():
    amsterdam = timezone(timedelta(hours=1))
    [found] = read_icalendar(
        written(day(), stamp=datetime(2026, 11, 21, 13, 0, tzinfo=amsterdam))
    )
    assert found["DTSTAMP"] == "20261121T120000Z"


def test_stamp_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        written(stamp=datetime(2026, 11, 21))


@pytest.mark.parametrize(
    "text",
    [
        "Lid 1; lid 2, en een \\ streep",
        "Twee\nregels",
        "x" * 300,
        "é" * 200,  # two octets each: a cut must not fall between them
        "€ " * 90,
        "BEGIN:VEVENT",
        "",
    ],
    ids=["signs", "lines", "long", "accents", "euro", "keyword", "empty"],
)
def test_every_text_comes_back_as_it_went(text):
    [found] = read_icalendar(written(day(summary=text, description=(text, "Einde"))))
    assert found["SUMMARY"] == text
    assert found["DESCRIPTION"] == f"{text}\nEinde"


@pytest.mark.parametrize("length", [66, 67, 68])
def test_a_line_of_75_octets_is_whole_and_one_of_76_is_folded(length):
    # "SUMMARY:" takes 8, so 67 is the last length that fits on one line.
    content = written(day(summary="x" * length))
    assert (b"\r\n " in content) is (8 + length > 75)


def test_control_signs_cannot_start_a_line():
    [found] = read_icalendar(written(day(summary="a\x00b\r\nATTENDEE:mailto:x")))
    assert found["SUMMARY"] == "ab\nATTENDEE:mailto:x"
    assert "ATTENDEE" not in found


def test_yearly():
    [found] = read_icalendar(written(day(yearly=True)))
    assert found["RRULE"] == "FREQ=YEARLY"
