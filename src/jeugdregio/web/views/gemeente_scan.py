"""The municipal scan: open data beside a reference group that the reader chooses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.gemeente_scan import GroupChoice, scan_gemeente
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import find_regio, regio_of
from jeugdregio.web.presenters import links, scan_page
from jeugdregio.web.views.choices import chosen_number
from jeugdregio.web.wiring import workspace


@require_safe
def gemeente_scan(request: HttpRequest, code: str) -> HttpResponse:
    """One municipality beside others like it, ending in questions to ask."""
    found = find_gemeente(code)
    regio = find_regio(regio_of(found.code) or "")
    request.regio = regio  # type: ignore[attr-defined]
    scan = scan_gemeente(workspace(), found, chosen_group(request))
    context = {
        "gemeente": found,
        "regio": regio,
        "view": scan_page.show(scan),
        "breadcrumb": [
            ("Nederland", "/"),
            (regio.naam, links.area(regio.code)),
            (found.naam, links.area(found.code)),
            ("Scan", ""),
        ],
    }
    return render(request, "jeugdregio/gemeente_scan.html", context)


def chosen_group(request: HttpRequest) -> GroupChoice:
    """The reference group in the address; the default one where there is none."""
    default = GroupChoice()
    return GroupChoice(
        features=_several(request, "kenmerk") or default.features,
        count=chosen_number(request, "aantal") or default.count,
        added=_several(request, "erbij"),
        removed=_several(request, "eraf"),
    )


def _several(request: HttpRequest, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in request.GET.getlist(name) if each))
