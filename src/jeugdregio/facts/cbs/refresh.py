"""Refresh a list of CBS tables: fetch, keep, write, and tell how each one fared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jeugdregio.facts.cbs.archive import Archive
from jeugdregio.facts.cbs.client import Answer, CbsClient
from jeugdregio.facts.cbs.fetch import fetch_answers
from jeugdregio.facts.cbs.observations import parse_table
from jeugdregio.facts.cbs.parquet import write_parquet
from jeugdregio.facts.cbs.periods import CbsPeriod, Status
from jeugdregio.facts.cbs.selection import (
    Condition,
    as_filter,
    contains,
    one_of,
    since,
    starts_with,
)
from jeugdregio.facts.cbs.tables import CbsTable
from jeugdregio.kernel.errors import UnknownCodeError, UserError


@dataclass(frozen=True, slots=True)
class TableRequest:
    """One table to refresh.

    Attributes:
        table_id: Identifier as published; upper and lower case matter.
        dimensions: The dimensions that must be there; None accepts all. A dimension
            that appears later would double every sum, so it is an error.
        where: Which figures; empty is the whole table.
    """

    table_id: str
    dimensions: tuple[str, ...] | None = None
    where: tuple[Condition, ...] = ()


_AGES = ("10000", "10010", *(str(10000 + 100 * age) for age in range(1, 23)))
"""Total, 0, 1 ... 22 years: codes of 03759ned as recorded in 2026."""

DEFAULT_TABLES: tuple[TableRequest, ...] = (
    TableRequest("85099NED", ("VormenVanJeugdzorg", "RegioS", "Perioden")),
    # 1.7 million figures in all, a third of them about whole years.
    TableRequest(
        "85097NED",
        ("VerwijzerJeugdzorg", "RegioS", "Perioden"),
        (contains("Perioden", "JJ00"),),
    ),
    TableRequest(
        "85100NED",
        ("Persoonskenmerken", "VormenVanJeugdzorg", "RegioS", "Perioden"),
        (starts_with("RegioS", "NL", "JZ", "GM"), contains("Perioden", "JJ00")),
    ),
    TableRequest("85098NED", ("RegioS", "Perioden")),
    TableRequest("83454NED", ("VormenVanJeugdzorg", "Regio", "Perioden")),
    # A hundred million figures in all: sexes and civil states together, to 22 years.
    TableRequest(
        "03759ned",
        ("BurgerlijkeStaat", "Geslacht", "Leeftijd", "RegioS", "Perioden"),
        (
            one_of("Measure", "M000352"),
            one_of("Geslacht", "T001038"),
            one_of("BurgerlijkeStaat", "T001019"),
            one_of("Leeftijd", *_AGES),
            starts_with("RegioS", "NL", "GM"),
            since("Perioden", "2017JJ00"),
        ),
    ),
)
"""What the product uses.

