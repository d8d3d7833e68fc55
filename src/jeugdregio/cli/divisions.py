"""``jeugdregio divisions``: other divisions of municipalities beside the regions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.console import open_register, start_django, stderr


app = typer.Typer(
    help="Other divisions of municipalities: GGD, safety region, zorgkantoor.",
    no_args_is_help=True,
)


@app.callback()
def _group() -> None:
    pass


@app.command("load")
def load(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV with gemeentecode, indeling, gebiedscode, gebiedsnaam, "
            "begindatum, einddatum, bron."
        ),
    ],
) -> None:
    """Load divisions: the whole file, or nothing when anything in it is wrong."""
    start_django()
    from jeugdregio.actions.create_user import CONSOLE
    from jeugdregio.actions.load_divisions import load_divisions

    open_register()
    loaded = load_divisions(file, actor=CONSOLE, at=datetime.now(UTC))
    typer.echo(
        f"{loaded.lines} regels van {', '.join(loaded.divisions)}; "
        f"{loaded.replaced} oude vervangen."
    )
    if loaded.is_example:
        stderr.print("Voorbeeld: deze indeling is verzonnen.")
