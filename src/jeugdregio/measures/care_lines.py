"""The lines of messages beneath a figure: pseudonymised, for who may see them.

No person is in a line, not even as pseudonym: the number of the allocation leads who
handles the case to the right message. Never published: these are no figures.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import duckdb

from jeugdregio.measures.tables import Column


MOST: Final = 200
"""Lines on one page."""

LineValue = str | int | date | None


@dataclass(frozen=True, slots=True)
class CareLines:
    """Some of the lines beneath a figure.

    Attributes:
        columns: One per position in a row.
        rows: At most `MOST`.
        total: How many there are in all, for this reader.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[LineValue, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines someone wants and may see.

    Attributes:
        gemeenten: Municipalities of which all lines are seen.
        own_in: Municipalities of which only lines of ``aanbieders`` are seen.
        aanbieders: AGB codes whose lines are seen there.
        year: The year of the figure.
        choices: Its dimension values.
    """

    gemeenten: Collection[str]
    own_in: Collection[str]
    aanbieders: Collection[str]
    year: int
    choices: Mapping[str, str]


_NUMMER = Column("toewijzing_nummer", "Toewijzingnummer", "key")
_GEMEENTE = Column("gemeente", "Gemeente", "text")
_AANBIEDER = Column("aanbieder", "Aanbieder (AGB)", "key")
_ZORGVORM = Column("zorgvorm", "Zorgvorm", "text")
_BEGIN = Column("begindatum", "Begin", "text")
_EIND = Column("einddatum", "Einde", "text")

_HEAD: Final = (_NUMMER, _GEMEENTE, _AANBIEDER, _ZORGVORM)

_DELIVERY: Final = (*_HEAD, _BEGIN, _EIND)

_STARTS: Final = (
    "SELECT gm_code, toewijzing_nummer, MIN(begindatum) AS start FROM levering "
    "WHERE toewijzing_nummer <> '' GROUP BY gm_code, toewijzing_nummer"
)

_ALLOCATIONS: Final = (
    f"toewijzing AS t LEFT JOIN ({_STARTS}) AS s USING (gm_code, toewijzing_nummer)"
)


def _touches(begin: str) -> str:
    """The condition that care fell in the year."""
    return (
        f"YEAR(t.{begin}) <= $jaar "
        "AND (t.einddatum IS NULL OR YEAR(t.einddatum) >= $jaar)"
    )


_QUERIES: Final[Mapping[str, tuple[str, str, tuple[Column, ...]]]] = {
    "wachttijd": (
        _ALLOCATIONS,
        "t.jaar = $jaar",
        (
            *_HEAD,
            Column("eerste_toewijzingsdatum", "Toegewezen", "text"),
            Column("ingangsdatum", "Zorg mag vanaf", "text"),
            Column("start", "Begonnen", "text"),
            Column("einddatum", "Einde toewijzing", "text"),
        ),
    ),
    "gebruik": (
        "toewijzing AS t",
        _touches("ingangsdatum"),
        (*_HEAD, Column("ingangsdatum", "Begin", "text"), _EIND),
    ),
    "lasten": (
        "prestatie AS t",
        "t.toegekend AND t.jaar = $jaar AND ($maand = '' OR t.maand = $maand)",
        (
            *_DELIVERY,
            Column("bedrag_cents", "Bedrag", "money", "eurocent"),
        ),
    ),
    "in_en_uitstroom": (
        "levering AS t",
        _touches("begindatum"),
        _DELIVERY,
    ),
    "eindredenen": (
        "levering AS t",
        "YEAR(t.einddatum) = $jaar AND t.reden_beeindiging <> '20'",
        (*_DELIVERY, Column("reden_beeindiging", "Reden (JZ588)", "text")),
    ),
    "herhaald_gebruik": ("levering AS t", "YEAR(t.einddatum) = $jaar", _DELIVERY),
}
"""Per measure the tables, the condition on the year, and the columns to show."""

_SEEN: Final = (
    "(list_contains($alle, t.gm_code) OR (list_contains($eigen, t.gm_code) "
    "AND list_contains($aanbieders, t.aanbieder)))"
)


def care_lines(
    connection: duckdb.DuckDBPyConnection, measure: str, wanted: Wanted, *, page: int
) -> CareLines:
    """The lines beneath a figure, `MOST` at a time.

    Of use these are the allocations of the year; who had care without one is counted
    in the figure and has no line here.

    Args:
        connection: The fact tables.
        measure: Name of a measure on messages.
        wanted: Which lines.
        page: Which part, from 1.
    """
    tables, condition, columns = _QUERIES[measure]
    names = ", ".join(
        "COALESCE(g.gebied_naam, t.gm_code)" if column is _GEMEENTE else column.name
        for column in columns
    )
    zorgvorm = wanted.choices.get("zorgvorm", "alle")
    maand = wanted.choices.get("maand", "")
    values: dict[str, object] = {
        "jaar": wanted.year,
        "alle": sorted(wanted.gemeenten),
        "eigen": sorted(wanted.own_in),
        "aanbieders": sorted(wanted.aanbieders),
        "zorgvorm": "" if zorgvorm == "alle" else zorgvorm,
    }
    if "$maand" in condition:
        values["maand"] = maand if maand[:4].isdigit() else ""
    where = (
        f"FROM {tables} WHERE {condition} AND {_SEEN} "
        "AND ($zorgvorm = '' OR t.zorgvorm = $zorgvorm)"
    )
    tail = ", ".join(column.name for column in columns[-2:])
    cursor = connection.cursor()
    found = cursor.execute(f"SELECT COUNT(*) {where}", values).fetchone()
    rows = cursor.execute(
        f"SELECT {names} FROM (SELECT * {where}) AS t "  # noqa: S608 - our own text
        "LEFT JOIN gebied AS g ON g.niveau = 'gemeente_2026' "
        "AND g.gebied_code = t.gm_code AND g.gm_code = t.gm_code "
        f"ORDER BY t.gm_code, t.toewijzing_nummer, {tail} "
        f"LIMIT {MOST} OFFSET {MOST * (max(page, 1) - 1)}",
        values,
    ).fetchall()
    return CareLines(columns, tuple(rows), found[0] if found else 0)
