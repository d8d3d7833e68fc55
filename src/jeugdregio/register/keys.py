"""Do these keys belong to this register: compared by fingerprint at every start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.apps import apps
from django.db import models, transaction

from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.models import Client, KeyFingerprint
from jeugdregio.register.vault.fields import EncryptedBytesField, EncryptedTextField
from jeugdregio.register.vault.keyring import ALGORITHMS, Algorithm, Keyring, Purpose
from jeugdregio.register.vault.rotation import keys_in_use


PUT_BACK: Final = (
    "Zet keys.json terug uit de reservekopie en start opnieuw. Maak geen nieuwe "
    "sleutels: wat er staat, is daarmee niet te lezen. Was het een demo? Kies dan een "
    "lege map met JEUGDREGIO_HOME."
)
"""What to do when keys are gone or are others."""


def has_noted_keys() -> bool:
    """Whether this register was ever used with keys."""
    return KeyFingerprint.objects.exists()


def check_keys(ring: Keyring) -> None:
    """Refuse a ring without the keys that this register was written with.

    A key that no value uses any more may go (`rotation`, step 4): then its fingerprint
    goes too.

    Raises:
        ConfigurationError: A key is gone, or is another one under the same number.
    """
    have = ring.fingerprints()
    lost, retired = [], []
    for noted in KeyFingerprint.objects.order_by("purpose", "key_id"):
        found = have.get(f"{noted.purpose}:{noted.key_id}")
        if found == noted.fingerprint:
            continue
        if found is None and _is_retired(ring, noted):
            retired.append(noted.pk)
        else:
            lost.append(f"{noted.purpose} k{noted.key_id}")
    if lost:
        raise ConfigurationError(
            "Deze sleutels horen niet bij dit register. Er ontbreekt, of er is een "
            f"andere: {', '.join(lost)}. Er is niets veranderd.",
            hint=PUT_BACK,
        )
    if retired:
        KeyFingerprint.objects.filter(pk__in=retired).delete()


def note_keys(ring: Keyring, *, on: date) -> None:
    """Check a ring and note its new keys.

    Done at every start. A key that is added while a program runs may be written with
    before it is noted, at the next start.

    Raises:
        ConfigurationError: As `check_keys`; also when another program, with other
            keys, was first to note them.
    """
    with transaction.atomic():
        check_keys(ring)
        noted = set(KeyFingerprint.objects.values_list("purpose", "key_id"))
        new = [
            KeyFingerprint(
                purpose=purpose, key_id=key.id, fingerprint=key.fingerprint, noted_on=on
            )
            for purpose, keys in ring.keys.items()
            for key in keys.values()
            if (purpose.value, key.id) not in noted
        ]
        if new:
            KeyFingerprint.objects.bulk_create(new, ignore_conflicts=True)
            check_keys(ring)


def _is_retired(ring: Keyring, noted: KeyFingerprint) -> bool:
    """Whether a key was replaced by a newer one and holds nothing any more."""
    if noted.purpose not in set(Purpose):
        return False
    purpose = Purpose(noted.purpose)
    newer = max(ring.keys.get(purpose, {}), default=0) > noted.key_id
    return newer and not _is_in_use(purpose, noted.key_id)


def _is_in_use(purpose: Purpose, key_id: int) -> bool:
    if purpose is Purpose.BSN_INDEX:
        return Client.objects.filter(digest_version=key_id).exists()
    if ALGORITHMS[purpose] is not Algorithm.AES_256_GCM:
        return False  # Pseudonyms stand in no column: facts are built again.
    for model, fields in _columns(purpose):
        used = keys_in_use(model._default_manager.all(), fields=fields)
        if purpose in used and used[purpose][key_id]:
            return True
    return False


def _columns(purpose: Purpose) -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table with columns that are encrypted for this purpose."""
    for model in apps.get_models():
        fields: list[Any] = [
            field
            for field in model._meta.get_fields()
            if isinstance(field, EncryptedTextField | EncryptedBytesField)
            and field.purpose is purpose
        ]
        if fields:
            yield model, [field.name for field in fields]
