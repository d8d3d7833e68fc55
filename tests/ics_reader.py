"""Read an iCalendar file as an agenda does: written from RFC 5545 alone."""

from __future__ import annotations

import re


def read_icalendar(content: bytes) -> list[dict[str, str]]:
    """The events of a file, by property name; parameters stay with the name.

    Written from RFC 5545 and not from the writer: lines end with CRLF (3.1), a line
    that starts with a blank goes on with the one before, a backslash escapes (3.3.11).
    """
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = re.sub("\r\n[ \t]", "", content.decode("utf-8")).split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            assert name not in events[-1], f"{name} stands twice"
            events[-1][name] = re.sub(
                r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value
            )
    return events
