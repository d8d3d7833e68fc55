"""Which task lies where: look, record, take back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.actions.record_task import TaskRecord, record_task, withdraw_task
from jeugdregio.actions.show_tasks import show_tasks
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.cooperation import TaskForm
from jeugdregio.web.presenters import tasks_page
from jeugdregio.web.wiring import actor_of, now


@require_safe
def tasks(request: HttpRequest, code: str) -> HttpResponse:
    """Tasks against levels; staff of the region sees the form."""
    return _page(request, code)


@require_POST
@login_required
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Record where a task lies."""
    actor = actor_of(request)
    check_record_cooperation(actor, code)
    found = show_tasks(actor, code)
    form = TaskForm(
        request.POST,
        arrangements=[(each.code, each.naam) for each in found.arrangements],
    )
    if form.is_valid():
        try:
            record_task(actor, code, TaskRecord(**form.cleaned_data), at=now())
        except (InvalidInputError, UnknownCodeError) as error:
            form.add_error(None, str(error))
        else:
            return _done(request, code, "De taak is vastgelegd.")
    return _page(request, code, status=400, form=form)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, task_pk: int) -> HttpResponse:
    """Take back what the region recorded of a task."""
    withdraw_task(actor_of(request), code, task_pk, at=now())
    return _done(request, code, "De taak is gewist.")


def _done(request: HttpRequest, code: str, text: str) -> HttpResponse:
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("cooperation-tasks", code=code)


def _page(
    request: HttpRequest, code: str, *, status: int = 200, form: TaskForm | None = None
) -> HttpResponse:
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    actor = actor_of(request)
    view = tasks_page.show(show_tasks(actor, regio.code), actor, regio.code)
    context: dict[str, Any] = {
        "regio": regio,
        "view": view,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Taken", ""),
        ],
    }
    if view.may_record:
        context["form"] = form or TaskForm(arrangements=view.arrangements)
    return render(request, "jeugdregio/tasks.html", context, status=status)
