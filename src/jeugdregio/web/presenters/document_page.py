"""A document as parts of a page: the same blocks as in the PDF and the DOCX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jeugdregio.publishing.documents.blocks import Document, TableBlock
from jeugdregio.publishing.documents.layout import complete_blocks
from jeugdregio.web.presenters.figure_table import TableView, show_table


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with the name of its kind, for the template to choose by."""

    kind: str
    block: Any
    table: TableView | None = None


def show_blocks(document: Document) -> tuple[BlockView, ...]:
    """All blocks of a document, sources last, tables laid out."""
    return tuple(
        BlockView(
            kind=type(block).__name__,
            block=block,
            table=_table(block) if isinstance(block, TableBlock) else None,
        )
        for block in complete_blocks(document)
    )


def _table(block: TableBlock) -> TableView:
    names = [column.name for column in block.shown_columns()]
    return show_table(
        block.table,
        caption=block.caption,
        head=names[0],
        columns=names[1:],
        sortable=False,
    )


def chapters_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Title and anchor of each chapter that can be jumped to."""
    return tuple(
        (heading.text, heading.anchor)
        for heading in document.headings()
        if heading.level == 1 and heading.anchor
    )
