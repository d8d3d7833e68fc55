"""The scan of one municipality, beside a group that the reader can change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.scan_gemeente import GroupChoice, scan_gemeente
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import find_regio, regio_of
from jeugdregio.web.forms.scan import ScanForm
from jeugdregio.web.presenters import links, scan_page
from jeugdregio.web.views.choices import chosen_indeling
from jeugdregio.web.wiring import workspace


@require_safe
def gemeente_scan(request: HttpRequest, code: str) -> HttpResponse:
    """Open to everyone: open data only."""
    found = find_gemeente(code)
    regio = find_regio(regio_of(found.code, chosen_indeling(request)) or "")
    request.regio = regio  # type: ignore[attr-defined]
    form = ScanForm(request.GET)
    scan = scan_gemeente(workspace(), found.code, _choice(request, form))
    context = {
        "gemeente": found,
        "regio": regio,
        "form": form,
        "scan": scan,
        "view": scan_page.show(workspace(), scan, error=not form.is_valid()),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, links.area(regio.code)),
            (found.naam, links.area(found.code)),
            ("Scan", ""),
        ],
    }
    status = 200 if form.is_valid() else 400
    return render(request, "jeugdregio/gemeente_scan.html", context, status=status)


def _choice(request: HttpRequest, form: ScanForm) -> GroupChoice:
    """What the address says; the usual group where the form is not filled in well."""
    if not form.is_valid():
        return GroupChoice()
    add = form.cleaned_data["toevoegen"]
    added = (*request.GET.getlist("erbij"), *([add] if add else []))
    removed = request.GET.getlist("eraf")
    return GroupChoice(
        features=form.cleaned_data["kenmerk"],
        size=form.cleaned_data["aantal"],
        added=_codes(added),
        # who adds a municipality by hand wants it back
        removed=tuple(code for code in _codes(removed) if code != add),
    )


def _codes(texts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Codes of municipalities, each once.

    Raises:
        UnknownCodeError: One of them does not exist.
    """
    return tuple(dict.fromkeys(find_gemeente(text[:60]).code for text in texts[:50]))
