"""A document as PDF/UA-1, set by Typst."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jeugdregio.publishing.documents.blocks import Document, FigureBlock
from jeugdregio.publishing.documents.fonts import FAMILY, PACKAGED_FONTS, load_fonts
from jeugdregio.publishing.documents.svg import check_svg_fonts
from jeugdregio.publishing.documents.typesetting import DOCUMENT, set_pdf
from jeugdregio.publishing.documents.typst_payload import payload


def render_pdf(
    document: Document, *, created: datetime, font_dir: Path = PACKAGED_FONTS
) -> bytes:
    """Set a document as tagged PDF that the compiler itself holds to PDF/UA-1.

    The same document, fonts and moment give the same bytes.

    Args:
        document: What to set.
        created: Moment written in the file; must have a time zone.
        font_dir: Folder with the fonts; no other font is ever used.

    Returns:
        The file.

    Raises:
        PublishingError: A font is missing, a character is not in the font, or the
            document cannot meet PDF/UA-1.
        ValueError: ``created`` has no time zone.

    Source:
        PDF/UA-1 is ISO 14289-1:2014; conformance is enforced by Typst, not proven by
        an independent validator.
    """
    if created.tzinfo is None:
        raise ValueError("created needs a time zone, so that the bytes do not vary")
    for block in document.blocks:
        if isinstance(block, FigureBlock):
            check_svg_fonts(block.svg, FAMILY)
    return set_pdf(
        DOCUMENT,
        {"document": payload(document)},
        fonts=load_fonts(font_dir),
        created=created,
    )
