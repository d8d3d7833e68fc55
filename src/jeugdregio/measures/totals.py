"""Which figures add up to which: the sums a reader can subtract in.

`Totals` declares it for a table: columns that add up to a total column, and a key
column with a hierarchy, such as gemeente > regio > land or age band > all ages.
`find_sums` makes of it the sums between single figures, over one or more tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jeugdregio.kernel.errors import InvalidInputError


FigureId = tuple[tuple[tuple[str, str], ...], str]
"""The keys of the row, as (column, value) in order of column, and the value column.

The same keys and the same column name are the same figure, whatever its table.
"""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total column and the columns that add up to it, in every row.

    Attributes:
        total: Name of the total column.
        parts: Names of the columns it is made of; all of them.
        overlapping: True where a person can be in more than one part but is once in
            the total (care in two forms): the total is then at least the greatest
            part and at most the sum.
    """

    total: str
    parts: tuple[str, ...]
    overlapping: bool = False


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """A key column of which some values are the total of others.

    Attributes:
        column: Name of the key column, e.g. ``gebied``.
        parents: Of every value that is part of a total, the total it is part of.
        overlapping: Value columns in which a person can be in more than one part but
            is once in the total (moved house within the year).

    Example:
        >>> Hierarchy("gebied", {"GM0917": "JZ41", "GM0935": "JZ41", "JZ41": "NL01"})
        ... # doctest: +ELLIPSIS
        Hierarchy(column='gebied', parents={'GM0917': 'JZ41', ...)
    """

    column: str
    parents: Mapping[str, str]
    overlapping: tuple[str, ...] = ()

    def bottom_up(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every total with its parts; a total comes after the totals within it.

        Raises:
            InvalidInputError: A value is, by way of others, a part of itself.
        """
        parts: dict[str, list[str]] = {}
        for child, parent in sorted(self.parents.items()):
            parts.setdefault(parent, []).append(child)
        depth: dict[str, int] = {}
        for value in sorted(parts):
            above, steps = value, 0
            while above in self.parents:
                above, steps = self.parents[above], steps + 1
                if steps > len(self.parents):
                    raise InvalidInputError(
                        f"De indeling in kolom {self.column} is rond: {value} is "
                        "deel van zichzelf.",
                        hint="Geef van elk deel het totaal op, tot en met het geheel.",
                    )
            depth[value] = steps
        order = sorted(parts, key=lambda value: (-depth[value], value))
        return [(value, tuple(parts[value])) for value in order]


@dataclass(frozen=True, slots=True)
class FigureSum:
    """A figure and the figures that add up to it (or overlap within it)."""

    total: FigureId
    parts: tuple[FigureId, ...]
    overlapping: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """The additive structure of a table. Give all of it: what is left out leaks.

    Attributes:
        columns: Total columns with their parts.
        rows: Hierarchies of key columns; two or more make a two-way table.
        figures: Further sums, figure by figure, where rows hang together otherwise:
            who was in care at the end of May and who came in June.
    """

    columns: tuple[Sum, ...] = ()
    rows: tuple[Hierarchy, ...] = ()
    figures: tuple[FigureSum, ...] = ()


def find_sums(
    figures: Iterable[FigureId], structure: Sequence[Totals]
) -> list[FigureSum]:
    """The sums between figures that a structure tells of, in a fixed order.

    A total that is not among the figures while all its parts are, is in the result
    all the same: a reader can make it and subtract with it.

    Args:
        figures: All figures of all tables that are published together.
        structure: What was declared for each of those tables.

    Raises:
        InvalidInputError: A total is there with some of its parts and not all.
    """
    known = set(figures)
    found: set[FigureSum] = set()
    for hierarchy in sorted(
        {_freeze(h): h for totals in structure for h in totals.rows}.items()
    ):
        found.update(_sums_of_rows(known, hierarchy[1]))
    rows = {keys for keys, _ in known}
    for sum_ in {s for totals in structure for s in totals.columns}:
        for keys in rows:
            members = (sum_.total, *sum_.parts)
            if all((keys, name) in known for name in members):
                parts = tuple((keys, name) for name in sum_.parts)
                found.add(FigureSum((keys, sum_.total), parts, sum_.overlapping))
    for sum_of_figures in {s for totals in structure for s in totals.figures}:
        if all(part in known for part in sum_of_figures.parts):
            found.add(sum_of_figures)
    return sorted(found, key=lambda s: (s.total, s.parts, s.overlapping))


def _freeze(hierarchy: Hierarchy) -> tuple[str, tuple[tuple[str, str], ...], str]:
    parents = tuple(sorted(hierarchy.parents.items()))
    return hierarchy.column, parents, " ".join(sorted(hierarchy.overlapping))


def _sums_of_rows(known: set[FigureId], hierarchy: Hierarchy) -> Iterator[FigureSum]:
    """Sums along one key column; adds totals that a reader can make to ``known``."""
    # By everything but the value in the hierarchy's column: which values are there.
    families: dict[FigureId, set[str]] = {}
    for keys, name in known:
        own = dict(keys)
        value = own.pop(hierarchy.column, None)
        if value is not None:
            others = tuple(sorted(own.items()))
            families.setdefault((others, name), set()).add(value)

    def figure(family: FigureId, value: str) -> FigureId:
        keys = (*family[0], (hierarchy.column, value))
        return tuple(sorted(keys)), family[1]

    for total, parts in hierarchy.bottom_up():
        for family, present in families.items():
            there = [part for part in parts if part in present]
            if not there:
                continue
            if len(there) < len(parts):
                if total in present:
                    missing = sorted(set(parts) - present)
                    raise InvalidInputError(
                        f"Kolom {family[1]}: het totaal {total} staat in de tabel, "
                        f"maar niet al zijn delen. Er ontbreekt: {missing[0]}"
                        f"{' en meer' if len(missing) > 1 else ''}.",
                        hint="Geef de hele tabel, met 0 waar niets is. Laat rijen "
                        "pas weg na de beveiliging, met only().",
                    )
                continue
            present.add(total)
            known.add(figure(family, total))
            yield FigureSum(
                figure(family, total),
                tuple(figure(family, part) for part in parts),
                family[1] in hierarchy.overlapping,
            )
