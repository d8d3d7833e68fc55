"""A document as a file to hand out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from jeugdregio.actions.export_figures import Export
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.documents.blocks import Document
from jeugdregio.publishing.documents.docx import render_docx
from jeugdregio.publishing.documents.pdf import render_pdf


FORMATS: Final = ("pdf", "docx")

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def check_extension(extension: str) -> str:
    """A kind of file we make.

    Raises:
        UnknownCodeError: Another extension.

    Example:
        >>> check_extension("pdf")
        'pdf'
    """
    if extension not in FORMATS:
        raise UnknownCodeError(
            "Zo'n document maken wij niet.", hint="Kies uit: pdf of docx."
        )
    return extension


def render_document(
    document: Document, *, stem: str, extension: str, created: datetime
) -> Export:
    """Write a document as PDF (PDF/UA-1) or DOCX.

    Args:
        document: What to write.
        stem: Name of the file without its extension.
        extension: One of `FORMATS`.
        created: Moment written in the file.

    Raises:
        UnknownCodeError: Another extension.
        PublishingError: A font is missing, or the compiler refuses the document.
    """
    name = f"{stem}.{check_extension(extension)}"
    if extension == "pdf":
        return Export(name, "application/pdf", render_pdf(document, created=created))
    return Export(name, _DOCX, render_docx(document))
