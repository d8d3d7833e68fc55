"""What an area counts in a year: the whole numbers a decomposition starts from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Counts:
    """Spending and people of one area, or of several together.

    Attributes:
        spending_cents: Spending on youth care, in eurocents; more than zero.
        inhabitants: All inhabitants; more than zero.
        young: Inhabitants of the age that may use youth care; more than zero.
        users: Young people with youth care; more than zero.

    Raises:
        ValueError: One of them is zero or less: a share of it would mean nothing.
    """

    spending_cents: int
    inhabitants: int
    young: int
    users: int

    def __post_init__(self) -> None:
        if min(self.spending_cents, self.inhabitants, self.young, self.users) <= 0:
            raise ValueError("every count of a decomposition is more than zero")

    @property
    def factors(self) -> tuple[Fraction, Fraction, Fraction]:
        """Young per inhabitant, users per young person, eurocents per user.

        Their product is the spending per inhabitant, exactly.

        Example:
            >>> Counts(spending_cents=1200, inhabitants=12, young=4, users=2).factors
            (Fraction(1, 3), Fraction(1, 2), Fraction(600, 1))
        """
        return (
            Fraction(self.young, self.inhabitants),
            Fraction(self.users, self.young),
            Fraction(self.spending_cents, self.users),
        )

    @property
    def per_inhabitant(self) -> Fraction:
        """Eurocents per inhabitant."""
        return Fraction(self.spending_cents, self.inhabitants)


def add_counts(counts: Iterable[Counts]) -> Counts:
    """Several areas as if they were one: all counts added.

    Raises:
        ValueError: There is no area at all.

    Example:
        >>> add_counts([Counts(10, 2, 1, 1), Counts(20, 4, 2, 1)])
        Counts(spending_cents=30, inhabitants=6, young=3, users=2)
    """
    found = list(counts)
    return Counts(
        sum(each.spending_cents for each in found),
        sum(each.inhabitants for each in found),
        sum(each.young for each in found),
        sum(each.users for each in found),
    )
