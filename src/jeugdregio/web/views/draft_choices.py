"""Which draft the address asks for: its form, its optional clauses, its council."""

from __future__ import annotations

from typing import TypedDict

from django.http import HttpRequest

from jeugdregio.standards.clauses import find_clause


class DraftChoices(TypedDict):
    """Arguments of `open_regeling`."""

    form_id: str
    switched_on: tuple[str, ...] | None


def chosen_draft(request: HttpRequest) -> DraftChoices:
    """Form and clauses in the address; without ``keuze`` the clauses are the default.

    So they are where ``keuze`` names another form than is asked for: the boxes on a
    page are of its own form, and say nothing of the clauses of the next.

    Raises:
        UnknownCodeError: There is no such clause.
    """
    clauses = None
    asked = request.GET.get("vorm", "")
    if request.GET.get("keuze") in {"1", asked} - {""}:
        clauses = tuple(find_clause(each).id for each in request.GET.getlist("aan"))
    return DraftChoices(form_id=asked, switched_on=clauses)


def draft_query(request: HttpRequest, *, gemeente: bool = False) -> str:
    """The same choices as a query string, with its question mark; empty for none.

    Args:
        request: The request.
        gemeente: Whether the municipality goes along.
    """
    names = ("vorm", "keuze", "aan", *(("gemeente",) if gemeente else ()))
    query = request.GET.copy()
    for name in set(query) - set(names):
        del query[name]
    return f"?{query.urlencode()}" if query else ""
