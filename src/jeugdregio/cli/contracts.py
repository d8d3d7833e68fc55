"""``jeugdregio contracts``: what is agreed with aanbieders."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from jeugdregio.cli.console import open_register, start_django, stderr


app = typer.Typer(help="Contracts with aanbieders.", no_args_is_help=True)

_MOST_SHOWN: Final = 20


@app.callback()
def _group() -> None:
    pass


@app.command("load")
def load(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV with gemeentecode, agbcode, productcategorie, productcode, "
            "eenheid, tarief_cents, begindatum, einddatum."
        ),
    ],
) -> None:
    """Load tariffs: the whole file, or nothing when anything in it is wrong."""
    start_django()
    from jeugdregio.actions.create_user import CONSOLE
    from jeugdregio.actions.load_contracts import load_contracts

    open_register()
    loaded = load_contracts(file, actor=CONSOLE, at=datetime.now(UTC))
    typer.echo(
        f"{loaded.new} nieuw, {len(loaded.changed)} gewijzigd, "
        f"{loaded.unchanged} onveranderd."
    )
    for row, before in loaded.changed[:_MOST_SHOWN]:
        product = row.product
        stderr.print(
            f"regel {row.number}: gemeente {product.gemeente}, aanbieder "
            f"{product.aanbieder}, {product.categorie}/{product.code}: "
            f"{before} -> {row.tarief_cents} cent, tot {row.einddatum or 'nader order'}"
        )
    if len(loaded.changed) > _MOST_SHOWN:
        stderr.print(f"en nog {len(loaded.changed) - _MOST_SHOWN} gewijzigd.")
    if loaded.is_example:
        stderr.print("Voorbeeld: deze contracten zijn verzonnen.")
