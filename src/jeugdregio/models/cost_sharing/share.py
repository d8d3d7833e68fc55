"""Share an amount by a key: total in is total out, to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.band import within_band
from jeugdregio.models.cost_sharing.keys import (
    Availability,
    Band,
    Basis,
    CaseStopLoss,
    Fixed,
    Key,
    Member,
    Mixture,
    Proportional,
    StopLoss,
)
from jeugdregio.models.cost_sharing.split import Cents, split


_WORDS: Final = {
    Basis.USE: "de eigen kosten",
    Basis.USERS: "het aantal jongeren met jeugdzorg",
    Basis.INHABITANTS: "het aantal inwoners",
    Basis.YOUNG: "het aantal jonge inwoners",
    Basis.PAST: "de kosten van eerdere jaren",
}


def share(total: int, key: Key, members: Sequence[Member]) -> Cents:
    """What each municipality pays of an amount.

    What happens at the edges: a total of zero is zero for all. A negative total (money
    back) is shared as the positive one with the sign turned. One municipality pays
    all. Who has no use pays nothing where a key looks at use only. Where nobody has
    any of what a key looks at, the key refuses rather than choose for you.

    Args:
        total: Cents to share.
        key: How.
        members: At least one. Their order is the tie-break of the last cents.

    Returns:
        Cents per member; their sum is ``total``.

    Raises:
        InvalidInputError: Nobody to share with, or a figure that the key needs is not
            known or cannot be. The message names who.

    Example:
        Own cost 300 and 100, and 10 inhabitants each. A quarter (100) by inhabitants
        is 50 each; of the other 300 the first pays three quarters, 225.

        >>> two = [Member("A", 300, inhabitants=10), Member("B", 100, inhabitants=10)]
        >>> share(400, Availability(25), two)
        (275, 125)
        >>> share(400, Mixture(((100, Proportional(Basis.USE)),)), two)
        (300, 100)
    """
    if not members:
        raise InvalidInputError(
            "Er is geen gemeente om kosten mee te delen.", hint="Kies een regio."
        )
    if total < 0:
        return tuple(-part for part in share(-total, key, members))
    if total == 0:
        return (0,) * len(members)
    if len(members) == 1:
        return (total,)
    match key:
        case Proportional(basis):
            return _by(total, basis, members)
        case Fixed(shares):
            return split(total, _agreed(shares, members))
        case Availability(percent):
            fee, rest = split(total, (percent, 100 - percent))
            return _sum(
                _by(fee, Basis.INHABITANTS, members), _by(rest, Basis.USE, members)
            )
        case Band(percent, base):
            return within_band(
                own=_by(total, Basis.USE, members),
                aim=_by(total, base, members),
                percent=percent,
            )
        case StopLoss(percent, base):
            return _above(total, _limits(total, percent, members), base, members)
        case CaseStopLoss(limit, base):
            return _above(total, _case_limits(total, limit, members), base, members)
        case Mixture(parts):
            amounts = split(total, [percent for percent, _ in parts])
            return _sum(
                *(
                    share(amount, part, members)
                    for amount, (_, part) in zip(amounts, parts, strict=True)
                )
            )


def figure_of(member: Member, basis: Basis) -> int | None:
    """The figure of a municipality that a basis looks at; None where not known."""
    match basis:
        case Basis.USE:
            return member.own_cents
        case Basis.USERS:
            return member.users
        case Basis.INHABITANTS:
            return member.inhabitants
        case Basis.YOUNG:
            return member.young
        case Basis.PAST:
            return sum(member.past_cents) if member.past_cents else None


def _by(total: int, basis: Basis, members: Sequence[Member]) -> Cents:
    return split(total, _figures(basis, members))


def _figures(basis: Basis, members: Sequence[Member]) -> list[int]:
    found = [figure_of(each, basis) for each in members]
    missing = [
        each.name
        for each, figure in zip(members, found, strict=True)
        if figure is None or figure < 0
    ]
    if missing:
        raise InvalidInputError(
            f"Er is geen bruikbaar cijfer over {_WORDS[basis]} van "
            f"{', '.join(missing)}.",
            hint="Kies een ander jaar of een andere sleutel. Wij vullen geen nul in.",
        )
    return [figure for figure in found if figure is not None]


def _agreed(shares: tuple[int, ...], members: Sequence[Member]) -> tuple[int, ...]:
    if not shares:
        return (1,) * len(members)
    if len(shares) != len(members):
        raise InvalidInputError(
            f"Er zijn {len(members)} gemeenten en {len(shares)} vaste aandelen.",
            hint="Geef elke gemeente een aandeel.",
        )
    return shares


def _limits(total: int, percent: int, members: Sequence[Member]) -> list[int]:
    """What each pays itself at most: a percentage of its average of past years.

    Past years count as they were. They are brought to the scale of the total: where
    only a part of the own cost is shared, so is only that part of the past.
    """
    past = _figures(Basis.PAST, members)
    years = {len(each.past_cents or ()) for each in members}
    if len(years) != 1:
        raise InvalidInputError(
            "Niet alle gemeenten hebben cijfers over dezelfde eerdere jaren.",
            hint="Kies een ander jaar.",
        )
    own = sum(_figures(Basis.USE, members))
    if own == 0:
        return [0] * len(members)
    scale = own * years.pop() * 100
    return [each * percent * total // scale for each in past]


def _case_limits(total: int, limit: int, members: Sequence[Member]) -> list[int]:
    """What each pays itself: all but the part of its cases above the limit."""
    own = _figures(Basis.USE, members)
    whole = sum(own)
    found = []
    for member, cents, scaled in zip(
        members, own, _by(total, Basis.USE, members), strict=True
    ):
        cases = member.cases_cents
        if cases is None or min(cases, default=0) < 0 or sum(cases) > cents:
            raise InvalidInputError(
                f"De dure gevallen van {member.name} ontbreken, of zijn samen meer dan "
                "de eigen kosten.",
                hint="Verbeter de lijst van gevallen.",
            )
        excess = sum(max(0, case - limit) for case in cases)
        found.append(scaled - excess * total // whole)
    return found


def _above(
    total: int, limits: Sequence[int], base: Basis, members: Sequence[Member]
) -> Cents:
    """Own cost up to the limit of each; what is above it shared by a base key."""
    own = _by(total, Basis.USE, members)
    kept = tuple(map(min, own, limits))
    return _sum(kept, _by(total - sum(kept), base, members))


def _sum(*parts: Cents) -> Cents:
    return tuple(map(sum, zip(*parts, strict=True)))
