"""References of senders that could name someone: kept as a keyed digest.

An Identificatie or ReferentieNummer is free text. A sender who puts a BSN, a name or a
birth date in it must not make us keep that where anybody can read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import polars as pl

from jeugdregio.kernel.scrub import could_name_someone
from jeugdregio.register.vault.keyring import Keyring, Purpose


MARK: Final = "~"
"""What a veiled reference begins with."""

_DIGEST: Final = 11
_SUSPECT: Final = r"\p{L}{4}|[0-9][0-9 ./\u00a0-]{6,}[0-9]"
"""What may be one of those, found in a column at once; the rest is fine."""


def veil(reference: str, keyring: Keyring) -> str:
    """The reference, or a mark and eleven characters where it could name someone.

    The same reference gives the same text as long as the key is the same, so it is
    still recognised.

    Example:
        >>> from datetime import date
        >>> ring = Keyring.generate(created=date(2026, 11, 21))
        >>> found = veil("999900006", ring)
        >>> veil("RN001", ring), found[0], len(found)
        ('RN001', '~', 12)
    """
    return _veiled([reference], keyring).get(reference, reference)


def veil_column(references: pl.Series, keyring: Keyring) -> pl.Series:
    """As `veil`, for a column of text; null stays null."""
    suspect = references.filter(references.str.contains(_SUSPECT)).unique().to_list()
    changes = _veiled(suspect, keyring)
    return references.replace(changes) if changes else references


def _veiled(references: Iterable[str], keyring: Keyring) -> dict[str, str]:
    found = [each for each in references if could_name_someone(each)]
    digests = keyring.current(Purpose.BSN_INDEX).digests(found)
    return {
        each: f"{MARK}{digest[:_DIGEST]}"
        for each, digest in zip(found, digests, strict=True)
    }
