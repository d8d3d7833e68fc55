"""Where the figures come from, which divisions exist, and what is wrong with them."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jeugdregio.measures.definition import all_measures
from jeugdregio.standards.checks import Severity, run_checks
from jeugdregio.standards.datasets import all_datasets
from jeugdregio.standards.law import STATUS_LABELS
from jeugdregio.standards.regions import all_indelingen, all_regions, members
from jeugdregio.standards.sources import find_source


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Datasets with source and licence, divisions, measures and findings."""
    findings = run_checks()
    labels: dict[Severity, str] = {
        "impossible": "onmogelijk",
        "suspect": "verdacht",
        "note": "verklaard",
    }
    wanted = request.GET.get("ernst", "impossible")
    chosen = [key for key in labels if key == wanted]
    severity: Severity = chosen[0] if chosen else "impossible"
    counts = Counter(each.severity for each in findings)
    context = {
        "datasets": [
            (dataset, [find_source(name) for name in dataset.sources])
            for dataset in all_datasets()
        ],
        "indelingen": [
            (
                indeling,
                find_source(indeling.source),
                STATUS_LABELS[indeling.status],
                len(_regions(indeling.code)),
            )
            for indeling in all_indelingen()
        ],
        "measures": all_measures().values(),
        "severities": [
            (key, label, counts[key], key == severity) for key, label in labels.items()
        ],
        "severity_label": labels[severity],
        "findings": [each for each in findings if each.severity == severity],
        "breadcrumb": [("Nederland", "/"), ("Gegevens en bronnen", "")],
    }
    return render(request, "jeugdregio/sources.html", context)


def _regions(indeling: str) -> list[str]:
    return [regio.code for regio in all_regions() if members(regio.code, indeling)]
