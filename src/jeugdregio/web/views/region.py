"""The region dossier: the home page of everything a region does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.open_dossier import open_dossier
from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import region_page
from jeugdregio.web.views.choices import chosen_indeling
from jeugdregio.web.wiring import actor_of, today, workspace


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """The chain with the state of every step, and the figures in short."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    indeling = chosen_indeling(request)
    page = show_figure(
        workspace(), "lasten_iv3", find_scope(regio.code), indeling=indeling
    )
    dossier = open_dossier(workspace(), regio, as_of=today(), indeling=indeling)
    view = region_page.show(
        workspace(),
        dossier,
        page,
        actor_of(request),
        order=request.GET.get("volgorde", ""),
    )
    context = {
        "regio": regio,
        "view": view,
        "breadcrumb": [("Nederland", "/"), (regio.naam, "")],
    }
    return render(request, "jeugdregio/region.html", context)
