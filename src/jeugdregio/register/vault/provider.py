"""Where the encrypted columns find the keys: told once, when the program starts.

A column is made when Django loads the models and cannot be handed an argument later;
everything else in the vault takes the ring as an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.vault.keyring import Keyring


KeyringSource = Keyring | Callable[[], Keyring]
"""A ring that stays, or what gives the ring of this moment, such as `KeyFile`."""

_source: KeyringSource | None = None
_pinned: ContextVar[Keyring | None] = ContextVar("pinned_keyring", default=None)


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


def has_keyring() -> bool:
    """Whether this program was told where the keys are."""
    return _source is not None


def get_keyring() -> Keyring:
    """The keys of this moment.

    Raises:
        ConfigurationError: Nobody told where they are.
    """
    pinned = _pinned.get()
    if pinned is not None:
        return pinned
    if _source is None:
        raise ConfigurationError(
            "Er zijn geen sleutels gekozen, dus er is niets te ontsleutelen.",
            hint="Kijk of keys.json in JEUGDREGIO_HOME staat en start opnieuw.",
        )
    return _source if isinstance(_source, Keyring) else _source()


@contextmanager
def pinned_keyring() -> Iterator[Keyring]:
    """Ask the source once for a piece of work: a batch, a transaction; no longer.

    For each value `KeyFile` looks whether the file changed, which takes longer than to
    decrypt a name. Of the thread that pins, others do not notice.
    """
    token = _pinned.set(get_keyring())
    try:
        yield get_keyring()
    finally:
        _pinned.reset(token)


@contextmanager
def keyring_in_use(source: KeyringSource | None) -> Iterator[None]:
    """Use other keys, or none, for a while. For tests; not for two threads."""
    global _source
    before, _source = _source, source
    token = _pinned.set(None)
    try:
        yield
    finally:
        _pinned.reset(token)
        _source = before
