"""Figures computed from open figures: a model's outcome, a sum, a difference.

A picture takes a `DisclosedTable` and nothing else. What is computed from figures that
anybody may see, anybody may see: here such an outcome gets its pass, and shows what it
was made of.
"""

from __future__ import annotations

from collections.abc import Sequence

from jeugdregio.measures.disclosure import Cell, DisclosedTable, pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable, Provenance, Value


def derive_open(
    sources: Sequence[DisclosedTable],
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Value, ...]],
    provenance: Provenance,
) -> DisclosedTable:
    """A table computed from open figures that passed the gate.

    Args:
        sources: The tables it was computed from; at least one, none from messages.
        columns: Its columns.
        rows: Its rows; None is unknown.
        provenance: What was computed and how, in plain Dutch.

    Raises:
        TypeError: A source did not pass the gate.
        ValueError: There is no source, or one holds figures about persons from
            messages or made-up ones: those keep to their own gate and their own mark.
    """
    if not sources:
        raise ValueError("a derived table names what it was computed from")
    for source in sources:
        if not isinstance(source, DisclosedTable):
            raise TypeError(f"expected a DisclosedTable, not {type(source).__name__}")
        why = source.provenance
        if why.from_messages or why.example or provenance.example:
            raise ValueError(f"{why.measure} is not an open figure")
    return pass_open_figures(ExactTable(columns, tuple(rows), provenance))


def published(cell: Cell) -> float | None:
    """A cell as a number to compute with; None where unknown, withheld or text."""
    return cell if isinstance(cell, int | float) else None
