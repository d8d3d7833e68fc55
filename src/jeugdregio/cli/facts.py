"""``jeugdregio facts``: the analytical tables."""

from __future__ import annotations

import typer

from jeugdregio.cli.console import home, progress_bar, start_django


app = typer.Typer(help="The analytical tables (Parquet).", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("build")
def build() -> None:
    """Build the fact tables; does nothing when they are up to date."""
    start_django()
    from jeugdregio.actions.workspace import Workspace

    with progress_bar("Feiten") as advance:
        folder = Workspace(home(), progress=advance).build()
    typer.echo(str(folder))
