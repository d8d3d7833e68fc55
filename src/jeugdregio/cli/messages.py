"""``jeugdregio messages``: judge iJw messages, and generate fictional ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from jeugdregio.cli.console import progress_bar, stderr
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError


app = typer.Typer(help="iJw messages: judge and generate.", no_args_is_help=True)


class Format(StrEnum):
    """How the judgement is printed."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def _group() -> None:
    pass


@app.command("check")
def check(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders of .xml.")],
    output: Annotated[
        Format, typer.Option("--format", help="text, or json: one object per line.")
    ] = Format.TEXT,
) -> None:
    """Judge messages by themselves, without database; exit 1 when any is refused."""
    from jeugdregio.actions.check_messages import (
        CheckedMessage,
        check_file,
        find_files,
    )

    files = find_files(paths)
    if not files:
        raise InvalidInputError(
            "Hier staat geen bericht.",
            hint="Berichten zijn bestanden waarvan de naam op .xml eindigt.",
        )
    today = dutch_day(datetime.now(UTC))
    refused = 0
    with progress_bar("Berichten") as advance:
        for done, path in enumerate(files, start=1):
            result: CheckedMessage = check_file(path, received_on=today)
            refused += not result.accepted
            for line in _lines(path, result, output):
                typer.echo(line)
            advance(path.name, done, len(files))
    stderr.print(f"{len(files)} berichten, {refused} niet aangenomen.")
    if refused:
        raise typer.Exit(1)


@app.command("generate")
def generate(
    folder: Annotated[Path, typer.Argument(help="New or empty folder.")],
    region: Annotated[str, typer.Option(help="Region, code or name.")] = "JZ41",
    months: Annotated[int, typer.Option(help="Months of traffic, 1 to 60.")] = 36,
    seed: Annotated[
        int, typer.Option(help="The same seed, the same messages, byte for byte.")
    ] = 1,
    errors: Annotated[
        float, typer.Option(help="Share of messages first sent with a fault, 0 to 0.5.")
    ] = 0.02,
    scale: Annotated[
        float, typer.Option(help="Share of the real number of young people.")
    ] = 0.2,
    until: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="Last day.")
    ] = datetime(2026, 10, 31),  # noqa: DTZ001, RUF100 - a day, not a moment
) -> None:
    """Write a region's fictional traffic, marked Voorbeeld, with what is wrong in it.

    Stopped halfway, the same command goes on where it was.
    """
    from jeugdregio.actions.generate_messages import generate_messages

    try:
        with progress_bar("Berichten") as advance:
            made = generate_messages(
                folder,
                region=region,
                months=months,
                seed=seed,
                errors=errors,
                scale=scale,
                until=until.date(),
                progress=lambda done, total: advance("schrijven", done, total),
            )
    except KeyboardInterrupt:
        stderr.print("Gestopt. Dezelfde opdracht gaat verder waar deze was.")
        raise typer.Exit(130) from None
    typer.echo(f"{folder}\t{made.files} berichten\t{made.faulty} met een fout")
    if not made.is_new:
        stderr.print("Dit stond er al; er is niets veranderd.")


def _lines(path: Path, result: Any, output: Format) -> Iterator[str]:
    if output is Format.JSON:
        yield json.dumps(
            {
                "file": str(path),
                "message": result.message,
                "accepted": result.accepted,
                "structure": [
                    {"line": each.line, "path": each.path, "text": each.text}
                    for each in result.structure
                ],
                "findings": [
                    {
                        "rule": each.rule,
                        "retourcode": each.retourcode,
                        "class": each.berichtklasse,
                        "key": each.key,
                        "fields": list(each.fields),
                        "text": each.text,
                    }
                    for each in result.findings
                ],
            },
            ensure_ascii=False,
        )
        return
    verdict = "aangenomen" if result.accepted else "niet aangenomen"
    yield f"{path}: {result.message or 'onbekend bericht'} {verdict}"
    for each in result.structure:
        yield f"  regel {each.line} {each.path}: {each.text}"
    for each in result.findings:
        where = f"regel {each.line} " if each.line else ""
        yield f"  {each.rule} {where}{each.berichtklasse} {each.key}: {each.text}"
