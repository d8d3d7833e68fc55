"""Tables that are computed from published open figures, and from nothing else.

What anyone can compute from figures that everyone has tells nobody more. So such a
table passes the gate as the figures it comes from did. It is made here, where one can
see that nothing but published open figures goes in by way of a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.disclosure import Cell, DisclosedTable, restore
from jeugdregio.measures.tables import Column, ExactTable, Provenance, Value


COMPUTED = "Berekend uit open cijfers, zoals de bron ze publiceert."
"""What stands below such a table."""


def derive_open(
    sources: Sequence[DisclosedTable],
    *,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Value, ...], ...],
    provenance: Provenance,
) -> DisclosedTable:
    """Give out a table that was computed from published open figures.

    Args:
        sources: The tables it was computed from; all of open measures.
        columns: One per position in a row.
        rows: The computed figures; None is unknown.
        provenance: What was computed and how. Where an assumption is made up,
            ``example`` is True.

    Returns:
        The table, for pictures and files.

    Raises:
        ValueError: A row is not as long as there are columns.
        TypeError: No source, or one that holds figures about persons.
    """
    for source in sources:
        if find_measure(source.provenance.measure).privacy != "open":
            raise TypeError(
                f"{source.provenance.measure} is about persons: what is computed from "
                "it must pass the gate itself"
            )
    if not sources:
        raise TypeError("a derived table names the published figures it comes from")
    exact = ExactTable(columns=columns, rows=rows, provenance=provenance)
    return restore(exact.columns, exact.rows, provenance, COMPUTED)


def published(cell: Cell) -> float | None:
    """A cell as a number to compute with; None where unknown, withheld or text.

    Example:
        >>> [published(cell) for cell in (3, None, "afgeschermd")]
        [3, None, None]
    """
    return cell if isinstance(cell, int | float) else None
