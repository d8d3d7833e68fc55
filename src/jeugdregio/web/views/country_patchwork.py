"""Who works with whom in the country: regions against the arrangements we know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.show_country_patchwork import show_country_patchwork
from jeugdregio.web.presenters import country_patchwork_page
from jeugdregio.web.wiring import today


@require_safe
def country_patchwork(request: HttpRequest) -> HttpResponse:
    """Every region with the arrangements that public sources tell of."""
    context = {
        "view": country_patchwork_page.show(show_country_patchwork(as_of=today())),
        "breadcrumb": [("Nederland", "/"), ("Samenwerking", "")],
    }
    return render(request, "jeugdregio/country_patchwork.html", context)
