"""Tables of a municipal scan, as rows of text for the page."""

from __future__ import annotations

from collections.abc import Sequence

from jeugdregio.web.presenters.figure_table import (
    CellView,
    HeadView,
    RowView,
    TableView,
)


Row = tuple[str, str, tuple[str, ...], bool]
"""Head, its address (may be empty), the other cells, whether it stands out."""


def plain_table(
    caption: str, heads: Sequence[str], rows: Sequence[Row], rule: str
) -> TableView:
    """A table of texts; all columns but the first are figures.

    Args:
        caption: What it shows.
        heads: The first one names the rows.
        rows: The rows.
        rule: The sentence below it.
    """
    return TableView(
        caption=caption,
        head=HeadView(heads[0], "", numeric=False, sort="", sorted=""),
        columns=tuple(
            HeadView(each, "", numeric=True, sort="", sorted="") for each in heads[1:]
        ),
        rows=tuple(
            RowView(
                head,
                href,
                tuple(CellView(cell, numeric=True) for cell in cells),
                highlight=stands_out,
            )
            for head, href, cells, stands_out in rows
        ),
        rule=rule,
        has_bar=False,
    )
