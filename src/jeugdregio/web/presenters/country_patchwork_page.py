"""Who works with whom in the country, as the template wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdregio.actions.show_country_patchwork import RegionLine
from jeugdregio.web.presenters.hit_view import HitView, hit_view
from jeugdregio.web.presenters.patchwork_page import ArrangementView, arrangement_view


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region that has arrangements."""

    naam: str
    href: str
    gemeenten: int
    arrangements: tuple[ArrangementView, ...]
    hits: int


@dataclass(frozen=True, slots=True)
class CountryPage:
    """Everything the page shows."""

    answer: str
    rows: tuple[RegionRow, ...]
    without: tuple[tuple[str, str], ...]
    hits: tuple[HitView, ...]


def show(lines: Sequence[RegionLine]) -> CountryPage:
    """Lay out the country; what shows in two regions is one point."""
    known = [line for line in lines if line.arrangements]
    arrangements = {each.code for line in known for each in line.arrangements}
    hits = {
        hit.key: hit_view(hit, None, line.code) for line in lines for hit in line.hits
    }
    return CountryPage(
        answer=f"Wij kennen {len(arrangements)} regelingen. Zij raken "
        f"{len(known)} van de {len(lines)} regio's.",
        rows=tuple(
            RegionRow(
                naam=line.naam,
                href=_href(line.code),
                gemeenten=line.gemeenten,
                arrangements=tuple(arrangement_view(a) for a in line.arrangements),
                hits=len(line.hits),
            )
            for line in known
        ),
        without=tuple(
            (line.naam, _href(line.code)) for line in lines if not line.arrangements
        ),
        hits=tuple(hits.values()),
    )


def _href(code: str) -> str:
    return f"/regio/{code}/samenwerking/wie/"
