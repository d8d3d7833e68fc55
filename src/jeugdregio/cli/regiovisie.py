"""``jeugdregio regiovisie``: the draft as a document."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.console import (
    home,
    open_register,
    progress_bar,
    start_django,
    write_output,
)
from jeugdregio.cli.measures import Division, Force
from jeugdregio.kernel.days import dutch_day
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    find_known_indeling,
    find_regio,
)


app = typer.Typer(help="The draft of a regiovisie.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("render")
def render(
    region: Annotated[str, typer.Option(help="Region, code or name.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="File to write: .pdf or .docx.")
    ],
    indeling: Division = DEFAULT_INDELING,
    force: Force = False,
) -> None:
    """Write the first draft of a regiovisie as PDF/UA-1 or DOCX."""
    regio = find_regio(region)
    find_known_indeling(indeling)
    start_django()
    from jeugdregio.actions.open_dossier import open_dossier
    from jeugdregio.actions.render_regiovisie import render_regiovisie
    from jeugdregio.actions.workspace import Workspace

    now = datetime.now(UTC)
    with progress_bar("Regiovisie") as advance:
        advance("gegevens", 0, 2)
        open_register()
        workspace = Workspace(home())
        dossier = open_dossier(
            workspace, regio, as_of=dutch_day(now), indeling=indeling
        )
        advance("document", 1, 2)
        file = render_regiovisie(
            workspace, dossier, extension=output.suffix.lstrip("."), created=now
        )
    write_output(file.content, output, force=force)
