"""Tables of figures: columns that say what they hold, and where they come from.

Two kinds exist. `ExactTable` is for our own eyes and for sums that must be exact.
`DisclosedTable` (in `measures.disclosure`) is the only kind that publishing takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal


Kind = Literal["key", "text", "year", "count", "money", "ratio", "percent"]
"""What a column holds; it decides rounding, alignment and protection.

`key` and `text` name the row, `year` is a calendar year, `count` counts persons or
trajectories, `money` is an amount, `ratio` a figure per something, `percent` a share.
"""

Status = Literal["C", "S", "U"]
"""Confirmed, secondary or unconfirmed: how sure we are of a statement."""

Value = str | int | float | None
"""A cell of an exact table; None is unknown."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its machine name, Dutch label, kind and unit."""

    name: str
    label: str
    kind: Kind
    unit: str = ""
    description: str = ""

    def in_euros(self) -> Column:
        """A column of eurocents as it is called in euros; others as they are."""
        if self.unit != "eurocent":
            return self
        return replace(self, name=self.name.removesuffix("_cents") + "_eur", unit="€")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything a reader needs to ask a figure why.

    Attributes:
        measure: Machine name of the measure, e.g. ``lasten_iv3``.
        title: Dutch name of the figure.
        definition: What it counts, plain Dutch.
        unit: Unit of the main column, Dutch.
        count_rule: What is and is not counted, plain Dutch.
        sources: Who published it, which table, which period.
        caveats: What a careful reader must know.
        as_of: The day the source was taken over.
        example: True where figures are generated or fictional (*Voorbeeld*).
        from_messages: True where they come from messages; ``as_of`` is then the last
            day those tell of.
    """

    measure: str
    title: str
    definition: str
    unit: str
    count_rule: str
    sources: tuple[str, ...]
    caveats: tuple[str, ...] = ()
    as_of: date | None = None
    example: bool = False
    from_messages: bool = False

    @property
    def day(self) -> str:
        """What `as_of` says, as words before the day."""
        return "tot en met" if self.from_messages else "overgenomen op"


@dataclass(frozen=True, slots=True)
class ExactTable:
    """Rows as computed, before disclosure control. Never published.

    Args:
        columns: One per position in a row.
        rows: Tuples as long as ``columns``; None is unknown.
        provenance: Where the figures come from.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    provenance: Provenance

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            raise ValueError(f"{self.provenance.measure}: a row is not {width} long")

    def index(self, name: str) -> int:
        """Position of the column called ``name``."""
        return [column.name for column in self.columns].index(name)

    def records(self) -> Iterator[dict[str, Value]]:
        """The rows as dictionaries by column name, in order."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))
