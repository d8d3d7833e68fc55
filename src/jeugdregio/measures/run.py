"""Run a measure on the fact tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

import duckdb

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.definition import Measure
from jeugdregio.measures.disclosure import DisclosedTable, pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable
from jeugdregio.standards.regions import DEFAULT_INDELING


Niveau = Literal["gemeente", "gemeente_2026", "regio", "land"]
"""Level of area: gemeente codes as they were that year, today's, regio, country."""

NIVEAUS: Final[tuple[Niveau, ...]] = get_args(Niveau)

_KEYS: Final[dict[str, Column]] = {
    "gemeente": Column("gm_code", "Code", "key"),
    "gemeente_2026": Column("gm_code", "Code", "key"),
    "regio": Column("jz_code", "Code", "key"),
    "land": Column("land_code", "Code", "key"),
}
_NAMES: Final[dict[str, str]] = {
    "gemeente": "Gemeente",
    "gemeente_2026": "Gemeente",
    "regio": "Regio",
    "land": "Land",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of a measure someone wants.

    Args:
        niveau: The level of the rows.
        indeling: Which division into regions; used for ``regio`` and ``within``.
        codes: Only these areas; empty is all.
        within: Only gemeenten of this region.
        years: Only these years; empty is all.
        choices: Per dimension of the measure the value wanted; ``""`` is every value,
            absent is the measure's default.
    """

    niveau: Niveau = "gemeente"
    indeling: str = DEFAULT_INDELING
    codes: tuple[str, ...] = ()
    within: str | None = None
    years: tuple[int, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)


def run_measure(
    connection: duckdb.DuckDBPyConnection, measure: Measure, selection: Selection
) -> ExactTable:
    """Compute a measure for a selection.

    Returns:
        One row per area, year and dimension, ordered by year, area and dimension:
        the area's code (``gm_code``, ``jz_code`` or ``land_code``), its name
        (``gebied_naam``), ``jaar``, then the measure's columns. An area without a
        figure is present with None; an area the source does not know is absent.

    Raises:
        UnknownCodeError: A dimension or one of its values does not exist.
    """
    names = [column.name for column in measure.columns]
    conditions = ["niveau = ?"]
    values: list[object] = [selection.niveau]
    if selection.niveau == "regio":
        conditions.append("indeling = ?")
        values.append(selection.indeling)
    _add_in(conditions, values, "gebied_code", selection.codes)
    _add_in(conditions, values, "jaar", selection.years)
    if selection.within:
        conditions.append(
            "gebied_code IN (SELECT gm_code FROM gebied "
            "WHERE niveau = 'regio' AND indeling = ? AND gebied_code = ?)"
        )
        values += [selection.indeling, selection.within]
    for dimension, value in chosen_values(measure, selection.choices).items():
        if value:
            conditions.append(f"{dimension} = ?")
            values.append(value)
    order = ["jaar", "gebied_naam", "gebied_code"]
    for column in measure.columns:
        if column.kind == "text":
            ranked = measure.order.get(column.name)
            order.append(f"list_position(?, {column.name})" if ranked else column.name)
            if ranked:
                values.append(list(ranked))
    query = (
        f"SELECT gebied_code, gebied_naam, jaar, {', '.join(names)} "  # noqa: S608 - names of our own files
        f"FROM ({measure.sql}) WHERE {' AND '.join(conditions)} "
        f"ORDER BY {', '.join(order)}"
    )
    rows = connection.cursor().execute(query, values).fetchall()
    return ExactTable(
        columns=(
            _KEYS[selection.niveau],
            Column("gebied_naam", _NAMES[selection.niveau], "text"),
            Column("jaar", "Jaar", "year"),
            *measure.columns,
        ),
        rows=tuple(rows),
        provenance=measure.provenance(),
    )


def publish_measure(
    connection: duckdb.DuckDBPyConnection, measure: Measure, selection: Selection
) -> DisclosedTable:
    """Compute a measure and take it through the disclosure gate.

    Open figures pass as their source published them. Figures about persons do not come
    this way: of those a whole measure passes at once (`publish.disclose_measure`), so
    one selection is refused rather than published.
    """
    return open_only(measure, run_measure(connection, measure, selection))


def open_only(measure: Measure, table: ExactTable) -> DisclosedTable:
    """Let a table through whose figures the source has published already.

    Raises:
        NotImplementedError: The measure counts persons: all of it must go through
            `protect_together()`. Refused, so that nothing passes unprotected.
    """
    if measure.privacy != "open":
        raise NotImplementedError(
            f"{measure.name} counts persons: declare its totals and disclose it whole"
        )
    return pass_open_figures(table)


def chosen_values(measure: Measure, given: Mapping[str, str]) -> dict[str, str]:
    """Per dimension the value wanted; where none is given the default.

    Raises:
        UnknownCodeError: A dimension or one of its values does not exist.
    """
    for dimension, value in given.items():
        if dimension not in measure.dimensions:
            raise UnknownCodeError(
                f"De maat {measure.name} heeft geen keuze {dimension[:40]!r}.",
                hint="Kies uit: " + (", ".join(measure.dimensions) or "geen") + ".",
            )
        if value and not measure.accepts(dimension, value):
            raise UnknownCodeError(
                f"{dimension} kent geen waarde {value[:40]!r}.",
                hint="Kies uit: " + ", ".join(measure.dimensions[dimension]) + ".",
            )
    return {
        dimension: given.get(dimension, options[0])
        for dimension, options in measure.dimensions.items()
    }


def _add_in(
    conditions: list[str], values: list[object], name: str, wanted: Iterable[object]
) -> None:
    if wanted := list(wanted):
        conditions.append(f"{name} IN ({', '.join('?' * len(wanted))})")
        values += wanted
