"""Whether the generated traffic of a demo is coming in, came in whole, or stopped."""

from __future__ import annotations

import fcntl
import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Final

from jeugdregio.kernel.errors import StorageError
from jeugdregio.standards.regions import find_regio


MARKER: Final = "voorbeeldverkeer.json"
"""In the home folder: which region, and how far it came."""


class FillingState(StrEnum):
    """How far the traffic of a region came."""

    NONE = "geen"
    COMING = "gestart"
    FAILED = "mislukt"
    DONE = "klaar"


class Filling:
    """Traffic that is coming in; made before the first message.

    As long as this process lives it holds a lock, which the system lets go however it
    ends: who finds the mark *started* without a lock knows that nobody is at work.

    Args:
        home: The home folder.
        region: Code or name.

    Raises:
        UnknownCodeError: There is no such region.
        StorageError: The home folder cannot be written.
    """

    def __init__(self, home: Path, region: str) -> None:
        self._marker = home / MARKER
        self._region = str(find_regio(region).code)
        try:
            self._lock = os.open(_lock(home), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            self._mark(FillingState.COMING)
        except OSError as error:
            raise StorageError(
                f"In de map {home} kan niet worden geschreven.",
                hint="Maak ruimte of kies een andere map met JEUGDREGIO_HOME.",
            ) from error

    def end(self, *, failed: bool) -> None:
        """Say that it is over; once."""
        try:
            self._mark(FillingState.FAILED if failed else FillingState.DONE)
        finally:
            os.close(self._lock)

    def _mark(self, state: FillingState) -> None:
        part = self._marker.with_suffix(".part")
        part.write_text(
            json.dumps({"region": self._region, "state": state}), encoding="utf-8"
        )
        part.replace(self._marker)


def filling_state(home: Path, region: str) -> FillingState:
    """How far the traffic of a region came, as far as this home folder knows.

    Args:
        home: The home folder.
        region: Its code.
    """
    try:
        mark = json.loads((home / MARKER).read_text(encoding="utf-8"))
        if mark["region"] != region:
            return FillingState.NONE
        state = FillingState(mark["state"])
    except (OSError, ValueError, KeyError, TypeError):
        return FillingState.NONE
    if state is FillingState.COMING and not _is_held(_lock(home)):
        return FillingState.FAILED
    return state


def _lock(home: Path) -> Path:
    return home / f"{MARKER}.lock"


def _is_held(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
