"""Keep what passed the disclosure gate beside the facts, so that it is computed once.

    <home>/facts/disclosed/wachttijd-<key>.json

The gate takes seconds; a site has several processes and restarts. What is kept is
publishable by definition. The key is that of the facts, the open data and our own code:
where any of them changes the file is not found, and the gate does its work again.

The form: one JSON object with ``members`` (municipalities per region) and ``tables``,
each with ``niveau``, ``variant``, ``columns``, ``rows``, ``provenance`` and ``rule``. A
cell is a number, a text, ``null`` where the source knows nothing, or ``false`` where
the gate withheld it.
"""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from jeugdregio.measures.cells import SUPPRESSED, Cell
from jeugdregio.measures.definition import Measure
from jeugdregio.measures.disclosure import DisclosedTable, restore
from jeugdregio.measures.publish import DisclosedMeasure
from jeugdregio.measures.tables import Column, Provenance


def kept_path(folder: Path, measure: Measure, *facts: str) -> Path:
    """Where a measure of these facts is kept.

    Args:
        folder: The folder of kept measures.
        measure: The measure.
        facts: Fingerprints of all facts it was computed from.
    """
    text = "/".join((*facts, _code(), repr(measure)))
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return folder / f"{measure.name}-{key}.json"


@functools.cache
def _code() -> str:
    """The hash of this package: another gate or another query is another result."""
    digest = hashlib.sha256()
    for entry in sorted(
        resources.files("jeugdregio.measures").iterdir(), key=lambda each: each.name
    ):
        if entry.name.endswith(".py"):
            digest.update(entry.read_bytes())
    return digest.hexdigest()


def read_kept(path: Path, measure: Measure) -> DisclosedMeasure | None:
    """A measure that was kept; None where there is none, or the file is damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        tables = {
            (each["niveau"], tuple(each["variant"])): _table(each)
            for each in content["tables"]
        }
        members = {code: tuple(gms) for code, gms in content["members"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None  # computed again, and written anew
    return DisclosedMeasure(measure, tables, members)


def write_kept(path: Path, found: DisclosedMeasure) -> None:
    """Keep a measure, whole or not at all; those of earlier facts go.

    Raises:
        OSError: The disk is full or cannot be written.
    """
    content = {
        "members": found.members,
        "tables": [
            {
                "niveau": niveau,
                "variant": variant,
                "columns": [asdict(column) for column in table.columns],
                "rows": [[_write(cell) for cell in row] for row in table.rows],
                "provenance": asdict(table.provenance),
                "rule": table.rule,
            }
            for (niveau, variant), table in found.tables.items()
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, default=str)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    for other in path.parent.glob(f"{found.measure.name}-*.json"):
        if other != path:
            other.unlink(missing_ok=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time computes; the next one finds what the first has kept.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(cell: Cell) -> str | float | bool | None:
    return False if cell is SUPPRESSED else cell  # type: ignore[return-value]


def _table(each: dict[str, Any]) -> DisclosedTable:
    provenance = dict(each["provenance"])
    day = provenance["as_of"]
    provenance["as_of"] = date.fromisoformat(day) if day else None
    for name in ("sources", "caveats"):
        provenance[name] = tuple(provenance[name])
    columns = tuple(Column(**column) for column in each["columns"])
    rows = tuple(
        tuple(SUPPRESSED if cell is False else cell for cell in row)
        for row in each["rows"]
    )
    if any(len(row) != len(columns) for row in rows):
        raise ValueError("a row is not as long as its columns")
    return restore(columns, rows, Provenance(**provenance), each["rule"])
