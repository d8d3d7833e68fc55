"""A database that cannot be written, told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing

from jeugdregio.kernel.errors import StorageError


def take_turn(number: int) -> None:
    """Wait until no other transaction holds this number; held until ours ends.

    On SQLite a transaction begins IMMEDIATE here: one writer at a time already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn a full disk, a lost connection or a read-only file into a `StorageError`.

    The transaction that failed is undone by the database; what was there before is
    there still. The message of the database itself may hold a host name or a value,
    so it is not repeated. Django has an error of its own for a database in which it
    cannot make its first table.
    """
    try:
        yield
    except (
        OperationalError,
        InterfaceError,
        MigrationSchemaMissing,
        OSError,
    ) as error:
        raise StorageError(
            "De database is niet te maken, te bereiken of te beschrijven. "
            "Wat er al in stond, is er nog.",
            hint="Kijk of er ruimte is en of JEUGDREGIO_HOME of "
            "JEUGDREGIO_DATABASE_URL klopt.",
        ) from error
    except IntegrityError:
        # Without its cause: the database repeats the values that clash.
        raise StorageError(
            "De database weigert een gegeven dat botst met wat er al staat. Er is "
            "niets veranderd.",
            hint="Dit is een fout van ons: meld welke opdracht u gaf.",
        ) from None
