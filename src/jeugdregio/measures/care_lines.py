"""The lines beneath a figure about persons: for who may see cases, and nobody else.

They did not pass the disclosure gate and never will. A page shows them only after it
asked whether this person may see the cases of this municipality, and writes down that
it did. There is no BSN, name or pseudonym in them: the number of the allocation is
enough for who has the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import duckdb

from jeugdregio.measures.definition import Measure
from jeugdregio.measures.run import chosen_values
from jeugdregio.measures.tables import Column


MOST_LINES: Final = 500
"""Lines given at once; a page says how many there are in all."""

CaseValue = str | int | date | bool | None


@dataclass(frozen=True, slots=True)
class CaseLines:
    """Lines of the source, not for publication.

    Attributes:
        title: What one line is, Dutch.
        columns: One per position in a row.
        rows: At most `MOST_LINES`, the oldest first.
        total: How many there are in all.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[CaseValue, ...], ...]
    total: int


_NUMMER: Final = Column("toewijzing_nummer", "Toewijzing", "key")
_AANBIEDER: Final = Column("aanbieder", "Aanbieder", "key")
_ZORGVORM: Final = Column("zorgvorm", "Zorgvorm", "text")
_VAN: Final = Column("begindatum", "Begin", "text")
_TOT: Final = Column("einddatum", "Einde", "text")

_DELIVERED: Final = (_NUMMER, _AANBIEDER, _ZORGVORM, _VAN, _TOT)


@dataclass(frozen=True, slots=True)
class _Source:
    """A query with the columns ``gm_code``, ``jaar`` and ``maand``, and those shown."""

    title: str
    columns: tuple[Column, ...]
    sql: str


_GEMEENTE: Final = (
    "SELECT gm_code FROM gebied WHERE niveau = 'gemeente_2026' AND gebied_code = ?"
)

_IN_PERIOD: Final = (
    "FROM levering AS l INNER JOIN kalender AS k ON l.begindatum <= k.laatste_dag "
    "AND (l.einddatum IS NULL OR l.einddatum >= k.eerste_dag)"
)

_SOURCES: Final[Mapping[str, _Source]] = {
    "wachttijd": _Source(
        "Een toewijzing met haar eerste start",
        (
            _NUMMER,
            _AANBIEDER,
            _ZORGVORM,
            Column("eerste_toewijzingsdatum", "Toegewezen", "text"),
            Column("ingangsdatum", "Ingang", "text"),
            Column("startdatum", "Eerste start", "text"),
            _TOT,
        ),
        "SELECT t.gm_code, t.jaar, t.maand, t.toewijzing_nummer, t.aanbieder, "
        "t.zorgvorm, t.eerste_toewijzingsdatum, t.ingangsdatum, "
        "MIN(l.begindatum) AS startdatum, t.einddatum FROM toewijzing AS t "
        "LEFT JOIN levering AS l ON l.gm_code = t.gm_code "
        "AND l.toewijzing_nummer = t.toewijzing_nummer "
        "GROUP BY t.gm_code, t.jaar, t.maand, t.toewijzing_nummer, t.aanbieder, "
        "t.zorgvorm, t.eerste_toewijzingsdatum, t.ingangsdatum, t.einddatum",
    ),
    "lasten": _Source(
        "Een toegekende declaratieregel",
        (
            *_DELIVERED,
            Column("bedrag_cents", "Bedrag", "money", "eurocent"),
        ),
        "SELECT * FROM prestatie WHERE toegekend",
    ),
    "eindredenen": _Source(
        "Een levering die stopte",
        (*_DELIVERED, Column("reden_beeindiging", "Reden", "key")),
        "SELECT l.* EXCLUDE (jaar, maand), k.jaar, k.maand FROM levering AS l "
        "INNER JOIN kalender AS k "
        "ON l.einddatum >= k.eerste_dag AND l.einddatum <= k.laatste_dag "
        "WHERE l.reden_beeindiging <> '20'",
    ),
    "gebruik": _Source(
        "Een toewijzing, levering of declaratieregel in het jaar",
        (Column("soort", "Soort", "text"), *_DELIVERED),
        "SELECT DISTINCT z.*, k.jaar, 'heel jaar' AS maand FROM ("
        "SELECT 'toewijzing' AS soort, gm_code, toewijzing_nummer, aanbieder, "
        "zorgvorm, ingangsdatum AS begindatum, einddatum FROM toewijzing UNION ALL "
        "SELECT 'levering', gm_code, toewijzing_nummer, aanbieder, zorgvorm, "
        "begindatum, einddatum FROM levering UNION ALL "
        "SELECT 'declaratie', gm_code, toewijzing_nummer, aanbieder, zorgvorm, "
        "begindatum, einddatum FROM prestatie WHERE toegekend AND bedrag_cents > 0"
        ") AS z INNER JOIN kalender AS k ON z.begindatum <= k.laatste_dag "
        "AND (z.einddatum IS NULL OR z.einddatum >= k.eerste_dag)",
    ),
    "in_en_uitstroom": _Source(
        "Een levering in de periode",
        _DELIVERED,
        f"SELECT l.* EXCLUDE (jaar, maand), k.jaar, k.maand {_IN_PERIOD}",
    ),
    "herhaald_gebruik": _Source(
        "Een levering in het jaar",
        _DELIVERED,
        "SELECT DISTINCT l.* EXCLUDE (jaar, maand), k.jaar, 'heel jaar' AS maand "
        + _IN_PERIOD,
    ),
}


def care_lines(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    gm_code: str,
    *,
    year: int,
    choices: Mapping[str, str],
) -> CaseLines:
    """The lines that a figure of one municipality is made of.

    Args:
        connection: The fact tables.
        measure: A measure on messages.
        gm_code: A municipality of today.
        year: The year.
        choices: The dimension values of the figure.

    Raises:
        UnknownCodeError: A dimension or value does not exist.
    """
    source = _SOURCES[measure.name]
    wanted = chosen_values(measure, choices)
    conditions = [f"gm_code IN ({_GEMEENTE})", "jaar = ?"]
    values: list[object] = [gm_code, year]
    for name in ("maand", "zorgvorm"):
        value = wanted.get(name, "")
        if value and value != measure.dimensions[name][0]:
            conditions.append(f"{name} = ?")
            values.append(value)
    names = ", ".join(column.name for column in source.columns)
    # Care that lasts is in more months and one line; two claim lines stay two.
    distinct = "" if measure.name == "lasten" else "DISTINCT "
    query = (
        f"SELECT {distinct}{names} FROM ({source.sql}) "  # noqa: S608 - names of our own
        f"WHERE {' AND '.join(conditions)}"
    )
    cursor = connection.cursor()
    total = cursor.execute(f"SELECT COUNT(*) FROM ({query})", values).fetchone()  # noqa: S608
    first = "eerste_toewijzingsdatum" if measure.name == "wachttijd" else "begindatum"
    rows = cursor.execute(
        f"SELECT * FROM ({query}) ORDER BY {first}, toewijzing_nummer "  # noqa: S608
        f"LIMIT {MOST_LINES}",
        values,
    ).fetchall()
    return CaseLines(
        source.title, source.columns, tuple(rows), total[0] if total else 0
    )
