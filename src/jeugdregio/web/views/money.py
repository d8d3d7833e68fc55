"""Who pays what: cost keys to try in the address, and the one the region records."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jeugdregio.actions.cost_key import record_cost_key, recorded_key
from jeugdregio.actions.export_costs import export_costs
from jeugdregio.actions.permissions import (
    belongs_to_regio,
    can_edit_dossier,
    check_edit_dossier,
)
from jeugdregio.actions.pool_region_risk import pool_region_risk
from jeugdregio.actions.share_costs import SharedCosts, share_costs
from jeugdregio.standards.regions import Regio, find_regio, members
from jeugdregio.web.forms.money import CostKeyForm, MoneyChoice, read_choice
from jeugdregio.web.presenters import money_page
from jeugdregio.web.views.choices import chosen_indeling, chosen_year
from jeugdregio.web.wiring import actor_of, now, workspace


@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest, code: str) -> HttpResponse:
    """Keys side by side as chosen in the address; staff records one with POST."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        check_edit_dossier(actor_of(request), regio.code)
    choice, costs = _chosen(request, regio)
    if request.method != "POST":
        return _page(request, regio, choice, costs)
    form = CostKeyForm(request.POST, keys=money_page.key_options(costs))
    if not form.is_valid():
        return _page(request, regio, choice, costs, form, status=400)
    record_cost_key(
        actor_of(request),
        regio.code,
        form.cleaned_data["key"],
        year=costs.year,
        amount=choice.amount,
        state=form.cleaned_data["state"],
        reason=form.cleaned_data["reason"],
        valid_from=form.cleaned_data["valid_from"],
        at=now(),
    )
    messages.add_message(
        request, messages.SUCCESS, "De kostensleutel is vastgelegd.", "ok"
    )
    return redirect("cooperation-money", code=regio.code)


@require_GET
def money_file(request: HttpRequest, code: str, extension: str) -> HttpResponse:
    """The contributions as a file, in cents, under the same choices."""
    _, costs = _chosen(request, find_regio(code))
    file = export_costs(costs, extension=extension, created=now())
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _chosen(request: HttpRequest, regio: Regio) -> tuple[MoneyChoice, SharedCosts]:
    indeling = chosen_indeling(request)
    codes = [str(each) for each in members(regio.code, indeling)]
    choice = read_choice(request.GET, codes)
    costs = share_costs(
        workspace(),
        regio,
        choice.keys,
        year=chosen_year(request),
        amount=choice.amount,
        indeling=indeling,
    )
    return choice, costs


def _page(
    request: HttpRequest,
    regio: Regio,
    choice: MoneyChoice,
    costs: SharedCosts,
    form: CostKeyForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    inside = belongs_to_regio(actor, regio.code)
    risk = pool_region_risk(
        costs.figures,
        costs.year,
        per_thousand=choice.per_thousand,
        limit_cents=choice.own_euros * 100,
    )
    if form is None and can_edit_dossier(actor, regio.code):
        form = CostKeyForm(keys=money_page.key_options(costs))
    context: dict[str, Any] = {
        "regio": regio,
        "view": money_page.show(costs, choice, risk),
        "recorded": (
            money_page.show_recorded(recorded_key(actor, regio.code), costs)
            if inside
            else None
        ),
        "inside": inside,
        "form": form,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Geld", ""),
        ],
    }
    return render(request, "jeugdregio/money.html", context, status=status)
