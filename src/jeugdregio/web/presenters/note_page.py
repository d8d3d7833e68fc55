"""The council note: the municipalities whose council it can be for."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.regions import members


@dataclass(frozen=True, slots=True)
class GemeenteOption:
    """A municipality to choose; the empty value is all councils."""

    value: str
    label: str
    selected: bool


def gemeente_options(regio_code: str, chosen: str) -> tuple[GemeenteOption, ...]:
    """All councils first, then the municipalities by name."""
    names = sorted((gemeente_name(code), str(code)) for code in members(regio_code))
    return (
        GemeenteOption("", "Alle raden", not chosen),
        *(GemeenteOption(code, name, code == chosen) for name, code in names),
    )
