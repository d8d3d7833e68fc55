import base64
import json
import time
import traceback
from datetime import date
from random import Random

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from jeugdregio.kernel.errors import DataDamagedError, StorageError
from jeugdregio.register.vault.cipher import (
    decrypt_bytes,
    decrypt_text,
    encrypt_bytes,
    encrypt_text,
    key_id_of,
)
from jeugdregio.register.vault.keyring import Keyring, Purpose


DAY = date(2026, 11, 21)
RING = Keyring.generate(created=DAY, random_bytes=Random(1).randbytes)
BSN = {"keyring": RING, "purpose": Purpose.BSN_VALUE, "bound_to": "client.bsn"}
MARKED = "999900006 Jantje Merkteken"


def test_the_form_is_key_id_nonce_cipher_text_and_tag():
    stored = encrypt_bytes(b"999900006", random_bytes=lambda count: b"n" * count, **BSN)

    # The peer: AES-GCM put together by hand, with the key as it stands in keys.json.
    row = next(
        each
        for each in json.loads(RING.to_text())["keys"]
        if each["purpose"] == "bsn-value"
    )
    key = base64.b64decode(row["key"])
    peer = Cipher(algorithms.AES(key), modes.GCM(b"n" * 12)).encryptor()
    peer.authenticate_additional_data(b"bsn-value\0client.bsn")
    expected = peer.update(b"999900006") + peer.finalize()
    assert stored == b"k1:" + b"n" * 12 + expected + peer.tag
    assert len(stored) == 3 + 12 + 9 + 16


def test_text_is_the_same_in_base64():
    stored = encrypt_text("Zoë", random_bytes=lambda count: b"n" * count, **BSN)
    raw = encrypt_bytes(b"Zo\xc3\xab", random_bytes=lambda count: b"n" * count, **BSN)

    assert stored == "k1:" + base64.b64encode(raw[3:]).decode()


@pytest.mark.parametrize("text", ["", "Zoë", "0" * 10_000, "\0", "😀", "\udc80"])
def test_what_goes_in_comes_out(text):
    assert decrypt_text(encrypt_text(text, **BSN), **BSN) == text
    raw = text.encode("utf-8", "surrogatepass")
    assert decrypt_bytes(encrypt_bytes(raw, **BSN), **BSN) == raw


def test_the_same_value_is_another_secret_every_time():
    secrets = {encrypt_text("999900006", **BSN) for _ in range(1000)}
    assert len({secret[3:19] for secret in secrets}) == 1000


def refused(stored, decrypt=decrypt_bytes, **other):
    with pytest.raises(DataDamagedError) as caught:
        decrypt(stored, **{**BSN, **other})
    error = caught.value
    lines = "".join(traceback.format_exception(error))
    assert "Jantje" not in lines and "999900006" not in lines
    assert error.__context__ is None and error.__cause__ is None
    return str(error)


def test_any_bit_that_changes_is_noticed():
    stored = encrypt_bytes(MARKED.encode(), **BSN)
    for at in range(3, len(stored)):
        changed = bytearray(stored)
        changed[at] ^= 1 << (at % 8)
        assert "sleutel k1" in refused(bytes(changed))


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 10, 14, 15, 30, 31, -1])
def test_a_value_that_was_cut_is_noticed(length):
    stored = encrypt_bytes(MARKED.encode(), **BSN)
    assert "client.bsn" in refused(stored[:length])
    text = encrypt_text(MARKED, **BSN)
    assert "client.bsn" in refused(text[:length], decrypt_text)


def test_a_value_cannot_be_moved_to_another_column_or_purpose():
    stored = encrypt_bytes(MARKED.encode(), **BSN)

    assert "client.naam" in refused(stored, bound_to="client.naam")
    refused(stored, purpose=Purpose.NAME_VALUE)


def test_a_value_of_another_installation_is_refused():
    other = Keyring.generate(created=DAY, random_bytes=Random(2).randbytes)
    text = refused(encrypt_bytes(MARKED.encode(), **{**BSN, "keyring": other}))
    assert "van een andere sleutel" in text and "keys.json" in text


@pytest.mark.parametrize("stored", [MARKED, "k1:%%%", "k0:AAAA", "ké:AAAA", "k1:é", ""])
def test_text_that_is_no_secret_is_refused_without_repeating_it(stored):
    refused(stored, decrypt_text)


def test_bytes_that_are_no_text_are_refused_without_repeating_them():
    stored = encrypt_bytes(b"999900006 \xff", **BSN)
    refused("k1:" + base64.b64encode(stored[3:]).decode(), decrypt_text)


def test_a_value_whose_key_is_gone_names_the_key():
    both = RING.with_new_key(Purpose.BSN_VALUE, created=DAY)
    both = both.with_current(Purpose.BSN_VALUE, 2)
    stored = encrypt_bytes(MARKED.encode(), **{**BSN, "keyring": both})

    assert stored.startswith(b"k2:")
    assert decrypt_bytes(stored, **{**BSN, "keyring": both}) == MARKED.encode()
    with pytest.raises(StorageError, match="Sleutel k2 voor bsn-value ontbreekt"):
        decrypt_bytes(stored, **BSN)


def test_a_message_of_25_mb_goes_in_and_out_within_two_seconds():
    message = Random(3).randbytes(25 * 1024 * 1024)
    use = {**BSN, "purpose": Purpose.MESSAGE_VALUE}

    start = time.perf_counter()
    stored = encrypt_bytes(message, **use)
    same = decrypt_bytes(stored, **use) == message
    elapsed = time.perf_counter() - start

    assert same and len(stored) == len(message) + 31
    assert elapsed < 2


@pytest.mark.parametrize(
    ("stored", "key_id"),
    [
        ("k1:", 1),
        (b"k999999999:x", 999999999),
        ("k1000000000:", None),
        ("k01:", None),
        ("k1", None),
        (" k1:", None),
        ("k\uff11:", None),  # a full-width digit
        ("", None),
    ],
)
def test_the_key_of_a_secret_is_read_from_its_beginning(stored, key_id):
    assert key_id_of(stored) == key_id
