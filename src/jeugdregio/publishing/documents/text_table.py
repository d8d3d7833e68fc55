"""A table of words: agreements, steps, sources. Not a way round the gate.

Figures that were counted reach a document in a `TableBlock`, after the disclosure gate.
Only the modules that `scripts/checks/gate.py` names make a text table, and those hold
no measures, facts or messages.
"""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.documents.checks import check_text


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of text with a caption.

    Args:
        header: Names of the columns; the first column names the row.
        rows: Text, as many cells per row as there are columns; none may be empty.
        caption: What the table shows, without a number and without a full stop.
        example: Whether anything in it is fictional.

    Raises:
        TypeError: A cell is not text.
        PublishingError: No column, an empty cell, or a row that does not fit.

    Example:
        >>> TextTable(("Stap", "Wie"), (("Kies de vorm", "colleges"),), "Stappen").rows
        (('Kies de vorm', 'colleges'),)
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    example: bool = False

    def __post_init__(self) -> None:
        check_text(self.caption)
        if not self.header:
            raise PublishingError(f"De tabel '{self.caption}' heeft geen kolommen.")
        for row in (self.header, *self.rows):
            if len(row) != len(self.header):
                raise PublishingError(
                    f"In de tabel '{self.caption}' past een rij niet bij de kop: "
                    f"{len(row)} cellen, verwacht {len(self.header)}."
                )
            for cell in row:
                self._check_cell(cell)

    def _check_cell(self, cell: str) -> None:
        if not isinstance(cell, str):
            raise TypeError(
                f"A text table takes text, not {type(cell).__name__}: figures pass "
                "measures.disclosure and come in a TableBlock."
            )
        check_text(cell)
        if not cell.strip():
            raise PublishingError(
                f"De tabel '{self.caption}' heeft een lege cel.",
                hint="Schrijf wat er nog gekozen moet worden, of 'geen'.",
            )
