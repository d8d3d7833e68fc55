"""Hand out a document of a step."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jeugdregio.actions.attach_document import read_document
from jeugdregio.actions.policies import DOCUMENT_TYPES
from jeugdregio.web.wiring import actor_of, now


@require_GET
@login_required
def document(request: HttpRequest, code: str, document_id: int) -> HttpResponse:
    """The bytes, always as a download: nothing uploaded runs in our own pages."""
    found = read_document(actor_of(request), code, document_id, at=now())
    extension = next(
        (
            ending
            for ending, (kind, _) in DOCUMENT_TYPES.items()
            if kind == found.media_type
        ),
        "bin",
    )
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    # The title may hold anything; the file is called after our own number.
    response["Content-Disposition"] = (
        f'attachment; filename="document-{found.pk}.{extension}"'
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
