"""Samenwerking: where a region chooses its form and arranges tasks, votes and money."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import cooperation_page


@require_safe
def cooperation(request: HttpRequest, code: str) -> HttpResponse:
    """The parts of the work, each with the question it answers."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    context = {
        "regio": regio,
        "cards": cooperation_page.show(regio.code),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", ""),
        ],
    }
    return render(request, "jeugdregio/cooperation.html", context)
