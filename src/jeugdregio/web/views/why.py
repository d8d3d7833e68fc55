"""*Waarom dit getal*: definition, source, date, count rule and the lines beneath."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.actions.explain_figure import explain_figure
from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.measures.definition import find_measure
from jeugdregio.standards.datasets import find_dataset
from jeugdregio.standards.regions import find_indeling
from jeugdregio.standards.sources import find_source
from jeugdregio.web.presenters import figure_page, links
from jeugdregio.web.presenters.figure_table import show_table
from jeugdregio.web.views.choices import (
    chosen_dimensions,
    chosen_indeling,
    chosen_year,
)
from jeugdregio.web.wiring import workspace


@require_safe
def why(request: HttpRequest, measure: str) -> HttpResponse:
    """Explain one figure: of an area, in a year."""
    found = find_measure(measure)
    scope = find_scope(request.GET.get("gebied", "") or LAND_CODE)
    page = show_figure(
        workspace(),
        found.name,
        scope,
        indeling=chosen_indeling(request),
        year=chosen_year(request),
        choices=chosen_dimensions(request, found),
    )
    beneath = explain_figure(workspace(), page)
    datasets = [find_dataset(name) for name in found.datasets]
    context = {
        "scope": scope,
        "page": page,
        "story": page.story,
        "measure": found,
        "provenance": page.figures.own.provenance,
        "datasets": [
            (dataset, [find_source(name) for name in dataset.sources])
            for dataset in datasets
        ],
        "beneath": beneath,
        "table": show_table(
            beneath.table,
            caption=beneath.title,
            head=beneath.head,
            columns=beneath.columns,
            order=request.GET.get("volgorde", ""),
        ),
        "indeling": find_indeling(page.indeling) if scope.kind == "regio" else None,
        "back": links.figure(scope, found.name, figure_page.query_of(page)),
        "suspicions": figure_page.suspicions_about(page),
        "breadcrumb": [
            ("Nederland", "/"),
            (scope.naam, links.area(scope.code)),
            ("Waarom dit getal", ""),
        ],
    }
    return render(request, "jeugdregio/why.html", context)
