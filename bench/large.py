"""Pages of a region whose register holds a million claim lines."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable


LINES = 1_000_000

PAGES = (
    ("region dossier", "/regio/JZ41/"),
    ("municipality", "/gemeente/GM0917/"),
    ("lasten from messages", "/regio/JZ41/cijfers/lasten/"),
    ("wachttijd", "/regio/JZ41/cijfers/wachttijd/"),
    ("gebruik from messages", "/regio/JZ41/cijfers/gebruik/"),
    ("inbox", "/regio/JZ41/berichten/"),
)

Row = Callable[..., None]


def bench_million(row: Row) -> None:
    """Half a year of generated traffic, its claim lines repeated to a million.

    In a process of its own: the home folder is chosen when Django starts.
    """
    with tempfile.TemporaryDirectory(prefix="jeugdregio-bench-") as home:
        done = subprocess.run(
            [sys.executable, __file__],
            env={**os.environ, "JEUGDREGIO_HOME": home, "JEUGDREGIO_DEMO": "yes"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    for line in done.stdout.splitlines():
        row(*line.split("|"))


def _fill() -> int:
    """The register; returns how many claim lines there are."""
    from datetime import UTC, datetime

    from django.db import connection, transaction

    from jeugdregio.actions.seed_demo import seed_demo
    from jeugdregio.actions.seed_traffic import DEFAULT_UNTIL, seed_traffic
    from jeugdregio.cli.console import open_register

    open_register()
    now = datetime.now(UTC)
    seed_demo(region="JZ41", seed=1, at=now)
    seed_traffic(
        region="JZ41", seed=1, scale=0.2, until=DEFAULT_UNTIL, months=6, at=now
    )
    columns = (
        "product_referentie, vorige_referentie, toewijzing_nummer, categorie, code, "
        "begindatum, einddatum, volume, eenheid, tarief_cents, bedrag_cents, "
        "toegekend, client_id, declaratie_id"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT count(*) FROM register_prestatie")
            (count,) = cursor.fetchone()
            if count >= LINES:
                return int(count)
            cursor.execute(
                f"INSERT INTO register_prestatie ({columns}) SELECT {columns} "
                f"FROM register_prestatie LIMIT {LINES - count}"
            )


def main() -> None:
    import statistics

    import django
    from django.conf import settings

    os.environ["DJANGO_SETTINGS_MODULE"] = "jeugdregio.config.settings"
    django.setup()
    count = _fill()
    from django.test import Client

    from jeugdregio.actions.workspace import Workspace
    from jeugdregio.register.models import User

    start = time.perf_counter()
    workspace = Workspace(settings.JEUGDREGIO_HOME)
    workspace.build()
    workspace.build_care()
    print(f"facts of {count:,} prestaties|{time.perf_counter() - start:.1f} s")
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(
        User.objects.get(username="voorbeeld-adviseur-regio"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    for name, address in PAGES:
        taken = []
        for _ in range(21):
            start = time.perf_counter()
            answer = browser.get(address)
            taken.append(1000 * (time.perf_counter() - start))
            assert answer.status_code == 200, (address, answer.status_code)
        print(
            f"{name}, a million prestaties|{statistics.median(taken[1:]):.0f} ms"
            f"|<= 300 ms|first view {taken[0] / 1000:.1f} s"
        )


if __name__ == "__main__":
    main()
