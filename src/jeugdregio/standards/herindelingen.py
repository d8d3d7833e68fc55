"""Municipalities that merged or were split since 2017."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from jeugdregio.kernel.codes import GemeenteCode
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import read_rows


@dataclass(frozen=True, slots=True)
class Herindeling:
    """One step from a municipality that ended to one that took over (part of) it.

    Attributes:
        oud: Code that ended.
        oud_naam: Its name.
        nieuw: Code of the municipality that took over.
        nieuw_naam: Its name.
        ingang: First day of the new situation.
        deel: True where only a part went here; the share is not known.
        toelichting: What can and cannot be done with the figures, Dutch; often empty.
    """

    oud: GemeenteCode
    oud_naam: str
    nieuw: GemeenteCode
    nieuw_naam: str
    ingang: date
    deel: bool
    toelichting: str


@cache
def all_herindelingen() -> tuple[Herindeling, ...]:
    """All steps, oldest first.

    Source:
        CBS, gemeentelijke indelingen 2017-2023 (``cbs_indelingen_2017_2023``).
    """
    return tuple(
        Herindeling(
            oud=GemeenteCode(row["gm_code_oud"]),
            oud_naam=row["naam_oud"],
            nieuw=GemeenteCode(row["gm_code_nieuw"]),
            nieuw_naam=row["naam_nieuw"],
            ingang=date.fromisoformat(row["ingang"]),
            deel=row["soort"] == "deel",
            toelichting=row["toelichting"],
        )
        for row in read_rows("herindelingen")
    )


@cache
def _today() -> frozenset[str]:
    return frozenset(row["gm_code"] for row in read_rows("gemeenten"))


@cache
def _steps() -> dict[GemeenteCode, tuple[GemeenteCode, ...]]:
    steps: dict[GemeenteCode, tuple[GemeenteCode, ...]] = {}
    for step in all_herindelingen():
        steps[step.oud] = (*steps.get(step.oud, ()), step.nieuw)
    return steps


@cache
def successors(gm_code: str) -> tuple[GemeenteCode, ...]:
    """The municipalities of 2026 that hold the area of a municipality since 2017.

    Args:
        gm_code: Code of any year from 2017.

    Returns:
        By code; a municipality that still exists gives itself. More than one
        means that it was split and that its figures belong to none of them.

    Raises:
        UnknownCodeError: The code is in no list from 2017 on.

    Example:
        >>> successors("GM0457")  # Weesp, part of Amsterdam since 2023
        ('GM0363',)
        >>> successors("GM0788")  # Haaren, split over four in 2021
        ('GM0757', 'GM0824', 'GM0855', 'GM0865')
    """
    if gm_code in _today():
        return (GemeenteCode(gm_code),)
    following = _steps().get(GemeenteCode(gm_code))
    if following is None:
        raise UnknownCodeError(
            f"Gemeentecode {gm_code} komt sinds 2017 in geen lijst van CBS voor.",
            hint="Controleer de code: GM en vier cijfers, bijvoorbeeld GM0917.",
        )
    return tuple(sorted({last for code in following for last in successors(code)}))


def is_split(gm_code: str) -> bool:
    """Whether the area now lies in more than one municipality.

    Example:
        >>> is_split("GM0788"), is_split("GM0457")
        (True, False)
    """
    return len(successors(gm_code)) > 1


def successor(gm_code: str) -> GemeenteCode | None:
    """The one municipality of 2026 that figures of ``gm_code`` may be added to.

    Returns:
        None for a split municipality: how many inhabitants went where is not known.

    Raises:
        UnknownCodeError: The code is in no list from 2017 on.
    """
    found = successors(gm_code)
    return found[0] if len(found) == 1 else None


@cache
def former_names() -> dict[GemeenteCode, str]:
    """Names of municipalities that ended since 2017, by code."""
    return {step.oud: step.oud_naam for step in all_herindelingen()}
