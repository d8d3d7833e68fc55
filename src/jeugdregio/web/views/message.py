"""One message, and its bytes for who gives a purpose."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.download_message import download_message
from jeugdregio.actions.read_message import read_message
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import links, message_page
from jeugdregio.web.wiring import actor_of, now


@require_safe
@login_required
def message(request: HttpRequest, code: str, message_id: int) -> HttpResponse:
    """What came of a message and what was found in it; never what is in it."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    found = read_message(actor_of(request), regio.code, message_id)
    view = message_page.show(regio, found)
    context = {
        "regio": regio,
        "view": view,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, links.area(regio.code)),
            ("Berichten", links.inbox(regio.code)),
            (view.heading, ""),
        ],
    }
    return render(request, "jeugdregio/message.html", context)


@require_POST
@login_required
def file(request: HttpRequest, code: str, message_id: int) -> HttpResponse:
    """The bytes, always as a download. By POST, so that no link or history has it."""
    found = download_message(
        actor_of(request),
        find_regio(code).code,
        message_id,
        purpose=request.POST.get("doel", ""),
        at=now(),
    )
    response = HttpResponse(found.content, content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
