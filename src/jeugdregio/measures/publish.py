"""Take a whole measure about persons through the disclosure gate, once.

What is published of a measure: municipalities of today and the regions of the usual
division, per year, and split by one dimension at a time. All of it passes together,
zeros included; a page then takes its rows from the result and never asks the gate
again, so that two pages cannot tell more than one.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import duckdb

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.measures.care_sums import Place, Rows, care_totals
from jeugdregio.measures.definition import AREA_COLUMNS, Measure
from jeugdregio.measures.disclosure import DisclosedTable, Plan, protect_together
from jeugdregio.measures.run import Selection, chosen_values
from jeugdregio.measures.structure import Structure
from jeugdregio.measures.tables import Column, ExactTable, Provenance, Value
from jeugdregio.measures.totals import FigureId
from jeugdregio.standards.regions import DEFAULT_INDELING


GEMEENTE = "gemeente_2026"
REGIO = "regio"

_KEYS: Mapping[str, Column] = {
    GEMEENTE: Column("gm_code", "Code", "key"),
    REGIO: Column("jz_code", "Code", "key"),
}
_NAMES: Mapping[str, str] = {GEMEENTE: "Gemeente", REGIO: "Regio"}

Variant = tuple[str, ...]
"""Of every dimension that shows the same persons in another way, one value."""


@dataclass(frozen=True, slots=True)
class DisclosedMeasure:
    """All that is published of a measure about persons.

    Attributes:
        measure: The measure.
        tables: Per level and variant the table.
        members: Of every region the municipalities of today.
    """

    measure: Measure
    tables: Mapping[tuple[str, Variant], DisclosedTable]
    members: Mapping[str, tuple[str, ...]]

    def select(self, selection: Selection) -> DisclosedTable:
        """The rows that someone wants. ``land`` has none: a register holds a region.

        Raises:
            UnknownCodeError: A dimension or value does not exist.
            InvalidInputError: Regions of another division were asked for, or all
                variants at once.
        """
        niveau = REGIO if selection.niveau in (REGIO, "land") else GEMEENTE
        if selection.niveau == REGIO and selection.indeling != DEFAULT_INDELING:
            raise InvalidInputError(
                "Cijfers over personen zijn er alleen voor de regio's van de indeling "
                f"{DEFAULT_INDELING}.",
                hint="Twee indelingen naast elkaar zouden kleine aantallen verraden.",
            )
        choices = chosen_values(self.measure, selection.choices)
        table = self.tables[niveau, self._variant(choices)]
        key = _KEYS[niveau].name
        if selection.niveau == "land":
            return table.only(key, ())
        if selection.codes:
            table = table.only(key, selection.codes)
        if selection.within and niveau == GEMEENTE:
            table = table.only(key, self.members.get(selection.within, ()))
        if selection.years:
            table = table.only("jaar", selection.years)
        for dimension, value in choices.items():
            if value:
                table = table.only(dimension, (value,))
        return table

    def _variant(self, choices: Mapping[str, str]) -> Variant:
        names = self.measure.structure.apart if self.measure.structure else {}
        if missing := [name for name in names if not choices[name]]:
            raise InvalidInputError(
                f"Van {missing[0]} is er één tegelijk te zien.",
                hint="Kies uit: " + ", ".join(self.measure.dimensions[missing[0]]),
            )
        return tuple(choices[name] for name in names)


def disclose_measure(
    connection: duckdb.DuckDBPyConnection, measure: Measure, provenance: Provenance
) -> DisclosedMeasure:
    """Compute a measure about persons and protect all that is published of it.

    Args:
        connection: The fact tables.
        measure: A measure with a structure.
        provenance: What every figure carries along.
    """
    structure = measure.structure
    if structure is None:
        raise NotImplementedError(f"{measure.name}: its totals are not declared")
    members, names = _areas(connection)
    found = _exact(connection, measure)
    parents = {
        gm: regio
        for regio, gms in members.items()
        if any(place.gebied == regio for rows in found.values() for place in rows)
        for gm in gms
    }
    plans, keys = [], []
    first = next(iter(found), None)
    for variant in _variants(measure, structure):
        rows = _filled(measure, structure, found.get(variant, {}), parents)
        differing = {column for each in structure.apart.values() for column in each}
        renamed = {
            column: f"{column} {' '.join(variant)}"
            for column in differing
            if variant != first
        }
        totals = care_totals(measure, structure, rows, parents, renamed)
        for niveau in (GEMEENTE, REGIO):
            areas = set(parents) if niveau == GEMEENTE else set(parents.values())
            own = {place: row for place, row in rows.items() if place.gebied in areas}
            plans.append(
                Plan(
                    _table(measure, niveau, own, names, variant, provenance),
                    totals,
                    structure.derived,
                    structure.guarded,
                    structure.open,
                    {_KEYS[niveau].name: "gebied", **renamed},
                    _untold(measure, structure, own, renamed),
                )
            )
            keys.append((niveau, variant))
    tables = dict(zip(keys, protect_together(plans), strict=True))
    return DisclosedMeasure(measure, tables, members)


def _areas(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The municipalities of today per region, and the name of each area."""
    rows = (
        connection.cursor()
        .execute(
            "SELECT r.gebied_code, r.gebied_naam, g.gebied_code, g.gebied_naam "
            "FROM gebied AS r INNER JOIN gebied AS g ON g.gebied_code = r.gm_code "
            "AND g.gm_code = r.gm_code AND g.niveau = ? "
            "WHERE r.niveau = ? AND r.indeling = ? ORDER BY ALL",
            [GEMEENTE, REGIO, DEFAULT_INDELING],
        )
        .fetchall()
    )
    members: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    for regio, regio_naam, gm, gm_naam in rows:
        members[regio] = (*members.get(regio, ()), gm)
        names[regio], names[gm] = regio_naam, gm_naam
    return members, names


