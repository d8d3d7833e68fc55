"""``jeugdregio data``: open data from their publishers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.console import home, progress_bar, start_django, stderr
from jeugdregio.kernel.errors import SourceUnavailableError


app = typer.Typer(help="Open data from their publishers.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("refresh")
def refresh(
    table: Annotated[
        list[str] | None, typer.Option(help="CBS table id; repeat for more.")
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option(help="Also keep the raw answers here, in the layout of fixtures."),
    ] = None,
) -> None:
    """Fetch CBS tables and keep every answer; no page reads them yet."""
    start_django()
    from django.conf import settings

    from jeugdregio.actions.refresh_data import refresh_data

    with progress_bar("CBS") as advance:
        results = refresh_data(
            home(),
            base_address=settings.JEUGDREGIO_CBS_BASE_ADDRESS,
            tables=tuple(table or ()),
            record_in=record,
            at=datetime.now(UTC),
            progress=advance,
        )
    for result in results:
        if result.error:
            stderr.print(f"{result.table_id}: niet opgehaald. {result.error}")
            continue
        state = "nieuw" if result.changed else "onveranderd"
        typer.echo(f"{result.table_id}\t{result.rows}\t{result.last_period}\t{state}")
        for remark in result.remarks:
            stderr.print(f"{result.table_id}: {remark}")
    failed = [result for result in results if result.error]
    if failed:
        raise SourceUnavailableError(
            f"{len(failed)} van de {len(results)} tabellen zijn niet opgehaald. Wat er "
            "al was, is er nog.",
            hint="Controleer de verbinding en JEUGDREGIO_CBS_BASE_ADDRESS, en probeer "
            "het later opnieuw.",
        )
