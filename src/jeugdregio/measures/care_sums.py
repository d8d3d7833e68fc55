"""All that a reader can add up in the published figures of a measure about persons."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jeugdregio.measures.definition import Measure
from jeugdregio.measures.structure import Structure
from jeugdregio.measures.tables import Value
from jeugdregio.measures.totals import FigureId, FigureSum, Hierarchy, Sum, Totals


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Which row: area, year and the value of every dimension that splits persons."""

    gebied: str
    jaar: int
    split: tuple[tuple[str, str], ...] = ()

    def figure(self, column: str) -> FigureId:
        """The figure in a column of this row, as the gate knows it."""
        keys = (("gebied", self.gebied), ("jaar", str(self.jaar)), *self.split)
        return tuple(sorted(keys)), column

    def at(self, dimension: str, value: str) -> Place:
        """The row with another value of one dimension."""
        split = tuple(
            (name, value if name == dimension else old) for name, old in self.split
        )
        return Place(self.gebied, self.jaar, split)


Rows = Mapping[Place, Mapping[str, Value]]
"""Exact rows by place: what is published and nothing else."""


def care_totals(
    measure: Measure,
    structure: Structure,
    rows: Rows,
    parents: Mapping[str, str],
    renamed: Mapping[str, str],
) -> Totals:
    """The sums in one table of a measure.

    Args:
        measure: The measure.
        structure: Its structure.
        rows: The rows.
        parents: Of every municipality its region.
        renamed: The names by which the gate knows columns that have another name here.
    """

    def name(column: str) -> str:
        return renamed.get(column, column)

    sums = (
        Sum(name(each.total), tuple(map(name, each.parts)), each.overlapping)
        for each in structure.sums
    )
    figures = [
        FigureSum((total[0], name(total[1])), tuple((k, name(c)) for k, c in parts), o)
        for total, parts, o in (
            (each.total, each.parts, each.overlapping)
            for each in (*_splits(measure, structure, rows), *_balance(structure, rows))
        )
    ]
    # A hierarchy without parents says: this column tells rows apart.
    apart = tuple(Hierarchy(dimension, {}) for dimension in structure.totals)
    return Totals(tuple(sums), (Hierarchy("gebied", parents), *apart), tuple(figures))


def added_columns(measure: Measure, structure: Structure) -> tuple[str, ...]:
    """Columns that add up along rows: counts of persons and amounts about them."""
    amounts = {each.column for each in structure.guarded if each.adds_up}
    return tuple(
        column.name
        for column in measure.columns
        if (column.kind == "count" and column.name not in structure.open)
        or column.name in amounts
    )


def _splits(measure: Measure, structure: Structure, rows: Rows) -> Iterator[FigureSum]:
    """Per dimension: its total is the sum of its values."""
    stock = {structure.balance.stock} if structure.balance else set[str]()
    for dimension, whole in structure.totals.items():
        overlapping = structure.overlapping.get(dimension, ())
        parts: dict[Place, list[Place]] = {}
        for place in rows:
            if dict(place.split)[dimension] != whole:
                parts.setdefault(place.at(dimension, whole), []).append(place)
        for total, members in sorted(parts.items()):
            for column in added_columns(measure, structure):
                if column not in stock:
                    yield FigureSum(
                        total.figure(column),
                        tuple(member.figure(column) for member in sorted(members)),
                        column in overlapping,
                    )


def _balance(structure: Structure, rows: Rows) -> Iterator[FigureSum]:
    """Who is there after: who was there before, and who came, without who went."""
    balance = structure.balance
    if balance is None:
        return
    [(dimension, whole)] = structure.totals.items()
    chains: dict[tuple[str, bool], list[Place]] = {}
    for place in rows:
        yearly = dict(place.split)[dimension] == whole
        chains.setdefault((place.gebied, yearly), []).append(place)
    for (_, yearly), places in sorted(chains.items()):
        ordered: Sequence[Place] = sorted(places)
        for before, after in itertools.pairwise(ordered):
            moved = after.figure("beweging")
            yield FigureSum(
                moved, (before.figure(balance.stock), after.figure(balance.enters))
            )
            yield FigureSum(
                moved, (after.figure(balance.leaves), after.figure(balance.stock))
            )
        if not yearly:
            last = {place.jaar: place for place in ordered}
            for place in last.values():
                year = place.at(dimension, whole)
                yield FigureSum(
                    year.figure(balance.stock), (place.figure(balance.stock),)
                )
