"""``jeugdregio facts``: the analytical tables."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from jeugdregio.cli.console import (
    home,
    open_register,
    progress_bar,
    start_django,
    stderr,
)
from jeugdregio.kernel.days import dutch_day


app = typer.Typer(help="The analytical tables (Parquet).", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("build")
def build() -> None:
    """Build the fact tables; does nothing when they are up to date."""
    start_django()
    from jeugdregio.actions.workspace import Workspace

    open_register()
    with progress_bar("Feiten") as advance:
        workspace = Workspace(home(), progress=advance)
        folder = workspace.build()
    with progress_bar("Feiten over zorg") as advance:
        care = workspace.build_care(
            today=dutch_day(datetime.now(UTC)), progress=advance
        )
    typer.echo(str(folder))
    if care.as_of is None:
        stderr.print(
            "Er zijn nog geen berichten, dus geen feiten over zorg. "
            "Lees berichten in met `jeugdregio inbox receive`."
        )
    else:
        stderr.print(f"Feiten over zorg tot en met {care.as_of:%d-%m-%Y}.")
