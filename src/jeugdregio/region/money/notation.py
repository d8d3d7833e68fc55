"""A cost key as one short text, the same in an address, a command and the register.

gebruik  gebruikers  inwoners  jeugd  verleden     by one figure
vast                     equal shares
vast:GM0917=3,GM0935=5   agreed shares; who is not named has 0
beschikbaarheid:20       20% by inhabitants, the rest by use
band:10                  by inhabitants, at most 10% from the own cost
stoploss:110             own cost to 110% of the past, the rest by inhabitants
mengsel:inwoners=60/band:10=40
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.keys import (
    Availability,
    Band,
    Basis,
    CaseStopLoss,
    Fixed,
    Key,
    Mixture,
    Proportional,
    Simple,
    StopLoss,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """The number that a kind of key asks.

    Args:
        label: What it is, Dutch.
        default: Our own round number, to start from.
        least: Lowest value.
        most: Highest value.
    """

    label: str
    default: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of key that can be chosen.

    Args:
        label: Its Dutch name.
        parameter: What it asks; None for nothing.
    """

    label: str
    parameter: Parameter | None = None


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "gebruik": Kind("Eigen kosten"),
        "gebruikers": Kind("Jongeren met jeugdzorg"),
        "inwoners": Kind("Inwoners"),
        "jeugd": Kind("Jonge inwoners"),
        "verleden": Kind("Gemiddelde van eerdere jaren"),
        "vast": Kind("Vaste aandelen"),
        "beschikbaarheid": Kind(
            "Beschikbaarheidsbijdrage",
            Parameter("Deel naar inwoners (%)", 20, 0, 100),
        ),
        "band": Kind(
            "Solidariteitsband",
            Parameter("Hoogste verschil met de eigen kosten (%)", 10, 0, 100),
        ),
        "stoploss": Kind(
            "Grens aan de eigen kosten",
            Parameter("Grens (% van eerdere jaren)", 110, 0, 1000),
        ),
        "mengsel": Kind("Mengsel"),
    }
)
"""Every kind by its name in the notation, in the order of the page."""

LONGEST: Final = 800
"""Signs; agreed shares of the largest region take some 320."""

MOST_SHARE: Final = 1_000_000
"""An agreed share above this is a typing mistake."""

_SHARE: Final = re.compile(r"(GM[0-9]{4})=([0-9]{1,7})")
_PERCENT: Final = re.compile(r"[0-9]{1,4}")


def read_key(text: str, codes: Sequence[str]) -> Key:
    """The key that a text stands for.

    Args:
        text: As in the notation above.
        codes: GM codes of the municipalities, in the order in which they share.

    Raises:
        InvalidInputError: It is no key, or its number cannot be.

    Example:
        >>> read_key("band:10", ["GM0917"])
        Band(percent=10, base=<Basis.INHABITANTS: 'inwoners'>)
        >>> read_key("vast:GM0935=5", ["GM0917", "GM0935"])
        Fixed(shares=(0, 5))
    """
    if len(text) > LONGEST:
        raise _unknown(text)
    name, _, rest = text.strip().partition(":")
    if name != "mengsel":
        return _simple(name, rest, codes)
    parts = []
    for part in rest.split("/"):
        inner, _, percent = part.rpartition("=")
        inner_name, _, inner_rest = inner.partition(":")
        parts.append((_number(percent), _simple(inner_name, inner_rest, codes)))
    return Mixture(tuple(parts))


def _simple(name: str, rest: str, codes: Sequence[str]) -> Simple:
    if name in set(Basis) and not rest:
        return Proportional(Basis(name))
    match name:
        case "vast":
            return Fixed(_shares(rest, codes) if rest else ())
        case "beschikbaarheid":
            return Availability(_number(rest, name))
        case "band":
            return Band(_number(rest, name))
        case "stoploss":
            return StopLoss(_number(rest, name))
        case _:
            raise _unknown(name)


def _number(text: str, kind: str = "") -> int:
    """A percentage as written; the default of a kind where none is."""
    parameter = KINDS[kind].parameter if kind else None
    if not text and parameter is not None:
        return parameter.default
    if not _PERCENT.fullmatch(text):
        raise InvalidInputError(
            f"{text[:12]!r} is geen heel percentage.", hint="Schrijf bijvoorbeeld 20."
        )
    return int(text)


def _shares(text: str, codes: Sequence[str]) -> tuple[int, ...]:
    given: dict[str, int] = {}
    for piece in text.split(","):
        found = _SHARE.fullmatch(piece)
        if not found or found[1] not in codes or int(found[2]) > MOST_SHARE:
            raise InvalidInputError(
                f"{piece[:20]!r} is geen vast aandeel van een gemeente in deze regio.",
                hint=f"Schrijf bijvoorbeeld {codes[0]}=3, hoogstens {MOST_SHARE}.",
            )
        given[found[1]] = int(found[2])
    return tuple(given.get(code, 0) for code in codes)


def _unknown(text: str) -> InvalidInputError:
    return InvalidInputError(
        f"De sleutel {text[:20]!r} kennen wij niet.",
        hint="Kies uit: " + ", ".join(KINDS) + ".",
    )


def write_key(key: Key, codes: Sequence[str]) -> str:
    """The text of a key; `read_key` gives the key back.

    Args:
        key: The key.
        codes: GM codes in the order in which they share.

    Raises:
        InvalidInputError: A key by case: there are no open figures for it.

    Example:
        >>> write_key(Mixture(((60, Fixed((0, 5))), (40, Band(10)))), ["GM1", "GM2"])
        'mengsel:vast:GM2=5=60/band:10=40'
    """
    match key:
        case Proportional(basis):
            return basis.value
        case Fixed(shares):
            named = zip(codes, shares, strict=True) if shares else ()
            told = ",".join(f"{code}={each}" for code, each in named if each)
            return f"vast:{told}" if told else "vast"
        case Availability(percent):
            return f"beschikbaarheid:{percent}"
        case Band(percent):
            return f"band:{percent}"
        case StopLoss(percent):
            return f"stoploss:{percent}"
        case CaseStopLoss():
            raise InvalidInputError(
                "Een grens per geval is er alleen in de proef met risico's.",
                hint="Kies een andere sleutel.",
            )
        case Mixture(parts):
            told = "/".join(f"{write_key(each, codes)}={part}" for part, each in parts)
            return f"mengsel:{told}"


def kind_of(key: Key) -> str:
    """The name of the kind of a key, as in `KINDS`.

    Example:
        >>> kind_of(Proportional(Basis.YOUNG)), kind_of(Band(10))
        ('jeugd', 'band')
    """
    match key:
        case Proportional(basis):
            return basis.value
        case Fixed():
            return "vast"
        case Mixture():
            return "mengsel"
        case _:
            return write_key(key, ()).partition(":")[0]
