"""Cost keys: ways to share the cost of what municipalities buy together.

Every key takes an amount and the participants, and gives one amount per participant.
The parts add up to the amount, to the cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.split import split


@dataclass(frozen=True, slots=True)
class Participant:
    """A municipality and what keys look at; a figure that is not known is None.

    Args:
        code: Who.
        own_cents: What its own young people cost this year.
        inhabitants: All inhabitants.
        young: Young inhabitants.
        users: Young people with care.
        past_cents: Own cost of earlier years, the latest first; may be empty.
        fixed: Its fixed share, in any unit.
    """

    code: str
    own_cents: int
    inhabitants: int | None = None
    young: int | None = None
    users: int | None = None
    past_cents: tuple[int, ...] = ()
    fixed: int | None = None


Parts = tuple[int, ...]
Key = Callable[[int, Sequence[Participant], Fraction], Parts]

PERCENT: Final = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Portion:
    """One key for a part of the cost; portions together make a mixture.

    Args:
        key: Name of one of `KEYS`.
        percent: Part of the cost, of 100; whole numbers and at most two decimals.
        parameter: Percentage that the key asks; ignored by keys without one.
    """

    key: str
    percent: Fraction = Fraction(100)
    parameter: Fraction = Fraction(0)


def contributions(
    total_cents: int, who: Sequence[Participant], portions: Sequence[Portion]
) -> Parts:
    """What each pays under a key or a mixture of keys.

    Args:
        total_cents: The amount to share; negative for money that comes back.
        who: The participants.
        portions: Keys with their part of the cost, 100 together.

    Returns:
        One amount per participant; they add up to the amount.

    Raises:
        InvalidInputError: No participants, an unknown key, portions that are not 100
            together, a parameter below 0, or a figure that a key needs is not known.

    Example:
        Two municipalities of equal size; the first has all the cost.

        >>> who = [Participant("a", 900, inhabitants=10), Participant("b", 0, 10)]
        >>> contributions(900, who, [Portion("gebruik")])
        (900, 0)
        >>> half = [Portion(key, Fraction(50)) for key in ("gebruik", "inwoners")]
        >>> contributions(900, who, half)
        (675, 225)
    """
    if not who:
        raise InvalidInputError(
            "Er is niemand om de kosten te delen.", hint="Kies een regio met gemeenten."
        )
    if sum(each.percent for each in portions) != 100 or any(
        each.percent < 0 or each.parameter < 0 for each in portions
    ):
        raise InvalidInputError(
            "De delen van een mengsel zijn samen 100%, en geen is negatief.",
            hint="Verbeter de percentages.",
        )
    amounts = split(total_cents, [each.percent for each in portions])
    parts = [
        _key(portion.key)(amount, who, portion.parameter)
        for portion, amount in zip(portions, amounts, strict=True)
    ]
    return tuple(map(sum, zip(*parts, strict=True)))


def _key(name: str) -> Key:
    if name not in KEYS:
        raise InvalidInputError(
            f"De sleutel '{name[:30]}' kennen wij niet.",
            hint="Kies uit: " + ", ".join(KEYS) + ".",
        )
    return KEYS[name]


def _own(total_cents: int, who: Sequence[Participant]) -> Parts:
    """Own cost, scaled to the amount that is shared; by inhabitants where it is nil."""
    own = [max(each.own_cents, 0) for each in who]
    if not any(own):
        return _by_inhabitants(total_cents, who, Fraction(0))
    return split(total_cents, own)


def _by_use(total_cents: int, who: Sequence[Participant], _: Fraction) -> Parts:
    return _own(total_cents, who)


def _known(who: Sequence[Participant], name: str, words: str) -> list[int]:
    found = []
    for each in who:
        value = getattr(each, name)
        if value is None:
            raise InvalidInputError(
                f"Van {each.code} is niet bekend: {words}.",
                hint="Kies een andere sleutel.",
            )
        found.append(int(value))
    return found


def _by_inhabitants(total_cents: int, who: Sequence[Participant], _: Fraction) -> Parts:
    return split(total_cents, _known(who, "inhabitants", "het aantal inwoners"))


def _by_young(total_cents: int, who: Sequence[Participant], _: Fraction) -> Parts:
    return split(total_cents, _known(who, "young", "het aantal jonge inwoners"))


def _by_users(total_cents: int, who: Sequence[Participant], _: Fraction) -> Parts:
    return split(total_cents, _known(who, "users", "het aantal jongeren met zorg"))


def _fixed(total_cents: int, who: Sequence[Participant], _: Fraction) -> Parts:
    return split(total_cents, _known(who, "fixed", "het vaste aandeel"))


def _by_past(total_cents: int, who: Sequence[Participant], _: Fraction) -> Parts:
    """By the average of the years that are known of everyone."""
    years = min(len(each.past_cents) for each in who)
    if not years:
        raise InvalidInputError(
            "Niet van elke gemeente zijn eerdere jaren bekend.",
            hint="Kies een andere sleutel.",
        )
    return split(total_cents, [max(sum(each.past_cents[:years]), 0) for each in who])


def _availability(
    total_cents: int, who: Sequence[Participant], percent: Fraction
) -> Parts:
    """A fee by inhabitants for supply that is kept at hand, the rest by use."""
    fee, rest = _two(total_cents, percent)
    return _add(_by_inhabitants(fee, who, percent), _own(rest, who))


def _band(total_cents: int, who: Sequence[Participant], percent: Fraction) -> Parts:
    """By inhabitants, but never further from the own cost than so many percent.

    Who would pay more or less than that pays its bound; the others share what that
    leaves, as far as their own bounds allow, all by the same amount.
    """
    if total_cents < 0:
        back = _band(-total_cents, who, percent)
        return tuple(-part for part in back)
    own = _own(total_cents, who)
    wide = percent * PERCENT
    low = [max(0, _up(each * (1 - wide))) for each in own]
    high = [_down(each * (1 + wide)) for each in own]
    aim = _by_inhabitants(total_cents, who, percent)

    def moved(step: int) -> list[int]:
        return [
            min(max(goal + step, least), most)
            for goal, least, most in zip(aim, low, high, strict=True)
        ]

    # The smallest step in cents for everyone with which the bounds give enough.
    under, over = -total_cents - 1, total_cents + 1
    while over - under > 1:
        middle = (under + over) // 2
        if sum(moved(middle)) >= total_cents:
            over = middle
        else:
            under = middle
    parts = moved(over)
    before = moved(under)
    surplus = sum(parts) - total_cents
    for place in reversed(range(len(parts))):
        if surplus and parts[place] > before[place]:
            parts[place] -= 1
            surplus -= 1
    return tuple(parts)


def _stop_loss(
    total_cents: int, who: Sequence[Participant], percent: Fraction
) -> Parts:
    """Own cost up to so many percent above the usual; all share the rest.

    The usual is the share by the average of earlier years. What is above it is shared
    by inhabitants.
    """
    if total_cents < 0:
        back = _stop_loss(-total_cents, who, percent)
        return tuple(-part for part in back)
    own = _own(total_cents, who)
    usual = _by_past(total_cents, who, percent)
    limits = [_down(each * (1 + percent * PERCENT)) for each in usual]
    kept = tuple(map(min, own, limits))
    return _add(kept, _by_inhabitants(total_cents - sum(kept), who, percent))


def _two(total_cents: int, percent: Fraction) -> tuple[int, int]:
    if percent > 100:
        raise InvalidInputError(
            "Een deel is hoogstens 100%.", hint="Kies een lager percentage."
        )
    first, second = split(total_cents, [percent, 100 - percent])
    return first, second


def _add(first: Parts, second: Parts) -> Parts:
    return tuple(map(sum, zip(first, second, strict=True)))


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _down(value: Fraction) -> int:
    return value.numerator // value.denominator


KEYS: Final[Mapping[str, Key]] = MappingProxyType(
    {
        "gebruik": _by_use,
        "inwoners": _by_inhabitants,
        "jongeren": _by_young,
        "jongeren_met_zorg": _by_users,
        "verleden": _by_past,
        "vast": _fixed,
        "beschikbaarheid": _availability,
        "band": _band,
        "stop_loss": _stop_loss,
    }
)
"""Every key by name."""
