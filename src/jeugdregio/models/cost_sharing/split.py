"""Share whole cents by weight so that the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Sequence

from jeugdregio.kernel.errors import InvalidInputError


Cents = tuple[int, ...]
"""One amount per participant, in the order of the participants."""


def split(total: int, weights: Sequence[int]) -> Cents:
    """Share an amount in proportion to weights, by largest remainder.

    Everyone first gets the whole cents of the exact share; what is left goes, a cent
    each, to the largest remainders. Of equal remainders the one that comes first in
    the list has it. A higher own weight never lowers the own part. A higher total can
    lower a part by one cent: that is a known trait of largest remainders.

    Args:
        total: Cents to share. A negative amount is shared as the positive one, with
            the sign turned, so that a correction undoes what it corrects.
        weights: At least one; whole numbers of zero or more, in any unit.

    Returns:
        Cents per weight; who has weight zero gets zero. All zero for a total of zero.

    Raises:
        InvalidInputError: No weights, a negative one, or all are zero while there is
            something to share.

    Example:
        100 cents over three equal ones, and over 1 : 2 : 4 (14 2/7, 28 4/7, 57 1/7):

        >>> split(100, [1, 1, 1]), split(100, [1, 2, 4]), split(-100, [1, 1, 1])
        ((34, 33, 33), (14, 29, 57), (-34, -33, -33))
    """
    if not weights or min(weights) < 0:
        raise InvalidInputError(
            "Kosten delen kan alleen over gemeenten met een gewicht van nul of meer.",
            hint="Kies een regio met gemeenten en vul geen negatieve getallen in.",
        )
    if total < 0:
        return tuple(-part for part in split(-total, weights))
    if total == 0:
        return (0,) * len(weights)
    whole = sum(weights)
    if whole == 0:
        raise InvalidInputError(
            "Er is een bedrag te delen, maar iedereen staat op nul.",
            hint="Kies een andere sleutel: op deze valt niets te delen.",
        )
    parts, remainders = [], []
    for weight in weights:
        part, remainder = divmod(total * weight, whole)
        parts.append(part)
        remainders.append(remainder)
    left = total - sum(parts)
    if left:
        # The sort is stable: of equal remainders the first in the list stays first.
        by_size = sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)
        for place in by_size[:left]:
            parts[place] += 1
    return tuple(parts)
