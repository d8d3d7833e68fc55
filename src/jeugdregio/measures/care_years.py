"""Which years the messages cover wholly.

A region that started to exchange messages in November has a year of two months. Next
to a whole year that looks like a fall or a rise, and it is neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from statistics import median


def first_month(lines_per_month: Mapping[str, int]) -> str:
    """The first month with messages as usual; empty where there are none.

    What began long ago is in messages of today, so early months have a line or two.
    A month counts from half of what a usual month has.

    Args:
        lines_per_month: Per month (``2026-03``) how many lines tell of it.

    Example:
        >>> first_month({"2019-04": 1, "2023-11": 80, "2023-12": 90, "2024-01": 100})
        '2023-11'
    """
    if not lines_per_month:
        return ""
    enough = median(sorted(lines_per_month.values())) / 2
    return min(month for month, lines in lines_per_month.items() if lines >= enough)


def whole_years(
    lines_per_month: Mapping[str, int], last_day: date | None
) -> frozenset[int]:
    """The years of which messages tell from the first day to the last.

    Args:
        lines_per_month: As in `first_month`.
        last_day: The last day of data.

    Example:
        >>> months = {f"{year}-{month:02}": 100 for year in (2024, 2025, 2026)
        ...           for month in range(1, 13)} | {"2023-12": 100}
        >>> sorted(whole_years(months, date(2026, 10, 31)))
        [2024, 2025]
    """
    first = first_month(lines_per_month)
    if not first or last_day is None:
        return frozenset()
    begin = int(first[:4]) + (not first.endswith("-01"))
    end = last_day.year - ((last_day.month, last_day.day) != (12, 31))
    return frozenset(range(begin, end + 1))
