"""Pages about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio import __version__


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, who may use it, under which licence."""
    context = {
        "version": __version__,
        "breadcrumb": [("Nederland", "/"), ("Over jeugdregio", "")],
    }
    return render(request, "jeugdregio/about.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"breadcrumb": [("Nederland", "/"), ("Toegankelijkheid", "")]}
    return render(request, "jeugdregio/accessibility.html", context)
