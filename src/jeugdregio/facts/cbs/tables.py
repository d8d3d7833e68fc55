"""What a CBS table is for us: long form, every figure with its codes and status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from jeugdregio.facts.cbs.periods import CbsPeriod, Status


RegionKind = Literal[
    "land",
    "landsdeel",
    "provincie",
    "corop",
    "gemeente",
    "jeugdregio",
    "veilig_thuis",
    "wijk",
    "buurt",
    "anders",
]

_REGION_KINDS: dict[str, RegionKind] = {
    "NL": "land",
    "LD": "landsdeel",
    "PV": "provincie",
    "CR": "corop",
    "GM": "gemeente",
    "JZ": "jeugdregio",
    "VT": "veilig_thuis",
    "WK": "wijk",
    "BU": "buurt",
}


def region_kind(code: str) -> RegionKind:
    """Kind of area by the first two letters of its CBS code.

    Example:
        >>> region_kind("JZ41"), region_kind("GM0917"), region_kind("XX01")
        ('jeugdregio', 'gemeente', 'anders')
    """
    return _REGION_KINDS.get(code[:2], "anders")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: code, Dutch title, unit as published, number of decimals."""

    code: str
    title: str
    unit: str
    decimals: int | None


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a dimension; period and status only on the time dimension."""

    code: str
    title: str
    period: CbsPeriod | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way in which the table is split.

    Attributes:
        name: Identifier as published, for example ``VormenVanJeugdzorg``.
        title: Dutch title.
        kind: ``region`` and ``period`` are recognised, all others are ``other``.
        codes: Its values by code, without padding, in published order.
    """

    name: str
    title: str
    kind: Literal["region", "period", "other"]
    codes: Mapping[str, Code]


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure with everything needed to ask it why.

    ``value`` and ``string_value`` are both None where CBS gives no figure;
    ``value_attribute`` then holds the reason as published (``Impossible``,
    ``Confidential`` ...) and is ``None`` as text for an ordinary figure.
    """

    measure: Measure
    codes: Mapping[str, Code]
    region: str | None
    period: CbsPeriod | None
    status: Status | None
    value: float | None
    string_value: str | None
    value_attribute: str


@dataclass(frozen=True, slots=True)
class CbsTable:
    """A table in long form, stored by column; position i of each column is one figure.

    Attributes:
        table_id: Identifier as published; upper and lower case matter.
        title: Dutch title of the table.
        modified: When CBS last changed it, as published; None where not told.
        fetched_at: When we took it over.
        selection: The OData filter it was asked with; empty is the whole table.
        built: Where the figures were built from when they were not recorded from CBS;
            None for real answers. Such figures carry the word *Voorbeeld*.
        measures: By code.
        dimensions: In published order.
        measure: Measure code per figure.
        coordinates: Per dimension its code per figure.
        value: Figure as published (rounded by CBS); None where there is none.
        string_value: Text per figure, for tables that hold text.
        value_attribute: Published reason or ``None`` as text.
        remarks: What a careful reader must know, plain Dutch.
    """

    table_id: str
    title: str
    modified: datetime | None
    fetched_at: datetime
    selection: str
    built: str | None
    measures: Mapping[str, Measure]
    dimensions: tuple[Dimension, ...]
    measure: tuple[str, ...]
    coordinates: Mapping[str, tuple[str, ...]]
    value: tuple[float | None, ...]
    string_value: tuple[str | None, ...]
    value_attribute: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.measure)

    def dimension(self, kind: Literal["region", "period"]) -> Dimension | None:
        """The dimension that holds the area or the time; None where absent."""
        return next((each for each in self.dimensions if each.kind == kind), None)

    def periods(self) -> tuple[Code, ...]:
        """Periods that carry at least one figure, oldest first."""
        time = self.dimension("period")
        if time is None:
            return ()
        column = self.coordinates[time.name]
        used = {
            code
            for code, value, text in zip(
                column, self.value, self.string_value, strict=True
            )
            if value is not None or text is not None
        }
        found = [(time.codes[code].period, time.codes[code]) for code in used]
        return tuple(
            code
            for period, code in sorted(
                ((period, code) for period, code in found if period),
                key=lambda it: it[0],
            )
        )

    def observations(self) -> Iterator[Observation]:
        """The figures one by one, in published order."""
        region, time = self.dimension("region"), self.dimension("period")
        for i, measure in enumerate(self.measure):
            codes = {
                each.name: each.codes[self.coordinates[each.name][i]]
                for each in self.dimensions
            }
            moment = codes[time.name] if time else None
            yield Observation(
                measure=self.measures[measure],
                codes=codes,
                region=codes[region.name].code if region else None,
                period=moment.period if moment else None,
                status=moment.status if moment else None,
                value=self.value[i],
                string_value=self.string_value[i],
                value_attribute=self.value_attribute[i],
            )
