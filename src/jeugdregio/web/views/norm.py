"""The longest wait that a region allows itself: shown to all, set by its staff."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jeugdregio.actions.permissions import can_edit_dossier, check_edit_dossier
from jeugdregio.actions.refresh_figures import refresh_figures
from jeugdregio.actions.waiting_norm import clear_norm, norm_of, set_norm
from jeugdregio.standards.regions import Regio, find_regio
from jeugdregio.web.forms.norm import NormForm
from jeugdregio.web.wiring import actor_of, now, today, workspace


@require_http_methods(["GET", "HEAD", "POST"])
def norm(request: HttpRequest, code: str) -> HttpResponse:
    """The norm of the region, and for its staff the form."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, regio)
    actor = actor_of(request)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    check_edit_dossier(actor, regio.code)
    if "wissen" in request.POST:
        clear_norm(actor, regio.code, at=now())
        told = "De norm is gewist."
    else:
        form = NormForm(request.POST)
        if not form.is_valid():
            return _page(request, regio, form, status=400)
        set_norm(actor, regio.code, at=now(), **form.cleaned_data)
        told = "De norm is vastgelegd."
    refresh_figures(workspace(), today=today())
    told += " De cijfers over wachten worden opnieuw geteld. Dat kan even duren."
    messages.add_message(request, messages.SUCCESS, told, "ok")
    return redirect("norm", code=regio.code)


def _page(
    request: HttpRequest,
    regio: Regio,
    form: NormForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    found = norm_of(regio.code)
    if form is None and can_edit_dossier(actor_of(request), regio.code):
        form = NormForm(
            initial=(
                {"dagen": found.dagen, "status": found.status, "source": found.source}
                if found
                else None
            )
        )
    context = {
        "regio": regio,
        "norm": found,
        "form": form,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Norm voor wachten", ""),
        ],
    }
    return render(request, "jeugdregio/norm.html", context, status=status)
