"""An annex of the regeling or the council note: sentences and a table of text."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.kernel.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class Annex:
    """What another part of the work adds, such as a cost key or a division of votes.

    It holds agreements and amounts of municipalities. Figures about persons do not
    belong in it: they reach a document as disclosed table only.

    Args:
        title: Dutch title, without *Bijlage* and without a number.
        sentences: What the table shows, in plain sentences.
        header: Names of the columns; empty for an annex without a table.
        rows: Text, as many cells per row as there are columns.
        about: Id of the field of the draft it works out, ``stemmen`` or ``sleutel``.

    Raises:
        InvalidInputError: No title, or a row does not fit the columns.

    Example:
        >>> Annex("Kostensleutel", ("Op inwoners.",), ("Gemeente", "Deel"),
        ...       (("Heerlen", "14%"),)).title
        'Kostensleutel'
    """

    title: str
    sentences: tuple[str, ...]
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    about: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise InvalidInputError(
                "Een bijlage heeft geen titel.", hint="Geef de bijlage een titel."
            )
        if any(len(row) != len(self.header) for row in self.rows):
            raise InvalidInputError(
                f"In de bijlage '{self.title}' past een rij niet bij de kolommen.",
                hint=f"Elke rij heeft {len(self.header)} cellen.",
            )
