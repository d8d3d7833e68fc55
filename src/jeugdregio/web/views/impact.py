"""The impact scan: how much changes for a municipality, without log-in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.record_impact import record_impact, recorded_impacts
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.impact_scan import impact_form
from jeugdregio.standards.regions import Regio, find_regio
from jeugdregio.web.presenters import impact_page
from jeugdregio.web.wiring import actor_of, now, today


@require_safe
def impact(request: HttpRequest, code: str) -> HttpResponse:
    """The questions with the score of the answers in the address; keeps nothing."""
    return _page(request, find_regio(code))


@require_POST
@login_required
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Record the answers for one municipality."""
    regio = find_regio(code)
    actor = actor_of(request)
    check_belongs(actor, regio.code)
    gemeente = request.POST.get("gemeente", "")
    answers = {
        question.id: request.POST.get(question.id, "")
        for question in impact_form().questions
    }
    try:
        record_impact(
            actor, regio.code, gemeente_code=gemeente, answers=answers, at=now()
        )
    except InvalidInputError as error:
        messages.add_message(request, messages.ERROR, str(error), "error")
        return _page(request, regio, status=400)
    messages.add_message(request, messages.SUCCESS, "De scan is vastgelegd.", "ok")
    return redirect("cooperation-impact-compare", code=regio.code)


@require_safe
@login_required
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """All municipalities of the region side by side, from what they recorded."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    actor = actor_of(request)
    check_belongs(actor, regio.code)
    context = {
        "regio": regio,
        "view": impact_page.compare(
            regio, recorded_impacts(actor, regio.code), actor=actor
        ),
        "breadcrumb": [
            *_crumbs(regio),
            ("Wat verandert er?", f"/regio/{regio.code}/samenwerking/impact/"),
            ("Alle gemeenten", ""),
        ],
    }
    return render(request, "jeugdregio/impact_compare.html", context)


def _page(request: HttpRequest, regio: Regio, *, status: int = 200) -> HttpResponse:
    request.regio = regio  # type: ignore[attr-defined]
    given = request.POST if request.method == "POST" else request.GET
    context: dict[str, Any] = {
        "regio": regio,
        "view": impact_page.show(
            regio, given.dict(), actor=actor_of(request), as_of=today()
        ),
        "breadcrumb": [*_crumbs(regio), ("Wat verandert er?", "")],
    }
    return render(request, "jeugdregio/impact.html", context, status=status)


def _crumbs(regio: Regio) -> list[tuple[str, str]]:
    base = f"/regio/{regio.code}/"
    return [
        ("Nederland", "/"),
        (regio.naam, base),
        ("Samenwerking", f"{base}samenwerking/"),
    ]
