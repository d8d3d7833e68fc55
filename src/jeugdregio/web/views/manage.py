"""For the administrator: who has which role, and the audit trail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.manage_roles import grant_role, list_roles, revoke_role
from jeugdregio.actions.permissions import check_manage
from jeugdregio.actions.read_audit import audit_lines, broken_audit_lines
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.web.forms.dossier import RoleForm
from jeugdregio.web.wiring import actor_of, now


@require_safe
@login_required
def manage(request: HttpRequest) -> HttpResponse:
    """The roles that hold now, with a form to give one."""
    return _page(request)


@require_POST
@login_required
def grant(request: HttpRequest) -> HttpResponse:
    """Give a role."""
    actor = actor_of(request)
    check_manage(actor)
    form = RoleForm(request.POST, users=list_roles(actor).users)
    if form.is_valid():
        try:
            grant_role(
                actor,
                user_id=int(form.cleaned_data["user"]),
                organisation_code=form.cleaned_data["organisation"].strip().upper(),
                role=form.cleaned_data["role"],
                at=now(),
            )
        except (InvalidInputError, UnknownCodeError) as error:
            form.add_error(None, str(error))
        else:
            messages.add_message(request, messages.SUCCESS, "De rol is gegeven.", "ok")
            return redirect("manage")
    return _page(request, status=400, form=form)


@require_POST
@login_required
def revoke(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """End a role."""
    revoke_role(actor_of(request), assignment_id, at=now())
    messages.add_message(request, messages.SUCCESS, "De rol is beëindigd.", "ok")
    return redirect("manage")


@require_safe
@login_required
def audit(request: HttpRequest) -> HttpResponse:
    """The audit trail, latest first; its chain is computed again when asked."""
    actor = actor_of(request)
    checked = request.GET.get("nareken") == "ja"
    page = Paginator(audit_lines(actor), 50).get_page(request.GET.get("pagina"))
    context: dict[str, Any] = {
        "page": page,
        "checked": checked,
        "broken": broken_audit_lines(actor) if checked else [],
        "breadcrumb": [("Nederland", "/"), ("Beheer", "/beheer/"), ("Logboek", "")],
    }
    return render(request, "jeugdregio/audit.html", context)


def _page(
    request: HttpRequest, *, status: int = 200, form: RoleForm | None = None
) -> HttpResponse:
    actor = actor_of(request)
    roles = list_roles(actor)
    context: dict[str, Any] = {
        "roles": roles,
        "form": form or RoleForm(users=roles.users),
        "breadcrumb": [("Nederland", "/"), ("Beheer", "")],
    }
    return render(request, "jeugdregio/manage.html", context, status=status)
