"""Judge messages by themselves: form and rules within the message. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from jeugdregio.messages.gate import MAX_BYTES, Document, GateResult, check_bytes
from jeugdregio.messages.gate import check_file as gate_file
from jeugdregio.messages.read import read_tables
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.judgement import Judgement
from jeugdregio.rules.port import NoRegister


__all__ = [
    "MAX_BYTES",
    "CheckedMessage",
    "FindingLine",
    "StructureLine",
    "check_file",
    "check_message",
    "find_files",
]

LEVEL: Final = ("message",)
"""Only rules that look at the message itself: they need no register."""


@dataclass(frozen=True, slots=True)
class StructureLine:
    """A fault in the form: line in the file, path of elements, and what is wrong."""

    line: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a rule found. ``key`` names the record, never a person.

    Attributes:
        outcome: ``overtreding`` or ``niet_beoordeeld``.
    """

    rule: str
    retourcode: str
    berichtklasse: str
    key: str
    fields: tuple[str, ...]
    text: str
    outcome: str
    line: int | None


@dataclass(frozen=True, slots=True)
class CheckedMessage:
    """The judgement on one file.

    Attributes:
        message: Its kind, such as ``JW323``; empty where that is unknown.
        accepted: No fault in the form and no rule violated or left unjudged.
        structure: Faults in the form, in the order of the file.
        findings: What the rules found; empty while the form is wrong.
        rules: Codes of the rules that were applied.
    """

    message: str
    accepted: bool
    structure: tuple[StructureLine, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    rules: tuple[str, ...] = field(default=())


def check_message(
    data: bytes, *, received_on: date, max_bytes: int = MAX_BYTES
) -> CheckedMessage:
    """Judge the bytes of one message.

    Args:
        data: The message.
        received_on: The day it is judged for.
        max_bytes: Greatest size.

    Raises:
        RuleCrashedError: A rule could not be evaluated: our fault, so loud.
    """
    return _judged(check_bytes(data, max_bytes=max_bytes), received_on)


def check_file(
    path: Path, *, received_on: date, max_bytes: int = MAX_BYTES
) -> CheckedMessage:
    """Judge a file; one that is too large is not read at all.

    Raises:
        InvalidInputError: The file is not there or cannot be read.
        RuleCrashedError: A rule could not be evaluated: our fault, so loud.
    """
    return _judged(gate_file(path, max_bytes=max_bytes), received_on)


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files meant: those named, and all ``.xml`` in folders named, by name."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.rglob("*.xml")) if path.is_dir() else [path]
    return tuple(found)


def _judged(gate: GateResult, received_on: date) -> CheckedMessage:
    if gate.document is None:
        return CheckedMessage(
            message=gate.message,
            accepted=False,
            structure=tuple(
                StructureLine(each.line, each.path, each.text) for each in gate.findings
            ),
        )
    return _by_rules(gate.document, received_on)


def _by_rules(document: Document, received_on: date) -> CheckedMessage:
    tables = read_tables([document])
    rules = rules_for(document.message, levels=LEVEL)
    batch = Batch(document.message, tables.tables, received_on, tables.lexical)
    findings = _findings(judge(batch, rules, NoRegister()))
    return CheckedMessage(
        message=document.message,
        accepted=not findings,
        findings=findings,
        rules=tuple(rule.code for rule in rules),
    )


def _findings(judgement: Judgement) -> tuple[FindingLine, ...]:
    return tuple(
        FindingLine(
            rule=row["regel_code"],
            retourcode=row["retourcode"] or "",
            berichtklasse=row["berichtklasse"],
            key=row["sleutel"] or "",
            fields=tuple(row["velden"] or ()),
            text=row["tekst"],
            outcome=row["uitkomst"],
            line=row["regel"],
        )
        for row in judgement.findings.iter_rows(named=True)
    )
