"""``jeugdregio users``: the first administrator of an installation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from jeugdregio.cli.console import open_register, start_django, stderr


app = typer.Typer(help="Users of this installation.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("create")
def create(
    username: Annotated[str, typer.Argument(help="Name to log in with.")],
    organisation: Annotated[
        str, typer.Option(help="Code of the organisation, e.g. GM0917, JZ41, BEHEER.")
    ] = "BEHEER",
    role: Annotated[str, typer.Option(help="Role at that organisation.")] = "beheerder",
    password: Annotated[
        str,
        typer.Option(
            prompt=True,
            confirmation_prompt=True,
            hide_input=True,
            help="Asked for when not given; better not given.",
        ),
    ] = "",
) -> None:
    """Create a user with one role."""
    start_django()
    from jeugdregio.actions.create_user import create_user

    open_register()
    create_user(
        username=username,
        password=password,
        organisation_code=organisation.upper(),
        role=role,
        at=datetime.now(UTC),
    )
    stderr.print("De gebruiker is gemaakt.")
