"""Read the written forms that the schema accepts, also the odd ones.

A schema allows blanks around a number or date, a plus sign, leading zeros, a year of
five digits or before Christ. These forms are brought back to one value. What has no
value in our tables gives None; the caller makes that a finding.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final


BLANKS: Final = " \t\n\r"
"""What XML calls white space."""

_INTEGER: Final = re.compile(r"([+-]?)(?=[0-9])0*+([0-9]{0,18})")
_DATE: Final = re.compile(r"(-?)([0-9]{4,})-([0-9]{2})-([0-9]{2})")
_TIME: Final = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?")

_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# libxml2 keeps a year in 64 bits.
_LAST_YEAR: Final = 2**63 - 1


def parse_integer(text: str) -> int | None:
    """A whole number; None for what is not one or has more than 18 digits.

    Example:
        >>> parse_integer(" +0042 "), parse_integer("4.2")
        (42, None)
    """
    match = _INTEGER.fullmatch(text.strip(BLANKS))
    if match is None:
        return None
    value = int(match[2] or "0")
    return -value if match[1] == "-" else value


def is_date(text: str) -> bool:
    """Whether the schema takes this for a date; the year may be any but 0.

    Example:
        >>> is_date("12026-02-29"), is_date("2026-06-31"), is_date("0000-01-01")
        (False, False, False)
        >>> is_date(" -0044-03-15 ")
        True
    """
    return _split_date(text) is not None


def parse_date(text: str) -> date | None:
    """A day of the years 1 to 9999; None for every other text.

    Example:
        >>> parse_date(" 2026-05-06 "), parse_date("12026-05-06")
        (datetime.date(2026, 5, 6), None)
    """
    parts = _split_date(text)
    if parts is None or not 1 <= parts[0] <= 9999:
        return None
    return date(*parts)


def _split_date(text: str) -> tuple[int, int, int] | None:
    match = _DATE.fullmatch(text.strip(BLANKS))
    # More than four digits may not start with a zero; nineteen is all there can be.
    if (
        match is None
        or len(match[2]) > 19
        or (len(match[2]) > 4 and match[2][0] == "0")
    ):
        return None
    year, month, day = int(match[2]), int(match[3]), int(match[4])
    if year == 0 or year > _LAST_YEAR or not 1 <= month <= 12:
        return None
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if is_leap and month == 2 else _DAYS[month - 1]
    if not 1 <= day <= last:
        return None
    return (-year if match[1] else year), month, day


def is_time(text: str) -> bool:
    """Whether the schema takes this for a time; 24:00:00 is one.

    Example:
        >>> is_time("24:00:00"), is_time("24:00:01"), is_time("12:00")
        (True, False, False)
    """
    match = _TIME.fullmatch(text.strip(BLANKS))
    if match is None:
        return False
    hour, minute = int(match[1]), int(match[2])
    # As libxml2 does: seconds are a binary fraction, which may round up to 60.
    second = float(f"{match[3]}.{(match[4] or '0')[:40]}")
    if hour == 24:
        return minute == 0 and second == 0
    return hour < 24 and minute < 60 and second < 60


def parse_time(text: str) -> int | None:
    """Nanoseconds since midnight; None where a nanosecond is too coarse.

    24:00:00 is the same moment of the day as 00:00:00 (XML Schema part 2, 3.2.8).

    Example:
        >>> parse_time("00:00:01.5"), parse_time("24:00:00")
        (1500000000, 0)
    """
    match = _TIME.fullmatch(text.strip(BLANKS))
    if match is None or not is_time(text):
        return None
    fraction = (match[4] or "").rstrip("0")
    if len(fraction) > 9:
        return None
    seconds = (int(match[1]) % 24 * 60 + int(match[2])) * 60 + int(match[3])
    return seconds * 1_000_000_000 + int(fraction.ljust(9, "0"))
