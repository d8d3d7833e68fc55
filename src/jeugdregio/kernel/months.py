"""A calendar month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError


_WRITTEN: Final = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; earlier ones are smaller.

    Example:
        >>> Month.parse("2026-12").following()
        Month(year=2027, number=1)
        >>> str(Month.of(date(2026, 3, 14)))
        '2026-03'
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read a month as written in an address: 2026-03.

        Raises:
            InvalidInputError: It is not a month of this century.
        """
        found = _WRITTEN.fullmatch(text)
        if not found:
            raise InvalidInputError(
                "Dit is geen maand: verwacht jaar en maand, zoals 2026-03.",
                hint="Kies een maand uit de lijst op de pagina.",
            )
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month of a day."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    def following(self) -> Month:
        """The next month."""
        return self.plus(1)

    def plus(self, months: int) -> Month:
        """So many months later, or earlier below zero.

        Example:
            >>> str(Month(2026, 1).plus(-1))
            '2025-12'
        """
        year, month = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"
