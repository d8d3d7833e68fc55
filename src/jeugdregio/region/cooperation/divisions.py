"""Other divisions of the same municipalities: GGD, safety region, zorgkantoor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jeugdregio.region.cooperation.records import Area, names


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A municipality in an area of a division, as it was loaded.

    Attributes:
        division: Name of the division, e.g. ``GGD-regio``.
        gemeente: GM and four digits.
        area_code: Code of the area.
        area_name: Name of the area.
        valid_from: First day; None where not known.
        valid_to: Last day; None where it still holds.
        source: Where it comes from.
        is_example: True where it is fictional.
    """

    division: str
    gemeente: str
    area_code: str
    area_name: str
    valid_from: date | None
    valid_to: date | None
    source: str
    is_example: bool

    def holds_on(self, as_of: date) -> bool:
        """Whether it holds on a day."""
        return (self.valid_from is None or self.valid_from <= as_of) and (
            self.valid_to is None or as_of <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class DivisionView:
    """One other division beside the region.

    Attributes:
        name: Name of the division.
        areas: Per municipality of the region the names of its areas; empty where the
            file does not name it.
        fits: Whether the region lies in one area, and that area in the region. None
            where not every municipality is known.
        text: That in a Dutch sentence.
        source: Where it comes from.
        is_example: True where it is fictional.
    """

    name: str
    areas: Mapping[str, str]
    fits: bool | None
    text: str
    source: str
    is_example: bool


def compare_divisions(
    area: Area, rows: Iterable[AreaRow], *, as_of: date
) -> tuple[DivisionView, ...]:
    """Lay other divisions beside a region.

    Args:
        area: The region.
        rows: Of all municipalities that were loaded, also those outside the region.
        as_of: The day that is looked at.

    Example:
        >>> area = Area("JZ01", "A", {"GM0001": "X", "GM0002": "Y"})
        >>> rows = [
        ...     AreaRow("GGD", code, area_code, name, None, None, "bron", False)
        ...     for code, area_code, name in (
        ...         ("GM0001", "1", "Noord"), ("GM0002", "2", "Zuid"))
        ... ]
        >>> compare_divisions(area, rows, as_of=date(2026, 1, 1))[0].text
        'De gemeenten liggen in 2 gebieden van GGD: Noord en Zuid.'
    """
    by_division: dict[str, list[AreaRow]] = {}
    for row in rows:
        if row.holds_on(as_of):
            by_division.setdefault(row.division, []).append(row)
    return tuple(
        _compare(area, name, found) for name, found in sorted(by_division.items())
    )


def _compare(area: Area, name: str, rows: list[AreaRow]) -> DivisionView:
    own = [row for row in rows if row.gemeente in area.gemeenten]
    areas = {
        code: names(found)
        for code in area.gemeenten
        if (found := sorted({r.area_name for r in own if r.gemeente == code}))
    }
    codes = {row.area_code for row in own}
    beyond = [row for row in rows if row.area_code in codes and row not in own]
    unknown = len(area.gemeenten) - len(areas)
    fits: bool | None = None if unknown else len(codes) == 1 and not beyond
    return DivisionView(
        name=name,
        areas=areas,
        fits=fits,
        text=_told(name, own, unknown, beyond=bool(beyond)),
        source=names(sorted({row.source for row in own or rows})),
        is_example=any(row.is_example for row in own or rows),
    )


def _told(name: str, own: list[AreaRow], unknown: int, *, beyond: bool) -> str:
    if not own:
        return f"Voor {name} is geen gemeente van deze regio geladen."
    found = sorted({row.area_name for row in own})
    if len(found) == 1:
        told = f"De gemeenten liggen in één gebied van {name}: {found[0]}."
    else:
        told = (
            f"De gemeenten liggen in {len(found)} gebieden van {name}: {names(found)}."
        )
    if beyond:
        told += " Zo'n gebied loopt door in een andere regio."
    if unknown:
        word = "gemeente" if unknown == 1 else "gemeenten"
        told += f" Van {unknown} {word} is het niet geladen."
    return told
