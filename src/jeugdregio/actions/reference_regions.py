"""Regions to compare a municipality's own region with."""

from __future__ import annotations

from typing import Final, Literal

from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import Regio, all_regions, members


Reference = Literal["grootte", "provincie", "alle"]

REFERENCES: Final[dict[Reference, str]] = {
    "grootte": "Regio's van bijna gelijke grootte",
    "provincie": "Regio's in dezelfde provincie",
    "alle": "Alle regio's",
}
"""The ways to choose, with their Dutch names; the first is the default."""

NEAREST: Final = 5
"""How many regions of nearly the same size; our own choice."""


def reference_regions(regio: Regio, indeling: str, by: Reference) -> tuple[Regio, ...]:
    """The regions to compare with, the region itself first, then by code.

    Args:
        regio: The region to compare.
        indeling: The division that says which municipalities belong.
        by: How to choose: the five nearest in inhabitants of 2026, those that share
            a province, or all.
    """
    others = [
        each
        for each in all_regions()
        if each.code != regio.code and members(each.code, indeling)
    ]
    if by == "provincie":
        own = _provinces(regio, indeling)
        others = [each for each in others if own & _provinces(each, indeling)]
    if by == "grootte":
        size = _inhabitants(regio, indeling)
        others.sort(key=lambda each: abs(_inhabitants(each, indeling) - size))
        others = sorted(others[:NEAREST], key=lambda each: each.code)
    return (regio, *others)


def _inhabitants(regio: Regio, indeling: str) -> int:
    return sum(
        find_gemeente(code).inwoners_2026 for code in members(regio.code, indeling)
    )


def _provinces(regio: Regio, indeling: str) -> set[str]:
    return {find_gemeente(code).provincie for code in members(regio.code, indeling)}
