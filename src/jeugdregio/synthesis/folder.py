"""Generated traffic in a folder: the messages, what must be found, the contracts."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from jeugdregio.kernel.errors import InvalidInputError, StorageError
from jeugdregio.synthesis.parameters import VOORBEELD, Parameters
from jeugdregio.synthesis.providers import aanbieder_frame
from jeugdregio.synthesis.traffic import (
    PreparedTraffic,
    as_line,
    manifest_header,
    prepare,
)


MANIFEST: Final = "manifest.jsonl"
UNFINISHED: Final = "onvolledig.json"
"""Is there as long as the folder is not finished; says what is being made."""

CONTRACTS: Final = "contracts.csv"
AANBIEDERS: Final = "aanbieders.csv"
BERICHTEN: Final = "berichten"
"""The folder of the messages, in the order of their names."""

_TELL: Final = 250

Progress = Callable[[int, int], None]
"""Told how many files there are now, and how many there will be."""


@dataclass(frozen=True, slots=True)
class WrittenTraffic:
    """What is in the folder.

    Attributes:
        folder: Where.
        files: Number of messages.
        faulty: How many of them have a fault.
        is_new: False where the folder already held this traffic.
    """

    folder: Path
    files: int
    faulty: int
    is_new: bool


def write_traffic(
    folder: Path, parameters: Parameters, *, progress: Progress | None = None
) -> WrittenTraffic:
    """Write the traffic of a region into a folder.

    In the folder come ``berichten/`` with one file per message, ``contracts.csv``
    and ``aanbieders.csv`` (a first line that starts with ``#`` says *Voorbeeld*) and
    ``manifest.jsonl``. A file is there whole or not at all. As long as there is an
    ``onvolledig.json`` the folder is not finished, and the same call goes on.

    Args:
        folder: New, empty, or with this same traffic, finished or not.
        parameters: What to make.
        progress: Called now and then.

    Raises:
        InvalidInputError: The folder holds something else.
        StorageError: The folder cannot be written.
        UnknownCodeError: The region does not exist.
    """
    try:
        done = _find_done(folder, parameters)
        if done is not None:
            return done
        return _write(folder, prepare(parameters), progress)
    except OSError as error:
        raise StorageError(
            f"De map {folder.name} kan niet worden beschreven.",
            hint="Kijk of er ruimte is en of u in de map mag schrijven.",
        ) from error


def _find_done(folder: Path, parameters: Parameters) -> WrittenTraffic | None:
    """The finished traffic in the folder; None where there is work to do."""
    if not folder.exists() or not any(folder.iterdir()):
        return None
    wanted = manifest_header(parameters)
    if _header(folder / UNFINISHED) == wanted:
        return None
    if _header(folder / MANIFEST) != wanted:
        raise InvalidInputError(
            f"In de map {folder.name} staat al iets anders.",
            hint="Kies een lege map. Wij schrijven nergens overheen.",
        )
    with (folder / MANIFEST).open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines][1:]
    there = {path.name for path in (folder / BERICHTEN).glob("*.xml")}
    if there != {entry["file"] for entry in entries}:
        raise InvalidInputError(
            f"De map {folder.name} is niet heel: er zijn berichten weg of erbij.",
            hint="Gooi de map weg of kies een andere.",
        )
    faulty = sum(entry["fault"] is not None for entry in entries)
    return WrittenTraffic(folder, len(entries), faulty, is_new=False)


def _header(path: Path) -> object:
    """The first line of a file that says what it is; None where it does not."""
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", errors="replace") as lines:
        try:
            return json.loads(lines.readline())
        except json.JSONDecodeError:
            return None


def _write(
    folder: Path, prepared: PreparedTraffic, progress: Progress | None
) -> WrittenTraffic:
    parameters = prepared.events.parameters
    header = as_line(manifest_header(parameters))
    folder.mkdir(parents=True, exist_ok=True)
    # First of all: whatever else is there belongs to this traffic.
    _write_whole(folder / UNFINISHED, header.encode())
    berichten = folder / BERICHTEN
    berichten.mkdir(exist_ok=True)
    there = {path.name for path in berichten.iterdir()}
    write_table(folder / CONTRACTS, prepared.events.contracts)
    write_table(folder / AANBIEDERS, aanbieder_frame(prepared.events.region.aanbieders))
    faulty = 0
    part, part_file = folder / f"{MANIFEST}.part", berichten / ".part"
    with part.open("w", encoding="utf-8", newline="\n") as manifest:
        manifest.write(header)
        for number, file in enumerate(prepared.write(), start=1):
            if file.name not in there:
                part_file.write_bytes(file.content)
                part_file.replace(berichten / file.name)
            manifest.write(as_line(file.manifest_entry))
            faulty += file.fault is not None
            if progress and (number % _TELL == 0 or number == prepared.count):
                progress(number, prepared.count)
    part.replace(folder / MANIFEST)
    part_file.unlink(missing_ok=True)
    (folder / UNFINISHED).unlink()
    return WrittenTraffic(folder, prepared.count, faulty, is_new=True)


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or absent; one that is there is right."""
    if path.exists():
        return
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def write_table(path: Path, table: pl.DataFrame) -> None:
    """Write a table as CSV under a line that says *Voorbeeld*; one there stays."""
    text = io.StringIO()
    table.write_csv(text)
    _write_whole(path, f"# {VOORBEELD}\n{text.getvalue()}".encode())
