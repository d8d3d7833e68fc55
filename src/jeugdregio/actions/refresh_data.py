"""Fetch the CBS tables the product uses and keep every answer with its date."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jeugdregio.facts.cbs.archive import Archive
from jeugdregio.facts.cbs.client import CbsClient
from jeugdregio.facts.cbs.refresh import (
    DEFAULT_TABLES,
    Progress,
    TableRequest,
    TableResult,
    record,
    refresh,
)
from jeugdregio.kernel.errors import InvalidInputError


def refresh_data(
    home: Path,
    *,
    base_address: str,
    tables: tuple[str, ...] = (),
    record_in: Path | None = None,
    at: datetime,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[TableResult, ...]:
    """Fetch tables into ``home/cbs``; one that fails does not stop the others.

    Args:
        home: The home folder; raw answers go to ``cbs/archive``, Parquet to
            ``cbs/tables``.
        base_address: Address of the service (OData v4).
        tables: Ids of the tables; empty is all we use.
        record_in: A folder that also gets the raw answers, in the layout of fixtures.
        at: The moment, with time zone.
        progress: Told the table, its place, and how many there are.

    Returns:
        Per table what came of it; a failed one carries its error.

    Raises:
        InvalidInputError: A table is not one we use.
    """
    requests = _requests(tables)

    def tell(state: Progress) -> None:
        if progress:
            progress(state.table_id, state.position - 1, state.total)

    with CbsClient(base_address, sleep=time.sleep, monotonic=time.monotonic) as client:
        if record_in is not None:
            record(client, record_in, requests, fetched_at=at, progress=tell)
        return refresh(
            client,
            Archive(home / "cbs" / "archive"),
            home / "cbs" / "tables",
            requests,
            fetched_at=at,
            progress=tell,
        )


def _requests(tables: tuple[str, ...]) -> tuple[TableRequest, ...]:
    if not tables:
        return DEFAULT_TABLES
    known = {request.table_id: request for request in DEFAULT_TABLES}
    unknown = [name for name in tables if name not in known]
    if unknown:
        raise InvalidInputError(
            f"Tabel {', '.join(unknown)[:60]} gebruiken wij niet.",
            hint="Kies uit: " + ", ".join(known) + ".",
        )
    return tuple(known[name] for name in tables)
