"""The draft regeling: which clauses and why, what is filled in, as page and file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.compose_regeling import compose_regeling
from jeugdregio.actions.open_regeling import Regeling, open_regeling
from jeugdregio.actions.permissions import can_edit_dossier, check_edit_dossier
from jeugdregio.actions.record_regeling_fields import record_regeling_fields
from jeugdregio.actions.render_document import check_extension, render_document
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.web.forms.regeling import RegelingForm
from jeugdregio.web.presenters import regeling_page
from jeugdregio.web.views.draft_choices import chosen_draft, draft_query
from jeugdregio.web.wiring import actor_of, now, today, workspace


@require_safe
@login_required
def regeling(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a form, see the clauses and why, see what is still open."""
    found = open_regeling(actor_of(request), workspace(), code, **chosen_draft(request))
    return _page(request, found)


@require_POST
@login_required
def fields(request: HttpRequest, code: str) -> HttpResponse:
    """Record what the region filled in for the fields of this draft."""
    actor = actor_of(request)
    check_edit_dossier(actor, code)
    found = open_regeling(actor, workspace(), code, **chosen_draft(request))
    form = _form(found, request)
    if form.is_valid():
        try:
            changed = record_regeling_fields(actor, code, _posted(form), at=now())
        except InvalidInputError as error:
            form.add_error(None, str(error))
        else:
            text = regeling_page.recorded(changed)
            messages.add_message(request, messages.SUCCESS, text, extra_tags="ok")
            address = reverse("cooperation-regeling", args=(code,))
            return redirect(f"{address}{draft_query(request)}#keuzes")
    return _page(request, found, status=400, form=form)


@require_safe
@login_required
def file(request: HttpRequest, code: str, extension: str) -> HttpResponse:
    """The draft as PDF or DOCX."""
    check_extension(extension)
    found = open_regeling(actor_of(request), workspace(), code, **chosen_draft(request))
    made = render_document(
        compose_regeling(found, as_of=today()),
        stem=f"regeling-{code.lower()}-concept",
        extension=extension,
        created=now(),
    )
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _posted(form: RegelingForm) -> dict[str, str]:
    """The fields that were on the form; one that was not is no choice taken back."""
    return {name: v for name, v in form.cleaned_data.items() if name in form.data}


def _form(found: Regeling, request: HttpRequest | None = None) -> RegelingForm:
    return RegelingForm(
        request.POST if request else None,
        draft_fields=regeling_page.fields_to_fill(found),
        values=found.recorded,
    )


def _page(
    request: HttpRequest,
    found: Regeling,
    *,
    status: int = 200,
    form: RegelingForm | None = None,
) -> HttpResponse:
    regio = found.regio
    request.regio = regio  # type: ignore[attr-defined]
    may_edit = can_edit_dossier(actor_of(request), regio.code)
    context = {
        "regio": regio,
        "view": regeling_page.show(found, draft_query(request)),
        "form": (form or _form(found)) if may_edit else None,
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, f"/regio/{regio.code}/"),
            ("Samenwerking", reverse("cooperation", args=(regio.code,))),
            ("Ontwerp van de regeling", ""),
        ],
    }
    return render(request, "jeugdregio/regeling.html", context, status=status)
