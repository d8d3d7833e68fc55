"""Find or make the young people of a batch, by the digest of their BSN."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from jeugdregio.kernel.bsn import Bsn
from jeugdregio.register.models import Client
from jeugdregio.register.recording.lookups import chunks
from jeugdregio.register.vault.index import BsnIndex, bsn_indexes, lookup_digests
from jeugdregio.register.vault.keyring import Keyring, Purpose


def ensure_clients(people: pl.DataFrame, keyring: Keyring) -> Mapping[str, int]:
    """The id of each young person, made where they are new.

    Args:
        people: ``bsn`` (nine digits that pass the eleven test, any number of times)
            and ``geboortedatum`` (null where the message does not tell).
        keyring: Where the keys are.

    Returns:
        Primary key of the client by BSN; in memory only.
    """
    days = dict(
        people.group_by("bsn")
        .agg(pl.col("geboortedatum").drop_nulls().first())
        .sort("bsn")
        .iter_rows()
    )
    numbers = list(days)
    known = _known(numbers, keyring)
    absent = [number for number in numbers if number not in known]
    made = Client.objects.bulk_create(
        Client(
            bsn=number,
            bsn_digest=index.digest,
            digest_version=index.version,
            geboortedatum=days[number].isoformat() if days[number] else None,
            is_example=Bsn(number).is_test,
        )
        for number, index in zip(
            absent, bsn_indexes(map(Bsn, absent), keyring), strict=True
        )
    )
    known |= {number: client.pk for number, client in zip(absent, made, strict=True)}
    new = set(absent)
    _add_birth_dates(
        {
            known[number]: day.isoformat()
            for number, day in days.items()
            if day and number not in new
        }
    )
    return known


def _known(numbers: list[str], keyring: Keyring) -> dict[str, int]:
    wanted: dict[BsnIndex, str] = {}
    if len(keyring.live(Purpose.BSN_INDEX)) == 1:
        indexes = bsn_indexes(map(Bsn, numbers), keyring)
        wanted = dict(zip(indexes, numbers, strict=True))
    else:
        for number in numbers:
            wanted |= dict.fromkeys(lookup_digests(Bsn(number), keyring), number)
    found: dict[str, int] = {}
    for version in {index.version for index in wanted}:
        digests = [each.digest for each in wanted if each.version == version]
        for part in chunks(digests):
            for key, digest in Client.objects.filter(
                digest_version=version, bsn_digest__in=part
            ).values_list("pk", "bsn_digest"):
                found[wanted[BsnIndex(version, digest)]] = key
    return found


def _add_birth_dates(days: Mapping[int, str]) -> None:
    """A claim tells no birth date; a later message may."""
    for part in chunks(list(days)):
        without = list(Client.objects.filter(pk__in=part, geboortedatum__isnull=True))
        for client in without:
            client.geboortedatum = days[client.pk]
        Client.objects.bulk_update(without, ["geboortedatum"])
