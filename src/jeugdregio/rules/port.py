"""What the rules ask of the register: a port, implemented by whoever remembers."""

from __future__ import annotations

from typing import Protocol

import polars as pl

from jeugdregio.rules.errors import RegisterAnswerError


class Register(Protocol):
    """Answers questions about what was exchanged before, in bulk."""

    def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
        """The records known by these keys.

        Args:
            name: Which lookup; the rules say which there are (`docs` of `lookups`).
            keys: Distinct combinations, none with a null; one column per key.

        Returns:
            The key columns and the columns of the lookup, at most one row per
            combination; what is not known is absent. Order has no meaning.
        """
        ...  # pragma: no cover - a protocol


class NoRegister:
    """For judging a message by itself: to ask it anything is a mistake.

    Example:
        >>> NoRegister().lookup("toewijzing", pl.DataFrame())
        Traceback (most recent call last):
        ...
        jeugdregio.rules.errors.RegisterAnswerError: 'toewijzing' asked, no register
    """

    def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
        """Always refuse."""
        del keys
        raise RegisterAnswerError(f"{name!r} asked, no register")
