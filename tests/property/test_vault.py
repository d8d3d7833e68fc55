"""The vault on whatever Hypothesis thinks of; it prints the example that fails."""

import re
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdregio.kernel.bsn import Bsn, is_bsn
from jeugdregio.kernel.errors import DataDamagedError, UserError
from jeugdregio.kernel.scrub import REPLACEMENT, scrub
from jeugdregio.register.vault.cipher import (
    decrypt_bytes,
    decrypt_text,
    encrypt_bytes,
    encrypt_text,
)
from jeugdregio.register.vault.index import bsn_index, lookup_digests
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.pseudonyms import pseudonym, pseudonyms


DAY = date(2026, 11, 21)
RING = Keyring.generate(created=DAY, random_bytes=Random(1).randbytes)
ENCRYPTING = (Purpose.BSN_VALUE, Purpose.NAME_VALUE, Purpose.MESSAGE_VALUE)
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

check = settings(derandomize=True, deadline=None, max_examples=100)

bytes_to_hide = st.binary(max_size=200)
# Surrogates too: text() leaves them out unless the categories are named.
text_to_hide = st.text(st.characters(), max_size=60) | st.text(
    st.characters(categories=["Cs"]), max_size=5
)
purposes = st.sampled_from(ENCRYPTING)
columns = st.text("abc_.", max_size=12)
eight_digits = st.text("0123456789", min_size=8, max_size=8)


def passes(digits: str) -> bool:
    weighed = sum(w * int(digit) for w, digit in zip(WEIGHTS, digits, strict=True))
    return weighed % 11 == 0 and int(digits) != 0


@st.composite
def numbers(draw) -> str:
    """A valid BSN: eight digits, and the ninth that makes the sum a multiple of 11."""
    start = draw(eight_digits)
    last = sum(w * int(d) for w, d in zip(WEIGHTS, start, strict=False)) % 11
    if last == 10 or int(start + str(last)) == 0:
        return "999900006"
    return start + str(last)


@check
@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_eleven_test_equals_the_plain_sum(digits):
    assert is_bsn(digits) is passes(digits)


@check
@given(numbers())
def test_every_number_made_to_pass_passes(number):
    assert Bsn.parse(number).reveal() == number
    assert number not in repr(Bsn(number)) + str(Bsn(number))


@check
@given(text_to_hide, purposes, columns)
def test_text_comes_back_and_is_not_seen(plain, purpose, column):
    use = {"keyring": RING, "purpose": purpose, "bound_to": column}
    stored = encrypt_text(plain, **use)
    assert decrypt_text(stored, **use) == plain
    assert stored.isascii() and re.fullmatch(r"k1:[A-Za-z0-9+/]+=*", stored)


@check
@given(bytes_to_hide, purposes, columns)
def test_bytes_come_back(plain, purpose, column):
    use = {"keyring": RING, "purpose": purpose, "bound_to": column}
    stored = encrypt_bytes(plain, **use)
    assert decrypt_bytes(stored, **use) == plain
    assert len(plain) < 6 or plain not in stored


@check
@given(bytes_to_hide, st.data())
def test_a_change_anywhere_is_refused(plain, data):
    use = {"keyring": RING, "purpose": Purpose.NAME_VALUE, "bound_to": "a.b"}
    stored = bytearray(encrypt_bytes(plain, **use))
    at = data.draw(st.integers(0, len(stored) - 1))
    stored[at] ^= data.draw(st.integers(1, 255))
    # In the number of the key: that key is missing. Elsewhere: damaged.
    with pytest.raises(UserError):
        decrypt_bytes(bytes(stored), **use)


@check
@given(st.binary(max_size=60))
def test_bytes_of_somebody_else_are_refused(stored):
    use = {"keyring": RING, "purpose": Purpose.NAME_VALUE, "bound_to": "a.b"}
    with pytest.raises(DataDamagedError):
        decrypt_bytes(b"k1:" + stored, **use)


@check
@given(bytes_to_hide, columns, columns)
def test_another_column_refuses_the_value(plain, column, other):
    use = {"keyring": RING, "purpose": Purpose.NAME_VALUE}
    stored = encrypt_bytes(plain, bound_to=column, **use)
    if other != column:
        with pytest.raises(DataDamagedError):
            decrypt_bytes(stored, bound_to=other, **use)


@settings(check, max_examples=50)
@given(st.lists(st.booleans(), max_size=8), numbers())
def test_whatever_keys_did_all_that_was_written_is_read_and_found(moves, number):
    """A move adds a key that reads, or lets the newest key write."""
    use = {"purpose": Purpose.BSN_VALUE, "bound_to": "client.bsn"}
    ring, written = RING, []
    for adds in [*moves, False]:
        for purpose in (Purpose.BSN_VALUE, Purpose.BSN_INDEX):
            if adds:
                ring = ring.with_new_key(purpose, created=DAY)
            else:
                ring = ring.with_current(purpose, max(ring.keys[purpose]))
        ring = Keyring.from_text(ring.to_text())
        secret = encrypt_text(number, keyring=ring, **use)
        written.append((secret, bsn_index(Bsn(number), ring)))

    searched = lookup_digests(Bsn(number), ring)
    for secret, index in written:
        assert decrypt_text(secret, keyring=ring, **use) == number
        assert index in searched
    assert written[-1][1] == searched[0]


@check
@given(st.lists(numbers(), max_size=20))
def test_pseudonyms_tell_persons_apart_and_nothing_more(persons):
    made = pseudonyms(persons, RING)
    assert made == [pseudonym(Bsn(number), RING) for number in persons]
    assert len(set(made)) == len(set(persons))
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in made)


def slow_scrub(text: str) -> str:
    """The twin, for numbers without separators: rows of digits, one by one."""
    parts = re.split(r"([0-9]+)", text)
    return "".join(
        REPLACEMENT if re.fullmatch("[0-9]{9}", part) and passes(part) else part
        for part in parts
    )


@check
@given(st.lists(numbers() | eight_digits | st.text("0189ab,:/\n", max_size=4)))
def test_scrubbing_equals_the_slow_way(parts):
    text = "".join(parts)
    assert scrub(text) == slow_scrub(text)


@check
@given(st.text(max_size=30), numbers(), st.sampled_from(["", " ", ".", "-"]), st.text())
def test_no_number_is_left_in_any_surroundings(before, number, separator, after):
    shown = separator.join([number[:3], number[3:6], number[6:]])
    if before[-1:].isdigit() and before[-1:].isascii():
        before += ":"
    if after[:1].isdigit() and after[:1].isascii():
        after = ":" + after
    clean = scrub(f"{before}{shown}{after}")
    assert shown not in clean.replace(before, "", 1)
    assert scrub(clean) == clean
