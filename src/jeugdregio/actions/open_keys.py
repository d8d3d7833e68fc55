"""Choose the keys of this installation, once, when a program starts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.keys import PUT_BACK, check_keys, has_noted_keys, note_keys
from jeugdregio.register.storage import storage_errors
from jeugdregio.register.vault.keyfile import KeyFile, load_key_file, open_key_file
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import (
    KeyringSource,
    has_keyring,
    set_keyring,
)


KEY_FILE: Final = "keys.json"
VARIABLE: Final = "JEUGDREGIO_KEYS"


def open_keys(home: Path, *, ring_text: str, today: date) -> None:
    """Find the keys, or make them for a register that never had any.

    The tables must be there (`prepare_register`). A program that has its keys already
    keeps them: asking again does nothing.

    Args:
        home: The home folder, where `keys.json` is.
        ring_text: The keys from the environment; empty means the file.
        today: Written beside keys that are new.

    Raises:
        ConfigurationError: The register was written with other keys, or these are
            damaged, incomplete or readable for others. Nothing was made or changed.
        StorageError: The home folder or the database cannot be read or written.
    """
    if has_keyring():
        return
    source: KeyringSource
    if ring_text:
        source = ring = _from_text(ring_text)
    else:
        path = home / KEY_FILE
        ring = _from_file(path, today)
        source = KeyFile(path)
    with storage_errors():
        note_keys(ring, on=today)
    set_keyring(source)


def _from_text(text: str) -> Keyring:
    ring = Keyring.from_text(text, where=VARIABLE)
    if missing := ring.missing():
        raise ConfigurationError(
            f"In {VARIABLE} ontbreken sleutels voor {', '.join(missing)}.",
            hint=f"Neem de hele inhoud van een {KEY_FILE}. Vraagt een nieuwe versie om "
            f"meer sleutels? Start dan een keer met de oude als {KEY_FILE} in "
            "JEUGDREGIO_HOME (rechten 600); die wordt aangevuld.",
        )
    return ring


def _from_file(path: Path, today: date) -> Keyring:
    with storage_errors():
        # In this order: whoever makes the file notes its keys only afterwards.
        noted = has_noted_keys()
        there = path.exists()
    if noted and not there:
        raise ConfigurationError(
            f"{path} is er niet, maar dit register is met sleutels geschreven. "
            "Er is niets veranderd.",
            hint=PUT_BACK,
        )
    if noted:
        # Before a key that is gone could be taken for one that a release adds.
        ring = load_key_file(path)
        with storage_errors():
            check_keys(ring)
    return open_key_file(path, created=today)
