"""``jeugdregio demo``: the Netherlands on open data, with fictional users."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated

import typer

from jeugdregio.cli.console import find_keys, home, progress_bar, start_django, stderr
from jeugdregio.cli.serve import Port, claim, listen


def demo(
    region: Annotated[
        str, typer.Option(help="Region that the demo shows, code or name.")
    ] = "JZ41",
    seed: Annotated[
        int,
        typer.Option(help="Chooses what is invented; the same seed, the same demo."),
    ] = 1,
    port: Port = 8000,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Only prepare, do not listen.")
    ] = True,
) -> None:
    """Fill the home folder with a demo and serve it on this machine."""
    os.environ.setdefault("JEUGDREGIO_DEMO", "yes")
    host = "127.0.0.1"
    listener = claim(host, port) if serve else None
    start_django()
    from jeugdregio.actions.guard_demo import check_demo
    from jeugdregio.actions.prepare_register import prepare_register
    from jeugdregio.actions.seed_demo import seed_demo
    from jeugdregio.actions.workspace import Workspace

    with progress_bar("Demo") as advance:
        advance("database", 0, 2)
        prepare_register()
        check_demo(demo=True)
        find_keys()
        advance("voorbeeldgebruikers", 1, 2)
        seed_demo(region=region, seed=seed, at=datetime.now(UTC))
    stderr.print(f"De demo staat klaar in {home()} (regio {region}, seed {seed}).")
    if listener is None:
        with progress_bar("Feiten") as advance:
            Workspace(home(), progress=advance).build()
    else:
        listen(listener, host, port)
