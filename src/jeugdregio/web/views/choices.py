"""What the reader chose in the address, read safely."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from django.http import HttpRequest

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.measures.definition import Measure
from jeugdregio.standards.regions import DEFAULT_INDELING, find_known_indeling


_DAY: Final = re.compile(
    r"(?P<year1>[0-9]{4})-(?P<month1>[0-9]{2})-(?P<day1>[0-9]{2})"
    r"|(?P<day2>[0-9]{1,2})-(?P<month2>[0-9]{1,2})-(?P<year2>[0-9]{4})"
)


def chosen_year(request: HttpRequest) -> int | None:
    """The year in the address; None if there is none.

    Raises:
        UnknownCodeError: What stands there is not a year.
    """
    text = request.GET.get("jaar", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise UnknownCodeError(
            "Dit is geen jaar.", hint="Kies een jaar uit de lijst op de pagina."
        )
    return int(text)


def chosen_indeling(request: HttpRequest) -> str:
    """The division in the address, or the default one.

    Raises:
        UnknownCodeError: There is no such division, or nobody knows its members yet.
    """
    text = request.GET.get("indeling", "") or DEFAULT_INDELING
    return find_known_indeling(text).code


def chosen_dimensions(request: HttpRequest, measure: Measure) -> dict[str, str]:
    """Values for the dimensions of a measure; those not given are left out."""
    return {
        name: value
        for name in measure.dimensions
        if (value := request.GET.get(name, ""))
    }


def chosen_number(request: HttpRequest, name: str) -> int:
    """A number of ours in the address; 0 where there is none or it is not one."""
    text = request.GET.get(name, "")
    # Ours have at most 18 digits; longer ones the database would refuse.
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        return 0
    return int(text)


def posted_values(request: HttpRequest, measure: Measure) -> dict[str, str]:
    """As `chosen_dimensions`, from a form that was posted."""
    return {
        name: value
        for name in measure.dimensions
        if (value := request.POST.get(name, ""))
    }


def posted_number(request: HttpRequest, name: str) -> int:
    """A small number in a form that was posted; 0 where it is not one."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0


def chosen_day(request: HttpRequest) -> date | None:
    """The day in the address, as 2026-12-31 or 31-12-2026; None if there is none.

    Raises:
        InvalidInputError: What stands there is no day between 2000 and 2100.
    """
    text = request.GET.get("dag", "").strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    parts = found.groupdict() if found else {}
    year, month, day = (
        int(parts.get(f"{name}1") or parts.get(f"{name}2") or 0)
        for name in ("year", "month", "day")
    )
    try:
        chosen = date(year, month, day)
    except ValueError:
        chosen = None
    if chosen is None or not 2000 <= chosen.year < 2100:
        raise InvalidInputError(
            "Dit is geen dag tussen 2000 en 2100.", hint="Schrijf als 31-12-2026."
        )
    return chosen
