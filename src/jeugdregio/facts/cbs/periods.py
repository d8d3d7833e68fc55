"""Period codes of CBS and the publication status that belongs to a period."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jeugdregio.kernel.errors import SourceUnavailableError


PeriodKind = Literal["jaar", "halfjaar", "kwartaal", "maand", "dag"]
Status = Literal["voorlopig", "nader voorlopig", "definitief", "onbekend"]

_STATUS_WORDS: dict[str, Status] = {
    "voorlopig": "voorlopig",
    "nadervoorlopig": "nader voorlopig",
    "definitief": "definitief",
}
_CODE = re.compile(r"([0-9]{4})(JJ|HJ|KW|MM)([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
# Letters of the code -> kind, how many fit in a year, months in each.
_PARTS: dict[str, tuple[PeriodKind, int, int]] = {
    "HJ": ("halfjaar", 2, 6),
    "KW": ("kwartaal", 4, 3),
    "MM": ("maand", 12, 1),
}


@dataclass(frozen=True, slots=True, order=True)
class CbsPeriod:
    """A period as CBS codes it.

    Attributes:
        first_day: First day of the period; equal to ``last_day`` for a reference day.
        last_day: Last day of the period, included.
        kind: Year, half-year, quarter, month or day, in Dutch.
        code: The code as published, without padding.
    """

    first_day: date
    last_day: date
    kind: PeriodKind
    code: str


def parse_period(text: str) -> CbsPeriod:
    """Read a CBS period code; blanks around it are fine.

    A code of the running year can be a part of it (``2026JJ00`` titled "2026
    januari-april"): the code alone does not tell, the title beside it does.

    Raises:
        SourceUnavailableError: The code has none of the five known forms, or names a
            quarter, month or day that does not exist.

    Source:
        CBS open data (OData v4), code lists ``PeriodenCodes``.

    Example:
        >>> parse_period("2023HJ01").last_day
        datetime.date(2023, 6, 30)
        >>> parse_period("20230630").kind
        'dag'
    """
    code = text.strip()
    if match := _CODE.fullmatch(code):
        year, letters, number = int(match[1]), match[2], int(match[3])
        if year and letters == "JJ" and number == 0:
            return CbsPeriod(date(year, 1, 1), date(year, 12, 31), "jaar", code)
        if year and letters in _PARTS and 1 <= number <= _PARTS[letters][1]:
            kind, _, months = _PARTS[letters]
            last_month = number * months
            return CbsPeriod(
                date(year, last_month - months + 1, 1),
                date(year, last_month, monthrange(year, last_month)[1]),
                kind,
                code,
            )
    elif match := _DAY.fullmatch(code):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError as error:
            raise _unknown(code) from error
        return CbsPeriod(day, day, "dag", code)
    raise _unknown(code)


def parse_status(word: str | None, title: str) -> Status:
    """Read the publication status of a period.

    Args:
        word: The field ``Status`` of the period code; some tables leave it empty.
        title: The title of the period, where older tables put one star for provisional
            and two for revised provisional figures.

    Returns:
        ``onbekend`` where neither tells. Never guess *definitief*: without a word
        of CBS a figure stays open.

    Example:
        >>> parse_status("NaderVoorlopig", "2024")
        'nader voorlopig'
        >>> parse_status(None, "2024*")
        'voorlopig'
        >>> parse_status(None, "2024")
        'onbekend'
    """
    if word and word.strip():
        return _STATUS_WORDS.get(word.strip().replace(" ", "").lower(), "onbekend")
    if title.rstrip().endswith("**"):
        return "nader voorlopig"
    return "voorlopig" if title.rstrip().endswith("*") else "onbekend"


def _unknown(code: str) -> SourceUnavailableError:
    return SourceUnavailableError(
        f"De periodecode '{code[:20]}' van het CBS is niet bekend: verwacht een jaar "
        "(2023JJ00), halfjaar (2023HJ01), kwartaal (2023KW01), maand (2023MM01) of dag "
        "(20230630).",
        hint="Meld dit aan de beheerder; de cijfers zijn niet overgenomen.",
    )
