"""The scans of a region's municipalities side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.draw_scan import draw_ranges
from jeugdregio.actions.scan_counts import SCAN_YEAR
from jeugdregio.actions.scan_gemeente import Scan
from jeugdregio.actions.workspace import Workspace
from jeugdregio.publishing.numbers import format_euro, format_number
from jeugdregio.standards.regions import Regio
from jeugdregio.web.presenters import links, scan_words


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One municipality: spending, its difference with the parts, use, and place."""

    name: str
    href: str
    spending: str
    difference: str
    parts: tuple[str, str, str]
    use: str
    place: str
    span: str
    note: str


@dataclass(frozen=True, slots=True)
class RegionScanView:
    """Everything the page shows."""

    answer: str
    year: str
    rows: tuple[RegionRow, ...]
    picture: Picture | None


def show(workspace: Workspace, regio: Regio, scans: Sequence[Scan]) -> RegionScanView:
    """Lay out the page of a region."""
    return RegionScanView(
        answer=_answer(regio, scans),
        year=str(SCAN_YEAR),
        rows=tuple(_row(scan) for scan in scans),
        picture=draw_ranges(
            workspace,
            scans,
            prefix=f"scan-{regio.code}-bereik".lower(),
            title=f"Gebruik op het verwachte bereik, {regio.naam}, {SCAN_YEAR}",
        )
        if scans
        else None,
    )


def _row(scan: Scan) -> RegionRow:
    unknown = scan_words.UNKNOWN
    spending = difference = unknown
    parts = (unknown, unknown, unknown)
    if scan.counts.counts:
        each = scan.counts.counts.per_inhabitant / 100
        spending = format_euro(scan_words.round_half_up(each))
    if scan.decomposition:
        whole, *rounded = scan.decomposition.rounded()
        difference = scan_words.signed_euro(whole)
        first, second, third = (scan_words.signed_euro(part) for part in rounded)
        parts = (first, second, third)
    use = format_number(100 * scan.use, 1) if scan.use is not None else unknown
    note = "dit bedrag klopt waarschijnlijk niet" if scan.counts.doubt else ""
    return RegionRow(
        scan.naam,
        links.scan(scan.code),
        spending,
        difference,
        parts,
        use,
        scan_words.PLACES[scan.place],
        _span(scan),
        note,
    )


def _span(scan: Scan) -> str:
    """The range one may expect; empty where it is unknown."""
    found = scan.expectation
    if found is None:
        return ""
    low, high = (format_number(100 * each, 1) for each in (found.low, found.high))
    return f"{low} tot {high}"


def _answer(regio: Regio, scans: Sequence[Scan]) -> str:
    """From the least to the most per inhabitant, of those with a figure to trust."""
    known = sorted(
        (scan_words.round_half_up(found.per_inhabitant / 100), scan.naam)
        for scan in scans
        if (found := scan.counts.counts) and not scan.counts.doubt
    )
    if len(known) < 2:
        return f"Van {regio.naam} is over {SCAN_YEAR} te weinig bekend."
    (low, low_name), (high, high_name) = known[0], known[-1]
    return (
        f"In {SCAN_YEAR} liepen de lasten van jeugdzorg uiteen van {format_euro(low)} "
        f"per inwoner in {low_name} tot {format_euro(high)} in {high_name}."
    )
