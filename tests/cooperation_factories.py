"""A small region with arrangements, for tests of who works with whom."""

from __future__ import annotations

from datetime import date

from jeugdregio.region.cooperation.records import Area, Arrangement, Member


DAY = date(2026, 11, 28)
LISTED = ("crisishulp", "pleegzorg", "intensief_ambulant")

AREA = Area(
    "JZ90",
    "Proefland",
    {"GM9001": "Aa", "GM9002": "Bee", "GM9003": "Cee", "GM9004": "Dee"},
)
HOMES = {code: {"JZ90"} for code in AREA.gemeenten} | {"GM9009": {"JZ91"}}
_NAMES = {**AREA.gemeenten, "GM9009": "Verweg"}


def member(gemeente: str, **change) -> Member:
    """A municipality that takes part in everything."""
    return Member(gemeente, _NAMES.get(gemeente, gemeente), **change)


def arrangement(code: str, *codes: str, **change) -> Arrangement:
    """A regional arrangement that buys all care, unless told otherwise."""
    values = {
        "naam": f"Regeling {code}",
        "region": "JZ90",
        "is_main": False,
        "buys": True,
        "scope": "alle",
        "members": tuple(member(each) for each in codes),
        "source": "Een stuk",
        **change,
    }
    return Arrangement(code=code, **values)


def everybody(code: str = "AR-ALL", **change) -> Arrangement:
    """The main arrangement, with all four."""
    return arrangement(code, *AREA.gemeenten, is_main=True, **change)
