"""Turn a value into a secret and back: AES-256-GCM, a fresh nonce for every value.

A secret is ``k<id>:`` and then nonce (12 bytes), cipher text and tag (16 bytes); base64
in the text variant. It is bound to its purpose and its column: in another column, or
with one bit changed, it is refused. It is not bound to its row: whoever can write in
the database can give one person the BSN of another, unless its reader compares it with
the index. A random nonce is safe for 2³² values per key (NIST SP 800-38D): 200 times
what the nation sends in a year.
"""

from __future__ import annotations

import base64
import contextlib
import re
from typing import Final

from cryptography.exceptions import InvalidTag

from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.randomness import RandomBytes, system_random


NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16

LONGEST_PREFIX: Final = 11
"""``k``, an id of at most nine digits, ``:``."""

_PREFIX: Final = re.compile(rb"k([1-9][0-9]{0,8}):")


def encrypt_bytes(
    plain: bytes,
    *,
    keyring: Keyring,
    purpose: Purpose,
    bound_to: str,
    random_bytes: RandomBytes = system_random,
) -> bytes:
    """Encrypt bytes with the current key of a purpose.

    Args:
        plain: At most 2 GB.
        keyring: Where the key is.
        purpose: Which key.
        bound_to: Table and column, e.g. ``register_client.bsn``.
        random_bytes: Where the nonce comes from.

    Raises:
        StorageError: There is no key for this purpose.
    """
    key = keyring.current(purpose)
    nonce = random_bytes(NONCE_BYTES)
    secret = key.aead.encrypt(nonce, plain, _associated(purpose, bound_to))
    return b"".join((b"k%d:" % key.id, nonce, secret))


def decrypt_bytes(
    stored: bytes, *, keyring: Keyring, purpose: Purpose, bound_to: str
) -> bytes:
    """Decrypt what `encrypt_bytes` made for the same purpose and column.

    Raises:
        StorageError: The ring does not have the key it was made with.
        DataDamagedError: It was changed, cut, or made for another column or key.
    """
    prefix = _PREFIX.match(stored)
    if prefix is None:
        raise _damaged(bound_to, "zonder sleutelnummer")
    start = prefix.end()
    key = keyring.key(purpose, int(prefix[1]))
    plain = None
    with contextlib.suppress(InvalidTag, ValueError):  # ValueError: a nonce cut short
        plain = key.aead.decrypt(
            stored[start : start + NONCE_BYTES],
            # Not copied: a message is 25 MB.
            memoryview(stored)[start + NONCE_BYTES :],
            _associated(purpose, bound_to),
        )
    if plain is None:
        raise _damaged(bound_to, f"met sleutel k{key.id}")
    return plain


def encrypt_text(
    plain: str,
    *,
    keyring: Keyring,
    purpose: Purpose,
    bound_to: str,
    random_bytes: RandomBytes = system_random,
) -> str:
    """As `encrypt_bytes`, from text to ASCII text.

    Example:
        >>> from datetime import date
        >>> ring = Keyring.generate(created=date(2026, 11, 21))
        >>> use = {"keyring": ring, "purpose": Purpose.NAME_VALUE, "bound_to": "a.b"}
        >>> secret = encrypt_text("Voorbeeld", **use)
        >>> secret[:3], len(secret), decrypt_text(secret, **use)
        ('k1:', 55, 'Voorbeeld')
    """
    stored = encrypt_bytes(
        # A lone surrogate is kept, not refused: that error would hold the value.
        plain.encode("utf-8", errors="surrogatepass"),
        keyring=keyring,
        purpose=purpose,
        bound_to=bound_to,
        random_bytes=random_bytes,
    )
    prefix, _, rest = stored.partition(b":")
    return f"{prefix.decode('ascii')}:{base64.b64encode(rest).decode('ascii')}"


def decrypt_text(
    stored: str, *, keyring: Keyring, purpose: Purpose, bound_to: str
) -> str:
    """Decrypt what `encrypt_text` made. Raises as `decrypt_bytes`."""
    prefix, _, rest = stored.partition(":")
    raw = None
    with contextlib.suppress(ValueError):
        raw = base64.b64decode(rest, validate=True)
    if raw is None or not prefix.isascii():
        raise _damaged(bound_to, "zonder leesbare vorm")
    plain = decrypt_bytes(
        b"%b:%b" % (prefix.encode("ascii"), raw),
        keyring=keyring,
        purpose=purpose,
        bound_to=bound_to,
    )
    text = None
    with contextlib.suppress(UnicodeDecodeError):
        text = plain.decode("utf-8", errors="surrogatepass")
    # Raised here and not above, as everywhere in the vault: an error raised while
    # another is handled keeps that one, and this one would hold the value.
    if text is None:
        raise _damaged(bound_to, f"geen tekst, {prefix}")
    return text


def key_id_of(stored: str | bytes) -> int | None:
    """Which key a secret, or its first `LONGEST_PREFIX` bytes, was made with.

    Returns:
        The id; None where it does not begin as a secret does.

    Example:
        >>> key_id_of("k12:AAAA"), key_id_of(b"k2:..."), key_id_of("999900006")
        (12, 2, None)
    """
    start = stored[:LONGEST_PREFIX]
    if isinstance(start, str):
        start = start.encode("ascii", errors="replace")
    prefix = _PREFIX.match(start)
    return int(prefix[1]) if prefix else None


def _associated(purpose: Purpose, bound_to: str) -> bytes:
    return f"{purpose}\0{bound_to}".encode()


def _damaged(bound_to: str, how: str) -> DataDamagedError:
    return DataDamagedError(
        f"Een versleutelde waarde in {bound_to} is niet te lezen ({how}): beschadigd, "
        "verplaatst, of van een andere sleutel.",
        hint="Kijk of keys.json bij deze database hoort. Zo ja, zet dan de "
        "database terug uit de reservekopie.",
    )
