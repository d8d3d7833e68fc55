"""Iv3 taakvelden around youth: which exist in a year, and which are counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import read_rows


Groep = Literal["jeugdhulp", "pgb", "geescaleerd", "toegang", "beleid"]


@dataclass(frozen=True, slots=True)
class Taakveld:
    """One taakveld.

    Attributes:
        code: As text, e.g. ``6.72``.
        titel: Name in the source.
        jaar_van: First year it occurs.
        jaar_tot: Last year; None where it still holds.
        telt_mee: Whether it counts in the lasten of youth care.
        groep: Our grouping; toegang and beleid serve adults as well.
    """

    code: str
    titel: str
    jaar_van: int
    jaar_tot: int | None
    telt_mee: bool
    groep: Groep

    def holds_in(self, jaar: int) -> bool:
        """Whether the taakveld exists in the year."""
        return self.jaar_van <= jaar and (
            self.jaar_tot is None or jaar <= self.jaar_tot
        )


@cache
def all_taakvelden() -> tuple[Taakveld, ...]:
    """All taakvelden, by code.

    Source:
        CBS Iv3 2017-2026 (``cbs_iv3``); what counts: our choice, see the dataset.
    """
    return tuple(
        Taakveld(
            code=row["taakveld"],
            titel=row["titel"],
            jaar_van=int(row["jaar_van"]),
            jaar_tot=int(row["jaar_tot"]) if row["jaar_tot"] else None,
            telt_mee=row["telt_mee"] == "ja",
            groep=cast("Groep", row["groep"]),
        )
        for row in read_rows("taakvelden")
    )


@cache
def taakvelden_of(jaar: int) -> tuple[Taakveld, ...]:
    """The taakvelden of a year, counted or not, by code.

    Raises:
        UnknownCodeError: No taakveld is known for the year.
    """
    found = tuple(taakveld for taakveld in all_taakvelden() if taakveld.holds_in(jaar))
    if not found:
        first = min(taakveld.jaar_van for taakveld in all_taakvelden())
        raise UnknownCodeError(
            f"Voor {jaar} zijn geen taakvelden bekend (CBS Iv3).",
            hint=f"Kies een jaar vanaf {first}.",
        )
    return found


@cache
def youth_taakvelden(jaar: int) -> tuple[str, ...]:
    """Codes of the taakvelden that count as lasten of youth care in a year.

    Raises:
        UnknownCodeError: No taakveld is known for the year.

    Example:
        >>> youth_taakvelden(2022), youth_taakvelden(2025)
        (('6.72', '6.82'), ('6.75', '6.76', '6.79', '6.82'))
    """
    return tuple(each.code for each in taakvelden_of(jaar) if each.telt_mee)
