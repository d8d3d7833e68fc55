"""Calendar months: read, count, refuse."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.kernel.months import Month


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-01", -1, "2025-12"),
        ("2026-12", 1, "2027-01"),
        ("2026-06", 0, "2026-06"),
        ("2026-06", -18, "2024-12"),
    ],
)
def test_so_many_months_on(start, months, expected):
    assert str(Month.parse(start).plus(months)) == expected


def test_earlier_months_are_smaller():
    assert Month(2025, 12) < Month(2026, 1) < Month(2026, 2)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-1", "1999-12", "٢٠٢٦-01"]
)
def test_what_is_no_month_of_this_century_is_refused(text):
    with pytest.raises(InvalidInputError):
        Month.parse(text)
