"""A cost key in plain Dutch: its name, its formula, and what it looks at."""

from __future__ import annotations

from typing import Final

from jeugdregio.models.cost_sharing.keys import (
    Availability,
    Band,
    Basis,
    CaseStopLoss,
    Fixed,
    Key,
    Mixture,
    Proportional,
    StopLoss,
)
from jeugdregio.region.money.notation import KINDS


BASIS_WORDS: Final = {
    Basis.USE: "eigen kosten",
    Basis.USERS: "jongeren met jeugdzorg",
    Basis.INHABITANTS: "inwoners",
    Basis.YOUNG: "inwoners van 0 tot 25 jaar",
    Basis.PAST: "gemiddelde kosten van eerdere jaren",
}


def name_of(key: Key) -> str:
    """A short name for a column or a heading.

    Example:
        >>> name_of(Band(10)), name_of(Proportional(Basis.YOUNG))
        ('Solidariteitsband 10%', 'Jonge inwoners')
        >>> name_of(Mixture(((60, Proportional(Basis.INHABITANTS)), (40, Fixed()))))
        'Mengsel: 60% inwoners, 40% vaste aandelen'
    """
    match key:
        case Proportional(basis):
            return KINDS[basis.value].label
        case Fixed():
            return KINDS["vast"].label
        case Availability(percent):
            return f"{KINDS['beschikbaarheid'].label} {percent}%"
        case Band(percent):
            return f"{KINDS['band'].label} {percent}%"
        case StopLoss(percent):
            return f"{KINDS['stoploss'].label} {percent}%"
        case CaseStopLoss():
            return "Grens per geval"
        case Mixture(parts):
            told = ", ".join(f"{part}% {_lower(name_of(each))}" for part, each in parts)
            return f"{KINDS['mengsel'].label}: {told}"


def formula_of(key: Key) -> tuple[str, ...]:
    """How a key works, in sentences of a regeling.

    Example:
        >>> formula_of(Availability(20))[1]
        'Ook een gemeente die het aanbod zelf niet gebruikt, betaalt daaraan mee.'
    """
    match key:
        case Proportional(basis):
            words = BASIS_WORDS[basis]
            return (
                (
                    f"Een gemeente betaalt: totaal × haar {words}, gedeeld door de "
                    f"{words} van alle gemeenten samen."
                ),
            )
        case Fixed(shares):
            if not shares:
                return ("Elke gemeente betaalt een even groot deel van het totaal.",)
            return (
                (
                    "Een gemeente betaalt: totaal × haar vaste aandeel, gedeeld door "
                    "alle aandelen samen."
                ),
            )
        case Availability(percent):
            return (
                f"{percent}% van het totaal delen de gemeenten naar inwoners.",
                (
                    "Ook een gemeente die het aanbod zelf niet gebruikt, betaalt "
                    "daaraan mee."
                ),
                f"De andere {100 - percent}% delen zij naar eigen kosten.",
            )
        case Band(percent, base):
            return (
                f"De gemeenten delen het totaal naar {BASIS_WORDS[base]}.",
                f"Een bijdrage wijkt hoogstens {percent}% af van de eigen kosten.",
                (
                    "Wie daar buiten komt, betaalt de grens. De anderen dragen het "
                    "verschil, elk naar verhouding en tot hun eigen grens."
                ),
            )
        case StopLoss(percent, base):
            return (
                (
                    f"Een gemeente betaalt haar eigen kosten tot {percent}% van haar "
                    "gemiddelde van eerdere jaren."
                ),
                f"Wat daarboven komt, delen alle gemeenten naar {BASIS_WORDS[base]}.",
            )
        case CaseStopLoss(_, base):
            return (
                "Een gemeente betaalt haar eigen kosten, per geval tot een grens.",
                f"Wat daarboven komt, delen alle gemeenten naar {BASIS_WORDS[base]}.",
            )
        case Mixture(parts):
            told = []
            for part, each in parts:
                told.append(
                    f"{part}% van het totaal gaat naar de sleutel "
                    f"'{_lower(name_of(each))}'."
                )
                told += formula_of(each)
            return tuple(told)


def looks_at(key: Key) -> tuple[Basis, ...]:
    """The figures a key needs, each once, in a fixed order.

    Example:
        >>> looks_at(StopLoss(110))
        (<Basis.USE: 'gebruik'>, <Basis.INHABITANTS: 'inwoners'>,
            <Basis.PAST: 'verleden'>)
    """
    match key:
        case Proportional(basis):
            found = {basis}
        case Fixed():
            found = set()
        case Availability():
            found = {Basis.USE, Basis.INHABITANTS}
        case Band(_, base) | CaseStopLoss(_, base):
            found = {Basis.USE, base}
        case StopLoss(_, base):
            found = {Basis.USE, Basis.PAST, base}
        case Mixture(parts):
            found = {basis for _, each in parts for basis in looks_at(each)}
    return tuple(basis for basis in Basis if basis in found)


ROUNDING: Final = (
    (
        "Bedragen zijn in hele centen. Eerst krijgt elke gemeente haar deel naar "
        "beneden afgerond."
    ),
    (
        "De centen die overblijven gaan naar de grootste resten. Bij gelijke resten "
        "gaat de laagste gemeentecode voor."
    ),
)
"""How the parts add up to the whole; part of every regeling that uses a key."""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
