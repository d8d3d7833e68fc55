"""The scans of a region side by side."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.gemeente_scan import GroupChoice, compare, reference_group
from jeugdregio.actions.scan_panel import panel
from jeugdregio.publishing.numbers import format_euro, format_number
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.regions import members
from jeugdregio.web.presenters.figure_table import TableView
from jeugdregio.web.presenters.scan_page import UNKNOWN, position
from jeugdregio.web.presenters.scan_parts import rounded_parts, signed
from jeugdregio.web.presenters.scan_tables import Row, plain_table


@dataclass(frozen=True, slots=True)
class RegionScanView:
    """Everything the page shows."""

    answer: str
    table: TableView


def show(regio_code: str, indeling: str) -> RegionScanView:
    """Lay out the page of a region under a division."""
    codes = sorted(members(regio_code, indeling), key=gemeente_name)
    rows: list[Row] = []
    higher = compared = 0
    for code in codes:
        area = panel()[code]
        group = reference_group(code, GroupChoice())
        comparison = compare(code, group.codes)
        use = 100 * area.users / area.young if area.users and area.young else None
        cells = [UNKNOWN] * 5
        if comparison is not None:
            total, parts = rounded_parts(comparison)
            compared += 1
            higher += total > 0
            cells = [
                format_euro(round(comparison.outcome.own)),
                signed(total),
                *map(signed, parts),
            ]
        rows.append(
            (
                gemeente_name(code),
                f"/gemeente/{code}/scan/",
                (
                    *cells,
                    UNKNOWN if use is None else format_number(use, 1),
                    position(code),
                ),
                False,
            )
        )
    return RegionScanView(
        answer=(
            f"Van {compared} gemeenten met cijfers gaven er {higher} in 2022 per "
            "inwoner meer uit dan hun vergelijkingsgroep."
        ),
        table=plain_table(
            "Gemeenten naast elkaar, 2022",
            (
                "Gemeente",
                "Lasten per inwoner",
                "Verschil met de groep",
                "Deel jeugd",
                "Deel gebruik",
                "Deel kosten",
                "Jongeren per 100",
                "Verwacht bereik",
            ),
            rows,
            "Elke gemeente staat naast haar eigen groep van tien gemeenten. "
            "De delen tellen op tot het verschil.",
        ),
    )
