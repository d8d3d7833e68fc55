"""Codes of areas: gemeente, jeugdregio, province, country."""

from __future__ import annotations

import re
from typing import NewType

from jeugdregio.kernel.errors import UnknownCodeError


GemeenteCode = NewType("GemeenteCode", str)
RegioCode = NewType("RegioCode", str)

LAND_CODE = "NL01"
"""The CBS code of the whole country."""

_GEMEENTE = re.compile(r"GM\d{4}")
_REGIO = re.compile(r"JZ\d{2}")


def parse_gemeente_code(text: str) -> GemeenteCode:
    """Read a CBS municipality code; blanks around it and lower case are fine.

    Raises:
        UnknownCodeError: The text does not have the form GM and four digits.

    Example:
        >>> parse_gemeente_code(" gm0917 ")
        'GM0917'
    """
    code = text.strip().upper()
    if not _GEMEENTE.fullmatch(code):
        raise UnknownCodeError(
            "Dit is geen gemeentecode: verwacht GM en vier cijfers (CBS).",
            hint="Heerlen is bijvoorbeeld GM0917.",
        )
    return GemeenteCode(code)


def parse_regio_code(text: str) -> RegioCode:
    """Read a CBS jeugdregio code; blanks around it and lower case are fine.

    Raises:
        UnknownCodeError: The text does not have the form JZ and two digits.

    Example:
        >>> parse_regio_code("jz41")
        'JZ41'
    """
    code = text.strip().upper()
    if not _REGIO.fullmatch(code):
        raise UnknownCodeError(
            "Dit is geen regiocode: verwacht JZ en twee cijfers (CBS).",
            hint="Zuid-Limburg is bijvoorbeeld JZ41.",
        )
    return RegioCode(code)
