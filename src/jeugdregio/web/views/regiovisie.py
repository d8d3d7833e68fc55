"""The first draft of the regiovisie: as a page, as PDF, as DOCX."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.compose_regiovisie import compose_regiovisie
from jeugdregio.actions.open_dossier import open_dossier
from jeugdregio.actions.render_regiovisie import render_regiovisie
from jeugdregio.publishing.documents.blocks import Heading
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters.document_page import show_blocks
from jeugdregio.web.views.choices import chosen_indeling
from jeugdregio.web.wiring import now, today, workspace


@require_safe
def regiovisie(request: HttpRequest, code: str) -> HttpResponse:
    """The draft as a page."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    dossier = open_dossier(
        workspace(), regio, as_of=today(), indeling=chosen_indeling(request)
    )
    document = compose_regiovisie(workspace(), dossier, as_of=today())
    context = {
        "regio": regio,
        "document": document,
        "blocks": show_blocks(document),
        "chapters": [
            (block.text, block.anchor)
            for block in document.blocks
            if isinstance(block, Heading) and block.level == 1
        ],
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Regiovisie", ""),
        ],
    }
    return render(request, "jeugdregio/regiovisie.html", context)


@require_safe
def regiovisie_file(request: HttpRequest, code: str, extension: str) -> HttpResponse:
    """The draft as a file."""
    regio = find_regio(code)
    dossier = open_dossier(
        workspace(), regio, as_of=today(), indeling=chosen_indeling(request)
    )
    file = render_regiovisie(workspace(), dossier, extension=extension, created=now())
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
