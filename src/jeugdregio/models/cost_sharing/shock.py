"""What a municipality pays now against what it paid before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shock:
    """The step between two contributions of one municipality, in cents."""

    before: int
    now: int

    @property
    def change(self) -> int:
        """How many cents more; below zero for less."""
        return self.now - self.before

    @property
    def percent(self) -> float | None:
        """The change in percent of before; None where there was nothing before.

        Example:
            >>> Shock(200, 230).percent, Shock(0, 230).percent
            (15.0, None)
        """
        return 100 * self.change / abs(self.before) if self.before else None


def shocks(before: Sequence[int], now: Sequence[int]) -> tuple[Shock, ...]:
    """Pair the contributions of two years, member by member.

    Raises:
        ValueError: The two do not have the same members.
    """
    return tuple(Shock(old, new) for old, new in zip(before, now, strict=True))


def largest(found: Sequence[Shock]) -> int | None:
    """The place of the largest step up or down in percent; None where none is known.

    Example:
        >>> largest(shocks([100, 100, 0], [90, 105, 3]))
        0
    """
    known = [
        (abs(percent), -place)
        for place, each in enumerate(found)
        if (percent := each.percent) is not None
    ]
    return -max(known)[1] if known else None
