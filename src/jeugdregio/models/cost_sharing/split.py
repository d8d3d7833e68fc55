"""Share an amount of whole cents so that the parts add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jeugdregio.kernel.errors import InvalidInputError


def split(total_cents: int, weights: Sequence[int | Fraction]) -> tuple[int, ...]:
    """Share an amount by weight; the parts add up to the amount.

    Every part is rounded towards zero; the cents that are left go one by one to the
    largest remainders, and of equal remainders to who comes first. A negative amount
    (money that comes back) is shared as the same positive one.

    Args:
        total_cents: The amount.
        weights: Zero or more each; who has zero gets nothing.

    Returns:
        One part per weight, in cents.

    Raises:
        InvalidInputError: A weight is negative, or there is an amount and no weight.

    Example:
        A euro over three, then by 1 to 2:

        >>> split(100, [1, 1, 1]), split(100, [1, 2])
        ((34, 33, 33), (33, 67))
        >>> split(-100, [1, 1, 1])
        (-34, -33, -33)
    """
    if any(weight < 0 for weight in weights):
        raise InvalidInputError(
            "Een aandeel is nul of meer.", hint="Verbeter het aandeel."
        )
    if total_cents < 0:
        return tuple(-part for part in split(-total_cents, weights))
    whole = sum(weights, start=Fraction(0))
    if not whole:
        if total_cents:
            raise InvalidInputError(
                "Er is een bedrag, en niemand heeft een aandeel.",
                hint="Kies een andere sleutel.",
            )
        return (0,) * len(weights)
    exact = [total_cents * Fraction(weight) / whole for weight in weights]
    parts = [each.numerator // each.denominator for each in exact]
    left = total_cents - sum(parts)
    by_remainder = sorted(
        range(len(parts)), key=lambda place: (parts[place] - exact[place], place)
    )
    for place in by_remainder[:left]:
        parts[place] += 1
    return tuple(parts)
