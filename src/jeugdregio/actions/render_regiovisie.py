"""The draft of a regiovisie as a file."""

from __future__ import annotations

from datetime import datetime

from jeugdregio.actions.compose_regiovisie import compose_regiovisie
from jeugdregio.actions.export_figures import Export
from jeugdregio.actions.open_dossier import Dossier
from jeugdregio.actions.render_document import (
    FORMATS,
    check_extension,
    render_document,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.days import dutch_day


__all__ = ["FORMATS", "render_regiovisie"]


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
    check_extension(extension)
    document = compose_regiovisie(workspace, dossier, as_of=dutch_day(created))
    return render_document(
        document,
        stem=f"regiovisie-{dossier.regio.code.lower()}-concept",
        extension=extension,
        created=created,
    )
