"""Insert many rows at once: what the ORM does in seconds takes milliseconds here.

`bulk_create` prepares every cell by itself; of messages there are hundreds of thousands
of cells. Values are converted by Django's own fields, each distinct one once; columns
that encrypt are converted one by one. What is inserted has passed the rules, so there
are no signals and no `save`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from jeugdregio.register.vault.fields import EncryptedBytesField, EncryptedTextField


def insert_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
    *,
    unique: Collection[str] = (),
) -> None:
    """Insert rows, or write over those that are there.

    Args:
        model: The table.
        columns: Names of fields; that of a relation takes its primary key.
        rows: Values in the order of ``columns``.
        unique: Fields by which a row that is there is found: its other columns are
            written over. None: a row that is there is an error.

    Raises:
        IntegrityError: A row breaks a rule of the table.
    """
    fields = [_field(model, name) for name in columns]
    quote = connection.ops.quote_name
    names = [quote(field.column) for field in fields]
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(names)}) "  # noqa: S608 - names of our own
        f"VALUES ({', '.join(['%s'] * len(names))})"
    )
    if unique:
        keys = [quote(_field(model, name).column) for name in unique]
        others = ", ".join(
            f"{name} = excluded.{name}" for name in names if name not in keys
        )
        statement += f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {others}"
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(_prepared(fields, rows)))


def reserve_keys(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for rows about to be inserted, in this transaction."""
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) "
                "FROM generate_series(1, %s)",
                [table, count],
            )
            return [row[0] for row in cursor.fetchall()]
        # A transaction of SQLite is alone here from its start (BEGIN IMMEDIATE).
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    start = last[0] if last else 0
    return list(range(start + 1, start + count + 1))


def _field(model: type[models.Model], name: str) -> Any:
    """The column, as Django describes it."""
    return model._meta.get_field(name)


def _prepared(
    fields: Sequence[Any], rows: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    converters = [_converter(field) for field in fields]
    for row in rows:
        yield tuple(
            convert(value) if convert else value
            for convert, value in zip(converters, row, strict=True)
        )


def _converter(field: Any) -> Callable[[Any], Any] | None:
    """What makes a value fit the database; None where it fits as it is."""
    if isinstance(field, EncryptedTextField | EncryptedBytesField):
        return lambda value: field.get_db_prep_save(value, connection)
    if not isinstance(field, models.DateField | models.TimeField | models.BooleanField):
        return None
    seen: dict[Any, Any] = {}

    def convert(value: Any) -> Any:
        if value not in seen:
            seen[value] = field.get_db_prep_save(value, connection)
        return seen[value]

    return convert
