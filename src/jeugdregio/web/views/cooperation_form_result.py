"""What the municipalities together think of the forms; the region can close it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.close_forms import close_forms
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import form_result_page
from jeugdregio.web.wiring import actor_of, now


@require_safe
@login_required
def result(request: HttpRequest, code: str) -> HttpResponse:
    """Ranking, agreement, stability and drawbacks, of what the reader may see."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    context = {
        "regio": regio,
        "view": form_result_page.show(actor_of(request), regio.code),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Vorm", f"/regio/{regio.code}/samenwerking/vorm/"),
            ("Uitkomst", ""),
        ],
    }
    return render(request, "jeugdregio/cooperation_form_result.html", context)


@require_POST
@login_required
def close(request: HttpRequest, code: str) -> HttpResponse:
    """End the weighing, or open it again."""
    closed = request.POST.get("stand") != "open"
    close_forms(actor_of(request), code, closed=closed, at=now())
    text = "De weging is afgesloten." if closed else "De weging is weer open."
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("cooperation-form-result", code=code)
