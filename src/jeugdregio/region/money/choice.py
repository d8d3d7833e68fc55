"""A cost key as a person chooses it: a short text in an address or a command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.keys import Portion


MOST_PORTIONS: Final = 4
"""Keys in one mixture; more nobody can explain to a council."""


@dataclass(frozen=True, slots=True)
class KeyKind:
    """One way to share costs.

    Attributes:
        label: What it is called on the page; ``{}`` is where the number goes.
        words: What it does, in one sentence; ``{}`` is where the number goes.
        formula: How a contribution is computed; ``{}`` is where the number goes.
        low: Least number it takes; None where it takes none.
        high: Highest number.
        default: Number where none is given.
    """

    label: str
    words: str
    formula: str
    low: int | None = None
    high: int = 0
    default: int = 0


KINDS: Final[Mapping[str, KeyKind]] = MappingProxyType(
    {
        "gebruik": KeyKind(
            "naar gebruik",
            "Elke gemeente betaalt wat haar eigen jeugdigen kosten.",
            "bijdrage = eigen kosten",
        ),
        "inwoners": KeyKind(
            "naar inwoners",
            "Elke gemeente betaalt naar haar deel van de inwoners.",
            "bijdrage = totaal × inwoners ÷ inwoners van de regio",
        ),
        "jongeren": KeyKind(
            "naar jonge inwoners",
            "Elke gemeente betaalt naar haar deel van de inwoners van 0 tot 25 jaar.",
            "bijdrage = totaal × jonge inwoners ÷ jonge inwoners van de regio",
        ),
        "jongeren_met_zorg": KeyKind(
            "naar jongeren met zorg",
            "Elke gemeente betaalt naar haar deel van de jongeren met jeugdzorg.",
            "bijdrage = totaal × jongeren met zorg ÷ jongeren met zorg in de regio",
        ),
        "verleden": KeyKind(
            "naar de jaren ervoor",
            "Elke gemeente betaalt naar haar deel van de kosten in de jaren ervoor.",
            "bijdrage = totaal × eigen kosten van toen ÷ kosten van de regio toen",
        ),
        "vast": KeyKind(
            "vaste aandelen van {}",
            "Elke gemeente houdt het aandeel dat zij in {} in de kosten had.",
            "bijdrage = totaal × eigen kosten in {} ÷ kosten van de regio in {}",
            2017,
            2100,
            2021,
        ),
        "beschikbaarheid": KeyKind(
            "{}% beschikbaarheid, de rest naar gebruik",
            "Van de kosten is {}% voor aanbod dat klaarstaat: dat betaalt elke "
            "gemeente naar inwoners. De rest betaalt zij naar gebruik.",
            "bijdrage = {}% van het totaal naar inwoners + de rest naar eigen kosten",
            0,
            100,
            30,
        ),
        "band": KeyKind(
            "naar inwoners, hoogstens {}% van gebruik af",
            "De gemeenten delen naar inwoners, maar niemand betaalt meer dan {}% boven "
            "of onder de eigen kosten.",
            "bijdrage = aandeel naar inwoners, binnen eigen kosten ± {}%",
            0,
            100,
            10,
        ),
        "stop_loss": KeyKind(
            "naar gebruik, met een grens van {}% boven gewoon",
            "Elke gemeente betaalt de eigen kosten tot {}% boven wat voor haar gewoon "
            "is. Wat daarboven komt, delen alle gemeenten naar inwoners.",
            "bijdrage = eigen kosten tot gewoon + {}%, en een deel van de rest naar "
            "inwoners",
            0,
            1000,
            20,
        ),
    }
)
"""Every key by the name that stands in the text."""

_PORTION: Final = re.compile(r"([a-z_]{1,30})(?::([0-9]{1,4}))?(?:@([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class KeyPortion:
    """One key for a part of the cost.

    Args:
        kind: Key of `KINDS`.
        parameter: The number that the key takes; 0 where it takes none.
        percent: Part of the cost, 1 to 100.
    """

    kind: str
    parameter: int = 0
    percent: int = 100

    @property
    def label(self) -> str:
        """What it is called."""
        return _fill(KINDS[self.kind].label, self.parameter)

    @property
    def words(self) -> str:
        """What it does, in a sentence."""
        return _fill(KINDS[self.kind].words, self.parameter)

    @property
    def formula(self) -> str:
        """How a contribution is computed."""
        return _fill(KINDS[self.kind].formula, self.parameter)

    @property
    def _name(self) -> str:
        return (
            self.kind
            if KINDS[self.kind].low is None
            else f"{self.kind}:{self.parameter}"
        )


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A key, or a mixture of keys; made by `parse_key`."""

    portions: tuple[KeyPortion, ...]

    @property
    def text(self) -> str:
        """The short text; `parse_key` reads it back.

        Example:
            >>> parse_key("band").text, parse_key("inwoners@40+gebruik@60").text
            ('band:10', 'inwoners@40+gebruik@60')
        """
        if len(self.portions) == 1:
            return self.portions[0]._name
        return "+".join(f"{each._name}@{each.percent}" for each in self.portions)

    @property
    def label(self) -> str:
        """What it is called, with a capital.

        Example:
            >>> parse_key("inwoners@40+gebruik@60").label
            '40% naar inwoners, 60% naar gebruik'
        """
        if len(self.portions) == 1:
            label = self.portions[0].label
        else:
            label = ", ".join(f"{each.percent}% {each.label}" for each in self.portions)
        return label[:1].upper() + label[1:]

    @property
    def kinds(self) -> frozenset[str]:
        """Names of the keys in it."""
        return frozenset(each.kind for each in self.portions)

    @property
    def fixed_year(self) -> int | None:
        """The year of fixed shares; None where there are none."""
        for each in self.portions:
            if each.kind == "vast":
                return each.parameter
        return None

    def as_portions(self) -> tuple[Portion, ...]:
        """The same for the computation."""
        return tuple(
            Portion(each.kind, Fraction(each.percent), Fraction(each.parameter))
            for each in self.portions
        )

    def sentences(self) -> tuple[str, ...]:
        """The key in plain sentences."""
        if len(self.portions) == 1:
            return (self.portions[0].words,)
        return (
            "De kosten zijn in delen gesplitst.",
            *(
                f"Over {each.percent}% van de kosten geldt: "
                f"{each.words[0].lower()}{each.words[1:]}"
                for each in self.portions
            ),
        )

    def formulas(self) -> tuple[str, ...]:
        """How a contribution is computed, per part."""
        if len(self.portions) == 1:
            return (self.portions[0].formula,)
        return tuple(f"{each.percent}%: {each.formula}" for each in self.portions)


