"""A figure page: one question, its answer, picture and table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jeugdregio.actions.care_figures import has_care_figures, is_care
from jeugdregio.actions.explain_gap import explain_gap
from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.measures.definition import Measure, find_measure
from jeugdregio.publishing.stories.story import Scope
from jeugdregio.standards.regions import find_regio, regio_of
from jeugdregio.web.presenters import figure_page, links
from jeugdregio.web.views.choices import (
    chosen_dimensions,
    chosen_indeling,
    chosen_year,
)
from jeugdregio.web.wiring import is_demo, workspace


@require_safe
def country_figure(request: HttpRequest, measure: str) -> HttpResponse:
    """A measure for the Netherlands, per region or per municipality."""
    return _show(request, measure, find_scope(LAND_CODE), [("Nederland", "/")])


@require_safe
def region_figure(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """A measure for the municipalities of a region."""
    scope = find_scope(code)
    request.regio = find_regio(code)  # type: ignore[attr-defined]
    crumbs = [("Nederland", "/"), (scope.naam, links.area(code))]
    return _show(request, measure, scope, crumbs)


@require_safe
def gemeente_figure(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """A measure for one municipality beside those of its region."""
    scope = find_scope(code)
    regio = find_regio(regio_of(scope.code, chosen_indeling(request)) or "")
    request.regio = regio  # type: ignore[attr-defined]
    crumbs = [
        ("Nederland", "/"),
        (regio.naam, links.area(regio.code)),
        (scope.naam, links.area(scope.code)),
    ]
    return _show(request, measure, scope, crumbs)


@require_safe
def region_figures(request: HttpRequest, code: str) -> HttpResponse:
    """The first figure of a region; the others are one click away."""
    return redirect(links.figure(find_scope(code), "lasten_iv3"))


def _show(
    request: HttpRequest, name: str, scope: Scope, crumbs: list[tuple[str, str]]
) -> HttpResponse:
    measure = find_measure(name)
    if (
        is_care(measure)
        and scope.kind != "land"
        and not has_care_figures(workspace(), measure, scope)
    ):
        return _nothing_yet(request, measure, scope, crumbs)
    by_gemeente = scope.kind == "land" and request.GET.get("niveau") == "gemeente"
    page = show_figure(
        workspace(),
        measure.name,
        scope,
        indeling=chosen_indeling(request),
        year=chosen_year(request),
        choices=chosen_dimensions(request, measure),
        by_gemeente=by_gemeente,
    )
    view = figure_page.show(
        workspace(),
        page,
        order=request.GET.get("volgorde", ""),
        by_gemeente=by_gemeente,
    )
    context: dict[str, Any] = {
        "scope": scope,
        "view": view,
        "norm_of": scope.code if name == "wachttijd" and scope.kind == "regio" else "",
        "breadcrumb": [*crumbs, (measure.title, "")],
    }
    return render(request, "jeugdregio/figure.html", context)


def _nothing_yet(
    request: HttpRequest, measure: Measure, scope: Scope, crumbs: list[tuple[str, str]]
) -> HttpResponse:
    """No figure from messages: why not, and how to fill it."""
    context = {
        "scope": scope,
        "measure": measure,
        "gap": explain_gap(workspace(), scope, demo=is_demo()),
        "breadcrumb": [*crumbs, (measure.title, "")],
    }
    return render(request, "jeugdregio/figure_empty.html", context)
