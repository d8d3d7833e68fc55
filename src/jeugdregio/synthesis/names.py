"""Names that nobody has, for people who do not exist."""

from __future__ import annotations

from typing import Final


ACHTERNAMEN: Final[tuple[tuple[str, str | None], ...]] = (
    ("Voorbeeld", None),
    ("Verzonnen", None),
    ("Fictief", None),
    ("Bedacht", None),
    ("Proefpersoon", None),
    ("Testfamilie", None),
    ("Nietbestaand", None),
    ("Oefening", "van de"),
    ("Demonstratie", "de"),
    ("Generator", "van"),
)
"""Surnames with their prefix, or None."""

VOORNAMEN: Final = (
    "Testa",
    "Demo",
    "Proefke",
    "Fictia",
    "Voorbeeldje",
    "Oefenaar",
    "Synthia",
    "Bedenkje",
)
"""First names."""

STRAAT: Final = "Voorbeeldstraat"
POSTCODE: Final = "9999XX"
"""Has the form of a postcode; the public examples of the standard use it too."""

AGB_PREFIX: Final = "0099"
"""AGB codes start with the kind of care; 00 is not one."""


def aanbieder_naam(number: int) -> str:
    """The name of the n-th aanbieder.

    Example:
        >>> aanbieder_naam(3)
        'Zorgaanbieder Voorbeeld 3'
    """
    return f"Zorgaanbieder Voorbeeld {number}"


def aanbieder_agb(number: int) -> str:
    """The AGB code of the n-th aanbieder: eight digits, like a real one.

    Example:
        >>> aanbieder_agb(3)
        '00990003'
    """
    return f"{AGB_PREFIX}{number:04d}"


VERWIJZERS: Final = tuple(f"0098{number:04d}" for number in range(1, 41))
"""AGB codes of doctors who refer."""
