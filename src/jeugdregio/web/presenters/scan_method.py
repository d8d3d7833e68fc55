"""How a scan is made: the errors of the model, measured, and what it knows."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.gather_scan import EXPECTS_BY, ScanData
from jeugdregio.publishing.numbers import format_number, format_percent
from jeugdregio.standards.kenmerken import find_kenmerk


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One way to predict, with its errors on municipalities it had not seen."""

    name: str
    mae: str
    rmse: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """What a reader must know to weigh the figures of the model.

    Attributes:
        errors: The model and the two simple ways, same order as the table.
        better: How much smaller the mean error is than that of the country's mean.
        coverage: Share of municipalities whose figure lay in its range.
        level: The share the range was made for.
        areas: Municipalities judged.
        regions: Regions left out in turn.
        features: What the model knows, as one Dutch list.
    """

    errors: tuple[ErrorRow, ...]
    better: str
    coverage: str
    level: str
    areas: int
    regions: int
    features: tuple[tuple[str, str], ...]


def show_method(data: ScanData) -> MethodView:
    """Lay out how the model did."""
    found = data.validation
    rows = (
        ("Dit model", found.mae, found.rmse),
        ("Gemiddelde van alle gemeenten", found.naive_mae, found.naive_rmse),
        ("Overal hetzelfde percentage", found.rate_mae, found.rate_rmse),
    )
    return MethodView(
        errors=tuple(
            ErrorRow(name, format_number(100 * mae, 2), format_number(100 * rmse, 2))
            for name, mae, rmse in rows
        ),
        better=format_percent(100 * (1 - found.mae / found.naive_mae), 0),
        coverage=format_percent(100 * found.coverage, 1),
        level=format_percent(100 * found.level, 0),
        areas=found.areas,
        regions=found.regions,
        features=tuple(
            (find_kenmerk(name).label, find_kenmerk(name).meaning)
            for name in EXPECTS_BY
        ),
    )
