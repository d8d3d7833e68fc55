"""The municipal scan: all municipalities, and one page."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path


def bench_scan(home: Path, row: Callable[..., None]) -> None:
    """All scans from nothing, then the page of one, warm."""
    from django.test import Client

    from jeugdregio.actions.gemeente_scan import scan_gemeente
    from jeugdregio.actions.workspace import Workspace
    from jeugdregio.standards.gemeenten import all_gemeenten

    workspace = Workspace(home)
    start = time.perf_counter()
    for gemeente in all_gemeenten():
        scan_gemeente(workspace, gemeente)
    row("scan of all 342 gemeenten", f"{time.perf_counter() - start:.1f} s", "<= 30 s")
    client = Client(SERVER_NAME="localhost")
    for name, address in (
        ("scan page", "/gemeente/GM0917/scan/"),
        ("scans of a region", "/regio/JZ41/samenwerking/gemeentescan/"),
    ):
        taken = []
        for _ in range(21):
            start = time.perf_counter()
            assert client.get(address).status_code == 200
            taken.append(1000 * (time.perf_counter() - start))
        row(
            name,
            f"{statistics.median(taken[1:]):.0f} ms",
            "<= 300 ms",
            f"median of 20; the first {taken[0]:.0f} ms",
        )
