"""From the care in the register to fact tables: names, months, care forms."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import polars as pl

from jeugdregio.facts.care.dictionary import CARE_TABLES
from jeugdregio.facts.dictionary import FactTable
from jeugdregio.kernel.months import Month
from jeugdregio.register.care_rows import CareRows
from jeugdregio.standards.herindelingen import former_names, successors
from jeugdregio.standards.ijw.code_lists import code_lists


NO_CATEGORY: Final = "geen categorie"
"""The care form of an allocation without product category."""

MOST_YEARS: Final = 5
"""Figures go back this many calendar years; what began before still counts in them."""

_REMOVED: Final = "13"
"""Reden wijziging: the municipality took the allocation back."""

_TYPES: Final[Mapping[str, Any]] = {
    "INTEGER": pl.Int32,
    "BIGINT": pl.Int64,
    "VARCHAR": pl.String,
    "DATE": pl.Date,
    "BOOLEAN": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Norm:
    """The longest wait that a region allows itself.

    Attributes:
        jz_code: The region.
        dagen: Days.
        status: How sure the norm is.
    """

    jz_code: str
    dagen: int
    status: Literal["C", "S", "U"]


def care_tables(
    rows: CareRows, *, norms: Iterable[Norm] = (), as_of: date | None = None
) -> dict[str, pl.DataFrame]:
    """The fact tables of `CARE_TABLES` by name, with the columns of the dictionary.

    Args:
        rows: The care in the register.
        norms: What regions decided about waiting.
        as_of: The last day of data; by default that of the messages.
    """
    last_day = as_of or rows.last_day
    toewijzing = _dated(rows.toewijzingen, "eerste_toewijzingsdatum").filter(
        pl.col("reden_wijziging") != _REMOVED
    )
    made = {
        "toewijzing": toewijzing.with_columns(
            pl.col("volume").is_not_null().alias("omvang")
        ),
        "levering": _dated(rows.leveringen, "begindatum"),
        "prestatie": _dated(rows.prestaties, "begindatum"),
        "kalender": _calendar(rows, last_day),
        "norm": pl.DataFrame(
            [(n.jz_code, n.dagen, n.status) for n in norms],
            schema=["jz_code", "dagen", "status"],
            orient="row",
        ),
    }
    return {table.name: _as_told(made[table.name], table) for table in CARE_TABLES}


def _dated(rows: pl.DataFrame, day: str) -> pl.DataFrame:
    labels = dict(code_lists()["JZ020"].labels)
    # Such a municipality is in a region and in no municipality of today: with it, the
    # municipalities would not add up to the region. The last one was in 2021.
    divided = [code for code in former_names() if len(successors(code)) > 1]
    kept = rows.filter(~("GM" + pl.col("gemeente")).is_in(divided))
    return kept.with_columns(
        pl.col(day).dt.year().alias("jaar"),
        pl.col(day).dt.strftime("%Y-%m").alias("maand"),
        ("GM" + pl.col("gemeente")).alias("gm_code"),
        pl.col("categorie")
        .replace_strict(
            list(labels),
            list(labels.values()),
            default=NO_CATEGORY,
            return_dtype=pl.String,
        )
        .alias("zorgvorm"),
        pl.col("code").alias("productcode"),
        pl.col("is_example").alias("voorbeeld"),
    )


def _calendar(rows: CareRows, last_day: date | None) -> pl.DataFrame:
    months: list[tuple[int, str, date, date]] = []
    if last_day is not None:
        days = (
            [rows.first_day]
            if rows.first_day
            else [
                rows.toewijzingen["eerste_toewijzingsdatum"].min(),
                rows.leveringen["begindatum"].min(),
                rows.prestaties["begindatum"].min(),
            ]
        )
        first = min((day for day in days if isinstance(day, date)), default=last_day)
        year = max(first.year, last_day.year - MOST_YEARS + 1)
        month = Month(year, 1 if first.year < year else first.month)
        while month <= Month.of(last_day):
            _, days_in_month = monthrange(month.year, month.number)
            end = min(date(month.year, month.number, days_in_month), last_day)
            months.append((month.year, str(month), month.first_day, end))
            month = month.following()
    return pl.DataFrame(
        months, schema=["jaar", "maand", "eerste_dag", "laatste_dag"], orient="row"
    )


def _as_told(frame: pl.DataFrame, table: FactTable) -> pl.DataFrame:
    """The columns and types of the dictionary, rows in an order of their own."""
    wanted = [pl.col(c.name).cast(_TYPES[c.sql_type]) for c in table.columns]
    return frame.select(wanted).sort(pl.all())
