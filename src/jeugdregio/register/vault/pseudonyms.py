"""From BSN to pseudonym, with a key that serves nothing else.

A pseudonym is the same as long as the key that writes is the same; after a change of
that key all facts are built again, for old and new pseudonyms of a person differ.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import overload

import polars as pl

from jeugdregio.kernel.bsn import Bsn, is_bsn
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.kernel.pseudonym import PSEUDONYM_BYTES, Pseudonym
from jeugdregio.register.vault.keyring import Key, Keyring, Purpose


def pseudonym(
    bsn: Bsn, keyring: Keyring, *, purpose: Purpose = Purpose.PSEUDONYM_FACTS
) -> Pseudonym:
    """The pseudonym of one person: the first half of an HMAC-SHA-256 of the digits.

    Half is enough: among 20 million persons the chance that any two share one is below
    10⁻²⁴.

    Example:
        >>> from datetime import date
        >>> ring = Keyring.generate(created=date(2026, 11, 21))
        >>> one = pseudonym(Bsn.parse("999900006"), ring)
        >>> len(one), one == pseudonym(Bsn.parse("999900006"), ring)
        (32, True)
    """
    return _made([bsn.reveal()], keyring.current(purpose))[0]


@overload
def pseudonyms(
    numbers: pl.Series, keyring: Keyring, *, purpose: Purpose = ...
) -> pl.Series: ...
@overload
def pseudonyms(
    numbers: Sequence[str], keyring: Keyring, *, purpose: Purpose = ...
) -> list[Pseudonym]: ...
def pseudonyms(
    numbers: pl.Series | Sequence[str],
    keyring: Keyring,
    *,
    purpose: Purpose = Purpose.PSEUDONYM_FACTS,
) -> pl.Series | list[Pseudonym]:
    """The pseudonyms of many persons, each distinct number computed once.

    Args:
        numbers: BSNs as nine digits; a series may hold nulls.
        keyring: Where the key is.
        purpose: Which key.

    Returns:
        A list, or a series of strings with the same name; in the order given, null
        where there was null.

    Raises:
        InvalidInputError: Some are no BSN; tells how many, not which.
    """
    key = keyring.current(purpose)
    if not isinstance(numbers, pl.Series):
        made = _mapping(set(numbers), key)
        return [made[number] for number in numbers]
    distinct = numbers.cast(pl.String).drop_nulls().unique()
    made = _mapping(set(distinct.to_list()), key)
    return numbers.cast(pl.String).replace_strict(
        list(made), list(made.values()), default=None, return_dtype=pl.String
    )


def _mapping(numbers: set[str], key: Key) -> dict[str, Pseudonym]:
    wrong = sum(not is_bsn(number) for number in numbers)
    if wrong:
        raise InvalidInputError(
            f"{wrong} van {len(numbers)} verschillende nummers zijn geen "
            "burgerservicenummer; er is geen pseudoniem gemaakt.",
            hint="Laat eerst de controle van de berichten erover gaan.",
        )
    return dict(zip(numbers, _made(numbers, key), strict=True))


def _made(numbers: Collection[str], key: Key) -> list[Pseudonym]:
    return [Pseudonym(each[: 2 * PSEUDONYM_BYTES]) for each in key.digests(numbers)]
