"""The keys of an installation: per purpose one that writes, older ones read."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NoReturn

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from jeugdregio.kernel.errors import ConfigurationError, StorageError
from jeugdregio.register.vault.randomness import RandomBytes, system_random


class Purpose(StrEnum):
    """What a key is for. No key serves two purposes."""

    BSN_VALUE = "bsn-value"
    BSN_INDEX = "bsn-index"
    NAME_VALUE = "name-value"
    MESSAGE_VALUE = "message-value"
    PSEUDONYM_FACTS = "pseudonym-facts"


class Algorithm(StrEnum):
    """How a key is used."""

    AES_256_GCM = "AES-256-GCM"
    HMAC_SHA_256 = "HMAC-SHA-256"


ALGORITHMS: Final[Mapping[Purpose, Algorithm]] = {
    Purpose.BSN_VALUE: Algorithm.AES_256_GCM,
    Purpose.BSN_INDEX: Algorithm.HMAC_SHA_256,
    Purpose.NAME_VALUE: Algorithm.AES_256_GCM,
    Purpose.MESSAGE_VALUE: Algorithm.AES_256_GCM,
    Purpose.PSEUDONYM_FACTS: Algorithm.HMAC_SHA_256,
}

KEY_BYTES: Final = 32

_FORMAT: Final = 1
_HINT: Final = "Zet keys.json terug uit de reservekopie. Maak geen nieuwe."


class Key:
    """One version of the key for one purpose. Shows everything but its material.

    Not a dataclass, for `dataclasses.asdict` would write the material out; not pickled
    for the same reason.
    """

    __slots__ = ("_aead", "_hmac", "_material", "created", "id", "purpose")

    def __init__(
        self, purpose: Purpose, key_id: int, created: date, material: bytes
    ) -> None:
        if len(material) != KEY_BYTES or key_id < 1:
            raise ValueError(f"a key is {KEY_BYTES} bytes and has an id from 1")
        self.purpose = purpose
        self.id = key_id
        self.created = created
        self._material = material
        self._aead = AESGCM(material) if self.encrypts else None
        self._hmac = None if self.encrypts else HMAC(material, SHA256())

    @property
    def encrypts(self) -> bool:
        """Whether it turns values into secrets, not into digests."""
        return ALGORITHMS[self.purpose] is Algorithm.AES_256_GCM

    @property
    def aead(self) -> AESGCM:
        """The cipher with this key. `TypeError` for a purpose that makes digests."""
        if self._aead is None:
            raise TypeError(f"the key for {self.purpose} makes digests")
        return self._aead

    def digests(self, messages: Iterable[str]) -> list[str]:
        """HMAC-SHA-256 of each ASCII text, as 64 hexadecimal digits, in order.

        Raises:
            TypeError: The key is for a purpose that encrypts.
        """
        if self._hmac is None:
            raise TypeError(f"the key for {self.purpose} encrypts")
        # Copies of one prepared state: under half the time of hmac.digest, measured.
        copy = self._hmac.copy
        made = []
        for message in messages:
            state = copy()
            state.update(message.encode("ascii"))
            made.append(state.finalize().hex())
        return made

    @property
    def fingerprint(self) -> str:
        """Eight bytes that recognise the key and give nothing of it away."""
        return hmac.digest(self._material, b"fingerprint", "sha256")[:8].hex()

    def reveal(self) -> bytes:
        """The key itself. Search the code for this name to see who does."""
        return self._material

    def __repr__(self) -> str:
        return f"Key({self.purpose} k{self.id})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled")


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys. Does not change: the methods that add or drop give a new ring.

    Attributes:
        keys: By purpose and id, every key that can still read.
        writers: By purpose, the id of the key that new values are written with.

    Example:
        >>> ring = Keyring.generate(created=date(2026, 11, 21))
        >>> ring.current(Purpose.BSN_VALUE)
        Key(bsn-value k1)
        >>> both = ring.with_new_key(Purpose.BSN_VALUE, created=date(2027, 11, 21))
        >>> both.current(Purpose.BSN_VALUE), both.live(Purpose.BSN_VALUE)
        (Key(bsn-value k1), (Key(bsn-value k1), Key(bsn-value k2)))
    """

    keys: Mapping[Purpose, Mapping[int, Key]]
    writers: Mapping[Purpose, int]

    @classmethod
    def generate(
        cls, *, created: date, random_bytes: RandomBytes = system_random
    ) -> Keyring:
        """A ring with one fresh key for every purpose."""
        return cls({}, {}).with_missing(created=created, random_bytes=random_bytes)

    def current(self, purpose: Purpose) -> Key:
        """The key that new values are written with.

        Raises:
            StorageError: The ring has no key for this purpose.
        """
        return self.key(purpose, self.writers.get(purpose, 1))

    def key(self, purpose: Purpose, key_id: int) -> Key:
        """The key with this id.

        Raises:
            StorageError: The ring does not have it.
        """
        found = self.keys.get(purpose, {}).get(key_id)
        if found is None:
            has = ", ".join(f"k{each}" for each in self.keys.get(purpose, {})) or "geen"
            raise StorageError(
                f"Sleutel k{key_id} voor {purpose} ontbreekt; er is: {has}. "
                "Wat daarmee is versleuteld, is zonder die sleutel niet te lezen.",
                hint=_HINT,
            )
        return found

    def live(self, purpose: Purpose) -> tuple[Key, ...]:
        """Every key that values may still have: the current one first."""
        current = self.current(purpose)
        others = (key for key in self.keys[purpose].values() if key is not current)
        return (current, *others)

    def missing(self) -> tuple[Purpose, ...]:
        """Purposes without a key: all of a new ring, later those of a new release."""
        return tuple(purpose for purpose in Purpose if purpose not in self.keys)

    def fingerprints(self) -> dict[str, str]:
        """Fingerprint by ``purpose:id``, to see that a ring belongs to a database."""
        return {
            f"{purpose}:{key_id}": key.fingerprint
            for purpose, keys in self.keys.items()
            for key_id, key in keys.items()
        }

    def with_missing(
        self, *, created: date, random_bytes: RandomBytes = system_random
    ) -> Keyring:
        """The ring with a first key for every purpose that has none."""
        ring = self
        for purpose in self.missing():
            ring = ring.with_new_key(
                purpose, created=created, random_bytes=random_bytes
            )
        return ring

    def with_new_key(
        self,
        purpose: Purpose,
        *,
        created: date,
        random_bytes: RandomBytes = system_random,
    ) -> Keyring:
        """The ring with one key more, that reads; `with_current` lets it write.

        Two steps, because every process must be able to read with a key before any
        writes with it: else one would not find a person that another just rotated.
        """
        keys = dict(self.keys.get(purpose, {}))
        key_id = max(keys, default=0) + 1
        keys[key_id] = Key(purpose, key_id, created, random_bytes(KEY_BYTES))
        return Keyring({**self.keys, purpose: keys}, {purpose: key_id, **self.writers})

    def with_current(self, purpose: Purpose, key_id: int) -> Keyring:
        """The ring in which this key writes. `StorageError` if it is not there."""
        self.key(purpose, key_id)
        return Keyring(self.keys, {**self.writers, purpose: key_id})

    def without_key(self, purpose: Purpose, key_id: int) -> Keyring:
        """The ring without an old key; first see `rotation.keys_in_use`.

        Raises:
            ConfigurationError: It is the key that writes.
            StorageError: It is not there.
        """
        if self.key(purpose, key_id) is self.current(purpose):
            raise ConfigurationError(
                f"Sleutel k{key_id} voor {purpose} is nog in gebruik.",
                hint="Laat eerst een andere sleutel schrijven.",
            )
        keys = {each: key for each, key in self.keys[purpose].items() if each != key_id}
        return Keyring({**self.keys, purpose: keys}, self.writers)

    def to_text(self) -> str:
        """The content of `keys.json`, keys in clear: for it or a secret store."""
        rows = [
            {
                "purpose": purpose,
                "id": key.id,
                "created": key.created.isoformat(),
                "algorithm": ALGORITHMS[purpose],
                "current": key.id == self.writers[purpose],
                "key": base64.b64encode(key.reveal()).decode("ascii"),
            }
            for purpose, keys in self.keys.items()
            for key in keys.values()
        ]
        return json.dumps({"format": _FORMAT, "keys": rows}, indent=1) + "\n"

    @classmethod
    def from_text(cls, text: str, *, where: str = "keys.json") -> Keyring:
        """Read what `to_text` wrote.

        Args:
            text: The content of the file or the environment variable.
            where: Its name, for the error.

        Raises:
            ConfigurationError: Not that form, or a key stands in it twice. What was
                found is not repeated and not kept in the error.
        """
        ring, problem = None, "de inhoud is geen sleutelbestand"
        try:
            ring = _read(json.loads(text))
        except _RingError as error:
            problem = str(error)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            pass
        # Raised here and not above: the errors of json and base64 hold the text.
        if ring is None:
            raise ConfigurationError(f"{where} klopt niet: {problem}.", hint=_HINT)
        return ring


