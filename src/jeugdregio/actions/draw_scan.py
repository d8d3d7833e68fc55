"""The pictures of a municipal scan, drawn from the tables shown beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.gather_scan import ScanData, gather_scan
from jeugdregio.actions.scan_counts import SCAN_YEAR
from jeugdregio.actions.scan_gemeente import Scan
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.derived import derive_open
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.tables import Column, Provenance
from jeugdregio.publishing.charts import RangeColumns, bridge, ranges


CAUSES: Final = (
    "Aandeel jongeren",
    "Gebruik per jongere",
    "Lasten per jongere met zorg",
)
"""The three parts of a difference, in the order of the model."""

TOGETHER: Final = "Samen"

_COLUMNS: Final = RangeColumns("gemeente", "laag", "verwacht", "hoog", "gebruik")


def draw_bridge(workspace: Workspace, scan: Scan) -> Picture | None:
    """The difference in spending per inhabitant and its parts; None without one."""
    if scan.decomposition is None:
        return None
    whole, *parts = scan.decomposition.rounded()
    table = derive_open(
        gather_scan(workspace).sources,
        columns=(
            Column("deel", "Oorzaak", "text"),
            Column("verschil", "Verschil", "ratio", "euro per inwoner"),
        ),
        rows=(*zip(CAUSES, parts, strict=True), (TOGETHER, whole)),
        provenance=_why(
            gather_scan(workspace),
            f"Waardoor de lasten per inwoner van {scan.naam} verschillen, {SCAN_YEAR}",
        ),
    )
    prefix = f"scan-{scan.code}-delen".lower()

    def draw(*, narrow: bool) -> str:
        return bridge(
            table,
            label="deel",
            value="verschil",
            whole=TOGETHER,
            id_prefix=f"{prefix}{'n' if narrow else ''}",
            narrow=narrow,
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


def draw_ranges(
    workspace: Workspace, scans: Sequence[Scan], *, prefix: str, title: str
) -> Picture | None:
    """Use beside the range one may expect, a row per scan; None if nothing is known."""
    data = gather_scan(workspace)
    rows = [_range_row(scan) for scan in scans]
    if not any(cell is not None for row in rows for cell in row[1:]):
        return None
    table = _ranges_table(data, rows, title)

    def draw(*, narrow: bool) -> str:
        return ranges(
            table,
            _COLUMNS,
            id_prefix=f"{prefix}{'n' if narrow else ''}",
            narrow=narrow,
        )

    return Picture(wide=draw(narrow=False), narrow=draw(narrow=True))


def _range_row(
    scan: Scan,
) -> tuple[str, float | None, float | None, float | None, float | None]:
    found = scan.expectation
    return (
        scan.naam,
        100 * found.low if found else None,
        100 * found.expected if found else None,
        100 * found.high if found else None,
        100 * scan.use if scan.use is not None else None,
    )


def _ranges_table(
    data: ScanData,
    rows: Sequence[tuple[str, float | None, float | None, float | None, float | None]],
    title: str,
) -> DisclosedTable:
    unit = "per 100 inwoners tot 25 jaar"
    return derive_open(
        data.sources,
        columns=(
            Column("gemeente", "Gemeente", "text"),
            Column("laag", "Van", "ratio", unit),
            Column("verwacht", "Verwacht", "ratio", unit),
            Column("hoog", "Tot", "ratio", unit),
            Column("gebruik", "Jongeren met jeugdzorg", "ratio", unit),
        ),
        rows=tuple(rows),
        provenance=_why(data, title),
    )


def _why(data: ScanData, title: str) -> Provenance:
    sources = (one for table in data.sources for one in table.provenance.sources)
    return Provenance(
        measure="gemeentescan",
        title=title,
        definition="Berekend uit open cijfers; zie onder aan de scan hoe.",
        unit="",
        count_rule="",
        sources=tuple(dict.fromkeys(sources)),
    )
