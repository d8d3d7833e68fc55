"""The rules of iJw 3.2: which we judge, and which not yet, with the reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.list_rules import list_rules


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All published rules with their state."""
    found = list_rules()
    context = {
        "rules": found,
        "implemented": sum(rule.implemented for rule in found),
        "breadcrumb": [
            ("Nederland", "/"),
            ("Bericht controleren", "/berichten/"),
            ("Regels", ""),
        ],
    }
    return render(request, "jeugdregio/rules.html", context)
