"""What a cell of a published table can hold."""

from __future__ import annotations

from typing import Final

from jeugdregio.measures.tables import Value


class Suppressed:
    """A cell withheld to protect persons; different from unknown (None)."""

    _only: Suppressed | None = None

    def __new__(cls) -> Suppressed:  # noqa: D102
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "SUPPRESSED"


SUPPRESSED: Final = Suppressed()

Cell = Value | Suppressed
"""A cell of a published table."""
