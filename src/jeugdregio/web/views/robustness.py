"""The self-scan of a robust region: for people of the region and its municipalities."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.record_self_scan import record_self_scan, self_scans
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.regions import Regio, find_regio
from jeugdregio.standards.robustness import robustness_form
from jeugdregio.web.forms.scans import SelfScanForm
from jeugdregio.web.presenters import robustness_page
from jeugdregio.web.wiring import actor_of, now


@require_safe
@login_required
def robustness(request: HttpRequest, code: str) -> HttpResponse:
    """The profile, the spread, the movement and the weakest points."""
    return _page(request, find_regio(code))


@require_POST
@login_required
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Record a scan for the region or for a municipality."""
    regio = find_regio(code)
    actor = actor_of(request)
    check_belongs(actor, regio.code)
    form = SelfScanForm(
        request.POST,
        scan=robustness_form(),
        organisations=robustness_page.organisations_of(regio),
    )
    if form.is_valid():
        try:
            record_self_scan(
                actor,
                regio.code,
                organisation_code=form.cleaned_data["organisation"],
                answers=form.answers(),
                at=now(),
            )
        except InvalidInputError as error:
            form.add_error(None, str(error))
        else:
            messages.add_message(
                request, messages.SUCCESS, "De scan is vastgelegd.", extra_tags="ok"
            )
            return redirect("cooperation-robustness", code=regio.code)
    return _page(request, regio, status=400, form=form)


def _page(
    request: HttpRequest,
    regio: Regio,
    *,
    status: int = 200,
    form: SelfScanForm | None = None,
) -> HttpResponse:
    request.regio = regio  # type: ignore[attr-defined]
    actor = actor_of(request)
    base = f"/regio/{regio.code}/"
    view = robustness_page.show(regio, self_scans(actor, regio.code), actor)
    context: dict[str, Any] = {
        "regio": regio,
        "view": view,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, base),
            ("Samenwerking", f"{base}samenwerking/"),
            ("Hoe robuust is de regio?", ""),
        ],
    }
    if view.own:
        shown = form or SelfScanForm(
            scan=robustness_form(),
            organisations=list(view.own),
        )
        context["form"] = shown
        context["groups"] = robustness_page.groups(shown)
    return render(request, "jeugdregio/robustness.html", context, status=status)
