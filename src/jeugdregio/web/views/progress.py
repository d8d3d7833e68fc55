"""All decisions of a region, and the page on which a municipality records its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from jeugdregio.actions.permissions_route import check_record_for, own_bodies
from jeugdregio.actions.read_route import Route, open_route
from jeugdregio.actions.record_route_decision import (
    NewDocument,
    RouteDecision,
    Votes,
    record_route_decision,
)
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import Regio, find_regio
from jeugdregio.standards.route import RouteStep, decision_steps, find_route_step
from jeugdregio.web.forms.route import RouteDecisionForm
from jeugdregio.web.presenters import progress_page
from jeugdregio.web.wiring import actor_of, now, today


@require_safe
@login_required
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """Every municipality with its decisions, as chosen in the address."""
    regio = find_regio(code)
    actor = actor_of(request)
    found = open_route(actor, regio.code)
    request.regio = regio  # type: ignore[attr-defined]
    chosen = progress_page.Chosen(
        subject=request.GET.get("onderwerp", ""),
        body=request.GET.get("orgaan", ""),
        state=request.GET.get("stand", ""),
    )
    context = {
        "regio": regio,
        "view": progress_page.show(found, chosen, actor, regio.code),
        "breadcrumb": _trail(regio, ("Besluiten", "")),
    }
    return render(request, "jeugdregio/progress.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, code: str, gemeente: str) -> HttpResponse:
    """Choose a subject in the address, fill in what was decided, post it."""
    regio = find_regio(code)
    actor = actor_of(request)
    check_record_for(actor, regio.code, gemeente)
    request.regio = regio  # type: ignore[attr-defined]
    steps = _own_steps(request, regio, gemeente)
    step = _chosen_step(request, steps)
    found = open_route(actor, regio.code)
    if request.method != "POST":
        form = RouteDecisionForm(step=step, initial=_initial(found, step, gemeente))
        return _record_page(request, regio, gemeente, steps, step, form)
    form = RouteDecisionForm(request.POST, request.FILES, step=step)
    if form.is_valid():
        try:
            record_route_decision(
                actor,
                regio.code,
                step.id,
                gemeente,
                _decision(form.cleaned_data),
                at=now(),
                today=today(),
            )
        except InvalidInputError as error:
            form.add_error(None, str(error))
        else:
            messages.add_message(
                request, messages.SUCCESS, "Het besluit is vastgelegd.", "ok"
            )
            return redirect("cooperation-progress", code=regio.code)
    return _record_page(request, regio, gemeente, steps, step, form, status=400)


def _own_steps(
    request: HttpRequest, regio: Regio, gemeente: str
) -> tuple[RouteStep, ...]:
    """The subjects whose body this person may record for."""
    bodies = own_bodies(actor_of(request), regio.code, gemeente)
    return tuple(
        step
        for step in decision_steps()
        if step.decision and step.decision.body in bodies
    )


def _chosen_step(request: HttpRequest, steps: tuple[RouteStep, ...]) -> RouteStep:
    """The subject in the address or the form; what one may not record is refused later.

    Raises:
        UnknownCodeError: There is no such subject.
    """
    given = request.POST if request.method == "POST" else request.GET
    if chosen := given.get("onderwerp", ""):
        return find_route_step(chosen)
    return steps[0]


def _decision(data: dict[str, Any]) -> RouteDecision:
    votes = None
    if data["voor"] is not None and data["tegen"] is not None:
        votes = Votes(data["voor"], data["tegen"], data["onthouden"] or 0)
    file = data["file"]
    return RouteDecision(
        state=data["state"],
        decided_on=data["decided_on"],
        reference=data["reference"],
        votes=votes,
        document=NewDocument(data["title"], file.name, file.read()) if file else None,
    )


def _initial(found: Route, step: RouteStep, gemeente: str) -> dict[str, Any]:
    row = found.decisions.get((step.id, gemeente))
    if row is None:
        return {}
    voor, tegen, onthouden = row.votes or (None, None, None)
    return {
        "state": row.state,
        "decided_on": row.decided_on,
        "voor": voor,
        "tegen": tegen,
        "onthouden": onthouden,
        "reference": row.reference,
    }


def _record_page(
    request: HttpRequest,
    regio: Regio,
    gemeente: str,
    steps: tuple[RouteStep, ...],
    step: RouteStep,
    form: RouteDecisionForm,
    *,
    status: int = 200,
) -> HttpResponse:
    place = find_gemeente(gemeente)
    context = {
        "regio": regio,
        "gemeente": place,
        "step": step,
        "subjects": progress_page.subjects_to_choose(steps, step.id),
        "form": form,
        "breadcrumb": _trail(
            regio,
            ("Besluiten", reverse("cooperation-progress", args=(regio.code,))),
            (place.naam, ""),
        ),
    }
    return render(request, "jeugdregio/progress_record.html", context, status=status)


def _trail(regio: Regio, *rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        ("Nederland", "/"),
        (regio.naam, f"/regio/{regio.code}/"),
        ("Samenwerking", reverse("cooperation", args=(regio.code,))),
        *rest,
    ]
