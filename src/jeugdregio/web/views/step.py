"""One step of the dossier: what is known, what is missing, what comes next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.attach_document import attach_document, withdraw_document
from jeugdregio.actions.open_dossier import open_dossier
from jeugdregio.actions.permissions import check_belongs, check_edit_dossier
from jeugdregio.actions.record_decision import record_decision
from jeugdregio.actions.record_route_decision import PREFIX
from jeugdregio.actions.update_step import StepUpdate, update_step
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.chain import find_step
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.dossier import DecisionForm, DocumentForm, StepForm
from jeugdregio.web.presenters import step_page
from jeugdregio.web.wiring import actor_of, now, today, workspace


@require_safe
def step(request: HttpRequest, code: str, step_id: str) -> HttpResponse:
    """Show a step; who may, sees the forms to change it."""
    return _page(request, code, step_id)


@require_POST
@login_required
def update(request: HttpRequest, code: str, step_id: str) -> HttpResponse:
    """Record where the step stands."""
    check_edit_dossier(actor_of(request), code)
    form = StepForm(request.POST)
    if not form.is_valid():
        return _page(request, code, step_id, status=400, step_form=form)
    update_step(
        actor_of(request), code, step_id, StepUpdate(**form.cleaned_data), at=now()
    )
    return _done(request, code, step_id, "De stand is vastgelegd.")


@require_POST
@login_required
def attach(request: HttpRequest, code: str, step_id: str) -> HttpResponse:
    """Keep a document with the step."""
    check_edit_dossier(actor_of(request), code)
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            attach_document(
                actor_of(request),
                code,
                step_id,
                title=form.cleaned_data["title"],
                name=file.name,
                content=file.read(),
                at=now(),
            )
        except InvalidInputError as error:
            form.add_error("file", str(error))
        else:
            return _done(request, code, step_id, "Het document is bewaard.")
    return _page(request, code, step_id, status=400, document_form=form)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, document_id: int) -> HttpResponse:
    """Take a document out of sight."""
    step_id = withdraw_document(actor_of(request), code, document_id, at=now())
    if step_id.startswith(PREFIX):
        text = "Het document is ingetrokken."
        messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
        return redirect("cooperation-progress", code=code)
    return _done(request, code, step_id, "Het document is ingetrokken.")


@require_POST
@login_required
def decide(request: HttpRequest, code: str, step_id: str) -> HttpResponse:
    """Record a decision of a municipality."""
    regio = find_regio(code)
    actor = actor_of(request)
    check_belongs(actor, regio.code)
    form = DecisionForm(request.POST, gemeenten=step_page.all_gemeenten_of(regio.code))
    if form.is_valid():
        data = form.cleaned_data
        try:
            record_decision(
                actor,
                regio.code,
                step_id,
                gemeente_code=data["gemeente"],
                body=data["body"],
                state=data["state"],
                decided_on=data["decided_on"],
                reference=data["reference"],
                at=now(),
                today=today(),
            )
        except InvalidInputError as error:
            form.add_error(None, str(error))
        else:
            return _done(request, code, step_id, "Het besluit is vastgelegd.")
    return _page(request, code, step_id, status=400, decision_form=form)


def _done(request: HttpRequest, code: str, step_id: str, text: str) -> HttpResponse:
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("step", code=code, step_id=step_id)


def _page(
    request: HttpRequest, code: str, step_id: str, *, status: int = 200, **forms: Form
) -> HttpResponse:
    regio = find_regio(code)
    found = find_step(step_id)
    request.regio = regio  # type: ignore[attr-defined]
    actor = actor_of(request)
    dossier = open_dossier(workspace(), regio, as_of=today())
    view = step_page.show(dossier, found.id, actor)
    context: dict[str, Any] = {
        "regio": regio,
        "view": view,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            (found.name, ""),
        ],
    }
    if view.may_edit:
        context["step_form"] = forms.get("step_form") or StepForm(
            initial=step_page.initial(dossier, found.id)
        )
        context["document_form"] = forms.get("document_form") or DocumentForm()
    if view.own_gemeenten:
        context["decision_form"] = forms.get("decision_form") or DecisionForm(
            gemeenten=list(view.own_gemeenten), bodies=view.own_bodies
        )
    return render(request, "jeugdregio/step.html", context, status=status)
