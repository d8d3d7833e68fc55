"""Where the encrypted columns find the keys: told once, when the program starts.

A column is made when Django loads the models and cannot be handed an argument later;
everything else in the vault takes the ring as an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.vault.keyring import Keyring


KeyringSource = Keyring | Callable[[], Keyring]
"""A ring that stays, or what gives the ring of this moment, such as `KeyFile`."""

_source: KeyringSource | None = None


def set_keyring(source: KeyringSource) -> None:
    """Tell, once per process, where the keys are.

    Raises:
        ConfigurationError: It was told already; other keys halfway would make values
            that nobody can read.
    """
    global _source
    if _source is not None and _source is not source:
        raise ConfigurationError(
            "De sleutels zijn al gekozen; ze wisselen niet in een draaiend programma.",
            hint="Start het programma opnieuw.",
        )
    _source = source


def get_keyring() -> Keyring:
    """The keys of this moment.

    Raises:
        ConfigurationError: Nobody told where they are.
    """
    if _source is None:
        raise ConfigurationError(
            "Er zijn geen sleutels gekozen, dus er is niets te ontsleutelen.",
            hint="Kijk of keys.json in JEUGDREGIO_HOME staat en start opnieuw.",
        )
    return _source if isinstance(_source, Keyring) else _source()


@contextmanager
def keyring_in_use(source: KeyringSource | None) -> Iterator[None]:
    """Use other keys, or none, for a while. For tests; not for two threads."""
    global _source
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
