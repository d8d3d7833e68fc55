"""The table of a figure page as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jeugdregio.actions.export_figures import export_figures
from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.measures.definition import find_measure
from jeugdregio.web.views.choices import (
    chosen_dimensions,
    chosen_indeling,
    chosen_year,
)
from jeugdregio.web.wiring import now, workspace


@require_GET
def export(request: HttpRequest, measure: str, extension: str) -> HttpResponse:
    """The areas of a page with all columns, under the same choices."""
    found = find_measure(measure)
    scope = find_scope(request.GET.get("gebied", "") or LAND_CODE)
    page = show_figure(
        workspace(),
        found.name,
        scope,
        indeling=chosen_indeling(request),
        year=chosen_year(request),
        choices=chosen_dimensions(request, found),
        by_gemeente=request.GET.get("niveau") == "gemeente",
    )
    file = export_figures(
        page.figures.areas,
        extension=extension,
        stem=f"{found.name}-{scope.naam}-{page.figures.year}",
        title=f"{found.title}, {scope.naam}, {page.figures.year}",
        created=now(),
    )
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
