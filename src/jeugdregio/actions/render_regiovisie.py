"""The draft of a regiovisie as a file."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from jeugdregio.actions.compose_regiovisie import compose_regiovisie
from jeugdregio.actions.export_figures import Export
from jeugdregio.actions.open_dossier import Dossier
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.documents.docx import render_docx
from jeugdregio.publishing.documents.pdf import render_pdf


FORMATS: Final = ("pdf", "docx")


def render_regiovisie(
    workspace: Workspace, dossier: Dossier, *, extension: str, created: datetime
) -> Export:
    """Write the draft as PDF (PDF/UA-1) or DOCX.

    Args:
        workspace: The home folder.
        dossier: The region.
        extension: One of `FORMATS`.
        created: Moment written in the file; its day stands on the title page.

    Raises:
        UnknownCodeError: Another extension.
        PublishingError: A font is missing, or the compiler refuses the document.
    """
    if extension not in FORMATS:
        raise UnknownCodeError(
            "Zo'n document maken wij niet.", hint="Kies uit: pdf of docx."
        )
    document = compose_regiovisie(workspace, dossier, as_of=dutch_day(created))
    name = f"regiovisie-{dossier.regio.code.lower()}-concept.{extension}"
    if extension == "pdf":
        return Export(name, "application/pdf", render_pdf(document, created=created))
    return Export(
        name,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        render_docx(document),
    )