Identifiers of 85097NED, 85099NED, 83454NED and 03759ned were seen in public code and
answers; those of 85098NED and 85100NED on their web pages only.
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a refresh is: table ``position`` of ``total``, ``rows`` figures so far."""

    table_id: str
    position: int
    total: int
    rows: int


@dataclass(frozen=True, slots=True)
class TableResult:
    """How one table fared.

    Attributes:
        title: Dutch title; empty where the table failed.
        rows: Number of figures, empty ones included.
        first_period: Oldest period with a figure; None where there is none.
        last_period: Newest period with a figure.
        status: Publication status of the newest period.
        changed: Whether the source said something new since the last time.
        file: The Parquet file; None where the table failed, an older file then stays.
        error: Why it failed; None where it did not.
        remarks: What a careful reader must know, plain Dutch.
    """

    table_id: str
    title: str = ""
    rows: int = 0
    first_period: CbsPeriod | None = None
    last_period: CbsPeriod | None = None
    status: Status | None = None
    changed: bool = False
    file: Path | None = None
    error: UserError | None = None
    remarks: tuple[str, ...] = ()


def refresh(
    client: CbsClient,
    archive: Archive,
    target: Path,
    requests: Sequence[TableRequest] = DEFAULT_TABLES,
    *,
    fetched_at: datetime,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[TableResult, ...]:
    """Fetch tables, keep the raw answers, and write one Parquet file per table.

    A table that fails keeps its old file and does not stop the others.

    Args:
        client: An open connection.
        archive: Where raw answers are kept.
        target: Folder for ``<table id>.parquet``.
        requests: Which tables, and which part of them.
        fetched_at: Now, with a time zone.
        progress: Called at the start of each table and after each page of figures.

    Returns:
        One result per request, in the order asked.
    """
    results = []
    for position, request in enumerate(requests, start=1):
        tell = _teller(progress, request, position, len(requests))
        try:
            table, changed = _take(client, archive, request, fetched_at, tell)
            results.append(_write(table, target, changed=changed))
        except UserError as error:
            results.append(TableResult(request.table_id, error=error))
    return tuple(results)


def record(
    client: CbsClient,
    folder: Path,
    requests: Sequence[TableRequest],
    *,
    fetched_at: datetime,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[TableResult, ...]:
    """Keep real answers as test fixtures: same layout, readable, no Parquet.

    A recorded download is newer than a built one and so takes its place. Ask for a
    small selection: fixtures live in version control.
    """
    archive = Archive(folder, compress=False)
    results = []
    for position, request in enumerate(requests, start=1):
        tell = _teller(progress, request, position, len(requests))
        try:
            table, changed = _take(client, archive, request, fetched_at, tell)
            results.append(_result(table, None, changed=changed))
        except UserError as error:
            results.append(TableResult(request.table_id, error=error))
    return tuple(results)


def rebuild(
    archive: Archive, target: Path, table_ids: Iterable[str], *, as_of: date | None
) -> tuple[TableResult, ...]:
    """Write the files again from the archive, as they were known on a day.

    Args:
        archive: Where raw answers are kept.
        target: Folder for ``<table id>.parquet``.
        table_ids: Which tables.
        as_of: The day; None for the newest.

    Returns:
        One result per table; a table without a download on that day has an error.
    """
    results = []
    for table_id in table_ids:
        try:
            table = archive.table(table_id, as_of)
            if table is None:
                raise UnknownCodeError(
                    f"Van tabel {table_id} is op die dag nog niets opgehaald.",
                    hint="Kies een latere dag of haal de tabel op.",
                )
            results.append(_write(table, target, changed=False))
        except UserError as error:
            results.append(TableResult(table_id, error=error))
    return tuple(results)


def _take(
    client: CbsClient,
    archive: Archive,
    request: TableRequest,
    fetched_at: datetime,
    tell: Callable[[int], None],
) -> tuple[CbsTable, bool]:
    """Fetch, keep and read one table; it counts only when it could be read."""
    tell(0)
    incoming = archive.incoming(
        request.table_id,
        base_address=client.base_address,
        selection=as_filter(request.where),
        fetched_at=fetched_at,
    )
    answers = incoming.keep(
        fetch_answers(client, request.table_id, where=request.where)
    )
    table = parse_table(
        _counted(answers, tell),
        table_id=request.table_id,
        where=request.where,
        dimensions=request.dimensions,
        fetched_at=fetched_at,
    )
    _, changed = incoming.commit()
    return table, changed


def _counted(
    answers: Iterable[Answer], tell: Callable[[int], None]
) -> Iterator[Answer]:
    rows = 0
    for answer in answers:
        yield answer
        value = answer.payload.get("value")
        if answer.part == "Observations" and isinstance(value, list):
            rows += len(value)
            tell(rows)


def _teller(
    progress: Callable[[Progress], None] | None,
    request: TableRequest,
    position: int,
    total: int,
) -> Callable[[int], None]:
    def tell(rows: int) -> None:
        if progress is not None:
            progress(Progress(request.table_id, position, total, rows))

    return tell


def _write(table: CbsTable, target: Path, *, changed: bool) -> TableResult:
    path = target / f"{table.table_id}.parquet"
    write_parquet(table, path)
    return _result(table, path, changed=changed)


def _result(table: CbsTable, path: Path | None, *, changed: bool) -> TableResult:
    periods = table.periods()
    return TableResult(
        table.table_id,
        title=table.title,
        rows=len(table),
        first_period=periods[0].period if periods else None,
        last_period=periods[-1].period if periods else None,
        status=periods[-1].status if periods else None,
        changed=changed,
        file=path,
        remarks=table.remarks,
    )
