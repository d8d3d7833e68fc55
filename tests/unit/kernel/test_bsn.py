import copy
import dataclasses
import json
import logging
import pickle
import pprint
import traceback

import pytest

from jeugdregio.kernel.bsn import MASK, TEST_RANGE, Bsn, bsns_for_tests, is_bsn
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.kernel.pseudonym import parse_pseudonym


MARKED = "999900006"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        # 9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3-3 = 66 = 6·11
        ("111222333", True),
        # 9+16+21+24+25+24+21+16-2 = 154 = 14·11
        ("123456782", True),
        # 9+16+21+24+25+24+21+16-3 = 153
        ("123456783", False),
        # 3·1+2·1... leading zeros count: 2·1-2 = 0
        ("000000012", True),
        ("000000000", False),
        ("11122233", False),
        ("0111222333", False),
        ("", False),
        ("11122233x", False),
        # Digits of another script are digits to str.isdigit.
        ("١١١٢٢٢٣٣٣", False),
        ("¹¹¹²²²³³³", False),
        ("+11222333", False),
        ("111222333\n", False),
    ],
)
def test_a_bsn_is_nine_digits_that_pass_the_eleven_test(text, valid):
    assert is_bsn(text) is valid


def test_the_test_range_has_9091_valid_numbers_between_its_ends():
    # Source: design.md, 6; counted by the plain sum of digits, not by is_bsn.
    def weighed(text):
        return sum(
            w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), text, strict=True)
        )

    expected = [str(n) for n in TEST_RANGE if weighed(str(n)) % 11 == 0]

    numbers = [bsn.reveal() for bsn in bsns_for_tests()]

    assert numbers == expected
    assert (len(numbers), numbers[0], numbers[-1]) == (9091, "999900006", "999999990")


@pytest.mark.parametrize(
    ("text", "is_test"),
    [("999900006", True), ("999999990", True), ("999899995", False)],
)
def test_only_the_test_range_is_test(text, is_test):
    # 999899995: 9·9+8·9+7·9+6·8+5·9+4·9+3·9+2·9-5 = 385 = 35·11, below the range.
    assert Bsn.parse(text).is_test is is_test


def test_blanks_around_a_number_are_fine_and_inside_not():
    assert Bsn.parse(" 111222333\r\n") == Bsn.parse("111222333")
    with pytest.raises(InvalidInputError):
        Bsn.parse("111 222 333")


def test_a_number_equals_itself_and_nothing_else():
    one, same, other = Bsn(MARKED), Bsn(MARKED), Bsn("111222333")

    assert one == same
    assert len({one, same, other}) == 2
    assert one != other
    assert one != MARKED
    assert copy.deepcopy([one]) == [one]
    assert copy.copy(one) is one


@dataclasses.dataclass
class Holder:
    bsn: Bsn


def test_no_way_of_showing_a_bsn_shows_a_digit(caplog):
    bsn = Bsn(MARKED)

    logging.getLogger("test").warning("for %s and %r", bsn, {bsn: [bsn]})
    shown = [
        str(bsn),
        repr(bsn),
        f"{bsn}",
        "%s %r" % (bsn, bsn),  # noqa: UP031
        pprint.pformat({"bsn": bsn}),
        str(dataclasses.asdict(Holder(bsn))),
        repr(Holder(bsn)),
        json.dumps({"bsn": bsn}, default=str),
        caplog.text,
    ]

    assert all(MASK in text for text in shown)
    assert not any(MARKED in text for text in shown)


def test_a_bsn_does_not_change_and_does_not_leave_the_process():
    bsn = Bsn(MARKED)
    with pytest.raises(AttributeError, match="does not change"):
        bsn._number = "111222333"
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(bsn)
    assert not hasattr(bsn, "__dict__")


@pytest.mark.parametrize("text", ["999900007", "99990000", "Jantje", "999900007x"])
def test_a_refusal_does_not_repeat_what_was_found(text):
    with pytest.raises(InvalidInputError) as caught:
        Bsn.parse(text)

    lines = "".join(traceback.format_exception(caught.value))
    assert text not in lines
    assert text not in str(caught.value)
    assert text not in repr(caught.value.__dict__)
    assert caught.value.__context__ is None
    assert "elfproef" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["999900006", "0" * 31, "0" * 33, "A" * 32, "0" * 32 + "\n"]
)
def test_a_pseudonym_is_32_hexadecimal_digits(text):
    assert parse_pseudonym("0f" * 16) == "0f" * 16
    with pytest.raises(InvalidInputError) as caught:
        parse_pseudonym(text)
    assert text not in str(caught.value)
