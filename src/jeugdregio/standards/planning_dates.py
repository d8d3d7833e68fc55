"""Days for budget and accounts that a region can set: names, and what we think of them.

The law behind them is not confirmed. So they are settings with a suggestion in words,
and no day is used before the region itself chose it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jeugdregio.standards.grounds import Ground, read_ground
from jeugdregio.standards.impact_scan import COOPERATION_DATA
from jeugdregio.standards.law_files import Record, read_law_file, unknown_id


_DAY: Final = re.compile(r"\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class PlanningKind:
    """A day a region may plan with.

    Attributes:
        id: Stable id, e.g. ``kaders``.
        name: Dutch name.
        text: What we think of it, worded as doubt.
        suggestion: Day and month as ``30-04``; empty where no day can be suggested.
        ground: What the text rests on.
    """

    id: str
    name: str
    text: str
    suggestion: str
    ground: Ground


def all_planning_dates(directory: Path = COOPERATION_DATA) -> tuple[PlanningKind, ...]:
    """The days, in the order of the year's cycle.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> {each.ground.status for each in all_planning_dates()}
        {'U'}
    """
    return _load(directory)


def find_planning_date(date_id: str) -> PlanningKind:
    """The day with this id.

    Raises:
        UnknownCodeError: There is none.
    """
    for kind in all_planning_dates():
        if kind.id == date_id:
            return kind
    raise unknown_id("Datum", date_id, tuple(k.id for k in all_planning_dates()))


@cache
def _load(directory: Path) -> tuple[PlanningKind, ...]:
    content = read_law_file("planning_dates.toml", directory)
    kinds = tuple(_kind(each) for each in content.records("dates"))
    if not kinds or len({kind.id for kind in kinds}) != len(kinds):
        raise content.damaged("dates", "data die elk een eigen id hebben")
    return kinds


def _kind(record: Record) -> PlanningKind:
    suggestion = record.optional_text("suggestion")
    if suggestion and not _DAY.fullmatch(suggestion):
        raise record.damaged("suggestion", "een dag als 30-04")
    return PlanningKind(
        id=record.text("id"),
        name=record.text("name"),
        text=record.text("text"),
        suggestion=suggestion,
        ground=read_ground(record),
    )
