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
        amount_cents: What all of them cost together; None where lines have no amount.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[LineValue, ...], ...]
    total: int
    amount_cents: int | None = None


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

_LAST_DAY: Final = "(SELECT MAX(laatste_dag) FROM kalender)"

_STARTS: Final = (
    "SELECT gm_code, toewijzing_nummer, "  # noqa: S608 - our own text
    "MIN(begindatum) AS start FROM levering "
    f"WHERE toewijzing_nummer <> '' AND begindatum <= {_LAST_DAY} "
    "GROUP BY gm_code, toewijzing_nummer"
)

_ALLOCATIONS: Final = (
    f"toewijzing AS t LEFT JOIN ({_STARTS}) AS s USING (gm_code, toewijzing_nummer)"
)


def _touches(begin: str) -> str:
    """The condition that care fell in the year or month, within the calendar."""
    period = "FROM kalender WHERE jaar = $jaar AND ($maand = '' OR maand = $maand)"
    return (
        f"t.{begin} <= (SELECT MAX(laatste_dag) {period}) AND (t.einddatum IS NULL "
        f"OR t.einddatum >= (SELECT MIN(eerste_dag) {period}))"
    )


def _falls(day: str) -> str:
    """The condition that a day is one of the year and of the calendar."""
    return (
        "EXISTS (SELECT 1 FROM kalender AS k "  # noqa: S608 - our own text
        f"WHERE k.jaar = $jaar AND t.{day} BETWEEN k.eerste_dag AND k.laatste_dag)"
    )


_ENDS_A_SPELL: Final = (
    # As in the measure: care that goes on, or on again within 28 days, did not stop.
    "t.einddatum >= t.begindatum AND NOT EXISTS ("  # noqa: S608 - our own text
    "SELECT 1 FROM levering AS v WHERE v.gm_code = t.gm_code AND v.persoon = t.persoon "
    f"AND v.begindatum <= {_LAST_DAY} AND v.begindatum <= t.einddatum + 28 "
    "AND COALESCE(v.einddatum, DATE '9999-12-31') > t.einddatum "
    "AND (v.einddatum IS NULL OR v.einddatum >= v.begindatum))"
)


_QUERIES: Final[Mapping[str, tuple[str, str, tuple[Column, ...]]]] = {
    "wachttijd": (
        _ALLOCATIONS,
        _falls("eerste_toewijzingsdatum"),
        (
            *_HEAD,
            Column("eerste_toewijzingsdatum", "Toegewezen", "text"),
            Column("ingangsdatum", "Zorg mag vanaf", "text"),
            Column("start", "Begonnen", "text"),
            Column("einddatum", "Einde toewijzing", "text"),
            Column("dagen", "Gewacht", "count", "dagen"),
        ),
    ),
    "gebruik": (
        "toewijzing AS t",
        _touches("ingangsdatum"),
        (*_HEAD, Column("ingangsdatum", "Begin", "text"), _EIND),
    ),
    "lasten": (
        "prestatie AS t",
        (
            "t.toegekend AND t.jaar = $jaar AND ($maand = '' OR t.maand = $maand) "
            "AND t.maand IN (SELECT maand FROM kalender)"
        ),
        (
            *_DELIVERY,
            Column("bedrag_cents", "Bedrag", "money", "eurocent"),
        ),
    ),
    "in_en_uitstroom": (
        "levering AS t",
        (
            f"{_touches('begindatum')} "
            "AND (t.einddatum IS NULL OR t.einddatum >= t.begindatum)"
        ),
        _DELIVERY,
    ),
    "eindredenen": (
        "levering AS t",
        f"{_falls('einddatum')} AND t.reden_beeindiging <> '20'",
        (*_DELIVERY, Column("reden_beeindiging", "Reden (JZ588)", "text")),
    ),
    "herhaald_gebruik": (
        "levering AS t",
        f"{_falls('einddatum')} AND {_ENDS_A_SPELL}",
        _DELIVERY,
    ),
}
"""Per measure the tables, the condition on the year, and the columns to show."""

_DAYS: Final = (
    # As in the measure: a grant after the start counts as no wait.
    "CASE WHEN t.start IS NOT NULL THEN GREATEST(0, DATE_DIFF('day', CASE "
    "WHEN $variant = 'ingangsdatum' THEN t.ingangsdatum "
    "ELSE t.eerste_toewijzingsdatum END, t.start)) END"
)

_SEEN: Final = (
    "(list_contains($alle, t.gm_code) OR (list_contains($eigen, t.gm_code) "
    "AND list_contains($aanbieders, t.aanbieder)))"
)


def care_lines(
    connection: duckdb.DuckDBPyConnection, measure: str, wanted: Wanted, *, page: int
) -> CareLines:
    """The lines beneath a figure, `MOST` at a time.

    The same lines as in the SQL of the measure: those of the calendar. Of use these
    are the allocations of the year; who had care without one is counted in the figure
    and has no line here. Of a return they are the deliveries with which a spell ended.

    Args:
        connection: The fact tables.
        measure: Name of a measure on messages.
        wanted: Which lines.
        page: Which part, from 1.
    """
    tables, condition, columns = _QUERIES[measure]
    written = {"gemeente": "COALESCE(g.gebied_naam, t.gm_code)", "dagen": _DAYS}
    names = ", ".join(written.get(column.name, column.name) for column in columns)
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
    tail = ", ".join(column.name for column in columns[-2:] if column.name != "dagen")
    has_amount = any(column.unit == "eurocent" for column in columns)
    amount = "SUM(bedrag_cents)" if has_amount else "NULL"
    cursor = connection.cursor()
    found = cursor.execute(f"SELECT COUNT(*), {amount} {where}", values).fetchone()
    total, cents = found or (0, None)
    rows = cursor.execute(
        f"SELECT {names} FROM (SELECT * {where}) AS t "  # noqa: S608 - our own text
        "LEFT JOIN gebied AS g ON g.niveau = 'gemeente_2026' "
        "AND g.gebied_code = t.gm_code AND g.gm_code = t.gm_code "
        f"ORDER BY t.gm_code, t.toewijzing_nummer, {tail} "
        f"LIMIT {MOST} OFFSET {MOST * (max(page, 1) - 1)}",
        values | _variant(columns, wanted),
    ).fetchall()
    if cents is not None:
        cents = int(cents)
    return CareLines(columns, tuple(rows), total, cents)


def _variant(columns: tuple[Column, ...], wanted: Wanted) -> dict[str, str]:
    """From which day the wait counts, where lines tell it."""
    if not any(column.name == "dagen" for column in columns):
        return {}
    return {"variant": wanted.choices.get("variant", "toewijzingsdatum")}