def parse_key(text: str) -> KeyChoice:
    """Read a key from its short text.

    Args:
        text: A name (``inwoners``), a name with a number (``band:10``,
            ``beschikbaarheid:30``, ``stop_loss:20``, ``vast:2021``), or a mixture
            (``inwoners@40+gebruik@60``). A blank counts as a plus: in an address a plus
            is a blank.

    Raises:
        InvalidInputError: It is none of these, or the parts are not 100% together.

    Example:
        >>> parse_key("beschikbaarheid:30").portions[0].parameter
        30
        >>> parse_key("inwoners@40+gebruik@50")
        Traceback (most recent call last):
        ...
        jeugdregio.kernel.errors.InvalidInputError: De delen van deze sleutel zijn samen
        90%. Tip: Zorg dat zij samen 100% zijn.
    """
    pieces = [each for each in re.split(r"[+\s]+", text.strip()) if each]
    if not pieces or len(pieces) > MOST_PORTIONS:
        raise InvalidInputError(
            f"Een kostensleutel heeft 1 tot en met {MOST_PORTIONS} delen.",
            hint="Schrijf bijvoorbeeld inwoners, of inwoners@40+gebruik@60.",
        )
    portions = tuple(_portion(each, alone=len(pieces) == 1) for each in pieces)
    whole = sum(each.percent for each in portions)
    if whole != 100:
        raise InvalidInputError(
            f"De delen van deze sleutel zijn samen {whole}%.",
            hint="Zorg dat zij samen 100% zijn.",
        )
    if len({each.parameter for each in portions if each.kind == "vast"}) > 1:
        raise InvalidInputError(
            "Vaste aandelen kunnen van één jaar zijn, niet van twee.",
            hint="Kies één jaar voor de vaste aandelen.",
        )
    return KeyChoice(portions)


def _portion(piece: str, *, alone: bool) -> KeyPortion:
    found = _PORTION.fullmatch(piece)
    if found is None or found[1] not in KINDS:
        raise InvalidInputError(
            f"De kostensleutel '{piece[:40]}' kennen wij niet.",
            hint="Kies uit: "
            + ", ".join(KINDS)
            + ". Een getal komt achter een dubbele punt: band:10.",
        )
    kind = KINDS[found[1]]
    if found[3] is None and not alone:
        raise InvalidInputError(
            f"Van '{piece}' staat er niet bij voor welk deel van de kosten.",
            hint="Schrijf het deel achter een apenstaartje: inwoners@40+gebruik@60.",
        )
    percent = int(found[3] or 100)
    if not 1 <= percent <= 100:
        raise InvalidInputError(
            f"Een deel is 1 tot en met 100%, niet {percent}%.",
            hint="Verbeter het deel.",
        )
    if kind.low is None:
        if found[2] is not None:
            raise InvalidInputError(
                f"Bij de sleutel '{found[1]}' hoort geen getal.",
                hint=f"Schrijf alleen {found[1]}.",
            )
        return KeyPortion(found[1], 0, percent)
    number = int(found[2]) if found[2] is not None else kind.default
    if not kind.low <= number <= kind.high:
        raise InvalidInputError(
            f"Bij de sleutel '{found[1]}' is het getal {kind.low} tot en met "
            f"{kind.high}, niet {number}.",
            hint=f"Schrijf bijvoorbeeld {found[1]}:{kind.default}.",
        )
    return KeyPortion(found[1], number, percent)


def _fill(text: str, number: int) -> str:
    return text.replace("{}", str(number))
