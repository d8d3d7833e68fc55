"""*Waarom dit getal*: definition, source, date, count rule and the lines beneath."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from jeugdregio.actions.explain_figure import explain_figure
from jeugdregio.actions.policies import DOELEN
from jeugdregio.actions.read_lines import read_lines, why_no_lines
from jeugdregio.actions.show_figure import FigurePage, find_scope, show_figure
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.measures.definition import find_measure
from jeugdregio.standards.datasets import find_dataset
from jeugdregio.standards.regions import find_indeling
from jeugdregio.standards.sources import find_source
from jeugdregio.web.presenters import figure_page, links, why_lines
from jeugdregio.web.presenters.figure_table import show_table
from jeugdregio.web.views.choices import (
    chosen_dimensions,
    chosen_indeling,
    chosen_year,
    posted_number,
    posted_values,
)
from jeugdregio.web.wiring import actor_of, now, workspace


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
        "measure": page.measure,
        "provenance": page.figures.own.provenance,
        "traffic": page.figures.traffic,
        "coverage": _coverage(page),
        "choices": _choices(page),
        "lines": _lines(request, page),
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


def _choices(page: FigurePage) -> list[str]:
    """What was chosen, each with its name where there can be more than one."""
    chosen = page.figures.choices.items()
    if not page.is_care:
        return [value for _, value in chosen]
    return [
        f"{page.measure.column(name).label.lower()} {value}" for name, value in chosen
    ]


def _coverage(page: FigurePage) -> str:
    """How much of it messages can tell, for a measure that knows."""
    found = page.story.pick("coverage")
    return (
        f"{found[0].value}: {found[0].label.removeprefix('dekking: ')}" if found else ""
    )


def _lines(request: HttpRequest, page: FigurePage) -> dict[str, Any] | None:
    """The form that asks for the lines, or why there is none; not for open data."""
    if not page.is_care:
        return None
    query = figure_page.query_of(page)
    fields = {"gebied": page.figures.scope.code, **query}
    user_is_visitor = not request.user.is_authenticated
    return {
        "refused": why_no_lines(
            actor_of(request), page.figures.scope, is_visitor=user_is_visitor
        ),
        "doelen": DOELEN,
        "fields": [(name, str(value)) for name, value in fields.items() if value],
    }


@require_POST
@login_required
def lines(request: HttpRequest, measure: str) -> HttpResponse:
    """The lines beneath a figure. By POST, so that no link or history has them."""
    found = find_measure(measure)
    scope = find_scope(request.POST.get("gebied", ""))
    year = posted_number(request, "jaar")
    part = max(posted_number(request, "deel"), 1)
    choices = posted_values(request, found)
    purpose = request.POST.get("doel", "")
    given = read_lines(
        workspace(),
        actor_of(request),
        found.name,
        scope,
        year=year or None,
        choices=choices,
        page=part,
        purpose=purpose,
        at=now(),
    )
    query = {"jaar": year, **choices}
    context = {
        "scope": scope,
        "measure": found,
        "year": year,
        "example": workspace().care.example,
        "view": why_lines.show(
            given,
            page=part,
            fields={"gebied": scope.code, **query, "doel": purpose},
        ),
        "back": links.why(scope.code, found.name, query),
        "breadcrumb": [
            ("Nederland", "/"),
            (scope.naam, links.area(scope.code)),
            ("Waarom dit getal", links.why(scope.code, found.name, query)),
            ("De regels", ""),
        ],
    }
    response = render(request, "jeugdregio/why_lines.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
