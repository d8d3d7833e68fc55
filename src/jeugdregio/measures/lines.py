"""The lines of the source beneath a figure of one municipality, as published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import duckdb

from jeugdregio.measures.definition import Measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.run import open_only
from jeugdregio.measures.tables import Column, ExactTable


@dataclass(frozen=True, slots=True)
class _Lines:
    """How to find the lines of a measure: the query and the columns it gives."""

    sql: str
    columns: tuple[Column, ...]
    values: tuple[str, ...]


_GEMEENTE: Final = (
    "SELECT gm_code FROM gebied WHERE niveau = 'gemeente_2026' AND gebied_code = ?"
)

_USE: Final[Mapping[str, tuple[str, ...]]] = {
    "gebruik_cbs": ("totaal",),
    "verwijzers": ("verwijzer", "trajecten"),
    "leeftijd": ("leeftijd", "totaal"),
}
"""Per measure of use the subjects of `facts.gebruik` that it rests on."""


_MONEY: Final = frozenset({"lasten_iv3", "begroting_rekening"})
"""Measures that rest on `facts.lasten`."""


def published_lines(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    gm_code: str,
    *,
    year: int,
    choices: Mapping[str, str],
) -> DisclosedTable:
    """The lines of the source that a figure of one municipality is made of.

    They are open figures: the source published each of them, and it rounded and
    suppressed persons before it did.

    Args:
        connection: The fact tables.
        measure: The measure.
        gm_code: A municipality of today; lines of those it took over come along.
        year: The year.
        choices: The dimension values of the figure.

    Returns:
        Money: a row per taakveld with ``taakveld``, ``gm_code``, ``verslagsoort``,
        ``telt_mee`` (ja, nee) and ``lasten_x1000_eur``. Use: a row per class with
        ``klasse``, ``gm_code`` and ``aantal``, None where CBS left it out.
    """
    if measure.name in _USE:
        lines = _use(measure)
    elif measure.name in _MONEY:
        lines = _money(measure, choices)
    else:
        raise NotImplementedError(f"{measure.name}: nobody wrote down its lines")
    rows = (
        connection.cursor()
        .execute(lines.sql, [year, *lines.values, gm_code])
        .fetchall()
    )
    return open_only(
        measure, ExactTable(lines.columns, tuple(rows), measure.provenance())
    )


def _use(measure: Measure) -> _Lines:
    subjects = _USE[measure.name]
    return _Lines(
        "SELECT klasse, gm_code, aantal FROM gebruik "  # noqa: S608 - marks only
        f"WHERE jaar = ? AND onderwerp IN ({_marks(subjects)}) "
        f"AND gm_code IN ({_GEMEENTE}) ORDER BY onderwerp, klasse, gm_code",
        (
            Column("klasse", "Klasse", "text"),
            Column("gm_code", "Code", "key"),
            Column("aantal", "Aantal", "count", "afgerond op 5 door het CBS"),
        ),
        subjects,
    )


def _money(measure: Measure, choices: Mapping[str, str]) -> _Lines:
    kinds = (
        (choices["verslagsoort"],)
        if "verslagsoort" in measure.dimensions
        else ("begroting", "jaarrekening")
    )
    return _Lines(
        "SELECT taakveld, gm_code, verslagsoort, "  # noqa: S608 - marks only
        "CASE WHEN telt_mee THEN 'ja' ELSE 'nee' END, lasten_x1000_eur "
        f"FROM lasten WHERE jaar = ? AND verslagsoort IN ({_marks(kinds)}) "
        f"AND gm_code IN ({_GEMEENTE}) ORDER BY verslagsoort, taakveld, gm_code",
        (
            Column("taakveld", "Taakveld", "text"),
            Column("gm_code", "Code", "key"),
            Column("verslagsoort", "Verslag", "text"),
            Column("telt_mee", "Telt mee", "text"),
            Column("lasten_x1000_eur", "Lasten", "money", "× € 1.000"),
        ),
        kinds,
    )


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