def _exact(
    connection: duckdb.DuckDBPyConnection, measure: Measure
) -> dict[Variant, dict[Place, dict[str, Value]]]:
    """Per variant the rows that may be published: split by one dimension at a time."""
    structure = measure.structure or Structure()
    columns = [column.name for column in measure.columns]
    query = (
        f"SELECT {', '.join((*AREA_COLUMNS, *columns))} "  # noqa: S608 - names of our own files
        f"FROM ({measure.sql}) WHERE niveau = ? OR (niveau = ? AND indeling = ?)"
    )
    cells = (
        connection.cursor()
        .execute(query, [GEMEENTE, REGIO, DEFAULT_INDELING])
        .fetchall()
    )
    found: dict[Variant, dict[Place, dict[str, Value]]] = {
        variant: {} for variant in _variants(measure, structure)
    }
    for niveau, _, code, _, jaar, *values in cells:
        row = dict(zip(columns, values, strict=True))
        split = tuple((name, str(row[name])) for name in structure.totals)
        parted = {name for name, value in split if value != structure.totals[name]}
        if len(parted) > 1 or (niveau == GEMEENTE and parted & set(structure.regional)):
            continue
        variant = tuple(str(row[name]) for name in structure.apart)
        found[variant][Place(code, jaar, split)] = row
    return found


def _variants(measure: Measure, structure: Structure) -> Iterable[Variant]:
    return itertools.product(*(measure.dimensions[name] for name in structure.apart))


def _filled(
    measure: Measure,
    structure: Structure,
    rows: Rows,
    parents: Mapping[str, str],
) -> dict[Place, dict[str, Value]]:
    """The rows with a zero row wherever a reader expects one.

    A row that is absent because nobody is in it would tell that nobody is in it.
    """
    regions = sorted(set(parents.values()))
    years = sorted({place.jaar for place in rows})
    whole = tuple(structure.totals.items())
    places = {Place(regio, year, whole) for regio in regions for year in years}
    places |= {place for place in rows if place.gebied in regions}
    for gm, regio in parents.items():
        for place in [each for each in places if each.gebied == regio]:
            parted = {name for name, value in place.split if (name, value) not in whole}
            if not parted & set(structure.regional):
                places.add(Place(gm, place.jaar, place.split))
    known = {
        (parents.get(place.gebied, place.gebied), place.jaar, column)
        for place, row in rows.items()
        for column, value in row.items()
        if value is not None
    }

    def empty(place: Place) -> dict[str, Value]:
        regio = parents.get(place.gebied, place.gebied)
        values: dict[str, Value] = {}
        for column in measure.columns:
            sums = column.kind in ("count", "money")
            sums = sums and column.name not in structure.open
            # Where nobody has a figure (no norm, too early), nobody has a zero.
            sums = sums and (regio, place.jaar, column.name) in known
            values[column.name] = 0 if sums else None
            if column.kind == "text":
                values[column.name] = dict(place.split).get(column.name, "")
        return values

    return {place: dict(rows.get(place) or empty(place)) for place in places}


def _untold(
    measure: Measure, structure: Structure, rows: Rows, renamed: Mapping[str, str]
) -> frozenset[FigureId]:
    """The counts that are published of a whole region alone."""
    if not structure.in_parts:
        return frozenset()
    names = [
        column.name
        for column in measure.columns
        if column.kind == "count" and column.name not in structure.in_parts
    ]
    return frozenset(
        (keys, renamed.get(name, name))
        for place in rows
        if place.gebied.startswith("GM")
        or any(value != structure.totals[split] for split, value in place.split)
        for keys, name in (place.figure(name) for name in names)
    )


def _table(
    measure: Measure,
    niveau: str,
    rows: Rows,
    names: Mapping[str, str],
    variant: Variant,
    provenance: Provenance,
) -> ExactTable:
    structure = measure.structure or Structure()
    same: Mapping[str, Value] = dict(zip(structure.apart, variant, strict=True))

    def order(place: Place) -> tuple[object, ...]:
        ranks = (_rank(measure.dimensions[name], value) for name, value in place.split)
        return (place.jaar, names[place.gebied], place.gebied, *ranks)

    return ExactTable(
        columns=(
            _KEYS[niveau],
            Column("gebied_naam", _NAMES[niveau], "text"),
            Column("jaar", "Jaar", "year"),
            *measure.columns,
        ),
        rows=tuple(
            (
                place.gebied,
                names[place.gebied],
                place.jaar,
                *({**rows[place], **same}[column.name] for column in measure.columns),
            )
            for place in sorted(rows, key=order)
        ),
        provenance=provenance,
    )


def _rank(values: Collection[str], value: str) -> tuple[int, str]:
    """The place of a value in its dimension; months go by name, after the year."""
    ordered = tuple(values)
    return (ordered.index(value) if value in ordered else len(ordered), value)
