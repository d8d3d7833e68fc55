"""What the law asks, how sure we are, and what a region makes of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.open_dossier import readings_of
from jeugdregio.actions.permissions import can_edit_dossier, check_edit_dossier
from jeugdregio.actions.read_article import clear_reading, set_reading
from jeugdregio.standards.law import find_article
from jeugdregio.standards.regions import find_regio
from jeugdregio.web.forms.dossier import ReadingForm
from jeugdregio.web.presenters import law_page
from jeugdregio.web.wiring import actor_of, now, today


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """All articles and the timeline, as our sources have them."""
    context = {
        "view": law_page.show({}, as_of=today()),
        "breadcrumb": [("Nederland", "/"), ("Wat de wet vraagt", "")],
    }
    return render(request, "jeugdregio/law.html", context)


@require_safe
def region_law(request: HttpRequest, code: str) -> HttpResponse:
    """The same with the region's own readings; its staff can set them."""
    return _region_page(request, code)


@require_POST
@login_required
def set_region_reading(
    request: HttpRequest, code: str, article_id: str
) -> HttpResponse:
    """Record from which day the region works with an article."""
    actor = actor_of(request)
    check_edit_dossier(actor, code)
    article = find_article(article_id)
    if "wissen" in request.POST:
        clear_reading(actor, code, article.id, at=now())
        messages.add_message(
            request, messages.SUCCESS, "De eigen datum is gewist.", "ok"
        )
        return redirect("region-law", code=code)
    form = ReadingForm(request.POST, prefix=article.id)
    if not form.is_valid():
        return _region_page(request, code, status=400, bound={article.id: form})
    set_reading(actor, code, article.id, at=now(), **form.cleaned_data)
    messages.add_message(
        request, messages.SUCCESS, "De eigen datum is vastgelegd.", "ok"
    )
    return redirect("region-law", code=code)


def _region_page(
    request: HttpRequest,
    code: str,
    *,
    status: int = 200,
    bound: dict[str, ReadingForm] | None = None,
) -> HttpResponse:
    regio = find_regio(code)
    request.regio = regio  # type: ignore[attr-defined]
    may_edit = can_edit_dossier(actor_of(request), regio.code)
    readings = readings_of(regio.code)
    view = law_page.show(readings, as_of=today())
    context: dict[str, Any] = {
        "regio": regio,
        "view": view,
        "may_edit": may_edit,
        "forms": {
            row.article.id: (bound or {}).get(row.article.id)
            or ReadingForm(
                prefix=row.article.id,
                initial=(
                    {"valid_from": row.reading.valid_from, "reason": row.reading.reason}
                    if row.reading
                    else None
                ),
            )
            for group in view.groups
            for row in group.rows
        }
        if may_edit
        else {},
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Wat de wet vraagt", ""),
        ],
    }
    return render(request, "jeugdregio/law.html", context, status=status)
