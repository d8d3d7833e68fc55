"""The route of a region: its steps, its plan, and what changes for young people."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.permissions import can_edit_dossier, check_edit_dossier
from jeugdregio.actions.plan_route import (
    record_meetings,
    record_route_plan,
    record_young_people,
)
from jeugdregio.actions.read_route import open_route
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.route import (
    ALL,
    MeetingsForm,
    RoutePlanForm,
    YoungPeopleForm,
)
from jeugdregio.web.presenters import route_page
from jeugdregio.web.wiring import actor_of, now, today


@require_safe
@login_required
def route(request: HttpRequest, code: str) -> HttpResponse:
    """Show the route; staff sees the forms to plan it."""
    return _page(request, code)


@require_POST
@login_required
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Record start, weeks, owners and what is done."""
    actor = actor_of(request)
    check_edit_dossier(actor, code)
    form = RoutePlanForm(request.POST, settings=open_route(actor, code).settings)
    if not form.is_valid():
        return _page(request, code, status=400, plan_form=form)
    record_route_plan(
        actor,
        code,
        starts_on=form.cleaned_data["starts_on"],
        settings=form.settings,
        at=now(),
    )
    return _done(request, code, "Het plan is vastgelegd.")


@require_POST
@login_required
def meetings(request: HttpRequest, code: str) -> HttpResponse:
    """Record when councils or colleges meet."""
    actor = actor_of(request)
    check_edit_dossier(actor, code)
    gemeenten = open_route(actor, code).gemeenten
    form = MeetingsForm(request.POST, gemeenten=gemeenten)
    if form.is_valid():
        data = form.cleaned_data
        everyone = [gemeente for gemeente, _ in gemeenten]
        try:
            record_meetings(
                actor,
                code,
                gemeenten=everyone if data["gemeente"] == ALL else [data["gemeente"]],
                body=data["body"],
                days=data["days"],
                at=now(),
            )
        except InvalidInputError as error:
            form.add_error("days", str(error))
        else:
            return _done(request, code, "De vergaderdata zijn vastgelegd.")
    return _page(request, code, status=400, meetings_form=form)


@require_POST
@login_required
def young_people(request: HttpRequest, code: str) -> HttpResponse:
    """Record what changes for young people and when."""
    actor = actor_of(request)
    check_edit_dossier(actor, code)
    form = YoungPeopleForm(request.POST)
    if not form.is_valid():
        return _page(request, code, status=400, young_form=form)
    record_young_people(actor, code, **form.cleaned_data, at=now())
    return _done(request, code, "De tekst over jongeren is vastgelegd.")


def _done(request: HttpRequest, code: str, text: str) -> HttpResponse:
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("cooperation-route", code=code)


def _page(
    request: HttpRequest, code: str, *, status: int = 200, **forms: Form
) -> HttpResponse:
    regio = find_regio(code)
    actor = actor_of(request)
    found = open_route(actor, regio.code)
    request.regio = regio  # type: ignore[attr-defined]
    context = {
        "regio": regio,
        "view": route_page.show(found, today=today()),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("De route", ""),
        ],
    }
    if can_edit_dossier(actor, regio.code):
        young = found.young_people
        context["plan_form"] = forms.get("plan_form") or RoutePlanForm(
            settings=found.settings, initial={"starts_on": found.starts_on}
        )
        context["meetings_form"] = forms.get("meetings_form") or MeetingsForm(
            gemeenten=found.gemeenten
        )
        context["young_form"] = forms.get("young_form") or YoungPeopleForm(
            initial={"text": young.text, "from_on": young.from_on} if young else None
        )
    return render(request, "jeugdregio/route.html", context, status=status)
