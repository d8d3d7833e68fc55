"""``jeugdregio share``: what each municipality pays by a cost key."""

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
from jeugdregio.cli.measures import Division, Force
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    find_known_indeling,
    find_regio,
)


def share(
    region: Annotated[str, typer.Option(help="Region, code or name.")],
    key: Annotated[
        str,
        typer.Option(
            help="Cost key: gebruik, gebruikers, inwoners, jeugd, verleden, vast, "
            "beschikbaarheid:20, band:10, stoploss:110, or a mixture as "
            "mengsel:inwoners=60/gebruik=40."
        ),
    ],
    year: Annotated[
        int | None, typer.Option(help="Year of the accounts; the latest whole one.")
    ] = None,
    total_cents: Annotated[
        int | None,
        typer.Option(help="Cents to share; the lasten of the year where not given."),
    ] = None,
    percent: Annotated[
        int, typer.Option(help="Part of the lasten of the year that is shared.")
    ] = 100,
    indeling: Division = DEFAULT_INDELING,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="CSV file to write.")
    ] = None,
    force: Force = False,
) -> None:
    """Share a cost over the municipalities of a region; contributions in cents."""
    regio = find_regio(region)
    find_known_indeling(indeling)
    start_django()
    from jeugdregio.actions.cost_key import source_sentence
    from jeugdregio.actions.share_costs import Amount, share_costs
    from jeugdregio.actions.workspace import Workspace

    with progress_bar("Feiten") as advance:
        costs = share_costs(
            Workspace(home(), progress=advance),
            regio,
            [key],
            year=year,
            amount=Amount(percent=percent, total_cents=total_cents),
            indeling=indeling,
        )
    [outcome] = costs.outcomes
    if outcome.paid is None:
        raise InvalidInputError(
            outcome.refused, hint="Kies een ander jaar of een andere sleutel."
        )
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(("gm_code", "gemeente", "jaar", "sleutel", "bijdrage_cents"))
    writer.writerows(
        (code, name, costs.year, outcome.notation, cents)
        for (code, name), cents in zip(
            costs.figures.names.items(), outcome.paid, strict=True
        )
    )
    write_output(held.getvalue().encode(), output, force=force)
    stderr.print(f"Samen {costs.total} cent. {source_sentence(costs)}")
