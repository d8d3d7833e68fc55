"""The municipalities of 2026."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from jeugdregio.kernel.codes import GemeenteCode
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.herindelingen import former_names, successors


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A municipality with its province (``PV20``) and inhabitants on 1 January 2026."""

    code: GemeenteCode
    naam: str
    provincie: str
    provincie_code: str
    inwoners_2026: int


@cache
def all_gemeenten() -> tuple[Gemeente, ...]:
    """The 342 municipalities of 2026, by code.

    Source:
        CBS, gemeentelijke indeling 1-1-2026 and population (``cbs_bevolking``).
    """
    return tuple(
        Gemeente(
            code=GemeenteCode(row["gm_code"]),
            naam=row["naam"],
            provincie=row["provincie"],
            provincie_code=row["provincie_code"],
            inwoners_2026=int(row["inwoners_2026"]),
        )
        for row in read_rows("gemeenten")
    )


@cache
def _index() -> dict[str, Gemeente]:
    """Municipalities by code and by name, both in lower case."""
    by_name = {gemeente.naam.casefold(): gemeente for gemeente in all_gemeenten()}
    by_code = {gemeente.code.casefold(): gemeente for gemeente in all_gemeenten()}
    return by_name | by_code


def _alternatives(wanted: str) -> str:
    """A hint: what became of it, or which names look like it."""
    former = {name.casefold(): code for code, name in former_names().items()}
    former |= {code.casefold(): code for code in former_names()}
    if wanted in former:
        code = former[wanted]
        now = (_index()[each.casefold()] for each in successors(code))
        return (
            f"{former_names()[code]} ({code}) is opgeheven. Het gebied hoort nu bij: "
            + ", ".join(f"{gemeente.naam} ({gemeente.code})" for gemeente in now)
            + "."
        )
    found = (
        _index()[each] for each in get_close_matches(wanted, _index(), n=3, cutoff=0.8)
    )
    near = [f"{gemeente.naam} ({gemeente.code})" for gemeente in dict.fromkeys(found)]
    if not near:
        return "Zoek op naam of op code, bijvoorbeeld Heerlen of GM0917."
    return "Bedoelt u " + " of ".join(near) + "?"


def find_gemeente(code_or_name: str) -> Gemeente:
    """The municipality of 2026 with this code or exact name (case is ignored).

    Raises:
        UnknownCodeError: There is none; the hint names those that come close, or
            the municipalities that took over.

    Example:
        >>> find_gemeente("Heerlen").code
        'GM0917'
        >>> find_gemeente("Herlen")
        Traceback (most recent call last):
        ...
        jeugdregio.kernel.errors.UnknownCodeError: Gemeente 'Herlen' staat niet in de
        lijst van 2026 (CBS). Tip: Bedoelt u Heerlen (GM0917)?
    """
    wanted = code_or_name.strip().casefold()
    found = _index().get(wanted)
    if found is None:
        raise UnknownCodeError(
            f"Gemeente {code_or_name.strip()!r} staat niet in de lijst van 2026 (CBS).",
            hint=_alternatives(wanted),
        )
    return found


@cache
def gemeente_name(gm_code: str) -> str:
    """The name that goes with a code of any year since 2017.

    Raises:
        UnknownCodeError: The code is in no list from 2017 on.

    Example:
        >>> gemeente_name("GM0457")
        'Weesp'
    """
    former = former_names().get(GemeenteCode(gm_code))
    return former if former is not None else find_gemeente(gm_code).naam
