import base64
import hashlib
import json
import time
import traceback
from datetime import date
from random import Random

import polars as pl
import pytest

from jeugdregio.kernel.bsn import Bsn, bsns_for_tests
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.vault.index import bsn_index, bsn_indexes, lookup_digests
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.pseudonyms import pseudonym, pseudonyms


DAY = date(2026, 11, 21)
RING = Keyring.generate(created=DAY, random_bytes=Random(1).randbytes)
ONE, OTHER = Bsn("999900006"), Bsn("111222333")


def hmac_by_hand(purpose: str, message: bytes) -> str:
    """RFC 2104 on SHA-256: H(K ^ opad, H(K ^ ipad, text)), blocks of 64 bytes."""
    rows = json.loads(RING.to_text())["keys"]
    text = next(row["key"] for row in rows if row["purpose"] == purpose)
    key = base64.b64decode(text).ljust(64, b"\0")
    inner = hashlib.sha256(bytes(b ^ 0x36 for b in key) + message).digest()
    return hashlib.sha256(bytes(b ^ 0x5C for b in key) + inner).hexdigest()


def test_the_index_is_an_hmac_of_the_digits_with_its_key_version():
    assert bsn_index(ONE, RING) == (1, hmac_by_hand("bsn-index", b"999900006"))
    assert bsn_indexes([ONE, OTHER], RING) == [
        (1, hmac_by_hand("bsn-index", b"999900006")),
        (1, hmac_by_hand("bsn-index", b"111222333")),
    ]


def test_while_keys_change_both_digests_are_searched_and_the_new_one_first():
    added = RING.with_new_key(Purpose.BSN_INDEX, created=DAY)
    told = added.with_current(Purpose.BSN_INDEX, 2)
    old = bsn_index(ONE, RING)

    assert lookup_digests(ONE, RING) == (old,)
    # The process that has not seen who writes finds what the other wrote, and back.
    assert bsn_index(ONE, added) == old
    assert bsn_index(ONE, told) in lookup_digests(ONE, added)
    assert lookup_digests(ONE, told) == (bsn_index(ONE, told), old)
    assert [each.version for each in lookup_digests(ONE, told)] == [2, 1]
    assert lookup_digests(ONE, told)[0].digest != old.digest


def test_a_pseudonym_is_half_an_hmac_with_a_key_of_its_own():
    made = pseudonym(ONE, RING)

    assert made == hmac_by_hand("pseudonym-facts", b"999900006")[:32]
    assert made not in bsn_index(ONE, RING).digest
    changed = RING.with_new_key(Purpose.BSN_INDEX, created=DAY)
    changed = changed.with_current(Purpose.BSN_INDEX, 2)
    assert pseudonym(ONE, changed) == made


def test_all_numbers_of_the_test_range_get_pseudonyms_of_their_own():
    made = pseudonyms([bsn.reveal() for bsn in bsns_for_tests()], RING)
    assert len(set(made)) == 9091


def test_many_are_as_one_by_one_in_the_order_given():
    numbers = ["999900006", "111222333", "999900006"]
    expected = [pseudonym(ONE, RING), pseudonym(OTHER, RING), pseudonym(ONE, RING)]

    assert pseudonyms(numbers, RING) == expected
    assert pseudonyms([], RING) == []
    made = pseudonyms(pl.Series("bsn", [numbers[0], None, *numbers[1:]]), RING)
    assert made.to_list() == [expected[0], None, *expected[1:]]
    assert (made.name, made.dtype) == ("bsn", pl.String)
    for empty in (pl.Series("bsn", [], pl.String), pl.Series("bsn", [None, None])):
        assert pseudonyms(empty, RING).to_list() == empty.to_list()
        assert pseudonyms(empty, RING).dtype == pl.String


@pytest.mark.parametrize("wrap", [list, lambda numbers: pl.Series("bsn", numbers)])
def test_numbers_that_are_no_bsn_are_counted_and_not_told(wrap):
    numbers = ["999900006", "999900007", "Jantje", "Jantje"]
    with pytest.raises(InvalidInputError) as caught:
        pseudonyms(wrap(numbers), RING)

    assert "2 van 3 verschillende nummers" in str(caught.value)
    lines = "".join(traceback.format_exception(caught.value))
    assert "9999" not in lines and "Jantje" not in lines


def test_a_million_lines_take_seconds():
    persons = [bsn.reveal() for bsn in bsns_for_tests()]
    lines = pl.Series("bsn", Random(1).choices(persons, k=10**6))

    start = time.perf_counter()
    made = pseudonyms(lines, RING)
    elapsed = time.perf_counter() - start

    assert made.n_unique() == lines.n_unique()
    assert made[0] == pseudonym(Bsn(lines[0]), RING)
    assert elapsed < 5
