"""``jeugdregio demo``: open data, fictional users and generated traffic."""

from __future__ import annotations

import multiprocessing
import os
import sys
from datetime import UTC, date, datetime
from multiprocessing.process import BaseProcess
from typing import Annotated, Final, NamedTuple

import typer

from jeugdregio.cli.console import find_keys, home, progress_bar, start_django, stderr
from jeugdregio.cli.serve import Port, claim, listen
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError, UserError


_BESIDE: Final = 1000
"""Messages in one transaction while the site is open: who logs in waits for one."""


class Traffic(NamedTuple):
    """What traffic to generate; no months is none."""

    region: str
    seed: int
    scale: float
    until: date
    months: int


def demo(
    region: Annotated[
        str, typer.Option(help="Region that the demo shows, code or name.")
    ] = "JZ41",
    seed: Annotated[
        int,
        typer.Option(help="Chooses what is invented; the same seed, the same demo."),
    ] = 1,
    scale: Annotated[
        float, typer.Option(help="Share of the real number of young people.")
    ] = 0.2,
    until: Annotated[
        str, typer.Option(help="Last day of the generated traffic.")
    ] = "2026-10-31",
    months: Annotated[
        int, typer.Option(min=0, max=60, help="Months of traffic; 0 is none.")
    ] = 36,
    port: Port = 8000,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Only prepare, do not listen.")
    ] = True,
) -> None:
    """Fill the home folder with a demo and serve it on this machine.

    The site opens at once; the generated traffic comes in beside it.
    """
    os.environ.setdefault("JEUGDREGIO_DEMO", "yes")
    traffic = Traffic(region, seed, scale, _day(until), months)
    host = "127.0.0.1"
    listener = claim(host, port) if serve else None
    start_django()
    from jeugdregio.actions.guard_demo import check_demo
    from jeugdregio.actions.prepare_register import prepare_register
    from jeugdregio.actions.seed_demo import seed_demo
    from jeugdregio.actions.seed_traffic import check_traffic, has_traffic

    with progress_bar("Demo") as advance:
        advance("database", 0, 2)
        prepare_register()
        check_demo(demo=True)
        if months:
            check_traffic(**traffic._asdict())
        find_keys()
        advance("voorbeeldgebruikers", 1, 2)
        seed_demo(region=region, seed=seed, at=datetime.now(UTC))
    stderr.print(f"De demo staat klaar in {home()} (regio {region}, seed {seed}).")
    is_filled = not months or has_traffic(region)
    if listener is None:
        if not is_filled:
            _fill(traffic)
        _build()
        return
    filling = None if is_filled else _fill_beside(traffic)
    try:
        listen(listener, host, port)
    finally:
        if filling is not None:
            filling.terminate()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"{text[:20]!r} is geen dag.", hint="Schrijf 2026-10-31."
        ) from None


def _build() -> None:
    from jeugdregio.actions.workspace import Workspace

    with progress_bar("Feiten") as advance:
        workspace = Workspace(home(), progress=advance)
        workspace.build()
        workspace.build_care(today=dutch_day(datetime.now(UTC)))


def _fill(traffic: Traffic, *, at_once: int = 3000, parent: int = 0) -> None:
    """Receive generated traffic; stop when the process that asked for it is gone."""
    from jeugdregio.actions.seed_traffic import seed_traffic

    with progress_bar("Voorbeeldverkeer") as advance:

        def tell(step: str, done: int, total: int) -> None:
            if parent and os.getppid() != parent:
                sys.exit(0)
            advance(step, done, total)

        made = seed_traffic(
            **traffic._asdict(), at=datetime.now(UTC), at_once=at_once, progress=tell
        )
    stderr.print(f"Voorbeeld: {made.messages} gegenereerde berichten zijn ontvangen.")
    if made.scale < traffic.scale:
        stderr.print(
            f"Op schaal {made.scale:g} in plaats van {traffic.scale:g}: voor meer "
            "jongeren zijn er te weinig BSN's die voor tests bestemd zijn."
        )


def _fill_beside(traffic: Traffic) -> BaseProcess:
    """Fill in a process of its own, so that the site stays quick."""
    filling = multiprocessing.get_context("spawn").Process(
        target=_fill_and_build, args=(traffic, os.getpid()), daemon=True
    )
    filling.start()
    return filling


def _fill_and_build(traffic: Traffic, parent: int) -> None:
    start_django()
    find_keys()
    try:
        _fill(traffic, at_once=_BESIDE, parent=parent)
        _build()
    except UserError as error:
        stderr.print(f"{error.code} {error.message}", style="bold", markup=False)
    except KeyboardInterrupt:
        pass
