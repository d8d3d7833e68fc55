"""``jeugdregio demo``: open data, fictional users and generated traffic."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from datetime import UTC, date, datetime
from multiprocessing.process import BaseProcess
from typing import Annotated, Final, NamedTuple

import typer

from jeugdregio.cli.console import (
    find_keys,
    guard_stderr,
    home,
    progress_bar,
    show_error,
    start_django,
    stderr,
)
from jeugdregio.cli.serve import Port, claim, listen
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError, UserError


_BESIDE: Final = 3000
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
            _fill_here(traffic)
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


def _fill_here(traffic: Traffic) -> None:
    """Fill in this process; a site that is open already follows it too."""
    from jeugdregio.actions.follow_filling import Filling

    filling, failed = Filling(home(), traffic.region), True
    try:
        _fill(traffic)
        failed = False
    finally:
        filling.end(failed=failed)


def _fill_beside(traffic: Traffic) -> BaseProcess:
    """Fill in a process of its own, so that the site stays quick; pages follow it."""
    from jeugdregio.actions.follow_filling import Filling

    # Many small tables: handing them to threads costs more than it gives, and leaves
    # the other core to the site.
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    process = multiprocessing.get_context("spawn").Process(
        target=_fill_and_build, args=(traffic, os.getpid()), daemon=True
    )
    # Before the site opens: pages say from the start that traffic is coming.
    filling = Filling(home(), traffic.region)
    process.start()

    def follow() -> None:
        process.join()
        filling.end(failed=process.exitcode != 0)

    threading.Thread(target=follow, daemon=True).start()
    return process


def _fill_and_build(traffic: Traffic, parent: int) -> None:
    """What the process beside the site does; its exit code says what came of it."""
    guard_stderr()
    try:
        start_django()
        find_keys()
        _fill(traffic, at_once=_BESIDE, parent=parent)
        _build()
        stderr.print("Voorbeeld: de cijfers uit de berichten staan klaar.")
    except UserError as error:
        show_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(1)
    except Exception:  # noqa: BLE001 - the last one to see it
        # Else multiprocessing writes the traceback itself, numbers and all.
        sys.excepthook(*sys.exc_info())
        sys.exit(1)
