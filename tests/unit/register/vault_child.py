"""A table of the tests alone, with every kind of encrypted column and a BSN index."""

from __future__ import annotations

from datetime import date
from random import Random

from django.db import connection, models
from django.test.utils import isolate_apps

from jeugdregio.register.vault.fields import EncryptedBytesField, EncryptedTextField
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.rotation import IndexColumns


INDEX = IndexColumns(value="bsn", version="bsn_version", digest="bsn_digest")
FIELDS = ("bsn", "naam", "bericht")

with isolate_apps("jeugdregio.register"):  # migrations do not know of it

    class Child(models.Model):
        id = models.BigIntegerField(primary_key=True)
        bsn = EncryptedTextField(purpose="bsn-value", null=True)
        naam = EncryptedTextField(purpose="name-value", null=True)
        bericht = EncryptedBytesField(purpose="message-value", null=True)
        bsn_version = models.IntegerField(null=True)
        bsn_digest = models.CharField(max_length=64, null=True)  # noqa: DJ001

        class Meta:
            app_label = "register"
            db_table = "vault_child"

        def __str__(self) -> str:
            return f"kind {self.pk}"


def create_table() -> None:
    """Make it within the transaction of the test, which undoes it."""
    columns = ", ".join(
        f"{field.column} {field.db_type(connection)}"
        + (" PRIMARY KEY" if field.primary_key else "")
        for field in Child._meta.fields
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE vault_child ({columns})")


def stored(column: str, pk: int = 1) -> str | bytes | None:
    """What lies in the database, without any field in between."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_child WHERE id = %s", [pk])
        (value,) = cursor.fetchone()
    return bytes(value) if isinstance(value, memoryview) else value


def a_ring(seed: int = 1) -> Keyring:
    return Keyring.generate(
        created=date(2026, 11, 21), random_bytes=Random(seed).randbytes
    )
