"""The municipalities of a region side by side, each with its scan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import region_scan_page
from jeugdregio.web.views.choices import chosen_indeling


@require_safe
def cooperation_scan(request: HttpRequest, code: str) -> HttpResponse:
    """Spending, use and parts per municipality, with a link to each scan."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    context = {
        "regio": regio,
        "view": region_scan_page.show(regio.code, chosen_indeling(request)),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Gemeentescan", ""),
        ],
    }
    return render(request, "jeugdregio/cooperation_scan.html", context)
