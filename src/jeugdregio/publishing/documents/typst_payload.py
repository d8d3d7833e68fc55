"""A document as JSON for the Typst template.

Text reaches the template as data and is set by ``text(...)``; no markup is ever made
from it, so nothing in a text can act as markup.
"""

from __future__ import annotations

import json
from typing import Any, assert_never

from jeugdregio.publishing import palette
from jeugdregio.publishing.documents.blocks import (
    EMPTY_TABLE,
    EXAMPLE_MARK,
    EXAMPLE_SENTENCE,
    Block,
    BulletList,
    Document,
    FigureBlock,
    Heading,
    KeyFigures,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    SourceLine,
    TableBlock,
)
from jeugdregio.publishing.documents.fonts import FAMILY
from jeugdregio.publishing.documents.layout import (
    complete_blocks,
    has_contents,
    is_landscape,
    is_short,
    shared_unit,
    text_widths,
)
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.publishing.numbers import UNKNOWN, WITHHELD, format_date, is_numeric


Json = dict[str, Any]

_COLORS = {
    "ink": palette.INK,
    "muted": palette.MUTED,
    "link": palette.LINK,
    "accent": palette.ACCENT,
    "surface": palette.SURFACE,
    "line": palette.LINE,
    "outline": palette.OUTLINE,
    "busy": palette.BUSY,
    "busy-surface": palette.BUSY_SURFACE,
    "example": palette.EXAMPLE,
    "example-text": palette.EXAMPLE_TEXT,
    "example-surface": palette.EXAMPLE_SURFACE,
}


def payload(document: Document) -> str:
    """Write a document as the JSON that ``document.typ`` reads."""
    return json.dumps(
        {
            "title": document.title,
            "subtitle": document.subtitle,
            "author": document.author,
            "day": format_date(document.date),
            "language": document.language,
            "family": FAMILY,
            "colors": {name: token.hex for name, token in _COLORS.items()},
            "example": document.example,
            "mark": EXAMPLE_MARK,
            "sentence": EXAMPLE_SENTENCE,
            "quiet": [UNKNOWN, WITHHELD],
            "contents": has_contents(document),
            "blocks": [_block(block) for block in complete_blocks(document)],
        },
        ensure_ascii=False,
    )


def _block(block: Block) -> Json:
    match block:
        case Heading():
            return {
                "type": "heading",
                "level": block.level,
                "text": block.text,
                "anchor": block.anchor,
            }
        case Paragraph():
            return {"type": "paragraph", "runs": _runs(block.runs)}
        case BulletList():
            return {"type": "bullets", "items": [_runs(item) for item in block.items]}
        case KeyFigures():
            return {
                "type": "key-figures",
                "items": [
                    {
                        "label": item.label,
                        "value": item.value,
                        "comparison": item.comparison,
                        "example": item.example,
                    }
                    for item in block.items
                ],
            }
        case Notice():
            return {
                "type": "notice",
                "kind": block.kind,
                "label": block.label,
                "title": block.title,
                "text": block.text,
            }
        case TableBlock():
            return _table(block)
        case TextTable():
            return _text_table(block)
        case FigureBlock():
            return {
                "type": "figure",
                "svg": block.svg,
                "alt": block.alt,
                "caption": block.caption,
                "example": block.example,
            }
        case SourceLine():
            return {"type": "source", "text": block.line}
        case PageBreak():
            return {"type": "page-break"}
    assert_never(block)


def _table(block: TableBlock) -> Json:
    columns = block.shown_columns()
    rows = block.shown_rows()
    unit = shared_unit(columns)
    return {
        "type": "table",
        "caption": block.caption,
        "example": block.example,
        "unit": unit,
        "columns": [
            {
                "label": column.label,
                "unit": "" if unit else column.unit,
                "numeric": is_numeric(column),
            }
            for column in columns
        ],
        "rows": rows,
        "whole": is_short(rows),
        "notes": block.notes(),
        "empty": EMPTY_TABLE,
        "landscape": is_landscape(columns),
    }


def _text_table(block: TextTable) -> Json:
    return {
        "type": "table",
        "caption": block.caption,
        "example": block.example,
        "unit": "",
        "columns": [
            {"label": label, "unit": "", "numeric": False} for label in block.header
        ],
        "rows": block.rows,
        "widths": text_widths(block.header, block.rows),
        # Cells of words are high: a page may not hold even a few rows.
        "whole": False,
        "notes": [],
        "empty": EMPTY_TABLE,
        "landscape": False,
    }


def _runs(runs: tuple[Run, ...]) -> list[Json]:
    return [{"text": r.text, "strong": r.strong, "link": r.link} for r in runs]
