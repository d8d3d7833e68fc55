"""`keys.json`: made once, readable by us alone, changed as a whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from jeugdregio.kernel.errors import ConfigurationError, StorageError
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.randomness import RandomBytes, system_random


def open_key_file(
    path: Path, *, created: date, random_bytes: RandomBytes = system_random
) -> Keyring:
    """Read the keys; make them where there are none, and those a release adds.

    Of processes that start at once, one makes the keys and all read the same. Killed
    at any moment, it leaves a whole file or none.

    Args:
        path: Where `keys.json` is or shall be; its folder is made.
        created: Today, written beside new keys.
        random_bytes: Where new keys come from.

    Raises:
        ConfigurationError: Others may read the file, or it is not what we wrote.
        StorageError: The folder cannot be read or written.
    """
    if path.exists() and not (ring := load_key_file(path)).missing():
        return ring
    with _locked(path):
        if path.exists():
            ring = load_key_file(path)
            if not ring.missing():
                return ring
            ring = ring.with_missing(created=created, random_bytes=random_bytes)
            _write(path, ring, replace=True)
        else:
            ring = Keyring.generate(created=created, random_bytes=random_bytes)
            _write(path, ring, replace=False)
    return load_key_file(path)


def load_key_file(path: Path) -> Keyring:
    """Read the keys.

    Raises:
        ConfigurationError: Others may read the file, or it is not what we wrote.
        StorageError: It is not there or cannot be read.
    """
    with _told_plainly(path), path.open("rb") as file:
        # Asked of the open file: the name may point elsewhere a moment later.
        status = os.fstat(file.fileno())
        content = file.read()
    if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077:
        raise ConfigurationError(
            f"{path} is ook leesbaar voor anderen "
            f"(rechten {stat.S_IMODE(status.st_mode):o}, verwacht 600).",
            hint=f"Voer uit: chmod 600 {path}. Konden anderen erbij? Vervang dan de "
            "sleutels.",
        )
    text = content.decode("ascii", errors="replace")
    return Keyring.from_text(text, where=str(path))


def change_key_file(path: Path, change: Callable[[Keyring], Keyring]) -> Keyring:
    """Write the keys again as ``change`` wants them, one process at a time.

    Example:
        ``change_key_file(path, lambda ring: ring.with_current(purpose, 2))``

    Raises:
        ConfigurationError: As `load_key_file`, or ``change`` refuses.
        StorageError: The file is not there or cannot be written; it is as it was.
    """
    with _locked(path):
        ring = change(load_key_file(path))
        _write(path, ring, replace=True)
    return ring


class KeyFile:
    """Gives the keys as they are in the file now: a long-lived process sees a change.

    Call it for each use; it reads the file again only when that was replaced.
    """

    __slots__ = ("_path", "_ring", "_seen", "_text")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = str(path)
        self._seen: tuple[int, int, int, int] | None = None
        self._ring: Keyring | None = None

    def __call__(self) -> Keyring:
        """The ring. Raises as `load_key_file`."""
        try:
            # As cheap as can be: asked for every value that is read or written.
            found = os.stat(self._text)  # noqa: PTH116
        except OSError as error:
            raise _unreachable(self._path, error) from error
        seen = (found.st_ino, found.st_mtime_ns, found.st_size, found.st_mode)
        if self._ring is None or seen != self._seen:
            self._ring = load_key_file(self._path)
            self._seen = seen
        return self._ring

    def __repr__(self) -> str:
        return f"KeyFile({str(self._path)!r})"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other processes out; the system lets go when ours ends, however it ends."""
    with _told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(path: Path, ring: Keyring, *, replace: bool) -> None:
    """Bring a whole new file in place; the caller holds the lock."""
    new = Path(f"{path}.new")
    with _told_plainly(path):
        new.unlink(missing_ok=True)  # of a process that was killed
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        handle = os.open(new, flags, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(ring.to_text())
            file.flush()
            os.fsync(handle)
        if replace:
            new.replace(path)
        else:
            # A link, not a rename: should the lock not hold (a network disk), it fails
            # rather than put new keys over those that values were written with.
            os.link(new, path)
            new.unlink()
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:  # holds a path, never content
        raise _unreachable(path, error) from error


def _unreachable(path: Path, error: OSError) -> StorageError:
    problem = errno.errorcode.get(error.errno or 0, "onbekend")
    return StorageError(
        f"{path} is niet te lezen of te schrijven ({problem}). "
        "Zonder sleutels is er niets te ontsleutelen.",
        hint="Kijk of JEUGDREGIO_HOME klopt, van ons is en ruimte heeft.",
    )
