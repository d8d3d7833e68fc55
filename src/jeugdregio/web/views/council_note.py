"""The council note: as a page, as PDF, as DOCX."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jeugdregio.actions.compose_council_note import CouncilNote, compose_council_note
from jeugdregio.actions.open_council_note import open_council_note
from jeugdregio.actions.render_document import check_extension, render_document
from jeugdregio.web.presenters.document_page import chapters_of, show_blocks
from jeugdregio.web.presenters.note_page import gemeente_options
from jeugdregio.web.views.draft_choices import chosen_draft, draft_query
from jeugdregio.web.wiring import actor_of, now, today, workspace


@require_safe
@login_required
def council_note(request: HttpRequest, code: str) -> HttpResponse:
    """The note as a page, for one council or for all."""
    note = _note(request, code)
    regio = note.dossier.regio
    request.regio = regio  # type: ignore[attr-defined]
    document = compose_council_note(note, as_of=today())
    context = {
        "regio": regio,
        "document": document,
        "blocks": show_blocks(document),
        "chapters": chapters_of(document),
        "options": gemeente_options(regio.code, note.gemeente_code),
        "kept": [
            (name, value)
            for name in ("vorm", "keuze", "aan")
            for value in request.GET.getlist(name)
        ],
        "query": draft_query(request, gemeente=True),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", reverse("cooperation", args=(regio.code,))),
            ("Raadsnota", ""),
        ],
    }
    return render(request, "jeugdregio/council_note.html", context)


@require_safe
@login_required
def file(request: HttpRequest, code: str, extension: str) -> HttpResponse:
    """The note as PDF or DOCX."""
    check_extension(extension)
    note = _note(request, code)
    place = (note.gemeente_code or code).lower()
    made = render_document(
        compose_council_note(note, as_of=today()),
        stem=f"raadsnota-{place}-concept",
        extension=extension,
        created=now(),
    )
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _note(request: HttpRequest, code: str) -> CouncilNote:
    return open_council_note(
        workspace(),
        actor_of(request),
        code,
        **chosen_draft(request),
        gemeente_code=request.GET.get("gemeente", ""),
        as_of=today(),
    )
