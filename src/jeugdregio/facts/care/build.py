"""Write the facts about care: one Parquet file per table and month, and one list.

    <home>/facts/care/care.json                                   what belongs together
    <home>/facts/care/prestatie/maand=2026-03/<hash>.parquet      one month

A file is named after its content and never changed, so a month that did not change is
not written again. The list names the files that make up the facts of one moment and is
replaced in one step: before it there are the old facts, after it the new ones.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

import polars as pl

from jeugdregio.facts.build import Progress, storage_error
from jeugdregio.facts.care.dictionary import CARE_TABLES, MONTHLY_TABLES
from jeugdregio.facts.care.shape import Norm, care_tables
from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.register.care_rows import CareRows


CARE_LIST: Final = "care.json"
"""Name of the file that says which files are the facts of now."""

WHOLE: Final = "alle"
"""Stands for the month of a table that is not split."""

_FORMAT: Final = "1: parquet per table and month, care.json"


@dataclass(frozen=True, slots=True)
class CarePart:
    """One file: a table in one month."""

    table: str
    maand: str
    file: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class CareFacts:
    """The facts about care of one moment.

    Attributes:
        state: State of the register they were made of.
        fingerprint: Of everything in them: the same, then every figure is the same.
        last_day: The last day of data, as ISO date; empty without messages.
        example: Whether any of it rests on generated messages (*Voorbeeld*).
        parts: The files.
    """

    state: str
    fingerprint: str
    last_day: str
    example: bool
    parts: tuple[CarePart, ...]

    @property
    def as_of(self) -> date | None:
        """The last day of data; None without messages."""
        return date.fromisoformat(self.last_day) if self.last_day else None


NO_CARE: Final = CareFacts("", "", "", example=False, parts=())
"""Before the first build."""


def care_folder(home: Path) -> Path:
    """Where the facts about care lie."""
    return home / "facts" / "care"


def definitions() -> str:
    """What facts depend on besides the register: our own layout and dictionary."""
    text = _FORMAT + "".join(repr(table) for table in CARE_TABLES)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def whole_state(register_state: str, norms: Iterable[Norm] = ()) -> str:
    """The state that facts are compared by: register, norms and definitions."""
    return "/".join((register_state, definitions(), _digest(repr(tuple(norms)))[:8]))


def read_care_list(home: Path) -> CareFacts:
    """The facts of now; `NO_CARE` before the first build.

    Raises:
        DataDamagedError: The list cannot be read.
    """
    path = care_folder(home) / CARE_LIST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        parts = tuple(CarePart(**part) for part in content.pop("parts"))
        return CareFacts(parts=parts, **content)
    except FileNotFoundError:
        return NO_CARE
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataDamagedError(
            f"De lijst van feiten over zorg is niet te lezen ({path}).",
            hint="Verwijder het bestand en voer `jeugdregio facts build` uit.",
        ) from error


def build_care(
    home: Path,
    read: Callable[[], CareRows],
    *,
    state: str,
    norms: Iterable[Norm] = (),
    as_of: date | None = None,
    progress: Progress | None = None,
) -> CareFacts:
    """Bring the facts about care in line with the register.

    Args:
        home: The home folder.
        read: Reads the care; not called when nothing changed.
        state: The state of the register now.
        norms: What regions decided about waiting.
        as_of: The last day of data; by default that of the messages.
        progress: Told after every table.

    Returns:
        The facts of now.

    Raises:
        StorageError: The disk is full or cannot be written; the facts of before are
            still there.
        DataDamagedError: The list of facts is damaged.
    """
    norms = tuple(norms)
    folder = care_folder(home)
    try:
        with _alone(folder):
            before = read_care_list(home)
            wanted = whole_state(state, norms)
            if before.state == wanted and as_of in (None, before.as_of):
                return before
            facts = _write(folder, read(), norms, as_of, progress)
            _remove_others(folder, keep={part.file for part in facts.parts})
            return facts
    except OSError as error:
        raise storage_error(folder, error) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One build at a time: another would remove months that this one just wrote."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(
    folder: Path,
    rows: CareRows,
    norms: tuple[Norm, ...],
    as_of: date | None,
    progress: Progress | None,
) -> CareFacts:
    tables = care_tables(rows, norms=norms, as_of=as_of)
    parts: list[CarePart] = []
    for done, table in enumerate(CARE_TABLES, start=1):
        for maand, month in _months(table.name, tables[table.name]):
            parts.append(_write_month(folder, table.name, maand, month))
        if progress:
            progress(table.name, done, len(CARE_TABLES))
    last_day = tables["kalender"]["laatste_dag"].max()
    facts = CareFacts(
        state=whole_state(rows.state, norms),
        fingerprint=_digest(
            definitions()
            + rows.pseudonym_key
            + "".join(sorted(part.file for part in parts))
        )[:16],
        last_day=str(last_day or ""),
        example=any(
            bool(tables[table.name]["voorbeeld"].any()) for table in MONTHLY_TABLES
        ),
        parts=tuple(parts),
    )
    text = json.dumps(asdict(facts), indent=1) + "\n"
    _replace(folder / CARE_LIST, text.encode())
    return facts


def _months(name: str, table: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    if name not in {each.name for each in MONTHLY_TABLES}:
        yield WHOLE, table
        return
    for month in table.sort("maand", maintain_order=True).partition_by("maand"):
        yield str(month["maand"][0]), month


def _write_month(folder: Path, name: str, maand: str, rows: pl.DataFrame) -> CarePart:
    # Named after the rows, not the bytes: another version of Parquet is no change.
    content = _digest(definitions() + str(rows.schema) + rows.write_csv())[:16]
    file = f"{name}/maand={maand}/{content}.parquet"
    path = folder / file
    if not path.is_file():
        held = BytesIO()
        rows.write_parquet(held, compression="zstd")
        _replace(path, held.getvalue())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return CarePart(name, maand, file, sha256, len(rows))


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in its place, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _remove_others(folder: Path, keep: set[str]) -> None:
    """Remove months of before; a reader that still wants one reads the list again."""
    for path in folder.glob("*/maand=*/*"):
        if path.relative_to(folder).as_posix() not in keep:
            path.unlink(missing_ok=True)
    for month in folder.glob("*/maand=*"):
        if not any(month.iterdir()):
            shutil.rmtree(month, ignore_errors=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
