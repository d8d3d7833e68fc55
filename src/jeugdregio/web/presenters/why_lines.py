"""The lines of messages beneath a figure as the template wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jeugdregio.measures.care_lines import MOST, CareLines, LineValue
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.numbers import format_number


@dataclass(frozen=True, slots=True)
class LinesView:
    """What the page of lines shows.

    Attributes:
        heads: The columns: label and whether they hold figures.
        rows: Texts.
        told: How many lines there are, and which of them these are.
        fields: What the form for another part posts along.
        parts: Numbers of the part before and the part after; 0 where there is none.
    """

    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]
    told: str
    fields: tuple[tuple[str, str], ...]
    before: int
    after: int


def show(lines: CareLines, *, page: int, fields: Mapping[str, object]) -> LinesView:
    """Lay out one part of the lines."""
    first = MOST * (page - 1) + 1
    last = first + len(lines.rows) - 1
    if not lines.rows:
        told = "Er zijn voor u geen regels bij dit getal."
    else:
        told = (
            f"Regel {format_number(first)} tot en met {format_number(last)} van "
            f"{format_number(lines.total)}."
        )
        if lines.amount_cents is not None:
            told += f" Samen € {format_number(lines.amount_cents / 100, 2)}."
    return LinesView(
        heads=tuple((_head(each), _is_numeric(each)) for each in lines.columns),
        rows=tuple(
            tuple(
                (_write(value, column), _is_numeric(column))
                for value, column in zip(row, lines.columns, strict=True)
            )
            for row in lines.rows
        ),
        told=told,
        fields=tuple((name, str(value)) for name, value in fields.items() if value),
        before=page - 1,
        after=page + 1 if last < lines.total and lines.rows else 0,
    )


def _head(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit == "dagen" else column.label


def _is_numeric(column: Column) -> bool:
    return column.kind in {"money", "count"}


def _write(value: LineValue, column: Column) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if column.unit == "eurocent" and isinstance(value, int):
        return f"€ {format_number(value / 100, 2)}"
    return str(value)
