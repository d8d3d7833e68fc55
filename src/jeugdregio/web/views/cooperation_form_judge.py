"""The weighing of one municipality: give a judgement, release it, withdraw it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.judge_form import (
    give_judgement,
    release_judgement,
    withdraw_judgement,
)
from jeugdregio.actions.permissions_form import check_judge_form
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.judgement import (
    JudgementForm,
    chosen_values,
    start_values,
    values_of,
)
from jeugdregio.web.presenters import form_judge_page
from jeugdregio.web.presenters.form_judge_page import BodyView
from jeugdregio.web.wiring import actor_of, now


@require_safe
@login_required
def judge(request: HttpRequest, code: str, gemeente_code: str) -> HttpResponse:
    """What the bodies of a municipality gave; its own people see the form."""
    return _page(request, code, gemeente_code)


@require_POST
@login_required
def give(
    request: HttpRequest, code: str, gemeente_code: str, body: str
) -> HttpResponse:
    """Record the judgement of a body."""
    actor = actor_of(request)
    check_judge_form(actor, regio_code=code, gemeente_code=gemeente_code, body=body)
    form = _form(body, request.POST)
    if form.is_valid():
        try:
            give_judgement(actor, code, gemeente_code, body, form.judgement(), at=now())
        except InvalidInputError as error:
            form.add_error(None, f"{error.message} {error.hint}")
        else:
            return _done(request, code, gemeente_code, "Het oordeel is bewaard.")
    return _page(request, code, gemeente_code, status=400, forms={body: form})


@require_POST
@login_required
def release(
    request: HttpRequest, code: str, gemeente_code: str, body: str
) -> HttpResponse:
    """Show the judgement of a body to the whole region."""
    release_judgement(actor_of(request), code, gemeente_code, body, at=now())
    text = "Het oordeel is vrijgegeven. De hele regio kan het nu zien."
    return _done(request, code, gemeente_code, text)


@require_POST
@login_required
def withdraw(
    request: HttpRequest, code: str, gemeente_code: str, body: str
) -> HttpResponse:
    """Hide the judgement of a body from the others again."""
    withdraw_judgement(actor_of(request), code, gemeente_code, body, at=now())
    text = "De vrijgave is ingetrokken. Alleen uw gemeente ziet het oordeel nog."
    return _done(request, code, gemeente_code, text)


def _done(
    request: HttpRequest, code: str, gemeente_code: str, text: str
) -> HttpResponse:
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("cooperation-form-judge", code=code, gemeente_code=gemeente_code)


def _page(
    request: HttpRequest,
    code: str,
    gemeente_code: str,
    *,
    status: int = 200,
    forms: dict[str, JudgementForm] | None = None,
) -> HttpResponse:
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    view = form_judge_page.show(actor_of(request), regio.code, gemeente_code)
    chosen = chosen_values(request.GET)
    shown = {
        each.body: (forms or {}).get(each.body) or _form(each.body, None, each, chosen)
        for each in view.bodies
        if each.may_judge
    }
    context: dict[str, Any] = {
        "regio": regio,
        "gemeente_code": gemeente_code,
        "view": view,
        "bodies": [(each, shown.get(each.body)) for each in view.bodies],
        "is_trial": bool(chosen and shown),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Vorm", f"/regio/{regio.code}/samenwerking/vorm/"),
            (view.gemeente, ""),
        ],
    }
    return render(
        request, "jeugdregio/cooperation_form_judge.html", context, status=status
    )


def _form(
    body: str,
    data: Any,
    view: BodyView | None = None,
    chosen: dict[str, str] | None = None,
) -> JudgementForm:
    """The form of a body; its ids carry the body, for who weighs for two of them."""
    initial: dict[str, Any] = dict(start_values())
    if view and view.given:
        initial |= values_of(view.given)
    return JudgementForm(data, initial=initial | (chosen or {}), auto_id=f"{body}-%s")
