"""The Netherlands: what youth care costs and how the regions differ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.definition import find_measure
from jeugdregio.web.presenters import country_page
from jeugdregio.web.views.choices import (
    chosen_dimensions,
    chosen_indeling,
    chosen_year,
)
from jeugdregio.web.wiring import workspace


@require_safe
def country(request: HttpRequest) -> HttpResponse:
    """Map and table of all regions for one measure and year."""
    name = request.GET.get("maat", "") or "lasten_iv3"
    if name not in country_page.MEASURES:
        raise UnknownCodeError(
            "Dit cijfer staat niet op de kaart van Nederland.",
            hint="Kies lasten, begroting tegen rekening of gebruik.",
        )
    page = show_figure(
        workspace(),
        name,
        find_scope(LAND_CODE),
        indeling=chosen_indeling(request),
        year=_year_of(request, name),
        choices=chosen_dimensions(request, find_measure(name)),
    )
    view = country_page.show(workspace(), page, order=request.GET.get("volgorde", ""))
    return render(request, "jeugdregio/country.html", {"view": view})


def _year_of(request: HttpRequest, name: str) -> int | None:
    """The year chosen, unless another measure than before has no figure for it."""
    year = chosen_year(request)
    if year is None or request.GET.get("vorige", name) == name:
        return year
    return None
