import io
import logging
import time

import pytest

from jeugdregio.kernel.scrub import ScrubbingFormatter, find_bsns, scrub


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("999900006", "[bsn]"),
        ("BSN:999900006.", "BSN:[bsn]."),
        ("bsn999900006x", "bsn[bsn]x"),
        ("999900006.0", "[bsn].0"),
        ("/kind/999900006/", "/kind/[bsn]/"),
        ("<Bsn>999900006</Bsn>", "<Bsn>[bsn]</Bsn>"),
        ("999900006,999900018", "[bsn],[bsn]"),
        # Groups as people write them, one kind of separator.
        ("999 900 006", "[bsn]"),
        ("9999.00.006", "[bsn]"),
        ("99-99-00-006", "[bsn]"),
        ("999\u00a0900\u00a0006", "[bsn]"),
        # An escaped byte before it is not part of the number.
        ("q=%20999900006&p=1", "q=%20[bsn]&p=1"),
        (r"b'\x00999900006'", r"b'\x00[bsn]'"),
        (r"\u0020999900006", r"\u0020[bsn]"),
        # The first nine digits fail (9+8+7+6+10+12+12+10-6 = 68), the last nine pass.
        ("111 123 456 782", "111 [bsn]"),
        # 222333111: 18+16+14+18+15+12+3+2-1 = 97 fails.
        ("111 222 333 111", "[bsn] 111"),
    ],
)
def test_a_number_that_passes_is_masked_wherever_it_stands(text, scrubbed):
    assert scrub(text) == scrubbed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no digits at all",
        "999900007",
        "000000000",
        "99990000",
        "9999000060",
        "1999900006",
        "999 900-006",
        "999  900  006",
        "2026-11-21 20:17:00,123 INFO 12.5 s, 192.168.10.20, 1763756220.123456",
        "٩٩٩٩٠٠٠٠٦",
    ],
)
def test_what_is_no_bsn_stays_the_same_text(text):
    assert scrub(text) is text


def test_overlapping_numbers_are_masked_together():
    # 111222333: 9+8+7+12+10+8+9+6-3 = 66 = 6·11 passes;
    # 222333444: 18+16+14+18+15+12+12+8-4 = 109 fails;
    # 333444000: 27+24+21+24+20+16+0+0-0 = 132 = 12·11 passes.
    text = "111 222 333 444 000"

    assert find_bsns(text) == [(0, 11), (8, 19)]
    assert scrub(text) == "[bsn]"


def test_a_log_line_is_scrubbed_with_its_arguments_and_traceback():
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ScrubbingFormatter("%(levelname)s %(message)s"))
    logger = logging.Logger("scrub-test")
    logger.addHandler(handler)

    try:
        raise ValueError("from a library: 999900006")
    except ValueError:
        logger.exception("found %s at %s", 999900018, "/kind/999900006")

    lines = written.getvalue()
    assert "found [bsn] at /kind/[bsn]" in lines
    assert "ValueError: from a library: [bsn]" in lines
    assert "9999000" not in lines


def test_a_flood_of_digits_takes_time_in_proportion():
    # 1 MB each; a search that goes back would take minutes.
    texts = ["9" * 10**6, "999 " * 250_000, "%20" * 333_333, "12.34.56." * 111_111]
    start = time.perf_counter()
    for text in texts:
        scrub(text)
    assert time.perf_counter() - start < 20
