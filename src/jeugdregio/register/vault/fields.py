"""Columns that hold their value encrypted; in Python it is in clear.

Nothing can be searched or compared in the database, only whether a value is there: to
find a BSN, store its `index` beside it. A value does not leave through `dumpdata`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.fields import NOT_PROVIDED
from django.db.models.lookups import IsNull, Lookup

from jeugdregio.register.vault.cipher import (
    decrypt_bytes,
    decrypt_text,
    encrypt_bytes,
    encrypt_text,
)
from jeugdregio.register.vault.keyring import ALGORITHMS, Algorithm, Purpose
from jeugdregio.register.vault.provider import get_keyring, set_keyring


__all__ = ["EncryptedBytesField", "EncryptedTextField", "get_keyring", "set_keyring"]


class _Encrypted(models.Field):  # type: ignore[type-arg]
    """What both columns share.

    Args:
        purpose: Which key; one that encrypts.
        bound_to: What the value is tied to, when that is no longer table and column:
            after a rename give the old ``table.column`` here.
    """

    def __init__(
        self, *args: Any, purpose: Purpose | str, bound_to: str = "", **kwargs: Any
    ) -> None:
        self.purpose = Purpose(purpose)
        if ALGORITHMS[self.purpose] is not Algorithm.AES_256_GCM:
            raise ValueError(f"the key for {self.purpose} does not encrypt")
        self._bound_to = bound_to
        super().__init__(*args, **kwargs)

    @property
    def bound_to(self) -> str:
        """What a value of this column is tied to, e.g. ``register_client.bsn``."""
        return self._bound_to or f"{self.model._meta.db_table}.{self.column}"

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """What a migration writes down; no key is needed for it."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["purpose"] = self.purpose.value
        if self._bound_to:
            kwargs["bound_to"] = self._bound_to
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Also: no index or uniqueness, for equal values differ when encrypted."""
        found = super().check(**kwargs)
        if self.unique or self.db_index:  # type: ignore[attr-defined]
            text = "An encrypted column cannot be a key, unique or indexed."
            found.append(Error(text, obj=self, id="jeugdregio.E001"))
        if self.db_default is not NOT_PROVIDED:
            text = "The database cannot encrypt: no db_default."
            found.append(Error(text, obj=self, id="jeugdregio.E002"))
        return found

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Only ``isnull``.

        Raises:
            FieldError: Any other. The value that was searched for is not in it.
        """
        if lookup_name == "isnull":
            return IsNull
        raise FieldError(
            f"{self.name} is encrypted and knows no lookup '{lookup_name}', only "
            "isnull: find a BSN by lookup_digests"
        )

    def value_to_string(self, obj: models.Model) -> NoReturn:
        """Refuse: a serialised value would lie in clear in some file."""
        raise TypeError(f"{self.name} is encrypted and not serialised")


class EncryptedTextField(_Encrypted, models.TextField):  # type: ignore[type-arg]
    """A text, stored as ``k<id>:`` and base64.

    Raises:
        TypeError: On saving anything but text. A `Bsn` would be stored as its mask.
    """

    def get_prep_value(self, value: Any) -> Any:
        """Only text and nothing pass."""
        if value is None or hasattr(value, "as_sql"):
            return value
        if not isinstance(value, str):
            kind = type(value).__name__
            raise TypeError(f"{self.name} takes str, not {kind}: reveal() it first?")
        return value

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """Encrypt with the key that writes."""
        value = value if prepared else self.get_prep_value(value)
        if value is None or hasattr(value, "as_sql"):
            return value
        return encrypt_text(
            value,
            keyring=get_keyring(),
            purpose=self.purpose,
            bound_to=self.bound_to,
        )

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Decrypt. Raises as `cipher.decrypt_text`."""
        if value is None:
            return None
        return decrypt_text(
            value,
            keyring=get_keyring(),
            purpose=self.purpose,
            bound_to=self.bound_to,
        )


class EncryptedBytesField(_Encrypted, models.BinaryField):  # type: ignore[type-arg]
    """Bytes, stored as ``k<id>:`` and bytes; read back as `bytes` on every database.

    Raises:
        TypeError: On saving anything but bytes.
    """

    def get_prep_value(self, value: Any) -> Any:
        """Only bytes and nothing pass."""
        if value is None or hasattr(value, "as_sql"):
            return value
        if not isinstance(value, bytes | bytearray | memoryview):
            raise TypeError(f"{self.name} takes bytes, not {type(value).__name__}")
        return value

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """Encrypt with the key that writes."""
        value = value if prepared else self.get_prep_value(value)
        if value is not None and not hasattr(value, "as_sql"):
            value = encrypt_bytes(
                value,
                keyring=get_keyring(),
                purpose=self.purpose,
                bound_to=self.bound_to,
            )
        return super().get_db_prep_value(value, connection, prepared=True)

    def from_db_value(
        self,
        value: bytes | memoryview | None,
        expression: object,
        connection: BaseDatabaseWrapper,
    ) -> bytes | None:
        """Decrypt. Raises as `cipher.decrypt_bytes`."""
        if value is None:
            return None
        return decrypt_bytes(
            bytes(value),
            keyring=get_keyring(),
            purpose=self.purpose,
            bound_to=self.bound_to,
        )
