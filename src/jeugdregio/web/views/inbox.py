"""The messages of a region: how they were judged, and the list."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.count_messages import count_messages
from jeugdregio.actions.list_messages import MessageChoice, list_messages
from jeugdregio.actions.permissions import check_read_messages
from jeugdregio.kernel.months import Month
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.presenters import inbox_page, links
from jeugdregio.web.views.choices import chosen_number
from jeugdregio.web.wiring import actor_of


@require_safe
@login_required
def inbox(request: HttpRequest, code: str) -> HttpResponse:
    """Counts, months and list, all under the choice in the address."""
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    actor = actor_of(request)
    check_read_messages(actor, regio.code)
    choice = _choice(request)
    older_than = chosen_number(request, "na")
    context = {
        "regio": regio,
        "view": inbox_page.show(
            regio,
            actor,
            choice,
            counts=count_messages(actor, regio.code, choice),
            page=list_messages(actor, regio.code, choice, older_than=older_than),
            is_first=not older_than,
        ),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, links.area(regio.code)),
            ("Berichten", ""),
        ],
    }
    return render(request, "jeugdregio/inbox.html", context)


def _choice(request: HttpRequest) -> MessageChoice:
    """What the reader chose. A value nobody has finds nothing; that is no error."""
    first, last = (_month(request, name) for name in ("van", "tot"))
    return MessageChoice(
        kind=request.GET.get("soort", ""),
        verdict=request.GET.get("oordeel", ""),
        direction=request.GET.get("richting", ""),
        aanbieder=request.GET.get("aanbieder", "").strip(),
        gemeente=request.GET.get("gemeente", "").strip().upper(),
        rule=request.GET.get("regel", "").strip().upper(),
        first=first,
        last=last,
        with_findings=request.GET.get("bevindingen") == "ja",
    )


def _month(request: HttpRequest, name: str) -> Month | None:
    text = request.GET.get(name, "")
    return Month.parse(text) if text else None
