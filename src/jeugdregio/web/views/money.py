"""Who pays what: cost keys to try side by side, and the region's own."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jeugdregio.actions.cost_key import RecordedKey, record_cost_key, recorded_key
from jeugdregio.actions.money_figures import read_money_figures
from jeugdregio.actions.permissions import belongs_to_regio, can_edit_dossier
from jeugdregio.actions.share_costs import (
    ORGANISATION_EUR,
    PER_10_000,
    pool_costly_cases,
    share_costs,
)
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.money.choice import KeyChoice, parse_key
from jeugdregio.region.money.share import DEFAULT_DEEL, MoneyFigures, latest_year
from jeugdregio.standards.regions import Regio, find_regio
from jeugdregio.web.forms.cost_key import CostKeyForm
from jeugdregio.web.presenters import money_page
from jeugdregio.web.presenters.money_filters import KEY_FIELDS, Asked
from jeugdregio.web.wiring import actor_of, now, workspace


_DEFAULT_KEYS: Final = ("inwoners", "inwoners@50+gebruik@50", "band:10", "stop_loss:20")


@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest, code: str) -> HttpResponse:
    """Keys as chosen in the address; staff records the first one with POST."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, regio)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    form = CostKeyForm(request.POST)
    if not form.is_valid():
        return _page(request, regio, form, status=400)
    record_cost_key(
        actor_of(request),
        workspace(),
        regio.code,
        key=request.POST.get("sleutel", ""),
        deel=_number(request.POST.get("deel", str(DEFAULT_DEEL))),
        at=now(),
        **form.cleaned_data,
    )
    text = "De kostensleutel is vastgelegd."
    messages.add_message(request, messages.SUCCESS, text, "ok")
    return redirect("cooperation-money", code=regio.code)


def _page(
    request: HttpRequest,
    regio: Regio,
    form: CostKeyForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    given = request.GET if form is None else request.POST
    inside = belongs_to_regio(actor, regio.code)
    recorded = recorded_key(actor, regio.code) if inside else None
    figures = read_money_figures(workspace(), regio.code)
    asked = _asked(given, figures, recorded)
    outcomes = share_costs(
        figures,
        asked.keys,
        year=asked.year,
        deel=asked.deel,
        organisation_eur=asked.organisation_eur,
    )
    pooled = pool_costly_cases(figures, year=asked.year, per_10_000=asked.per_10_000)
    if form is None and can_edit_dossier(actor, regio.code):
        form = CostKeyForm()
    context = {
        "regio": regio,
        "view": money_page.show(figures, outcomes, pooled, asked),
        "recorded": recorded,
        "is_recorded": recorded is not None
        and (asked.keys[0], asked.deel) == (recorded.choice, recorded.deel),
        "form": form,
        "filters": (),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Geld", ""),
        ],
    }
    return render(request, "jeugdregio/money.html", context, status=status)


def _asked(
    given: QueryDict, figures: MoneyFigures, recorded: RecordedKey | None
) -> Asked:
    """What stands in the address or form; the recorded key where nothing stands."""
    texts = [given.get(name, "").strip() for name in KEY_FIELDS]
    keys = [parse_key(text) for text in texts if text]
    deel = DEFAULT_DEEL
    if not keys:
        keys = [parse_key(text) for text in _DEFAULT_KEYS]
        if recorded:
            keys = [recorded.choice, *keys]
            deel = recorded.deel
    return Asked(
        keys=_once(keys)[: len(KEY_FIELDS)],
        year=_number(given.get("jaar", "") or str(latest_year(figures))),
        deel=_number(given.get("deel", "") or str(deel)),
        organisation_eur=_number(given.get("organisatie", "") or str(ORGANISATION_EUR)),
        per_10_000=_number(given.get("gevallen", "") or str(PER_10_000)),
    )


def _once(keys: list[KeyChoice]) -> tuple[KeyChoice, ...]:
    return tuple(dict.fromkeys(keys))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise InvalidInputError(
            "Een aantal is een heel getal van nul of meer.",
            hint="Ga terug en verbeter het getal.",
        )
    return int(text)
