"""Reading the files of `standards/data`, with one message for a damaged install."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from pathlib import Path
from typing import Any, Final

from jeugdregio.kernel.errors import DataDamagedError


DATA_ROOT: Final = Path(__file__).resolve().parent / "data"
"""The folder that ships with the package."""

REINSTALL: Final = (
    "Installeer jeugdregio opnieuw: de gegevens horen bij de installatie "
    "en worden niet met de hand aangepast."
)


def read_bytes(path: Path) -> bytes:
    """The content of a shipped file.

    Raises:
        DataDamagedError: The file is absent or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataDamagedError(
            f"Het databestand {path.name} ontbreekt in de installatie.",
            hint=REINSTALL,
        ) from error
    except OSError as error:
        raise DataDamagedError(
            f"Het databestand {path.name} is niet te lezen.", hint=REINSTALL
        ) from error


def read_verified(path: Path, sha256: str) -> bytes:
    """The content of a shipped file, after comparing its checksum.

    Raises:
        DataDamagedError: The file is absent, unreadable or not the one we shipped.
    """
    content = read_bytes(path)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DataDamagedError(
            f"Het databestand {path.name} is beschadigd: de inhoud klopt niet "
            "met het controlegetal in checksums.toml.",
            hint=REINSTALL,
        )
    return content


def read_toml(path: Path) -> dict[str, Any]:
    """A shipped TOML file.

    Raises:
        DataDamagedError: The file is absent, unreadable or not TOML.
    """
    try:
        return tomllib.loads(read_bytes(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataDamagedError(
            f"Het databestand {path.name} is beschadigd: {error}.", hint=REINSTALL
        ) from error


def parse_csv(content: bytes) -> tuple[dict[str, str], ...]:
    r"""Rows of a shipped CSV by column name; an empty cell is an empty text.

    Example:
        >>> parse_csv(b"jaar,gm_code\n2024,GM0917\n")
        ({'jaar': '2024', 'gm_code': 'GM0917'},)
    """
    return tuple(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
