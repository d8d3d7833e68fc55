"""``jeugdregio share``: what each municipality pays under a cost key."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.console import (
    home,
    progress_bar,
    start_django,
    stderr,
    write_output,
)
from jeugdregio.cli.measures import Force
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.money.choice import parse_key
from jeugdregio.region.money.share import DEFAULT_DEEL, latest_year
from jeugdregio.region.money.share import share as share_key
from jeugdregio.standards.regions import find_regio


HEADER = (
    "gm_code",
    "gemeente",
    "jaar",
    "sleutel",
    "deel",
    "eigen_cents",
    "bijdrage_cents",
)


def share(
    region: Annotated[str, typer.Option(help="Region, code or name.")],
    key: Annotated[
        str,
        typer.Option(help="Cost key: inwoners, band:10, inwoners@40+gebruik@60, ..."),
    ],
    year: Annotated[
        int | None,
        typer.Option(help="Year of the cost; the latest whole one by default."),
    ] = None,
    deel: Annotated[
        int, typer.Option(help="Part of the cost bought together, in %.")
    ] = DEFAULT_DEEL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write: .csv.")
    ] = None,
    force: Force = False,
) -> None:
    """Share the cost of a region by a key: CSV, in cents per gemeente."""
    regio = find_regio(region)
    choice = parse_key(key)
    if output is not None and output.suffix != ".csv":
        raise InvalidInputError(
            f"Het bestand {output.name} eindigt niet op .csv.",
            hint="Kies een naam die op .csv eindigt.",
        )
    start_django()
    from jeugdregio.actions.money_figures import read_money_figures
    from jeugdregio.actions.workspace import Workspace

    with progress_bar("Feiten") as advance:
        figures = read_money_figures(
            Workspace(home(), progress=advance), str(regio.code)
        )
    found = share_key(
        figures, choice, year=latest_year(figures) if year is None else year, deel=deel
    )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(
        (code, figures.names[code], found.year, choice.text, deel, own, pays)
        for code, own, pays in zip(
            found.codes, found.own_cents, found.pays_cents, strict=True
        )
    )
    write_output(text.getvalue().encode(), output, force=force)
    stderr.print(
        f"{len(found.codes)} gemeenten, samen {sum(found.pays_cents)} cent. "
        + " ".join(found.sources),
        markup=False,
        soft_wrap=True,
    )
