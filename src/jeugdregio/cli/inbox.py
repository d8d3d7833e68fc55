"""``jeugdregio inbox``: the traffic between municipalities and aanbieders."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from jeugdregio.cli.console import open_register, progress_bar, start_django, stderr
from jeugdregio.cli.messages import Format
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError


app = typer.Typer(help="Traffic: receive, judge, answer.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("receive")
def receive(
    folder: Annotated[Path, typer.Argument(help="Folder with messages (.xml).")],
    out: Annotated[Path, typer.Option(help="Folder for answers and notices.")],
    as_of: Annotated[
        str, typer.Option(help="Day of receipt, 2026-10-31; else today.")
    ] = "",
    history: Annotated[
        bool,
        typer.Option(
            "--history",
            help="Traffic of the past: each message counts as received on the day it "
            "was signed.",
        ),
    ] = False,
    at_once: Annotated[
        int,
        typer.Option(
            min=1,
            help="Messages in one transaction: what is done again after a crash.",
        ),
    ] = 3000,
    output: Annotated[
        Format, typer.Option("--format", help="text, or json: one object per file.")
    ] = Format.TEXT,
) -> None:
    """Receive messages in the order of their names; answers go to --out.

    Exit 1 when any message is not wholly accepted. The same call may be repeated: what
    was received before gets the same answer and changes nothing.
    """
    start_django()
    from jeugdregio.actions.create_user import CONSOLE
    from jeugdregio.actions.guard_demo import check_receipt
    from jeugdregio.actions.receive_inbox import (
        FileOutcome,
        days_in_manifest,
        find_messages,
        receive_inbox,
    )

    open_register()
    at = datetime.now(UTC)
    day = None if history else _day(as_of) or dutch_day(at)
    generated = days_in_manifest(folder)
    paths = find_messages(folder)
    check_receipt(paths, generated=generated)

    def tell(outcome: FileOutcome) -> None:
        if output is Format.JSON:
            typer.echo(json.dumps(_as_json(outcome), ensure_ascii=False))

    with progress_bar("Berichten") as advance:
        summary = receive_inbox(
            folder,
            out,
            actor=CONSOLE,
            at=at,
            received_on=day,
            days=generated if history else {},
            examples=generated,
            at_once=at_once,
            progress=lambda done, total: advance("ontvangen", done, total),
            tell=tell,
        )
    counts = ", ".join(
        f"{count} {verdict}" for verdict, count in sorted(summary.verdicts.items())
    )
    stderr.print(
        f"{summary.files} berichten: {counts}; {summary.replays} waren er al; "
        f"{summary.answers} antwoorden in {out}."
    )
    examples = sum(path.name in generated for path in paths)
    if examples:
        stderr.print(f"Voorbeeld: {examples} van deze berichten zijn gegenereerd.")
    if summary.crashed:
        raise InvalidInputError(
            f"Regels die niet konden worden uitgevoerd: {', '.join(summary.crashed)}. "
            "De berichten zijn bewaard en wachten op een mens.",
            hint="Dit is een fout van ons: meld de regel, niet het bericht.",
        )
    if set(summary.verdicts) - {"aangenomen"}:
        raise typer.Exit(1)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"{text[:20]!r} is geen dag.", hint="Schrijf 2026-10-31."
        ) from None


def _as_json(outcome: Any) -> dict[str, Any]:
    receipt = outcome.receipt
    return {
        "file": str(outcome.path),
        "message": receipt.kind,
        "verdict": receipt.verdict.value,
        "findings": receipt.findings,
        "replay": receipt.is_replay,
        "answer": outcome.answer or None,
    }
