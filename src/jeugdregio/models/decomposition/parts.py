"""The difference in spending per inhabitant, divided over its three causes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from jeugdregio.models.decomposition.closing import close_to
from jeugdregio.models.decomposition.counts import Counts
from jeugdregio.models.decomposition.shapley import shapley_of_product


@dataclass(frozen=True, slots=True)
class Decomposition:
    """How two areas differ in spending per inhabitant.

    Attributes:
        own: The counts of the area.
        group: The counts of what it is compared with.
        youth_share: Part of the share of young people, eurocents per inhabitant.
        use: Part of use per young person.
        cost: Part of spending per user.
    """

    own: Counts
    group: Counts
    youth_share: Fraction
    use: Fraction
    cost: Fraction

    @property
    def difference(self) -> Fraction:
        """Own spending per inhabitant minus that of the group, in eurocents."""
        return self.own.per_inhabitant - self.group.per_inhabitant

    @property
    def parts(self) -> tuple[Fraction, Fraction, Fraction]:
        """The three parts, in the order of the factors; their sum is `difference`."""
        return self.youth_share, self.use, self.cost

    def rounded(self, unit: int = 100) -> tuple[int, int, int, int]:
        """The difference and its parts in whole units, adding up.

        The difference is that of the two rounded amounts, so that a reader who
        subtracts what stands on the page finds it.

        Args:
            unit: Cents per unit: 100 for euros, 1 for cents.
        """
        whole = _round(self.own.per_inhabitant / unit) - _round(
            self.group.per_inhabitant / unit
        )
        first, second, third = close_to([part / unit for part in self.parts], whole)
        return whole, first, second, third


def decompose(own: Counts, group: Counts) -> Decomposition:
    """Divide the difference over youth share, use and cost per user.

    Example:
        Twice as many young people, the rest equal: all of it is the youth share.

        >>> one = Counts(spending_cents=4000, inhabitants=100, young=20, users=2)
        >>> two = Counts(spending_cents=2000, inhabitants=100, young=10, users=1)
        >>> decompose(one, two).parts
        (Fraction(20, 1), Fraction(0, 1), Fraction(0, 1))
    """
    return Decomposition(own, group, *shapley_of_product(own.factors, group.factors))


def _round(exact: Fraction) -> int:
    """To the nearest whole; halves up. Amounts here are not below zero."""
    return floor(exact + Fraction(1, 2))
