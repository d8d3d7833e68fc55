"""Find a municipality or region by name or code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jeugdregio.actions.search_area import search_area
from jeugdregio.web.presenters import links


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Go to the only hit, or list the hits."""
    query = request.GET.get("q", "").strip()[:80]
    hits = search_area(query)
    if len(hits) == 1:
        return redirect(links.area(hits[0].code))
    context = {
        "query": query,
        "hits": [(hit, links.area(hit.code)) for hit in hits],
        "breadcrumb": [("Nederland", "/"), ("Zoeken", "")],
    }
    return render(request, "jeugdregio/search.html", context)
