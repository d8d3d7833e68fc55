"""Why spending per inhabitant differs: three factors whose parts add up exactly.

Spending per inhabitant is young inhabitants per inhabitant, times users per young
inhabitant, times cost per user. The part of a factor is its Shapley value: what
changing it adds, averaged over the six orders in which three factors can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal


Factor = Literal["jeugd", "gebruik", "kosten"]

FACTORS: Final[tuple[Factor, ...]] = ("jeugd", "gebruik", "kosten")


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What the three factors are made of, for one area or a sum of areas.

    Attributes:
        cost: Spending, in whole euros.
        inhabitants: Inhabitants on 1 January.
        young: Young inhabitants.
        users: Young people with care.
    """

    cost: int
    inhabitants: int
    young: int
    users: int

    def __add__(self, other: Ingredients) -> Ingredients:
        """Two areas as one."""
        return Ingredients(
            self.cost + other.cost,
            self.inhabitants + other.inhabitants,
            self.young + other.young,
            self.users + other.users,
        )

    @property
    def is_complete(self) -> bool:
        """Whether every factor exists: all four are above zero."""
        return min(self.cost, self.inhabitants, self.young, self.users) > 0

    @property
    def factors(self) -> dict[Factor, Fraction]:
        """Youth share, use per young inhabitant, and cost per user in euro."""
        return {
            "jeugd": Fraction(self.young, self.inhabitants),
            "gebruik": Fraction(self.users, self.young),
            "kosten": Fraction(self.cost, self.users),
        }

    @property
    def per_inhabitant(self) -> Fraction:
        """Spending per inhabitant in euro; the product of the three factors."""
        return Fraction(self.cost, self.inhabitants)


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A difference and its parts, in euro per inhabitant.

    Attributes:
        own: Spending per inhabitant here.
        reference: The same in the group, its areas taken as one.
        parts: Part of each factor; they add up to `difference` exactly.
        use_weight: What one user per young inhabitant more is worth in `parts`.
    """

    own: Fraction
    reference: Fraction
    parts: Mapping[Factor, Fraction]
    use_weight: Fraction

    @property
    def difference(self) -> Fraction:
        """Own minus reference."""
        return self.own - self.reference


def decompose(own: Ingredients, reference: Ingredients) -> Decomposition:
    """Split the difference in spending per inhabitant over the three factors.

    Args:
        own: The area; must be complete.
        reference: The group as one area; must be complete.

    Returns:
        The parts, exact fractions.

    Raises:
        ValueError: A figure is absent or zero: there is nothing to split.

    Source:
        L. Shapley (1953); for three factors A. Albrecht, D. Francois and K. Schoors,
        A Shapley decomposition of carbon emissions without residuals (2002).

    Example:
        >>> parts = decompose(Ingredients(600, 10, 4, 2), Ingredients(400, 10, 4, 2))
        >>> {name: int(part) for name, part in parts.parts.items()}
        {'jeugd': 0, 'gebruik': 0, 'kosten': 20}
    """
    if not (own.is_complete and reference.is_complete):
        raise ValueError("a decomposition needs four figures above zero on both sides")
    here, there = own.factors, reference.factors
    weights = {
        "jeugd": _weight("gebruik", "kosten", here, there),
        "gebruik": _weight("jeugd", "kosten", here, there),
        "kosten": _weight("jeugd", "gebruik", here, there),
    }
    return Decomposition(
        own=own.per_inhabitant,
        reference=reference.per_inhabitant,
        parts={
            factor: (here[factor] - there[factor]) * weights[factor]
            for factor in FACTORS
        },
        use_weight=weights["gebruik"],
    )


def _weight(
    first: Factor,
    second: Factor,
    here: Mapping[Factor, Fraction],
    there: Mapping[Factor, Fraction],
) -> Fraction:
    """The other two factors, averaged over the six orders of change."""
    both = here[first] * here[second] + there[first] * there[second]
    mixed = here[first] * there[second] + there[first] * here[second]
    return both / 3 + mixed / 6


REST: Final = "overig"
"""Trajectories whose referrer is not in the source, or too few to be published."""


def split_use(
    decomposition: Decomposition,
    own: Ingredients,
    reference: Ingredients,
    *,
    own_referrers: Mapping[str, int | None],
    reference_referrers: Mapping[str, int | None],
    own_total: int,
    reference_total: int,
) -> dict[str, Fraction]:
    """Split the part of use over who referred.

    Users are not counted per referrer, trajectories are: use by way of a referrer is
    use times its share of all trajectories.

    Args:
        decomposition: From `decompose`.
        own: As given to it.
        reference: As given to it.
        own_referrers: Trajectories per referrer; None is suppressed or unknown.
        reference_referrers: The same for the group.
        own_total: All trajectories, those without a known referrer included.
        reference_total: The same for the group.

    Returns:
        Euro per inhabitant per referrer, and `REST`; they add up exactly to the part
        of use. A referrer unknown on one side is in the rest on both.

    Raises:
        ValueError: There are no trajectories.
    """
    if own_total <= 0 or reference_total <= 0:
        raise ValueError("a split over referrers needs trajectories on both sides")
    here, there = own.factors["gebruik"], reference.factors["gebruik"]
    found: dict[str, Fraction] = {}
    for name, mine in own_referrers.items():
        theirs = reference_referrers.get(name)
        if mine is None or theirs is None:
            continue
        found[name] = decomposition.use_weight * (
            here * Fraction(mine, own_total) - there * Fraction(theirs, reference_total)
        )
    found[REST] = decomposition.parts["gebruik"] - sum(found.values(), Fraction(0))
    return found


def whole_parts(parts: Sequence[Fraction], total: int) -> tuple[int, ...]:
    """Write parts as whole numbers that add up to a whole total.

    Largest remainder; at equal remainders the earlier part gets the unit.

    Args:
        parts: Exact parts.
        total: What their sum was rounded to.

    Example:
        >>> whole_parts([Fraction(1, 2), Fraction(1, 2), Fraction(1)], 2)
        (1, 0, 1)
    """
    floors = [each.numerator // each.denominator for each in parts]
    order = sorted(range(len(parts)), key=lambda i: (floors[i] - parts[i], i))
    missing = total - sum(floors)
    for step in range(abs(missing)):
        index = (
            order[step % len(order)] if missing > 0 else order[-1 - step % len(order)]
        )
        floors[index] += 1 if missing > 0 else -1
    return tuple(floors)
