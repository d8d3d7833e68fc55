"""Days as people in the Netherlands count them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo


DUTCH_TIME: Final = ZoneInfo("Europe/Amsterdam")


def dutch_day(moment: datetime) -> date:
    """The day in the Netherlands at a moment.

    Args:
        moment: With a time zone; one without would be guessed at.

    Raises:
        ValueError: The moment has no time zone.

    Example:
        >>> from datetime import UTC
        >>> dutch_day(datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
        datetime.date(2026, 11, 22)
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no day")
    return moment.astimezone(DUTCH_TIME).date()
