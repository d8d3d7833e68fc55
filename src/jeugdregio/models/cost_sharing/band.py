"""A solidarity band: as close to a base key as the own cost allows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jeugdregio.models.cost_sharing.split import Cents


def within_band(own: Sequence[int], aim: Sequence[int], percent: int) -> Cents:
    """Contributions in proportion to an aim, each within a band around the own cost.

    Who the aim puts outside the band pays its bound. The others carry the difference:
    all their amounts rise or fall by the same factor, until that meets a bound too.
    Bounds are rounded to whole cents inwards. An aim of zero cannot grow by a factor;
    should the others not suffice, who has room left takes the rest by that room.

    Args:
        own: Own cost in cents, not negative.
        aim: What the base key says, in cents, not negative; the same sum.
        percent: How far a contribution may lie from the own cost, 0 to 100.

    Returns:
        Cents with the same sum, each within its band.

    Example:
        Own 1000 and 3000; the aim is half each. A band of 10% holds the first at 1100,
        so the second pays 2900, within its own 2700 to 3300.

        >>> within_band([1000, 3000], [2000, 2000], 10)
        (1100, 2900)
    """
    total = sum(own)
    low = [-(-each * (100 - percent) // 100) for each in own]
    high = [each * (100 + percent) // 100 for each in own]
    exact = _scaled(total, aim, low, high)
    parts = [each.numerator // each.denominator for each in exact]
    left = total - sum(parts)
    by_size = sorted(
        range(len(parts)), key=lambda at: exact[at] - parts[at], reverse=True
    )
    # Who has a remainder lies below a bound of whole cents, so a cent more fits.
    for place in by_size[:left]:
        parts[place] += 1
    return tuple(parts)


def _scaled(
    total: int, aim: Sequence[int], low: Sequence[int], high: Sequence[int]
) -> list[Fraction]:
    """The aim times one factor, held within the bounds, with the wanted sum.

    The sum rises with the factor, in straight lines between the factors at which
    someone leaves or meets a bound. So the piece with the total is found exactly.
    """

    def at(factor: Fraction) -> list[Fraction]:
        return [
            min(max(factor * each, Fraction(least)), Fraction(most))
            for each, least, most in zip(aim, low, high, strict=True)
        ]

    turns = sorted(
        {
            Fraction(bound, each)
            for each, least, most in zip(aim, low, high, strict=True)
            if each
            for bound in (least, most)
        }
    )
    if not turns or sum(at(turns[-1])) < total:
        return _by_room(
            total, at(turns[-1]) if turns else list(map(Fraction, low)), high
        )
    first, last = 0, len(turns) - 1
    while first < last:
        middle = (first + last) // 2
        if sum(at(turns[middle])) >= total:
            last = middle
        else:
            first = middle + 1
    upper = at(turns[first])
    surplus = sum(upper, start=Fraction(0)) - total
    if not surplus or first == 0:
        return upper
    # Between two turns only those strictly inside their bounds move.
    lower = at(turns[first - 1])
    step = surplus / (surplus + total - sum(lower, start=Fraction(0)))
    return [up - (up - down) * step for up, down in zip(upper, lower, strict=True)]


def _by_room(
    total: int, parts: Sequence[Fraction], high: Sequence[int]
) -> list[Fraction]:
    """Add what is missing in proportion to the room each has left."""
    room = [most - part for part, most in zip(parts, high, strict=True)]
    whole = sum(room, start=Fraction(0))
    missing = total - sum(parts, start=Fraction(0))
    if not whole:
        return list(parts)
    return [
        part + missing * free / whole for part, free in zip(parts, room, strict=True)
    ]
