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
