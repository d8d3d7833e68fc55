"""The fair share of each factor in the difference between two products."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import comb, prod


def shapley_of_product(
    own: Sequence[Fraction], other: Sequence[Fraction]
) -> tuple[Fraction, ...]:
    """Divide ``prod(own) - prod(other)`` over the factors, by Shapley's rule.

    Replace the factors of the other by the own ones, one at a time; what the product
    moves when a factor is replaced depends on which were replaced before it. The part
    of a factor is the mean over all orders. No order is the true one, and the parts
    add up to the difference exactly.

    Args:
        own: The factors of one product.
        other: The factors of the product to compare with, in the same order.

    Returns:
        One part per factor.

    Raises:
        ValueError: The two have not the same number of factors.

    Example:
        Width from 2 to 3, length from 4 to 5: an area from 8 to 15.

        >>> shapley_of_product(
        ...     [Fraction(3), Fraction(5)], [Fraction(2), Fraction(4)]
        ... )
        (Fraction(9, 2), Fraction(5, 2))

    Source:
        L.S. Shapley, A value for n-person games (1953); for products: S.E. Shorrocks,
        Decomposition procedures for distributional analysis (2013).
    """
    if len(own) != len(other):
        raise ValueError("both products must have the same factors")
    count = len(own)
    parts = []
    for at in range(count):
        weight = sum(
            (
                Fraction(1, count * comb(count - 1, len(replaced)))
                * prod(
                    (
                        own[each] if each in replaced else other[each]
                        for each in range(count)
                        if each != at
                    ),
                    start=Fraction(1),
                )
                for size in range(count)
                for replaced in combinations(
                    [each for each in range(count) if each != at], size
                )
            ),
            start=Fraction(0),
        )
        parts.append((own[at] - other[at]) * weight)
    return tuple(parts)
