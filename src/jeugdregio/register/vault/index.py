"""Find a BSN without being able to read it: a keyed hash beside the encrypted value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jeugdregio.kernel.bsn import Bsn
from jeugdregio.register.vault.keyring import Key, Keyring, Purpose


class BsnIndex(NamedTuple):
    """What is stored beside a BSN.

    Attributes:
        version: Id of the key, for a column of integers.
        digest: HMAC-SHA-256 of the nine digits, 64 lower-case hexadecimal digits.
    """

    version: int
    digest: str


def bsn_index(bsn: Bsn, keyring: Keyring) -> BsnIndex:
    """What to store with a BSN: made with the key that writes.

    Example:
        >>> from datetime import date
        >>> ring = Keyring.generate(created=date(2026, 11, 21))
        >>> made = bsn_index(Bsn.parse("999900006"), ring)
        >>> made.version, len(made.digest)
        (1, 64)
    """
    return bsn_indexes([bsn], keyring)[0]


def lookup_digests(bsn: Bsn, keyring: Keyring) -> tuple[BsnIndex, ...]:
    """What to search for: one per key that rows may still have, current one first.

    While keys change a person stands under the old digest or the new one. Search all
    of them before a new person is made, within the same transaction.
    """
    return tuple(_indexed([bsn], key)[0] for key in keyring.live(Purpose.BSN_INDEX))


def bsn_indexes(bsns: Iterable[Bsn], keyring: Keyring) -> list[BsnIndex]:
    """As `bsn_index`, for many, in the order given."""
    return _indexed(bsns, keyring.current(Purpose.BSN_INDEX))


def _indexed(bsns: Iterable[Bsn], key: Key) -> list[BsnIndex]:
    made = key.digests(bsn.reveal() for bsn in bsns)
    return [BsnIndex(key.id, digest) for digest in made]
