"""Who works with whom in one region: everything the page shows, concluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jeugdregio.actions.read_cooperation import (
    Answer,
    answers_of,
    area_of,
    arrangements_of,
    division_rows,
    homes,
    listed_care,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.region.cooperation.detector import Hit, detect_exclusions
from jeugdregio.region.cooperation.divisions import DivisionView, compare_divisions
from jeugdregio.region.cooperation.patchwork import (
    Mismatch,
    Row,
    find_mismatches,
    patchwork,
)
from jeugdregio.region.cooperation.records import Area, Arrangement


@dataclass(frozen=True, slots=True)
class Patchwork:
    """The patchwork of one region.

    Attributes:
        area: The region.
        arrangements: Those that have to do with it and that the reader may see.
        rows: Municipalities against arrangements.
        mismatches: What does not fit.
        hits: What may clash with the law's preparation.
        answers: The region's answers by key of the hit; empty for outsiders.
        divisions: Other divisions that were loaded.
    """

    area: Area
    arrangements: tuple[Arrangement, ...]
    rows: tuple[Row, ...]
    mismatches: tuple[Mismatch, ...]
    hits: tuple[Hit, ...]
    answers: Mapping[str, Answer]
    divisions: tuple[DivisionView, ...]


def show_patchwork(actor: Actor, regio_code: str, *, as_of: date) -> Patchwork:
    """Put together who works with whom.

    Args:
        actor: Who looks; decides what is seen beside public facts.
        regio_code: The region.
        as_of: The day that is looked at.

    Raises:
        UnknownCodeError: There is no such region.
    """
    area = area_of(regio_code)
    found = arrangements_of(actor, area.code)
    return Patchwork(
        area=area,
        arrangements=found,
        rows=patchwork(area, found, as_of=as_of),
        mismatches=find_mismatches(area, found, as_of=as_of),
        hits=detect_exclusions(
            area, found, homes=homes(), listed=listed_care(), as_of=as_of
        ),
        answers=answers_of(actor, area.code),
        divisions=compare_divisions(area, division_rows(area.gemeenten), as_of=as_of),
    )
