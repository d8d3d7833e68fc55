"""Write a file whole or not at all, and say in Dutch why it did not work."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jeugdregio.kernel.errors import StorageError


PART_SUFFIX = ".part"
"""Ending of a file that is still being written; nothing reads it."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Lend a temporary path beside ``path``; put it in place when all went well.

    A reader sees the old file or the new one, also after a full disk, a killed
    process or a power cut. On failure the temporary file is removed.

    Raises:
        StorageError: The disk is full, read-only, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}.", suffix=PART_SUFFIX
        )
        os.close(handle)
    except OSError as error:
        raise storage_error(error, path) from error
    part = Path(name)
    try:
        yield part
        _flush(part)
        part.replace(path)
        _flush(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write bytes as one file, whole or not at all.

    Raises:
        StorageError: See `whole_file`.
    """
    with whole_file(path) as part:
        part.write_bytes(content)


def storage_error(error: OSError, path: Path) -> StorageError:
    """Translate a failure of the disk; names the file, never its content."""
    if error.errno in _FULL:
        why = "de schijf is vol of het bestand wordt te groot"
        hint = "Maak ruimte vrij en probeer het opnieuw. De oude cijfers staan er nog."
    elif error.errno in _FORBIDDEN:
        why = "schrijven mag daar niet"
        hint = "Controleer de rechten op de map. De oude cijfers staan er nog."
    else:
        why = error.strerror or "onbekende fout van de schijf"
        hint = "Controleer de map en de schijf. De oude cijfers staan er nog."
    return StorageError(f"{path} kan niet worden geschreven: {why}.", hint=hint)


def _flush(path: Path) -> None:
    """Force to disk: without it a power cut can leave an empty file in place."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
