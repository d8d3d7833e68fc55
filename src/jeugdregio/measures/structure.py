"""What adds up to what in a measure about persons, as its definition declares it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from jeugdregio.measures.tables import Column
from jeugdregio.measures.totals import Sum
from jeugdregio.measures.withholding import Derived, Guarded


_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Balance:
    """A stock and its flows: before + enters = leaves + after.

    Attributes:
        stock: Count column of who is there on the last day.
        enters: Count column of who came.
        leaves: Count column of who went.
    """

    stock: str
    enters: str
    leaves: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The ``[disclosure]`` part of a definition.

    Attributes:
        sums: Count columns that add up to another, in every row.
        totals: Per dimension the value that stands for all of it.
        overlapping: Per dimension the count columns in which one person can be in
            more than one value.
        regional: Dimensions that are published for the region and not split below it.
        in_parts: Counts that are published per municipality and per value of a
            dimension; empty is all. Fewer columns leave more to be told: a part next
            to its whole gives its small counterpart away.
        guarded: Amounts with the count of their persons, and durations.
        derived: Ratios and shares, made again from published counts.
        open: Columns that are public.
        apart: Dimensions of which every value shows the same persons in another way,
            with the columns that differ between the values.
        balance: A stock and its flows.
    """

    sums: tuple[Sum, ...] = ()
    totals: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    overlapping: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    regional: tuple[str, ...] = ()
    in_parts: tuple[str, ...] = ()
    guarded: tuple[Guarded, ...] = ()
    derived: tuple[Derived, ...] = ()
    open: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    balance: Balance | None = None

    def tells_in_parts(self, column: str) -> bool:
        """Whether a column is published per municipality and per value of a split."""
        if not self.in_parts:
            return True
        made_of = {each.column: {each.numerator, each.base} for each in self.derived}
        made_of |= {each.column: {each.persons} for each in self.guarded}
        return made_of.get(column, {column}) <= set(self.in_parts)


def parse_structure(
    name: str, fields: Mapping[str, Any], columns: tuple[Column, ...]
) -> Structure:
    """Read the structure of a measure.

    Raises:
        ValueError: A field is malformed or names no column of the measure.
    """
    try:
        structure = Structure(
            sums=tuple(
                Sum(each["total"], tuple(each["parts"]))
                for each in fields.get("sums", ())
            ),
            totals=dict(fields.get("totals", {})),
            overlapping={k: tuple(v) for k, v in fields.get("overlapping", {}).items()},
            regional=tuple(fields.get("regional", ())),
            in_parts=tuple(fields.get("in_parts", ())),
            guarded=(
                *(Guarded(c, p) for c, p in fields.get("guarded", {}).items()),
                *(
                    Guarded(c, p, adds_up=False)
                    for c, p in fields.get("following", {}).items()
                ),
            ),
            derived=tuple(Derived(**each) for each in fields.get("derived", ())),
            open=tuple(fields.get("open", ())),
            apart={k: tuple(v) for k, v in fields.get("apart", {}).items()},
            balance=Balance(**fields["balance"]) if "balance" in fields else None,
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{name}.sql: disclosure is malformed: {error}") from error
    _check(name, structure, columns)
    return structure


def _check(name: str, structure: Structure, columns: Collection[Column]) -> None:
    known = {column.name for column in columns}
    used = {
        *(column for each in structure.sums for column in (each.total, *each.parts)),
        *structure.totals,
        *structure.overlapping,
        *(column for each in structure.overlapping.values() for column in each),
        *structure.regional,
        *structure.in_parts,
        *(
            column
            for each in structure.guarded
            for column in (each.column, each.persons)
        ),
        *structure.open,
        *structure.apart,
        *(column for each in structure.apart.values() for column in each),
    }
    if odd := sorted(used - known):
        raise ValueError(f"{name}.sql: disclosure names no column: {', '.join(odd)}")
    texts = {column.name for column in columns if column.kind == "text"}
    if odd := sorted({*structure.totals, *structure.apart} - texts):
        raise ValueError(f"{name}.sql: disclosure splits by {', '.join(odd)}")
