"""The duty calendar: what applies today, what is announced, and the ladder."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.permissions import can_edit_dossier, check_edit_dossier
from jeugdregio.actions.plan_dates import clear_planning_date, set_planning_date
from jeugdregio.actions.show_calendar import export_calendar, show_calendar
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.publishing.icalendar import MEDIA_TYPE
from jeugdregio.standards.regions import Regio, find_regio, members
from jeugdregio.web.forms.scans import PlanningDateForm
from jeugdregio.web.presenters import calendar_page
from jeugdregio.web.views.choices import chosen_day
from jeugdregio.web.wiring import actor_of, now, today


@require_safe
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The calendar on the day in the address, or today."""
    day = chosen_day(request) or today()
    return _page(request, find_regio(code), day)


@require_safe
def calendar_file(request: HttpRequest, code: str) -> HttpResponse:
    """The confirmed days and those of the region, as iCalendar."""
    file = export_calendar(find_regio(code), as_of=today(), stamp=now())
    response = HttpResponse(file.content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@require_POST
@login_required
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Set or clear a day of the year that the region plans with."""
    regio = find_regio(code)
    actor = actor_of(request)
    check_edit_dossier(actor, regio.code)
    if "wissen" in request.POST:
        clear_planning_date(actor, regio.code, request.POST["wissen"], at=now())
        return _done(request, regio, "De eigen datum is gewist.")
    form = PlanningDateForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        day, month = data["day"]
        try:
            set_planning_date(
                actor,
                regio.code,
                data["date_id"],
                month=month,
                day=day,
                reason=data["reason"],
                at=now(),
            )
        except InvalidInputError as error:
            form.add_error("day", str(error))
        else:
            return _done(request, regio, "De eigen datum is vastgelegd.")
    return _page(request, regio, today(), status=400, form=form)


def _done(request: HttpRequest, regio: Regio, text: str) -> HttpResponse:
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("cooperation-calendar", code=regio.code)


def _page(
    request: HttpRequest,
    regio: Regio,
    day: date,
    *,
    status: int = 200,
    form: PlanningDateForm | None = None,
) -> HttpResponse:
    request.regio = regio  # type: ignore[attr-defined]
    base = f"/regio/{regio.code}/"
    context: dict[str, Any] = {
        "regio": regio,
        "view": calendar_page.show(
            show_calendar(regio, as_of=day),
            today=today(),
            topic=request.GET.get("onderwerp", ""),
            gemeenten=len(members(regio.code)),
        ),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, base),
            ("Samenwerking", f"{base}samenwerking/"),
            ("Wat geldt nu?", ""),
        ],
    }
    if can_edit_dossier(actor_of(request), regio.code):
        context["form"] = form or PlanningDateForm()
    return render(request, "jeugdregio/calendar.html", context, status=status)
