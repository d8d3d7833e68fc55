"""A disclosed table as rows of text for the page, with bars, links and order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jeugdregio.measures.disclosure import Cell, DisclosedTable, Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.numbers import format_cell, is_numeric


@dataclass(frozen=True, slots=True)
class HeadView:
    """One column head; ``sort`` is the value of the order parameter it links to."""

    label: str
    unit: str
    numeric: bool
    sort: str
    sorted: str


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell; ``bar`` is 0 to 100, None without a bar."""

    text: str
    numeric: bool
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: its head with a link, and the other cells."""

    head: str
    href: str
    cells: tuple[CellView, ...]
    highlight: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table ready for the template."""

    caption: str
    head: HeadView
    columns: tuple[HeadView, ...]
    rows: tuple[RowView, ...]
    rule: str
    has_bar: bool
    has_withheld: bool = False


def show_table(
    table: DisclosedTable,
    *,
    caption: str,
    head: str,
    columns: Sequence[str],
    bar: str = "",
    order: str = "",
    links: Callable[[Mapping[str, Cell]], str] | None = None,
    highlight: Callable[[Mapping[str, Cell]], bool] | None = None,
    sortable: bool = True,
    words: Callable[[str], str] = str,
) -> TableView:
    """Lay out a table.

    Args:
        table: The figures.
        caption: What the table shows.
        head: Column that names the row.
        columns: The other columns, in order.
        bar: Column that gets a small bar for the eye; empty for none.
        order: Column to sort by, with a minus in front for high to low; anything that
            is not a column leaves the table's own order.
        links: Gives the address a row's head leads to; empty for no link.
        highlight: Says which rows stand out.
        sortable: Whether heads offer to sort.
        words: Writes the head of a row.
    """
    records = list(table.records())
    name = order.removeprefix("-")
    if name in {head, *columns}:
        records = _sorted(records, name, descending=order.startswith("-"))
    top = max(
        (v for r in records if isinstance(v := r.get(bar), int | float)), default=0
    )
    by_name = {column.name: column for column in table.columns}
    rows = tuple(
        RowView(
            head=words(format_cell(record[head], by_name[head])),
            href=links(record) if links else "",
            cells=tuple(
                _cell(record[each], by_name[each], top if each == bar else 0)
                for each in columns
            ),
            highlight=highlight(record) if highlight else False,
        )
        for record in records
    )
    return TableView(
        caption=caption,
        head=_head(by_name[head], order, sortable),
        columns=tuple(_head(by_name[each], order, sortable) for each in columns),
        rows=rows,
        rule=table.rule,
        has_bar=bool(bar),
        has_withheld=any(
            isinstance(record[each], Suppressed)
            for record in records
            for each in columns
        ),
    )


def _cell(value: Cell, column: Column, top: float) -> CellView:
    width = None
    if top and isinstance(value, int | float):
        width = round(max(0.0, 100 * value / top), 1)
    return CellView(format_cell(value, column), is_numeric(column), width)


def _head(column: Column, order: str, sortable: bool) -> HeadView:
    numeric = is_numeric(column)
    first = f"-{column.name}" if numeric else column.name
    other = column.name if numeric else f"-{column.name}"
    now = order.removeprefix("-") == column.name
    return HeadView(
        label=column.label,
        unit=column.unit,
        numeric=numeric,
        sort=(other if now and order == first else first) if sortable else "",
        sorted=("descending" if order.startswith("-") else "ascending") if now else "",
    )


def _sorted(
    records: list[dict[str, Cell]], name: str, *, descending: bool
) -> list[dict[str, Cell]]:
    """Order by one column; unknown and withheld cells come last both ways."""
    known = [r for r in records if isinstance(r[name], int | float | str)]
    rest = [r for r in records if not isinstance(r[name], int | float | str)]
    known.sort(key=lambda r: _sort_key(r[name]), reverse=descending)
    return known + rest


def _sort_key(cell: Cell) -> tuple[float, str]:
    if isinstance(cell, int | float):
        return float(cell), ""
    return 0.0, str(cell).casefold()
