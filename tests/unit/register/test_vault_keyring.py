import base64
import copy
import dataclasses
import json
import pickle
import traceback
from datetime import date
from random import Random

import pytest

from jeugdregio.kernel.errors import ConfigurationError, StorageError
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.provider import (
    get_keyring,
    keyring_in_use,
    pinned_keyring,
    set_keyring,
)


DAY = date(2026, 11, 21)
VALUE, INDEX = Purpose.BSN_VALUE, Purpose.BSN_INDEX


def a_ring(seed: int = 1) -> Keyring:
    return Keyring.generate(created=DAY, random_bytes=Random(seed).randbytes)


def rows_of(ring: Keyring) -> list[dict]:
    return json.loads(ring.to_text())["keys"]


def written(rows: list[dict]) -> str:
    return json.dumps({"format": 1, "keys": rows})


def test_a_new_ring_has_one_key_of_256_bits_for_each_purpose():
    rows = rows_of(a_ring())

    assert {row["purpose"]: row["algorithm"] for row in rows} == {
        "bsn-value": "AES-256-GCM",
        "bsn-index": "HMAC-SHA-256",
        "name-value": "AES-256-GCM",
        "message-value": "AES-256-GCM",
        "pseudonym-facts": "HMAC-SHA-256",
    }
    assert {(row["id"], row["created"], row["current"]) for row in rows} == {
        (1, "2026-11-21", True)
    }
    assert {len(base64.b64decode(row["key"])) for row in rows} == {32}
    assert len({row["key"] for row in rows}) == 5


def test_two_rings_of_the_system_differ_in_every_key():
    one, other = (Keyring.generate(created=DAY) for _ in range(2))

    assert not {row["key"] for row in rows_of(one)} & {
        row["key"] for row in rows_of(other)
    }


def test_a_ring_reads_what_it_wrote():
    ring = a_ring().with_new_key(VALUE, created=date(2027, 1, 1))
    ring = ring.with_current(VALUE, 2)

    again = Keyring.from_text(ring.to_text())

    assert again.to_text() == ring.to_text()
    assert again.fingerprints() == ring.fingerprints()
    assert again.current(VALUE).id == 2
    assert again.key(VALUE, 2).created == date(2027, 1, 1)


def test_a_new_key_reads_first_and_writes_when_told():
    before = a_ring()

    added = before.with_new_key(VALUE, created=DAY)
    told = added.with_current(VALUE, 2)
    after = told.without_key(VALUE, 1)

    assert [key.id for key in before.live(VALUE)] == [1]
    assert [key.id for key in added.live(VALUE)] == [1, 2]
    assert [key.id for key in told.live(VALUE)] == [2, 1]
    assert [key.id for key in after.live(VALUE)] == [2]
    assert [key.id for key in after.live(INDEX)] == [1]
    # An id is never given twice: old values would be read with the wrong key.
    assert [key.id for key in after.with_new_key(VALUE, created=DAY).live(VALUE)] == [
        2,
        3,
    ]


def test_the_key_that_writes_cannot_be_dropped():
    with pytest.raises(ConfigurationError, match="k1 voor bsn-value is nog in gebruik"):
        a_ring().without_key(VALUE, 1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda ring: ring.key(VALUE, 7),
        lambda ring: ring.with_current(VALUE, 7),
        lambda ring: ring.without_key(VALUE, 7),
    ],
)
def test_a_missing_key_is_told_with_what_there_is(ask):
    with pytest.raises(StorageError) as caught:
        ask(a_ring())
    assert "Sleutel k7 voor bsn-value ontbreekt; er is: k1." in str(caught.value)
    assert "reservekopie" in caught.value.hint


def test_a_purpose_that_a_release_adds_gets_its_first_key():
    rows = [row for row in rows_of(a_ring()) if row["purpose"] != "name-value"]
    old = Keyring.from_text(written(rows))
    with pytest.raises(StorageError, match="k1 voor name-value ontbreekt; er is: geen"):
        old.current(Purpose.NAME_VALUE)
    assert old.missing() == (Purpose.NAME_VALUE,)

    new = old.with_missing(created=DAY)

    assert new.missing() == ()
    assert old.fingerprints().items() < new.fingerprints().items()


SECRET = base64.b64encode(b"marked key material, 32 bytes ok").decode()
GOOD = {
    "purpose": "bsn-value",
    "id": 1,
    "created": "2026-11-21",
    "algorithm": "AES-256-GCM",
    "current": True,
    "key": SECRET,
}


