"""``jeugdregio measures``: indicators, listed and run."""

from __future__ import annotations

import re
from datetime import UTC, datetime
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
from jeugdregio.kernel.codes import LAND_CODE, parse_gemeente_code
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.measures.definition import all_measures, care_measures
from jeugdregio.measures.run import NIVEAUS, Niveau
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    find_known_indeling,
    find_regio,
)


app = typer.Typer(help="Indicators: list and run.", no_args_is_help=True)

Region = Annotated[
    str, typer.Option("--region", help="Only gemeenten of this region (code or name).")
]
Gemeente = Annotated[
    str, typer.Option("--gemeente", help="Only this gemeente (GM....).")
]
Period = Annotated[
    str,
    typer.Option("--period", help="A year (2024) or years (2020-2024); empty is all."),
]
Level = Annotated[
    str,
    typer.Option("--level", help="Rows per gemeente, gemeente_2026, regio or land."),
]
Division = Annotated[str, typer.Option("--indeling", help="Division into regions.")]
Choose = Annotated[
    list[str] | None,
    typer.Option("--choose", help="Dimension=value, e.g. verslagsoort=begroting."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File to write: .csv, .xlsx or .zip."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")]


@app.command("list")
def list_measures() -> None:
    """List the measures with their question."""
    for measure in (*all_measures().values(), *care_measures().values()):
        typer.echo(f"{measure.name}\t{measure.question}")


@app.command("run")
def run(
    name: Annotated[str, typer.Argument(help="Name of the measure.")],
    region: Region = "",
    gemeente: Gemeente = "",
    period: Period = "",
    level: Level = "gemeente",
    indeling: Division = DEFAULT_INDELING,
    choose: Choose = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Run a measure and write its table, CSV on stdout unless --output is given."""
    start_django()
    from jeugdregio.actions.export_figures import export_figures
    from jeugdregio.actions.workspace import Workspace

    extension = output.suffix.lstrip(".") if output else "csv"
    years = parse_years(period)
    find_known_indeling(indeling)
    if gemeente and (region or level in {"regio", "land"}):
        raise InvalidInputError(
            "--gemeente gaat niet samen met --region, of met rijen per regio of land.",
            hint="Kies een van beide.",
        )
    codes: tuple[str, ...] = ()
    if gemeente:
        codes = (parse_gemeente_code(gemeente),)
        gemeente_name(codes[0])  # also one of an earlier year; unknown ones are refused
    within = str(find_regio(region).code) if region else ""
    if region and level in {"regio", "land"}:
        codes, within = (within if level == "regio" else LAND_CODE,), ""
    with progress_bar("Feiten") as advance:
        table = Workspace(home(), progress=advance).figures(
            name,
            niveau=parse_level(level),
            indeling=indeling,
            codes=codes,
            within=within,
            years=years,
            choices=parse_choices(choose or []),
        )
    file = export_figures(
        table,
        extension=extension,
        stem=name,
        title=table.provenance.title,
        created=datetime.now(UTC),
    )
    write_output(file.content, output, force=force)
    stderr.print(f"{len(table.rows)} rijen. {table.rule}")
    if not table.rows:
        stderr.print(
            "Er zijn geen cijfers voor deze keuze. Lees berichten in en voer "
            "`jeugdregio facts build` uit, of kies een ander jaar."
            if name in care_measures()
            else "Voor deze keuze zijn er geen cijfers; kies een ander jaar."
        )


def parse_years(text: str) -> tuple[int, ...]:
    """Years as typed: 2024, or 2020-2024; empty is all.

    Raises:
        InvalidInputError: It is something else.

    Example:
        >>> parse_years("2020-2022")
        (2020, 2021, 2022)
    """
    if not text:
        return ()
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
    first = int(match[1]) if match else 0
    last = int(match[2] or first) if match else 0
    if not match or last < first:
        raise InvalidInputError(
            f"{text[:20]!r} is geen periode.", hint="Schrijf 2024 of 2020-2024."
        )
    return tuple(range(first, last + 1))


def parse_level(text: str) -> Niveau:
    """A level of area.

    Raises:
        InvalidInputError: There is no such level.
    """
    for niveau in NIVEAUS:
        if niveau == text:
            return niveau
    raise InvalidInputError(
        f"Niveau {text[:20]!r} bestaat niet.", hint="Kies uit: " + ", ".join(NIVEAUS)
    )


def parse_choices(items: list[str]) -> tuple[tuple[str, str], ...]:
    """Choices as typed: dimension=value.

    Raises:
        InvalidInputError: There is no equals sign.
    """
    for item in items:
        if "=" not in item:
            raise InvalidInputError(
                f"{item[:40]!r} is geen keuze.",
                hint="Schrijf bijvoorbeeld verslagsoort=begroting.",
            )
    pairs = (item.partition("=") for item in items)
    return tuple((name, value) for name, _, value in pairs)
