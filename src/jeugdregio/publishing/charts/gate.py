"""Figures enter a picture or a file through the disclosure gate, or not at all."""

from __future__ import annotations

from jeugdregio.measures.disclosure import DisclosedTable


def check_disclosed(table: DisclosedTable) -> None:
    """Refuse a table that did not pass the gate, also where types are not checked.

    Raises:
        TypeError: It is not a `DisclosedTable`.
    """
    if not isinstance(table, DisclosedTable):
        raise TypeError(
            f"publishing takes a DisclosedTable, not {type(table).__name__}: "
            "pass it through measures.disclosure first."
        )
