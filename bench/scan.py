"""The municipal scan: all 342 of them, computed and as pages."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path


def bench_scan(row: Callable[..., None], home: Path) -> None:
    """Everything from the facts on, then every page once."""
    from django.test import Client

    from jeugdregio.actions.gather_scan import gather_scan
    from jeugdregio.actions.scan_gemeente import scan_gemeente
    from jeugdregio.actions.workspace import Workspace
    from jeugdregio.standards.gemeenten import all_gemeenten

    workspace = Workspace(home)
    workspace.facts()
    start = time.perf_counter()
    gather_scan(workspace)
    gathered = time.perf_counter() - start
    for gemeente in all_gemeenten():
        scan_gemeente(workspace, gemeente.code)
    row(
        "all 342 municipal scans",
        f"{time.perf_counter() - start:.2f} s",
        "<= 30 s",
        f"of which {gathered:.2f} s what they share",
    )

    client = Client(SERVER_NAME="localhost")
    taken = []
    for gemeente in all_gemeenten():
        begin = time.perf_counter()
        answer = client.get(f"/gemeente/{gemeente.code}/scan/")
        assert answer.status_code == 200, gemeente.code
        taken.append(1000 * (time.perf_counter() - begin))
    row(
        "all 342 municipal scans, as pages",
        f"{sum(taken) / 1000:.1f} s",
        "<= 30 s",
        f"median {statistics.median(taken):.0f} ms, slowest {max(taken):.0f} ms",
    )