def test_the_good_row_of_the_test_below_is_good():
    assert Keyring.from_text(written([GOOD])).current(VALUE).id == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "geen sleutelbestand"),
        (SECRET, "geen sleutelbestand"),
        ('{"format": 1, "keys": [' + SECRET, "geen sleutelbestand"),
        ("[" * 100_000, "geen sleutelbestand"),
        ("[]", "geen sleutelbestand"),
        (written([]), "ten minste één sleutel"),
        (json.dumps({"format": 2, "keys": [GOOD]}), "verwacht format 1"),
        (written([{**GOOD, "purpose": SECRET}]), "geen sleutelbestand"),
        (written([{**GOOD, "id": "1"}]), "eigen nummer"),
        (written([{**GOOD, "id": True}]), "eigen nummer"),
        (written([{**GOOD, "id": 0}]), "geen sleutelbestand"),
        (written([{**GOOD, "key": SECRET[4:]}]), "geen sleutelbestand"),
        (written([{**GOOD, "key": SECRET + "é"}]), "geen sleutelbestand"),
        (written([{**GOOD, "created": "21-11-2026"}]), "geen sleutelbestand"),
        (written([{**GOOD, "algorithm": "HMAC-SHA-256"}]), "hoort bij AES-256-GCM"),
        (written([{**GOOD, "current": False}]), "schrijft geen sleutel"),
        (written([GOOD, GOOD]), "eigen nummer"),
        (written([GOOD, {**GOOD, "id": 2}]), "schrijven twee sleutels"),
        (
            written([GOOD, {**GOOD, "purpose": "name-value"}]),
            "Key(bsn-value k1) en Key(name-value k1) zijn dezelfde sleutel",
        ),
        (written([SECRET]), "geen sleutelbestand"),
    ],
)
def test_a_wrong_file_is_refused_without_repeating_it(text, problem):
    with pytest.raises(ConfigurationError) as caught:
        Keyring.from_text(text, where="JEUGDREGIO_KEYS")

    error = caught.value
    assert "JEUGDREGIO_KEYS klopt niet" in str(error)
    assert problem in str(error)
    assert SECRET[4:] not in "".join(traceback.format_exception(error))
    assert error.__context__ is None and error.__cause__ is None


def test_nothing_shows_a_key_but_reveal():
    ring = a_ring()
    key = ring.current(VALUE)
    texts = [row["key"] for row in rows_of(ring)] + [key.reveal().hex()]

    shown = [repr(ring), str(ring), repr(key), str(key), repr(ring.fingerprints())]

    assert repr(key) == "Key(bsn-value k1)"
    assert not any(text in each for text in texts for each in shown)
    assert str(key.reveal()) not in "".join(shown)
    for leave in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="not pickled"):
            leave(key)
    with pytest.raises(TypeError, match="not pickled"):
        dataclasses.asdict(ring)


def test_a_fingerprint_tells_keys_apart_and_stays():
    one, same, other = a_ring(1), a_ring(1), a_ring(2)

    assert one.fingerprints() == same.fingerprints()
    assert not set(one.fingerprints().values()) & set(other.fingerprints().values())
    assert len(set(one.fingerprints().values())) == 5
    assert set(one.fingerprints()) == {f"{purpose}:1" for purpose in Purpose}


def test_a_key_does_only_what_it_is_for():
    with pytest.raises(TypeError, match="bsn-value encrypts"):
        a_ring().current(VALUE).digests([])
    with pytest.raises(TypeError, match="bsn-index makes digests"):
        _ = a_ring().current(INDEX).aead
    with pytest.raises(ValueError, match="32 bytes"):
        Keyring.generate(created=DAY, random_bytes=lambda count: b"short")


def test_the_columns_learn_of_the_keys_once():
    ring, other = a_ring(1), a_ring(2)
    with keyring_in_use(None):
        with pytest.raises(ConfigurationError, match="geen sleutels gekozen"):
            get_keyring()
        set_keyring(ring)
        set_keyring(ring)
        assert get_keyring() is ring
        with pytest.raises(ConfigurationError, match="al gekozen"):
            set_keyring(other)
        assert get_keyring() is ring
    with keyring_in_use(lambda: other):
        assert get_keyring() is other


def test_a_piece_of_work_can_keep_to_one_ring():
    rings = iter([a_ring(1), a_ring(2), a_ring(3)])
    with keyring_in_use(lambda: next(rings)):
        with pinned_keyring() as ring, pinned_keyring() as inner:
            assert get_keyring() is get_keyring() is ring is inner
            with keyring_in_use(None), pytest.raises(ConfigurationError):
                get_keyring()
        assert get_keyring().fingerprints() == a_ring(2).fingerprints()
        with pytest.raises(KeyError), pinned_keyring():
            raise KeyError
        # The third was pinned and is let go of: there is no fourth.
        with pytest.raises(StopIteration):
            get_keyring()
