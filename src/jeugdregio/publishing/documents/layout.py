"""Choices of form that PDF and DOCX share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jeugdregio.measures.tables import Column
from jeugdregio.publishing.documents.blocks import (
    Block,
    BulletList,
    Document,
    Heading,
    Run,
)
from jeugdregio.publishing.numbers import is_numeric


CONTENTS_FROM: Final = 4
"""With this many listed headings a document gets a table of contents."""

CONTENTS_LEVELS: Final = 2
"""The contents list headings to this level."""

SOURCES_TITLE: Final = "Bronnen"
"""Heading above the sources at the end."""

LANDSCAPE_FROM: Final = 14
"""A table with this many columns gets a page on its side."""

SHORT_TO: Final = 12
"""A table of at most this many rows is never torn; a longer one would leave half a
page empty."""

NARROW_TO: Final = 14
"""No column of words gets less."""

WORD_TO: Final = 28
"""Room for the longest word, half as much again; a longer one may be broken."""

SENTENCE_TO: Final = 42
"""From here on a column of sentences gets no wider."""

SHARED_UNIT_FROM: Final = 3
"""From this many figures per row, a unit that all share is said once."""


def has_contents(document: Document) -> bool:
    """Whether the document is long enough for a table of contents."""
    return sum(h.level <= CONTENTS_LEVELS for h in document.headings()) >= CONTENTS_FROM


def complete_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, with its sources as last chapter."""
    if not document.sources:
        return document.blocks
    listed = BulletList(tuple((Run(source),) for source in document.sources))
    return (*document.blocks, Heading(1, SOURCES_TITLE), listed)


def is_landscape(columns: Sequence[Column]) -> bool:
    """Whether a table with these columns needs a page on its side."""
    return len(columns) >= LANDSCAPE_FROM


def is_short(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table of these rows is kept on one page."""
    return len(rows) <= SHORT_TO


def shared_unit(columns: Sequence[Column]) -> str:
    """The unit to say once in the caption; empty where units differ or are few.

    Example:
        >>> years = [Column(str(y), str(y), "money", "x 1.000 euro") for y in (1, 2, 3)]
        >>> shared_unit(years), shared_unit(years[:2])
        ('x 1.000 euro', '')
    """
    units = [column.unit for column in columns if is_numeric(column)]
    alike = len(units) >= SHARED_UNIT_FROM and len(set(units)) == 1
    return units[0] if alike else ""


def text_widths(
    header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[int, ...]:
    """Shares of the width for columns of words: by the longest cell, within bounds.

    A column keeps room for its longest word up to `WORD_TO`; a column of sentences
    gets no more than `SENTENCE_TO`.

    Example:
        >>> text_widths(("Stap", "Wie"), (("Kies met elkaar een vorm", "wij"),))
        (24, 14)
    """
    found = []
    for column in zip(header, *rows, strict=True):
        word = max(len(each) for cell in column for each in cell.split())
        longest = max(map(len, column))
        room = min(word * 3 // 2, WORD_TO)
        found.append(max(NARROW_TO, room, min(longest, SENTENCE_TO)))
    return tuple(found)
