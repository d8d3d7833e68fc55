"""Receive a folder of messages in the order of their names; answers go to another.

Killed at any moment, the same call goes on: what was received is known by its content,
and an answer that is not in the folder yet is written again.
"""

from __future__ import annotations

import errno
import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from jeugdregio.actions.receive_messages import (
    Arrival,
    Receipt,
    read_answer,
    receive_messages,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError, StorageError
from jeugdregio.messages.gate import MAX_BYTES
from jeugdregio.synthesis.folder import MANIFEST


MOST_MESSAGES: Final = 3000
MOST_BYTES: Final = 100 * 1024 * 1024
"""What is received in one transaction: enough for tables to pay, little enough that
a killed process loses seconds."""

_NAME_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one file.

    Attributes:
        path: The file.
        receipt: What came of the message in it.
        answer: Name of the answer in the folder of answers; empty where there is none.
    """

    path: Path
    receipt: Receipt
    answer: str = ""


@dataclass(frozen=True, slots=True)
class InboxSummary:
    """What came of a folder.

    Attributes:
        files: Number of files.
        replays: Those that were received before.
        verdicts: Number of messages by verdict, replays included.
        answers: Number of answers and notices that are in the folder for these files.
        crashed: Rules that could not be evaluated: our fault.
    """

    files: int
    replays: int
    verdicts: Mapping[str, int]
    answers: int
    crashed: tuple[str, ...] = field(default=())


def receive_inbox(
    folder: Path,
    out: Path,
    *,
    actor: Actor,
    at: datetime,
    received_on: date | None,
    days: Mapping[str, date] | None = None,
    examples: Container[str] = (),
    at_once: int = MOST_MESSAGES,
    progress: Callable[[int, int], None] | None = None,
    tell: Callable[[FileOutcome], None] | None = None,
) -> InboxSummary:
    """Receive every ``.xml`` in a folder and below it.

    Args:
        folder: Where the messages are; it is not changed.
        out: Where answers go; made where it is absent. An answer is called after its
            kind and the hash of what it answers, so a name says nothing of a person.
        actor: On whose behalf.
        at: Now, with time zone.
        received_on: The day all messages count as received; None is the day each was
            signed, for traffic of the past.
        days: Per file name another day of receipt.
        examples: Names of files that are known to be generated.
        at_once: Messages in one transaction: what a killed process does again.
        progress: Told how many files are done, of how many.
        tell: Told what came of each file.

    Raises:
        InvalidInputError: There is no such folder, or no message in it, or the answers
            would come among the messages.
        StorageError: The register or the folder cannot be written; what was received
            before is kept, and the same call goes on.
    """
    paths = find_messages(folder)
    if out.resolve().is_relative_to(folder.resolve()):
        raise InvalidInputError(
            f"De antwoorden kunnen niet in {out} komen: die map hoort bij de "
            "berichten. Een volgende keer zouden wij onze eigen antwoorden ontvangen.",
            hint="Kies met --out een map buiten de map met berichten.",
        )
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
    verdicts: Counter[str] = Counter()
    replays = answers = done = 0
    crashed: set[str] = set()
    for part in _parts(paths, at_once):
        arrivals = [
            Arrival(
                _read(path),
                (days or {}).get(path.name, received_on),
                is_example=path.name in examples,
            )
            for path in part
        ]
        receipts = receive_messages(arrivals, actor=actor, at=at)
        for path, receipt in zip(part, receipts, strict=True):
            name = _answer(out, receipt)
            verdicts[receipt.verdict] += 1
            replays += receipt.is_replay
            answers += bool(name)
            crashed.update(receipt.crashed)
            if tell:
                tell(FileOutcome(path, receipt, name))
        done += len(part)
        if progress:
            progress(done, len(paths))
    return InboxSummary(
        len(paths), replays, dict(verdicts), answers, tuple(sorted(crashed))
    )


def find_messages(folder: Path) -> list[Path]:
    """Every ``.xml`` in a folder and below it, in the order of their names.

    Raises:
        InvalidInputError: There is no such folder, or no message in it.
    """
    if not folder.is_dir():
        raise InvalidInputError(
            f"De map {folder} is er niet.", hint="Geef de map met de berichten."
        )
    # A folder may have such a name as well.
    paths = sorted(path for path in folder.rglob("*.xml") if not path.is_dir())
    if not paths:
        raise InvalidInputError(
            f"In de map {folder} staat geen bericht.",
            hint="Berichten zijn bestanden waarvan de naam op .xml eindigt.",
        )
    return paths


def days_in_manifest(folder: Path) -> dict[str, date]:
    """Generated files by name, with their day of receipt; empty for other folders.

    Args:
        folder: The folder of the generator, or the one of the messages in it.

    Raises:
        InvalidInputError: There is a manifest that is not whole.
    """
    for place in (folder, folder.resolve().parent):
        path = place / MANIFEST
        if path.is_file():
            try:
                return _days(path.read_text(encoding="utf-8"))
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise InvalidInputError(
                    f"{path} is niet te lezen: welke berichten gegenereerd zijn, is "
                    "niet te zien. Er is niets ontvangen.",
                    hint="Genereer het verkeer opnieuw. Zijn het geen gegenereerde "
                    f"berichten? Haal {MANIFEST} dan weg.",
                ) from error
    return {}


def _days(manifest: str) -> dict[str, date]:
    header, *entries = [json.loads(line) for line in manifest.splitlines()]
    header["voorbeeld"]
    return {
        str(entry["file"]): date.fromisoformat(entry["dagtekening"])
        for entry in entries
    }


def _parts(paths: Sequence[Path], at_once: int) -> Iterator[list[Path]]:
    """The files in order, so many at a time as fit in one transaction."""
    part: list[Path] = []
    size = 0
    for path in paths:
        with _reading(path):
            bytes_here = path.stat().st_size
        if part and (len(part) == at_once or size + bytes_here > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(path)
        size += bytes_here
    yield part


def _read(path: Path) -> bytes:
    """The bytes of a file, one more than is allowed at most: the gate refuses it."""
    with _reading(path), path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"Het bestand {path} is niet te lezen. Wat eerder kwam, is ontvangen.",
            hint="Kijk naar de rechten van het bestand en start opnieuw.",
        ) from error


def _answer(out: Path, receipt: Receipt) -> str:
    """Put the answer or the notice in the folder, unless it is there."""
    digits = receipt.sha256[:_NAME_DIGITS]
    if receipt.answer_kind:
        name = f"{receipt.answer_kind}_{digits}.xml"
        if not (out / name).exists():
            content = receipt.answer or read_answer(receipt.sha256)
            _write_whole(out / name, content)
        return name
    if receipt.notice:
        name = f"fout_{digits}.txt"
        if not (out / name).exists():
            _write_whole(out / name, _notice(receipt.notice))
        return name
    return ""


def _notice(lines: Iterable[str]) -> bytes:
    start = (
        "Dit bericht is niet aangenomen: de vorm klopt niet. Het telt als niet "
        "verzonden. Verbeter het en stuur het opnieuw."
    )
    return "\n".join([start, *lines, ""]).encode()


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or absent."""
    part = path.with_suffix(".part")
    with _writing(path.parent):
        part.write_bytes(content)
        part.replace(path)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = (
            "de schijf is vol"
            if error.errno == errno.ENOSPC
            else "de map is niet te beschrijven"
        )
        raise StorageError(
            f"De antwoorden zijn niet in {folder} gezet: {what}. Wat ontvangen is, is "
            "bewaard.",
            hint="Maak ruimte of kies een andere map en start opnieuw.",
        ) from error