class _RingError(Exception):
    """What is wrong with a ring, in Dutch and without a key in it."""


def _read(content: dict[str, object]) -> Keyring:
    rows = content["keys"]
    if content["format"] != _FORMAT or not isinstance(rows, list) or not rows:
        raise _RingError(f"verwacht format {_FORMAT} en ten minste één sleutel")
    keys: dict[Purpose, dict[int, Key]] = {}
    writers: dict[Purpose, int] = {}
    for row in rows:
        purpose, key_id = Purpose(row["purpose"]), row["id"]
        if type(key_id) is not int or key_id in keys.get(purpose, {}):
            raise _RingError(f"een sleutel voor {purpose} heeft geen eigen nummer")
        if row["algorithm"] != ALGORITHMS[purpose]:
            raise _RingError(f"{purpose} k{key_id} hoort bij {ALGORITHMS[purpose]}")
        material = base64.b64decode(row["key"], validate=True)
        created = date.fromisoformat(row["created"])
        keys.setdefault(purpose, {})[key_id] = Key(purpose, key_id, created, material)
        if row["current"] is True and writers.setdefault(purpose, key_id) != key_id:
            raise _RingError(f"voor {purpose} schrijven twee sleutels")
    without = [purpose for purpose in keys if purpose not in writers]
    if without:
        raise _RingError(f"voor {without[0]} schrijft geen sleutel")
    _check_distinct(key for each in keys.values() for key in each.values())
    return Keyring(keys, writers)


def _check_distinct(keys: Iterable[Key]) -> None:
    """One key for index and pseudonyms would undo their separation."""
    seen: dict[bytes, Key] = {}
    for key in keys:
        first = seen.setdefault(hashlib.sha256(key.reveal()).digest(), key)
        if first is not key:
            raise _RingError(f"{first!r} en {key!r} zijn dezelfde sleutel")
