"""``jeugdregio providers``: the aanbieders by name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.console import open_register, start_django, stderr


app = typer.Typer(help="Aanbieders and their names.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="CSV with agbcode, naam.")],
) -> None:
    """Load names: the whole file, or nothing when anything in it is wrong."""
    start_django()
    from jeugdregio.actions.create_user import CONSOLE
    from jeugdregio.actions.load_providers import load_providers

    open_register()
    loaded = load_providers(file, actor=CONSOLE, at=datetime.now(UTC))
    typer.echo(
        f"{loaded.new} nieuw, {loaded.changed} gewijzigd, "
        f"{loaded.unchanged} onveranderd."
    )
    if loaded.is_example:
        stderr.print("Voorbeeld: deze aanbieders zijn verzonnen.")
