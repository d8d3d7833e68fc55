"""One municipality: its figures, its region, and where sources differ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.reference_regions import REFERENCES, Reference
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import find_regio, regio_of
from jeugdregio.web.presenters import gemeente_page, links
from jeugdregio.web.views.choices import chosen_indeling
from jeugdregio.web.wiring import workspace


@require_safe
def gemeente(request: HttpRequest, code: str) -> HttpResponse:
    """The municipality in short, each figure with the page behind it."""
    found = find_gemeente(code)
    indeling = chosen_indeling(request)
    regio = find_regio(regio_of(found.code, indeling) or "")
    request.regio = regio  # type: ignore[attr-defined]
    context = {
        "gemeente": found,
        "regio": regio,
        "view": gemeente_page.show(
            workspace(),
            found,
            regio,
            indeling=indeling,
            reference=_chosen_reference(request),
        ),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, links.area(regio.code)),
            (found.naam, ""),
        ],
    }
    return render(request, "jeugdregio/gemeente.html", context)


def _chosen_reference(request: HttpRequest) -> Reference:
    """The way of comparing in the address; the first one where there is none."""
    wanted = request.GET.get("vergelijk", "")
    found = [key for key in REFERENCES if key == wanted]
    return found[0] if found else next(iter(REFERENCES))
