"""What a generated region is made from: place, period, size, seed, share of faults."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError


VOORBEELD: Final = "Voorbeeld: gegenereerd, geen echte jongeren of aanbieders"
"""What every generated file says about itself."""

DEFAULT_UNTIL: Final = datetime.date(2026, 10, 31)
"""Last day of generated traffic where nobody asks for another."""

WARM_UP_MONTHS: Final = 60
"""Months before the first message, so that queues have the length they keep."""

CALIBRATION_MONTHS: Final = 36
"""Last months over which the number of young people is brought to the count of CBS."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """All that decides what is generated; the same parameters give the same bytes.

    Args:
        region: Code of the jeugdregio, such as ``JZ41``.
        months: Calendar months of traffic, the month of ``until`` included.
        seed: Of every random draw.
        scale: Share of the real number of young people; 0.2 is a fifth.
        errors: Share of messages that is first sent with a fault, 0 to 0.5.
        until: Last day of the traffic.
        capacity: Factor on the places of every aanbieder; under 1 queues grow.
        repeat_bsn: Whether numbers may be used again when the test range is used up;
            for benchmarks only.

    Raises:
        InvalidInputError: A value is out of range.

    Example:
        >>> Parameters(months=2).first
        datetime.date(2026, 9, 1)
    """

    region: str = "JZ41"
    months: int = 36
    seed: int = 1
    scale: float = 0.2
    errors: float = 0.02
    until: datetime.date = DEFAULT_UNTIL
    capacity: float = 1.0
    repeat_bsn: bool = False

    def __post_init__(self) -> None:
        _check("months", "het aantal maanden", self.months, 1, 60)
        _check("scale", "de schaal", self.scale, 0.01, 20)
        _check("errors", "het aandeel fouten", self.errors, 0, 0.5)
        _check("capacity", "de capaciteit", self.capacity, 0.5, 5)
        _check("seed", "het startgetal", self.seed, 0, 2**32 - 1)
        _check("until", "het jaar van de laatste dag", self.until.year, 2024, 2035)

    @property
    def first(self) -> datetime.date:
        """First day of the traffic, always the first of a month."""
        return month_start(month_index(self.until) - self.months + 1)


def _check(
    argument: str, name: str, value: float, lowest: float, highest: float
) -> None:
    if not lowest <= value <= highest:
        raise InvalidInputError(
            f"Met deze waarde voor {name} kan geen verkeer worden gemaakt.",
            hint=f"Kies bij {argument} een waarde van {lowest:g} tot {highest:g}.",
        )


def month_index(day: datetime.date) -> int:
    """Months since the year 0.

    Example:
        >>> month_index(datetime.date(2026, 1, 31)) - month_index(
        ...     datetime.date(2025, 12, 1)
        ... )
        1
    """
    return day.year * 12 + day.month - 1


def month_start(index: int) -> datetime.date:
    """First day of the month with this index.

    Example:
        >>> month_start(month_index(datetime.date(2026, 10, 31)))
        datetime.date(2026, 10, 1)
    """
    return datetime.date(index // 12, index % 12 + 1, 1)
