"""Put the questions of one table in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from jeugdregio.facts.cbs.client import Answer, CbsClient
from jeugdregio.facts.cbs.observations import parse_table, read_dimension_names
from jeugdregio.facts.cbs.selection import Condition, as_filter
from jeugdregio.facts.cbs.tables import CbsTable
from jeugdregio.kernel.errors import InvalidInputError


_TABLE_ID = re.compile(r"[0-9A-Za-z]{4,20}")


def check_table_id(table_id: str) -> str:
    """Give back a table id that is safe in an address and as a folder name.

    Raises:
        InvalidInputError: It holds anything but letters and digits.

    Example:
        >>> check_table_id("03759ned")
        '03759ned'
    """
    if not _TABLE_ID.fullmatch(table_id):
        raise InvalidInputError(
            "Dit is geen tabelnummer van het CBS: verwacht alleen cijfers en letters.",
            hint="Voorbeelden zijn 85099NED en 03759ned.",
        )
    return table_id


def fetch_answers(
    client: CbsClient, table_id: str, *, where: Iterable[Condition] = ()
) -> Iterator[Answer]:
    """Fetch everything of one table: description, code lists, figures.

    Args:
        client: An open connection.
        table_id: Identifier as published; upper and lower case matter.
        where: Demands on the figures; the code lists always come whole.

    Returns:
        Answers in the order that `parse_table` wants: properties, dimensions,
        measures, one code list per dimension, observations page by page.

    Raises:
        InvalidInputError: The table id holds anything but letters and digits.
        UnknownCodeError: The service does not know the table.
        SourceUnavailableError: No usable answer.
    """
    check_table_id(table_id)
    yield client.one(table_id, "Properties")
    names: list[str] = []
    for answer in client.pages(table_id, "Dimensions"):
        names += read_dimension_names(answer)
        yield answer
    yield from client.pages(table_id, "MeasureCodes")
    for name in names:
        yield from client.pages(table_id, f"{name}Codes")
    filter_text = as_filter(where)
    options = {"$filter": filter_text} if filter_text else None
    yield from client.pages(table_id, "Observations", options)


def fetch_table(
    client: CbsClient,
    table_id: str,
    *,
    where: Sequence[Condition] = (),
    dimensions: Sequence[str] | None = None,
    fetched_at: datetime,
    max_rows: int = 3_000_000,
) -> CbsTable:
    """Fetch one table into memory, without keeping the raw answers.

    Args:
        client: An open connection.
        table_id: Identifier as published; upper and lower case matter.
        where: Demands on the figures.
        dimensions: The dimensions that must be there, in any order; None accepts all.
        fetched_at: Now, with a time zone.
        max_rows: More figures than this are refused.

    Returns:
        One position per figure, in published order.

    Raises:
        InvalidInputError: The table id holds anything but letters and digits.
        UnknownCodeError: The service does not know the table.
        SourceUnavailableError: No usable answer, another dimension than asked, a
            filter that was ignored, an incomplete table.
    """
    return parse_table(
        fetch_answers(client, table_id, where=where),
        table_id=table_id,
        where=where,
        dimensions=dimensions,
        fetched_at=fetched_at,
        max_rows=max_rows,
    )
