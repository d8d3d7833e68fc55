"""Amounts, bars and names on the page about money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from jeugdregio.publishing.numbers import NO_BREAK, format_euro, format_euro_short


_WIDE: Final = 100.0


def euro(cents: int) -> str:
    """An amount in whole euros."""
    return format_euro(Decimal(cents) / 100)


def signed(cents: int) -> str:
    """A difference; the sign stands before the figure, as with a debt."""
    written = euro(cents)
    return written.replace(NO_BREAK, f"{NO_BREAK}+", 1) if cents >= 50 else written


def short(cents: float) -> str:
    """An amount as one says it."""
    return format_euro_short(Decimal(round(cents)) / 100)


def bar(value: float, top: float) -> float:
    """The length of a bar, 0 to 100; nothing for what is below zero."""
    return round(_WIDE * max(value, 0) / top, 1) if top > 0 else 0.0


def enumerate_names(names: Sequence[str]) -> str:
    """Names in a sentence."""
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last
