"""The command ``jeugdregio``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from jeugdregio import __version__
from jeugdregio.cli import (
    contracts,
    data,
    demo,
    divisions,
    facts,
    inbox,
    measures,
    messages,
    providers,
    regiovisie,
    serve,
    share,
    users,
)
from jeugdregio.cli.console import guard_stderr, show_error
from jeugdregio.kernel.errors import UserError


app = typer.Typer(
    name="jeugdregio",
    help="Open platform for the Dutch jeugdregio's.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


def _version(show: bool) -> None:
    if show:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    pass


app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("share")(share.share)
app.add_typer(measures.app, name="measures")
app.add_typer(facts.app, name="facts")
app.add_typer(messages.app, name="messages")
app.add_typer(inbox.app, name="inbox")
app.add_typer(contracts.app, name="contracts")
app.add_typer(providers.app, name="providers")
app.add_typer(divisions.app, name="divisions")
app.add_typer(data.app, name="data")
app.add_typer(regiovisie.app, name="regiovisie")
app.add_typer(users.app, name="users")


def run() -> None:
    """Run the command; a user error is shown without a traceback."""
    guard_stderr()
    try:
        app()
    except UserError as error:
        show_error(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
