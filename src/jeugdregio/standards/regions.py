"""Regions, and which municipality belongs to which by which division.

Membership is data with a source and a validity, never a constant: lists differ, and
a decree with another division is announced. Ask with a division, or take
``DEFAULT_INDELING`` and say so on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final, Literal

from jeugdregio.kernel.codes import GemeenteCode, RegioCode
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.files import DATA_ROOT, read_toml
from jeugdregio.standards.herindelingen import successors
from jeugdregio.standards.sources import Status


DEFAULT_INDELING: Final = "ijw_2026"
"""The division used where the reader has not chosen one."""

Stage = Literal["bekend", "aangekondigd"]
"""Whether the members of a division are known, or only that it will come."""


@dataclass(frozen=True, slots=True)
class Indeling:
    """A division of all municipalities in regions.

    Attributes:
        code: ``ijw_2026``, ``cbs_2025`` or ``besluit_41``.
        naam: Dutch name.
        source: Id in ``standards.sources``.
        valid_from: First day; None where not known.
        valid_to: Last day; None where it still holds or is not known.
        stage: Whether its members are known.
        status: How sure we are (C, S, U).
        toelichting: What a reader must know, Dutch.
    """

    code: str
    naam: str
    source: str
    valid_from: date | None
    valid_to: date | None
    stage: Stage
    status: Status
    toelichting: str


@dataclass(frozen=True, slots=True)
class Regio:
    """A jeugdregio (the area): code, CBS name, and the names others give it."""

    code: RegioCode
    naam: str
    aliassen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputedMembership:
    """A municipality that lists put in different regions.

    Attributes:
        gm_code: The municipality.
        regios: Pairs of division and region, in the order of ``all_indelingen``.
    """

    gm_code: GemeenteCode
    regios: tuple[tuple[str, RegioCode], ...]


def read_indelingen(root: Path = DATA_ROOT) -> tuple[Indeling, ...]:
    """All divisions in the folder ``root``, in the order of the file."""
    return tuple(
        Indeling(
            code=code,
            naam=entry.get("naam", ""),
            source=entry.get("source", ""),
            valid_from=entry.get("valid_from"),
            valid_to=entry.get("valid_to"),
            stage=entry.get("stage", ""),
            status=entry.get("status", ""),
            toelichting=entry.get("toelichting", ""),
        )
        for code, entry in read_toml(root / "indelingen.toml").items()
    )


@cache
def all_indelingen() -> tuple[Indeling, ...]:
    """All divisions, the default one first; an announced one has no members."""
    return read_indelingen()


def find_indeling(code: str) -> Indeling:
    """The division with this code.

    Raises:
        UnknownCodeError: There is none.

    Example:
        >>> find_indeling("besluit_41").stage
        'aangekondigd'
    """
    for indeling in all_indelingen():
        if indeling.code == code:
            return indeling
    raise UnknownCodeError(
        f"Indeling {code!r} bestaat niet.",
        hint="Kies uit: " + ", ".join(each.code for each in all_indelingen()) + ".",
    )


def find_known_indeling(code: str) -> Indeling:
    """The division with this code, if its members are known.

    Raises:
        UnknownCodeError: There is none, or it is only announced.

    Example:
        >>> find_known_indeling("cbs_2025").naam
        'CBS-indeling 2025'
    """
    indeling = find_indeling(code)
    if indeling.stage != "bekend":
        known = [each.code for each in all_indelingen() if each.stage == "bekend"]
        raise UnknownCodeError(
            "Van deze indeling is nog niet bekend welke gemeente waar hoort.",
            hint="Kies uit: " + ", ".join(known) + ".",
        )
    return indeling


@cache
def all_regions() -> tuple[Regio, ...]:
    """The 42 regions by code; JZ40 does not exist.

    Source:
        Names of CBS (2025), aliases of the iJw list (2026).
    """
    return tuple(
        Regio(
            code=RegioCode(row["jz_code"]),
            naam=row["naam"],
            aliassen=tuple(filter(None, row["aliassen"].split("|"))),
        )
        for row in read_rows("regios")
    )


def _plain(name: str) -> str:
    """A name without case, blanks and hyphens: lists spell them differently."""
    return re.sub(r"\W", "", name.casefold())


@cache
def _index() -> dict[str, Regio]:
    return {
        _plain(name): regio
        for regio in all_regions()
        for name in (regio.code, regio.naam, *regio.aliassen)
    }


def find_regio(code_or_name: str) -> Regio:
    """The region with this code, name or alias; case and hyphens are ignored.

    Raises:
        UnknownCodeError: There is none; the hint names those that come close.

    Example:
        >>> find_regio("zuid limburg").code
        'JZ41'
        >>> find_regio("Arnhem").naam
        'Centraal Gelderland'
    """
    wanted = _plain(code_or_name)
    found = _index().get(wanted)
    if found is not None:
        return found
    close = (
        _index()[name] for name in get_close_matches(wanted, _index(), n=3, cutoff=0.7)
    )
    near = [f"{regio.naam} ({regio.code})" for regio in dict.fromkeys(close)]
    raise UnknownCodeError(
        f"Regio {code_or_name.strip()!r} staat niet in de lijst van CBS en iJw.",
        hint=f"Bedoelt u {' of '.join(near)}?" if near else "Kies JZ01 tot JZ43.",
    )


@cache
def _membership(indeling: str) -> dict[GemeenteCode, RegioCode]:
    find_indeling(indeling)
    return {
        GemeenteCode(row["gm_code"]): RegioCode(row["jz_code"])
        for row in read_rows("lidmaatschap")
        if row["indeling"] == indeling
    }


@cache
def members(
    regio_code: str, indeling: str = DEFAULT_INDELING
) -> tuple[GemeenteCode, ...]:
    """The municipalities of a region, by code.

    Returns:
        Empty for a division that is only announced.

    Raises:
        UnknownCodeError: The region or the division does not exist.

    Example:
        >>> members("JZ16", "ijw_2026")  # CBS 2025 adds Wijdemeren (GM1696)
        ('GM0376', 'GM0402', 'GM0406', 'GM0417', 'GM1942')
    """
    regio = find_regio(regio_code)
    return tuple(
        gm for gm, code in sorted(_membership(indeling).items()) if code == regio.code
    )


@cache
def regio_of(gm_code: str, indeling: str = DEFAULT_INDELING) -> RegioCode | None:
    """The region of a municipality, also of one that ended since 2017.

    A split municipality is in a region only where all that took over lie in it.

    Returns:
        None where they lie in different regions, or where the division is only
        announced.

    Raises:
        UnknownCodeError: The municipality or the division does not exist.

    Example:
        >>> regio_of("GM0917")
        'JZ41'
        >>> regio_of("GM0140")  # Littenseradiel, split inside Friesland
        'JZ02'
        >>> regio_of("GM0788") is None  # Haaren, split over two regions
        True
    """
    membership = _membership(indeling)
    found = {membership.get(code) for code in successors(gm_code)}
    return found.pop() if len(found) == 1 else None


@cache
def disputed() -> tuple[DisputedMembership, ...]:
    """Municipalities that the known divisions put in different regions, by code.

    Example:
        >>> disputed()[0]
        DisputedMembership(gm_code='GM0050',
            regios=(('ijw_2026', 'JZ08'), ('cbs_2025', 'JZ12')))
    """
    known = [each.code for each in all_indelingen() if each.stage == "bekend"]
    codes = sorted({gm_code for code in known for gm_code in _membership(code)})
    found = []
    for gm_code in codes:
        regios = tuple(
            (code, _membership(code)[gm_code])
            for code in known
            if gm_code in _membership(code)
        )
        if len({regio for _, regio in regios}) > 1:
            found.append(DisputedMembership(gm_code=gm_code, regios=regios))
    return tuple(found)
