"""Who works with whom: look, record an arrangement, answer what was pointed out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.answer_hit import answer_hit
from jeugdregio.actions.permissions_cooperation import check_record_cooperation
from jeugdregio.actions.record_arrangement import NewArrangement, record_arrangement
from jeugdregio.actions.record_participation import Extent, record_participation
from jeugdregio.actions.show_patchwork import Patchwork, show_patchwork
from jeugdregio.actions.withdraw_arrangement import withdraw_arrangement
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.cooperation import (
    AnswerForm,
    ArrangementForm,
    ParticipationForm,
    WhatIfForm,
)
from jeugdregio.web.presenters import patchwork_page, what_if_view
from jeugdregio.web.presenters.hit_view import HitView
from jeugdregio.web.presenters.step_page import all_gemeenten_of
from jeugdregio.web.wiring import actor_of, now, today


@require_safe
def patchwork(request: HttpRequest, code: str) -> HttpResponse:
    """Who takes part in what; staff of the region sees the forms."""
    return _page(request, code)


@require_POST
@login_required
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Record an arrangement of the region."""
    actor = actor_of(request)
    check_record_cooperation(actor, code)
    form = ArrangementForm(request.POST, gemeenten=all_gemeenten_of(code))
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            guests = _codes(data.pop("guests"))
            members = tuple(dict.fromkeys((*data.pop("members"), *guests)))
            care = tuple(data.pop("care_forms"))
            new = NewArrangement(**data, members=members, care_forms=care)
            record_arrangement(actor, code, new, at=now())
        except (InvalidInputError, UnknownCodeError) as error:
            form.add_error(None, str(error))
        else:
            return _done(request, code, "De regeling is vastgelegd.")
    return _page(request, code, status=400, arrangement_form=form)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, arrangement: str) -> HttpResponse:
    """Take back an arrangement that the region recorded itself."""
    withdraw_arrangement(actor_of(request), code, arrangement, at=now())
    return _done(request, code, "De regeling is gewist.")


@require_POST
@login_required
def participate(request: HttpRequest, code: str) -> HttpResponse:
    """Record how far a municipality takes part."""
    actor = actor_of(request)
    check_record_cooperation(actor, code)
    found = show_patchwork(actor, code, as_of=today())
    form = _participation_form(found, request.POST)
    if form.is_valid():
        try:
            record_participation(actor, code, Extent(**form.cleaned_data), at=now())
        except UnknownCodeError as error:
            form.add_error(None, str(error))
        else:
            return _done(request, code, "De deelname is vastgelegd.")
    return _page(request, code, status=400, participation_form=form)


@require_POST
@login_required
def answer(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Record what the region says of a point."""
    actor = actor_of(request)
    check_record_cooperation(actor, code)
    form = AnswerForm(request.POST, prefix=key)
    if form.is_valid():
        answer_hit(actor, code, key, at=now(), **form.cleaned_data)
        return _done(request, code, "Het antwoord is vastgelegd.")
    return _page(request, code, status=400, answers={key: form})


def _codes(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    return [str(find_gemeente(part).code) for part in parts if part]


def _done(request: HttpRequest, code: str, text: str) -> HttpResponse:
    messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
    return redirect("cooperation-patchwork", code=code)


def _page(
    request: HttpRequest,
    code: str,
    *,
    status: int = 200,
    arrangement_form: Form | None = None,
    participation_form: Form | None = None,
    answers: dict[str, AnswerForm] | None = None,
) -> HttpResponse:
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    actor = actor_of(request)
    found = show_patchwork(actor, regio.code, as_of=today())
    view = patchwork_page.show(found, actor, request.GET.get("regeling", ""))
    assumed = what_if_view.is_assumed(found, today())
    choices = WhatIfForm(request.GET.dict(), is_assumed=assumed)
    chosen = choices.cleaned_data if choices.is_valid() else {}
    context: dict[str, Any] = {
        "regio": regio,
        "view": view,
        "what_if": what_if_view.show(found, chosen, as_of=today()),
        "what_if_form": choices,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Wie werkt met wie", ""),
        ],
    }
    if view.may_record:
        context["arrangement_form"] = arrangement_form or ArrangementForm(
            gemeenten=all_gemeenten_of(regio.code)
        )
        if any(each.is_own for each in view.arrangements):
            context["participation_form"] = participation_form or _participation_form(
                found
            )
        context["points"] = [
            (hit, (answers or {}).get(hit.key) or _answer_form(hit))
            for hit in view.hits
        ]
    else:
        context["points"] = [(hit, None) for hit in view.hits]
    return render(request, "jeugdregio/patchwork.html", context, status=status)


def _participation_form(
    found: Patchwork, data: QueryDict | None = None
) -> ParticipationForm:
    own = [each for each in found.arrangements if not each.is_public]
    members = {m.gemeente: m.naam for each in own for m in each.members}
    return ParticipationForm(
        data,
        arrangements=[(each.code, each.naam) for each in own],
        gemeenten=sorted(members.items(), key=lambda pair: pair[1]),
    )


def _answer_form(hit: HitView) -> AnswerForm:
    said = hit.answer
    initial = {"stance": said.stance, "text": said.text} if said else None
    return AnswerForm(prefix=hit.key, initial=initial)
