"""The figures of a scan in words: one sentence for the answer, and each figure."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Final

from jeugdregio.actions.scan_counts import SCAN_YEAR
from jeugdregio.actions.scan_figures import ScanFigure
from jeugdregio.actions.scan_gemeente import Scan
from jeugdregio.publishing.numbers import (
    NO_BREAK,
    format_euro,
    format_number,
    format_percent,
)
from jeugdregio.standards.gemeenten import gemeente_name


BECAUSE: Final = (
    "het aandeel jongeren",
    "het gebruik per jongere",
    "de lasten per jongere",
)
"""The three causes in a sentence."""

PLACES: Final = {
    "below": "onder het bereik",
    "within": "binnen het bereik",
    "above": "boven het bereik",
    "": "niet bekend",
}

UNKNOWN: Final = "niet bekend"


def written(value: float | None, figure: ScanFigure) -> str:
    """A figure as it stands on the page; words where it is unknown."""
    if value is None:
        return UNKNOWN
    match figure.form:
        case "euro":
            return format_euro(value)
        case "percent":
            signed = figure.id == "verschil_begroting"
            return format_percent(value, signed=signed)
        case "per_100":
            return format_number(value, 1)


def signed_euro(amount: int) -> str:
    """Whole euros with their sign.

    Example:
        >>> signed_euro(12).replace(chr(160), " ")
        '€ +12'
    """
    written = format_euro(amount)
    return written.replace(NO_BREAK, f"{NO_BREAK}+") if amount > 0 else written


def answer(scan: Scan) -> str:
    """The answer in one sentence, true of the tables below it."""
    if scan.counts.counts is None:
        return _without_money(scan)
    each = format_euro(round_half_up(scan.counts.counts.per_inhabitant / 100))
    if scan.counts.doubt:
        return (
            f"Volgens de jaarrekening {SCAN_YEAR} gaf {scan.naam} {each} per inwoner "
            "uit aan jeugdzorg; dat bedrag klopt waarschijnlijk niet."
        )
    start = f"{scan.naam} gaf in {SCAN_YEAR} {each} per inwoner uit aan jeugdzorg"
    if scan.decomposition is None:
        return f"{start}; in de gekozen groep heeft niemand cijfers om naast te leggen."
    whole, *parts = scan.decomposition.rounded()
    if whole == 0:
        return f"{start}, evenveel als de vergelijkingsgroep."
    more = "meer" if whole > 0 else "minder"
    largest = max(range(3), key=lambda at: parts[at] if whole > 0 else -parts[at])
    return (
        f"{start}, {format_euro(abs(whole))} {more} dan de vergelijkingsgroep, "
        f"vooral door {BECAUSE[largest]}."
    )


def _without_money(scan: Scan) -> str:
    use = scan.compared["gebruik"]
    if use.own is None:
        return f"Van {scan.naam} is over {SCAN_YEAR} te weinig bekend."
    beside = (
        f", in de vergelijkingsgroep {format_number(use.median, 1)}"
        if use.median is not None
        else ""
    )
    return (
        f"Van {scan.naam} zijn de lasten van {SCAN_YEAR} niet bekend; van elke 100 "
        f"inwoners tot 25 jaar kregen er {format_number(use.own, 1)} jeugdzorg{beside}."
    )


def round_half_up(exact: Fraction) -> int:
    """To the nearest whole; halves up, as in `models.decomposition`."""
    return floor(exact + Fraction(1, 2))


def lesson(scan: Scan, code: str, about: str) -> str:
    """Why a municipality is worth a visit: both figures, no judgement."""
    name, figure_id = gemeente_name(code), _ABOUT[about]
    values = scan.compared[figure_id].values
    there = written(values.values.get(code), values.figure)
    here = written(values.values.get(scan.code), values.figure)
    return _LESSONS[about].format(
        name=name, own=scan.naam, there=there, here=here, jaar=values.jaar
    )


_ABOUT: Final = {
    "cost": "kosten_per_jongere",
    "access": "verwijzer_gemeentelijke_toegang",
    "residence": "verblijf",
    "budget_gap": "verschil_begroting",
}

_LESSONS: Final = {
    "cost": (
        "{name} gaf in {jaar} {there} uit per jongere met jeugdzorg, {own} {here}. Het "
        "gebruik ligt dicht bij elkaar. Vraag welke zorgvormen en tarieven daar gelden."
    ),
    "access": (
        "In {name} kwam in {jaar} {there} van de trajecten via de gemeentelijke "
        "toegang, in {own} {here}. Vraag hoe toegang en huisarts daar samenwerken."
    ),
    "residence": (
        "In {name} had in {jaar} {there} van de jongeren met jeugdhulp "
        "verblijf, in {own} {here}. Vraag welke hulp thuis en welke pleegzorg daar is."
    ),
    "budget_gap": (
        "In {name} week de jaarrekening {jaar} {there} af van de begroting, "
        "in {own} {here}. Vraag hoe daar wordt begroot en gevolgd."
    ),
}
