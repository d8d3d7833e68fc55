"""All arrangements that we know against all regions, and what may clash anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jeugdregio.actions.read_cooperation import (
    area_of,
    homes,
    listed_care,
    public_arrangements,
)
from jeugdregio.region.cooperation.detector import Hit, detect_exclusions
from jeugdregio.region.cooperation.patchwork import concerns
from jeugdregio.region.cooperation.records import Arrangement
from jeugdregio.standards.regions import all_regions


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One region with its arrangements and what may clash in it."""

    code: str
    naam: str
    gemeenten: int
    arrangements: tuple[Arrangement, ...]
    hits: tuple[Hit, ...]


def show_country_patchwork(*, as_of: date) -> tuple[RegionLine, ...]:
    """Every region by code, with what is publicly known.

    Args:
        as_of: The day that is looked at.
    """
    found = public_arrangements()
    lines = []
    for regio in all_regions():
        area = area_of(regio.code)
        own = tuple(
            each
            for each in found
            if each.region == area.code or concerns(area, each, as_of)
        )
        hits = detect_exclusions(
            area, own, homes=homes(), listed=listed_care(), as_of=as_of
        )
        lines.append(RegionLine(area.code, area.naam, len(area.gemeenten), own, hits))
    return tuple(lines)
