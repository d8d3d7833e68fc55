"""The forms beside each other, for everyone, with a weighing of one's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.judgement import JudgementForm, chosen_values, start_values
from jeugdregio.web.presenters import form_page
from jeugdregio.web.wiring import actor_of


@require_safe
def cooperation_form(request: HttpRequest, code: str) -> HttpResponse:
    """Facts per form and theme; what the reader weighs is in the address alone."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    chosen = chosen_values(request.GET)
    form = (
        JudgementForm({**start_values(), **chosen})
        if chosen
        else JudgementForm(initial=start_values())
    )
    judgement = form.judgement() if chosen and form.is_valid() else None
    context = {
        "regio": regio,
        "form": form,
        "view": form_page.show(actor_of(request), regio.code, judgement),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Vorm", ""),
        ],
    }
    return render(request, "jeugdregio/cooperation_form.html", context)
