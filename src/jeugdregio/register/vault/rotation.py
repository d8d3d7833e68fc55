"""Change a key while everything stays readable and findable.

1. `Keyring.with_new_key`: a key that reads. With keys in a file running programs see it
   at their next use; with keys in the environment restart them all now.
2. `Keyring.with_current`: it writes. (Restart, as above.)
3. `rotate`: what is there is written again. Stop it whenever, begin again whenever.
4. `keys_in_use` no longer counts the old key? `Keyring.without_key`.

The pseudonym key stands in no column: after step 2 build the facts again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Coalesce, Length, Substr

from jeugdregio.kernel.bsn import Bsn
from jeugdregio.kernel.errors import DataDamagedError, InvalidInputError
from jeugdregio.register.vault.cipher import LONGEST_PREFIX, key_id_of
from jeugdregio.register.vault.fields import EncryptedBytesField, EncryptedTextField
from jeugdregio.register.vault.index import bsn_index
from jeugdregio.register.vault.keyring import Purpose
from jeugdregio.register.vault.provider import get_keyring, pinned_keyring


MOST_BYTES: Final = 32 * 1024 * 1024
"""What `rotate` holds in memory unless told otherwise: a message is up to 25 MB."""

EncryptedField = EncryptedTextField | EncryptedBytesField
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class IndexColumns:
    """Which columns make a BSN findable.

    Attributes:
        value: The encrypted BSN; one of the fields that are rotated.
        version: The id of the key of the index.
        digest: The digest.
    """

    value: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class RotationStep:
    """How far a rotation is, after a batch that is safe in the database.

    Attributes:
        last_pk: Pass it as ``after`` to go on from here.
        seen: Rows looked at in this batch.
        changed: Rows of them that were written again.
        damaged: Primary keys of rows that cannot be read; they are left as they are.
    """

    last_pk: int
    seen: int
    changed: int
    damaged: tuple[int, ...]


def rotate(
    queryset: models.QuerySet[Any],
    *,
    fields: Sequence[str],
    index: IndexColumns | None = None,
    batch_size: int = 500,
    most_bytes: int = MOST_BYTES,
    after: int = 0,
) -> Iterator[RotationStep]:
    """Write with the current keys what was written with older ones.

    Each batch is a transaction of its own, and value and index of a row change in one
    statement. So wherever it stops (an error, a power cut, a reader that asks for no
    more), every row is wholly old or wholly new, and both can be read and found.
    Rows that already have the current keys are not written.

    Args:
        queryset: The rows, of a model with an integer primary key.
        fields: Names of its encrypted fields.
        index: The columns of the BSN index, where the model has them.
        batch_size: Rows looked at per transaction.
        most_bytes: Encrypted bytes in memory at once, or one row where that is more.
        after: Rows up to this primary key were done before.

    Yields:
        One step per batch, in order of primary key. Nothing happens between steps.

    Raises:
        StorageError: A row needs a key that the ring does not have.
    """
    while True:
        with pinned_keyring(), transaction.atomic(using=queryset.db):
            locked = queryset.select_for_update().filter(pk__gt=after)
            rows = list(_heads(locked, fields, index).order_by("pk")[:batch_size])
            stale = [row for row in rows if _is_stale(queryset.model, row, index)]
            damaged: list[int] = []
            for chunk in _chunks(stale, most_bytes):
                damaged += _write_again(queryset, chunk, fields, index)
        if not rows:
            return
        after = rows[-1]["pk"]
        yield RotationStep(after, len(rows), len(stale) - len(damaged), tuple(damaged))


def keys_in_use(
    queryset: models.QuerySet[Any],
    *,
    fields: Sequence[str],
    index: IndexColumns | None = None,
) -> Mapping[Purpose, Counter[int]]:
    """How many values each key holds: one that is not counted can go.

    Ask it of every table that uses the purpose. Reads the beginning of every value.

    Returns:
        By purpose, values by key id; 0 stands for values that name no key.
    """
    found: dict[Purpose, Counter[int]] = {}
    for row in _heads(queryset, fields, index).iterator(chunk_size=5000):
        for purpose, key_id in _key_ids(queryset.model, row, index):
            found.setdefault(purpose, Counter())[key_id] += 1
    return found


def _heads(
    queryset: models.QuerySet[Any], fields: Sequence[str], index: IndexColumns | None
) -> models.QuerySet[Any, Row]:
    """Per row the beginning of each value, as stored, and how long all are together."""
    heads = {f"head_{name}": Substr(name, 1, LONGEST_PREFIX) for name in fields}
    sizes = [Coalesce(Length(name), 0) for name in fields]
    size = sum(sizes[1:], start=sizes[0])
    names = [index.version] if index else []
    return queryset.order_by().values("pk", *names, **heads, stored_bytes=size)


def _is_stale(model: type[models.Model], row: Row, index: IndexColumns | None) -> bool:
    ring = get_keyring()
    return any(
        key_id != ring.current(purpose).id
        for purpose, key_id in _key_ids(model, row, index)
    )


def _key_ids(
    model: type[models.Model], row: Row, index: IndexColumns | None
) -> Iterator[tuple[Purpose, int]]:
    for column, head in row.items():
        if column.startswith("head_") and head is not None:
            field = _field(model, column.removeprefix("head_"))
            stored = head if isinstance(head, str) else bytes(head)
            yield field.purpose, key_id_of(stored) or 0
    # No BSN, no index; a BSN without an index gets one.
    if index and row[f"head_{index.value}"] is not None:
        yield Purpose.BSN_INDEX, row[index.version] or 0


def _field(model: type[models.Model], name: str) -> EncryptedField:
    field = model._meta.get_field(name)
    if not isinstance(field, EncryptedTextField | EncryptedBytesField):
        raise TypeError(f"{model.__name__}.{name} is not an encrypted field")
    return field


def _chunks(rows: Sequence[Row], most_bytes: int) -> Iterator[list[int]]:
    """Primary keys of rows that together fit in memory."""
    chunk: list[int] = []
    size = 0
    for row in rows:
        if chunk and size + row["stored_bytes"] > most_bytes:
            yield chunk
            chunk, size = [], 0
        chunk.append(row["pk"])
        size += row["stored_bytes"]
    if chunk:
        yield chunk


def _write_again(
    queryset: models.QuerySet[Any],
    pks: Sequence[int],
    fields: Sequence[str],
    index: IndexColumns | None,
) -> list[int]:
    """Encrypt rows anew; gives back those that cannot be read."""
    model, connection = queryset.model, connections[queryset.db]
    damaged: list[int] = []
    changes: list[list[Any]] = []
    for pk, plain in _readable(queryset, pks, fields, damaged):
        try:
            indexed = _index_of(plain[index.value]) if index else []
        except InvalidInputError:
            damaged.append(pk)
            continue
        stored = [
            _field(model, name).get_db_prep_save(plain[name], connection)
            for name in fields
        ]
        changes.append([*stored, *indexed, pk])
    if changes:
        names = [*fields, *((index.version, index.digest) if index else ())]
        with connection.cursor() as cursor:
            cursor.executemany(_update_statement(model, names, connection), changes)
    return damaged


def _update_statement(
    model: type[models.Model], names: Sequence[str], connection: BaseDatabaseWrapper
) -> str:
    # Plain SQL: one prepared statement for a batch. bulk_update makes one CASE of it,
    # in which every row tries every other one's key.
    quote = connection.ops.quote_name
    *columns, key = (
        quote(str(cast("models.Field[Any, Any]", model._meta.get_field(name)).column))
        for name in (*names, model._meta.pk.name)
    )
    sets = ", ".join(f"{column} = %s" for column in columns)
    table = quote(model._meta.db_table)
    return f"UPDATE {table} SET {sets} WHERE {key} = %s"  # noqa: S608 (no values)


def _readable(
    queryset: models.QuerySet[Any],
    pks: Sequence[int],
    fields: Sequence[str],
    damaged: list[int],
) -> list[tuple[int, Row]]:
    """Values in clear by row; a chunk with a damaged one is read row by row."""
    chosen = queryset.order_by().values("pk", *fields)
    try:
        return [(row["pk"], row) for row in chosen.filter(pk__in=pks)]
    except DataDamagedError:
        pass
    rows: list[tuple[int, Row]] = []
    for pk in pks:
        try:
            rows += [(row["pk"], row) for row in chosen.filter(pk=pk)]
        except DataDamagedError:
            damaged.append(pk)
    return rows


def _index_of(number: str | None) -> list[Any]:
    return [None, None] if number is None else [*bsn_index(Bsn(number), get_keyring())]
