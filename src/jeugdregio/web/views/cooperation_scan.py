"""The scans of the municipalities of a region, side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jeugdregio.actions.scan_regio import scan_regio
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import links, scan_region_page
from jeugdregio.web.views.choices import chosen_indeling
from jeugdregio.web.wiring import workspace


@require_safe
def cooperation_scan(request: HttpRequest, code: str) -> HttpResponse:
    """Open to everyone: open data only."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    scans = scan_regio(workspace(), regio.code, indeling=chosen_indeling(request))
    context = {
        "regio": regio,
        "view": scan_region_page.show(workspace(), regio, scans),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, links.area(regio.code)),
            ("Samenwerking", reverse("cooperation", args=(regio.code,))),
            ("Gemeentescan", ""),
        ],
    }
    return render(request, "jeugdregio/cooperation_scan.html", context)
