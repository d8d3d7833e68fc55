"""Every raw answer, kept with its date, so that figures can be re-read as of a day.

Layout, one folder per table::

    <root>/85099NED/20261121T101500000000Z.json           what was fetched when
    <root>/85099NED/Observations-1.3fa9c2d41b7e....json.gz   one answer, by its content

The dated file is written last and whole: until it is there, a download does not exist.
Answers carry their fingerprint in their name, so equal answers are stored once.
Recorded test answers have the same layout, uncompressed; built ones say so in the
dated file under ``_built``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from jeugdregio.facts.cbs.client import Answer, read_json
from jeugdregio.facts.cbs.fetch import check_table_id
from jeugdregio.facts.cbs.files import PART_SUFFIX, storage_error, write_whole
from jeugdregio.facts.cbs.observations import parse_table
from jeugdregio.facts.cbs.tables import CbsTable
from jeugdregio.kernel.errors import DataDamagedError, InvalidInputError


CHECKED = "gecontroleerd.json"
"""File that tells when a table was last fetched and found unchanged."""

_STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """Where one raw answer lies, and what it was."""

    part: str
    page: int
    address: str
    status: int
    sha256: str
    size: int
    file: str


@dataclass(frozen=True, slots=True)
class Download:
    """One complete download of one table.

    Attributes:
        fetched_at: When, with a time zone.
        base_address: The service it came from.
        selection: The OData filter; empty is the whole table.
        built: Where the answers were built from; None for real ones.
        answers: In the order of fetching.
    """

    table_id: str
    fetched_at: datetime
    base_address: str
    selection: str
    built: str | None
    answers: tuple[KeptAnswer, ...]

    def same_content(self, other: Download) -> bool:
        """Whether the source said exactly the same both times."""
        return (self.selection, self._prints()) == (other.selection, other._prints())

    def _prints(self) -> list[tuple[str, int, str]]:
        return [(each.part, each.page, each.sha256) for each in self.answers]


class Archive:
    """A folder of downloads.

    Args:
        root: The folder; made when the first download is kept.
        compress: False keeps answers readable, for fixtures in version control.
    """

    def __init__(self, root: Path, *, compress: bool = True) -> None:
        self.root, self.compress = root, compress

    def incoming(
        self, table_id: str, *, base_address: str, selection: str, fetched_at: datetime
    ) -> Incoming:
        """Begin a download; nothing counts until it is committed.

        Raises:
            InvalidInputError: The table id is unfit, or the moment has no time zone.
        """
        if fetched_at.tzinfo is None:
            raise InvalidInputError("Het moment van ophalen heeft geen tijdzone.")
        folder = self.root / check_table_id(table_id)
        _sweep(folder, fetched_at)
        start = Download(table_id, fetched_at, base_address, selection, None, ())
        return Incoming(self, start)

    def downloads(self, table_id: str) -> tuple[Download, ...]:
        """All downloads of a table, oldest first; empty where there are none.

        Raises:
            DataDamagedError: A dated file cannot be read.
        """
        folder = self.root / check_table_id(table_id)
        found = [_read_download(path, table_id) for path in folder.glob("*Z.json")]
        return tuple(sorted(found, key=lambda each: each.fetched_at))

    def as_of(self, table_id: str, day: date | None = None) -> Download | None:
        """The last download on or before a day; without a day the last one.

        The day is that of the time zone in which the download was dated.
        """
        found = [
            each
            for each in self.downloads(table_id)
            if day is None or each.fetched_at.date() <= day
        ]
        return found[-1] if found else None

    def checked_at(self, table_id: str) -> datetime | None:
        """When the source was last asked and answered, changed or not."""
        last = self.as_of(table_id)
        path = self.root / table_id / CHECKED
        if last is None or not path.exists():
            return last.fetched_at if last else None
        payload = _read_object(path)
        try:
            moment = datetime.fromisoformat(_field(payload, "checked_at", path))
            return max(moment, last.fetched_at)
        except (TypeError, ValueError) as error:
            raise _damaged(path, "het moment klopt niet") from error

    def answers(self, download: Download) -> Iterator[Answer]:
        """The raw answers of a download, each checked against its fingerprint.

        Raises:
            DataDamagedError: An answer is missing or not what was kept.
        """
        for kept in download.answers:
            path = self.root / download.table_id / kept.file
            body = _read_body(path)
            if hashlib.sha256(body).hexdigest() != kept.sha256:
                raise _damaged(path, "de inhoud klopt niet met de vingerafdruk")
            try:
                payload = read_json(body)
            except ValueError as error:
                raise _damaged(path, "het is geen JSON") from error
            if not isinstance(payload, dict):
                raise _damaged(path, "het is geen JSON-object")
            yield Answer(kept.part, kept.page, kept.address, kept.status, body, payload)

    def table(self, table_id: str, day: date | None = None) -> CbsTable | None:
        """Re-read a table as it was known on a day; None where nothing was known.

        Raises:
            DataDamagedError: The archive is damaged.
            SourceUnavailableError: The kept answers do not read as a table.
        """
        download = self.as_of(table_id, day)
        if download is None:
            return None
        return parse_table(
            self.answers(download),
            table_id=table_id,
            selection=download.selection,
            fetched_at=download.fetched_at,
            built=download.built,
        )

    def _put(self, table_id: str, answer: Answer) -> KeptAnswer:
        digest = answer.sha256
        ending = ".json.gz" if self.compress else ".json"
        name = f"{answer.part}-{answer.page}.{digest[:16]}{ending}"
        path = self.root / table_id / name
        if not _holds(path, digest):
            body = answer.body
            write_whole(path, gzip.compress(body, mtime=0) if self.compress else body)
        return KeptAnswer(
            answer.part,
            answer.page,
            answer.address,
            answer.status,
            digest,
            len(answer.body),
            name,
        )


class Incoming:
    """A download under way."""

    def __init__(self, archive: Archive, start: Download) -> None:
        self._archive, self._start = archive, start
        self._kept: list[KeptAnswer] = []

    def keep(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """Store each answer and pass it on.

        Raises:
            StorageError: The disk is full or cannot be written; what was there stays.
        """
        for answer in answers:
            self._kept.append(self._archive._put(self._start.table_id, answer))
            yield answer

    def commit(self) -> tuple[Download, bool]:
        """Make the download count; call it after the answers were read as a table.

        Returns:
            The download that now counts, and whether it is a new one. Equal content
            adds nothing but the moment of checking.

        Raises:
            StorageError: The disk is full or cannot be written; what was there stays.
        """
        start = self._start
        new = Download(
            start.table_id,
            start.fetched_at,
            start.base_address,
            start.selection,
            None,
            tuple(self._kept),
        )
        try:
            last = self._archive.as_of(new.table_id)
        except DataDamagedError:
            # A damaged earlier download must not keep a whole new one out.
            last = None
        folder = self._archive.root / new.table_id
        if last is not None and last.built is None and last.same_content(new):
            checked = {"checked_at": new.fetched_at.isoformat()}
            write_whole(folder / CHECKED, _json(checked))
            return last, False
        moment = new.fetched_at.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        write_whole(folder / f"{moment}.json", _json(_as_json(new)))
        return new, True


def _as_json(download: Download) -> dict[str, object]:
    return {
        "table_id": download.table_id,
        "fetched_at": download.fetched_at.isoformat(),
        "base_address": download.base_address,
        "selection": download.selection,
        "answers": [
            {name: getattr(each, name) for name in KeptAnswer.__slots__}
            for each in download.answers
        ],
    }


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _read_download(path: Path, table_id: str) -> Download:
    payload = _read_object(path)
    answers, built = payload.get("answers"), payload.get("_built")
    try:
        if not isinstance(answers, list):
            raise TypeError("answers is no list")
        kept = tuple(KeptAnswer(**each) for each in answers)
        moment = datetime.fromisoformat(_field(payload, "fetched_at", path))
    except (TypeError, ValueError) as error:
        raise _damaged(path, "de beschrijving van de download klopt niet") from error
    if moment.tzinfo is None or any(Path(k.file).name != k.file for k in kept):
        raise _damaged(path, "de beschrijving van de download klopt niet")
    return Download(
        table_id,
        moment,
        _field(payload, "base_address", path),
        _field(payload, "selection", path),
        built if isinstance(built, str) else None,
        kept,
    )


def _read_object(path: Path) -> dict[str, object]:
    try:
        payload = read_json(_read_body(path))
    except ValueError as error:
        raise _damaged(path, "het is geen JSON") from error
    if not isinstance(payload, dict):
        raise _damaged(path, "het is geen JSON-object")
    return payload


def _field(payload: dict[str, object], name: str, path: Path) -> str:
    value = payload.get(name)
    if not isinstance(value, str):
        raise _damaged(path, f"het veld '{name}' ontbreekt")
    return value


def _read_body(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except FileNotFoundError as error:
        raise _damaged(path, "het bestand ontbreekt") from error
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(path, "het bestand is niet te lezen") from error


def _holds(path: Path, digest: str) -> bool:
    """Whether the file is there and sound; a damaged one is written again."""
    if not path.exists():
        return False
    try:
        return hashlib.sha256(_read_body(path)).hexdigest() == digest
    except DataDamagedError:
        return False


def _sweep(folder: Path, now: datetime) -> None:
    """Remove what a killed process left behind, a day later.

    Not sooner: another process may be writing.
    """
    for path in folder.glob(f".*{PART_SUFFIX}"):
        try:
            if now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > _STALE:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, path) from error


def _damaged(path: Path, why: str) -> DataDamagedError:
    return DataDamagedError(
        f"Het archief van het CBS is beschadigd: {path.name}: {why}.",
        hint="Haal de tabel opnieuw op met: jeugdregio data refresh",
    )
