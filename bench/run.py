"""The performance table: our pages and measures, with a peer beside them.

Run with `make bench`. A benchmark is not a test: it prints medians and ratios, and a
target beside what was measured; it exits 0 whatever the figures say.
"""

from __future__ import annotations

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from large import bench_million
from messages import bench_claims, bench_recording
from money import bench_money
from rules import bench_rules
from scan import bench_scan
from votes import bench_votes


HOME = Path(tempfile.mkdtemp(prefix="jeugdregio-bench-"))
os.environ["JEUGDREGIO_HOME"] = str(HOME)
os.environ["JEUGDREGIO_DEMO"] = "yes"
os.environ["DJANGO_SETTINGS_MODULE"] = "jeugdregio.config.settings"


def median_ms(work: Callable[[], object], times: int) -> tuple[float, float]:
    """First call and median of the rest, in milliseconds."""
    taken = []
    for _ in range(times + 1):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return taken[0], statistics.median(taken[1:])


def row(name: str, figure: str, target: str = "", note: str = "") -> None:
    print(f"{name:<52}{figure:>14}{target:>14}  {note}")


def bench_pages() -> None:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    pages = [
        ("country page", "/", 500),
        ("region page (16 gemeenten)", "/regio/JZ41/", 300),
        ("region page (17 gemeenten, Rijnmond)", "/regio/JZ24/", 300),
        ("municipality page", "/gemeente/GM0917/", 300),
        ("scan page of a municipality", "/gemeente/GM0917/scan/", 300),
        (
            "scans of a region (16 gemeenten)",
            "/regio/JZ41/samenwerking/gemeentescan/",
            300,
        ),
        ("figure page", "/regio/JZ41/cijfers/lasten_iv3/", 300),
        ("why page", "/waarom/lasten_iv3/?gebied=JZ41", 300),
        ("regiovisie page", "/regio/JZ41/regiovisie/", 300),
        ("regiovisie PDF/UA-1", "/regio/JZ41/regiovisie/concept.pdf", 0),
        (
            "country, 342 gemeenten on the map",
            "/cijfers/lasten_iv3/?niveau=gemeente",
            500,
        ),
    ]
    for name, address, target in pages:
        answer = client.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        _, median = median_ms(lambda address=address: client.get(address), 50)
        row(
            name,
            f"{median:.0f} ms",
            f"<= {target} ms" if target else "",
            f"median of 50, {len(answer.content) / 1024:.0f} kB",
        )


def bench_first_views() -> None:
    """Pages that nobody asked for yet: every picture still has to be drawn."""
    from django.test import Client

    from jeugdregio.standards.regions import all_regions

    client = Client(SERVER_NAME="localhost")
    taken = []
    for regio in all_regions():
        start = time.perf_counter()
        client.get(f"/regio/{regio.code}/")
        taken.append(1000 * (time.perf_counter() - start))
    row(
        "region page, first view of each of 42",
        f"{statistics.median(taken):.0f} ms",
        "",
        f"slowest {max(taken):.0f} ms",
    )


def bench_measures() -> None:
    """DuckDB on Parquet beside plain Python on the same CSV."""
    from jeugdregio.actions.workspace import Workspace
    from jeugdregio.measures.definition import all_measures
    from jeugdregio.measures.run import Selection, run_measure
    from jeugdregio.standards.datasets import dataset_path

    connection = Workspace(HOME).facts()
    for measure in all_measures().values():
        for niveau in ("gemeente", "regio"):
            _, median = median_ms(
                lambda m=measure, n=niveau: run_measure(
                    connection, m, Selection(niveau=n)
                ),
                10,
            )
            row(f"measure {measure.name}, all years, {niveau}", f"{median:.0f} ms")

    def plain_python() -> dict[tuple[str, str, str], int]:
        sums: dict[tuple[str, str, str], int] = defaultdict(int)
        with dataset_path("lasten_iv3").open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                key = (line["jaar"], line["verslagsoort"], line["gm_code"])
                sums[key] += int(float(line["lasten_x1000_eur"]))
        return sums

    _, peer = median_ms(plain_python, 10)
    query = (
        "SELECT jaar, verslagsoort, gm_code, sum(lasten_x1000_eur) FROM lasten "
        "GROUP BY ALL"
    )
    _, ours = median_ms(lambda: connection.cursor().execute(query).fetchall(), 10)
    row("sum of 24,206 lasten lines: DuckDB on Parquet", f"{ours:.1f} ms")
    row(
        "  peer in the same run: csv and a dict",
        f"{peer:.1f} ms",
        "",
        f"ratio {peer / ours:.0f}",
    )


def bench_starts() -> None:
    """The command line, measured from outside."""
    for name, command in [
        ("jeugdregio --help", ["--help"]),
        (
            "measures run lasten_iv3 --period 2024",
            ["measures", "run", "lasten_iv3", "--period", "2024"],
        ),
        ("facts build (already built)", ["facts", "build"]),
    ]:

        def once(command: list[str] = command) -> None:
            subprocess.run(
                [str(Path(sys.executable).with_name("jeugdregio")), *command],
                check=True,
                capture_output=True,
            )

        _, median = median_ms(once, 3)
        row(name, f"{median / 1000:.2f} s")


def bench_demo() -> None:
    """From command to first answer: an empty home, and the second time."""
    import socket
    import urllib.request

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = Path(tempfile.mkdtemp(prefix="jeugdregio-bench-demo-"))
    for name, target in (("demo, first start", 15), ("demo, second start", 5)):
        start = time.perf_counter()
        process = subprocess.Popen(
            [
                str(Path(sys.executable).with_name("jeugdregio")),
                "demo",
                "--port",
                str(port),
            ],
            env={**os.environ, "JEUGDREGIO_HOME": str(home)},
            stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30):
                    break
            except OSError:
                time.sleep(0.05)
        row(name, f"{time.perf_counter() - start:.1f} s", f"<= {target} s")
        process.terminate()
        process.wait()


def main() -> None:
    import django

    django.setup()
    from datetime import UTC, datetime

    from jeugdregio.actions.prepare_register import prepare_register
    from jeugdregio.actions.seed_demo import seed_demo

    prepare_register()
    seed_demo(region="JZ41", seed=1, at=datetime.now(UTC))
    print(f"{'what':<52}{'measured':>14}{'target':>14}")
    bench_first_views()
    bench_pages()
    bench_measures()
    bench_scan(row, HOME)
    bench_starts()
    bench_demo()
    bench_claims(row)
    bench_recording(row)
    bench_rules()
    bench_votes(row)
    bench_money(row)
    bench_million(row)


if __name__ == "__main__":
    main()
