"""Take burgerservicenummers out of any text, before it reaches a log.

A last wall, not the first: nothing should hand a number to a log at all. So it rather
hides too much: one in eleven of all nine-digit numbers passes the eleven test and is
masked too.
"""

from __future__ import annotations

import logging
import re
from typing import Final

from jeugdregio.kernel.bsn import is_bsn


REPLACEMENT: Final = "[bsn]"

# The first digit is taken alone and the rest only looked at, because candidates may
# overlap: in "111 123 456 782" the first nine digits are none, the last nine are.
# Taking a digit first also lets the engine skip to digits. A number may follow on an
# escaped byte, whose own digits are not part of it: "%20999900006", "\x00999900006".
_CANDIDATE: Final = re.compile(
    r"""[0-9]
    (?: (?<![0-9]{2})
      | (?<=%[0-9A-Fa-f]{2}[0-9])
      | (?<=\\x[0-9A-Fa-f]{2}[0-9])
      | (?<=\\u[0-9A-Fa-f]{4}[0-9])
    )
    (?= ( [0-9]{8}
        | [0-9]{2} ([ .\u00a0-]) [0-9]{3} \2 [0-9]{3}
        | [0-9]{3} ([ .\u00a0-]) [0-9]{2} \3 [0-9]{3}
        | [0-9]    ([ .\u00a0-]) [0-9]{2} \4 [0-9]{2} \4 [0-9]{3}
        )
        (?![0-9])
    )""",
    re.VERBOSE,
)
_NO_DIGIT: Final = re.compile(r"[^0-9]")

_EIGHT: Final = re.compile(r"(?<!\d)\d{8}(?!\d)")
_NAME: Final = re.compile(r"[^\W\d_]{4}")
_YEAR: Final = r"(?:19|20)\d{2}"
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_DAY: Final = r"(?:0[1-9]|[12]\d|3[01])"
_DATE: Final = re.compile(
    rf"(?<!\d)(?:{_YEAR}[-./ ]?{_MONTH}[-./ ]?{_DAY}"
    rf"|{_DAY}[-./ ]?{_MONTH}[-./ ]?{_YEAR})(?!\d)"
)


def find_bsns(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that pass the eleven test, from left to right.

    Found are nine digits in a row, not part of a longer row, and the groups 3-3-3,
    4-2-3 and 2-2-2-3 with one kind of blank, point or dash between them. Not found are
    numbers written with their leading zero left out.

    Returns:
        Start and end of each; spans may overlap.

    Example:
        >>> find_bsns("kind 999900006, bedrag 999900007, 9999.00.006")
        [(5, 14), (34, 45)]
    """
    spans = []
    for match in _CANDIDATE.finditer(text):
        start, end = match.start(), match.end(1)
        if is_bsn(_NO_DIGIT.sub("", text[start:end])):
            spans.append((start, end))
    return spans


def could_name_someone(text: str) -> bool:
    """Whether a free text of the sender could hold a BSN, a birth date or a name.

    It rather hides too much: one in eleven of all eight-digit numbers is a BSN whose
    leading zero was left out.

    Example:
        >>> [could_name_someone(each) for each in ("00000124", "JW305-0012", "")]
        [False, False, False]
        >>> [could_name_someone(each) for each in ("999900006", "20120229", "JANSEN")]
        [True, True, True]
    """
    if find_bsns(text) or _DATE.search(text) or _NAME.search(text):
        return True
    return any(is_bsn(f"0{number}") for number in _EIGHT.findall(text))


def scrub(text: str) -> str:
    """The text with every number of `find_bsns` replaced; else the text itself.

    Example:
        >>> scrub("GET /zoek?q=%20999900006 van 2026-10-31")
        'GET /zoek?q=%20[bsn] van 2026-10-31'
    """
    spans = find_bsns(text)
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], REPLACEMENT]
        at = max(at, end)
    return "".join([*parts, text[at:]])


class ScrubbingFormatter(logging.Formatter):
    """Writes a log line as usual and scrubs the whole of it, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        """The finished line without burgerservicenummers."""
        return scrub(super().format(record))
