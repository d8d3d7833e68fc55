"""Who can decide and who can stop: a vote rule to try, and the region's own."""

from __future__ import annotations

import re
from typing import Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jeugdregio.actions.permissions import (
    belongs_to_regio,
    can_edit_dossier,
    check_edit_dossier,
)
from jeugdregio.actions.vote_rule import record_vote_rule, recorded_rule
from jeugdregio.actions.weigh_votes import weigh_votes
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.votes.choice import VoteChoice
from jeugdregio.standards.regions import Regio, find_regio
from jeugdregio.web.forms.votes import VoteRuleForm
from jeugdregio.web.presenters import votes_page
from jeugdregio.web.wiring import actor_of, now


_OWN: Final = re.compile(r"stem-(GM[0-9]{4})")


@require_http_methods(["GET", "HEAD", "POST"])
def votes(request: HttpRequest, code: str) -> HttpResponse:
    """A rule as chosen in the address; staff records it with POST."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, regio)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    check_edit_dossier(actor_of(request), regio.code)
    form = VoteRuleForm(request.POST)
    if not form.is_valid():
        return _page(request, regio, form, status=400)
    record_vote_rule(
        actor_of(request),
        regio.code,
        _choice(request.POST),
        at=now(),
        **form.cleaned_data,
    )
    messages.add_message(request, messages.SUCCESS, "De stemregel is vastgelegd.", "ok")
    return redirect("cooperation-votes", code=regio.code)


def _page(
    request: HttpRequest,
    regio: Regio,
    form: VoteRuleForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    given = request.GET if form is None else request.POST
    inside = belongs_to_regio(actor, regio.code)
    recorded = recorded_rule(actor, regio.code) if inside else None
    chosen = "gewicht" in given
    choice = _choice(given) if chosen or not recorded else recorded.choice
    without, added = given.get("zonder", ""), given.get("erbij", "")
    weighed = weigh_votes(
        regio.code,
        choice,
        without=without,
        added=added,
        recorded=recorded.choice if recorded and chosen else None,
    )
    if form is None and can_edit_dossier(actor, regio.code):
        form = VoteRuleForm()
    context = {
        "regio": regio,
        "view": votes_page.show(weighed, choice, without=without, added=added),
        "recorded": recorded,
        "is_recorded": recorded is not None and not chosen,
        "form": form,
        "filters": (),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", f"/regio/{regio.code}/samenwerking/"),
            ("Stemmen", ""),
        ],
    }
    return render(request, "jeugdregio/votes.html", context, status=status)


def _choice(given: QueryDict) -> VoteChoice:
    """What stands in the address or form; the default where nothing stands."""
    weights = given.get("gewicht", "klassen")
    own = {
        found[1]: _number(given.get(name, "") or "0")  # an emptied field is no votes
        for name in given
        if weights == "eigen" and (found := _OWN.fullmatch(name))
    }
    return VoteChoice(
        weights=weights,
        step=_number(given.get("per", "10000")),
        own=own,
        threshold=given.get("drempel", "helft"),
        heads=given.get("gemeenten", "geen"),
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise InvalidInputError(
            "Een aantal is een heel getal van nul of meer.",
            hint="Ga terug en verbeter het getal.",
        )
    return int(text)
