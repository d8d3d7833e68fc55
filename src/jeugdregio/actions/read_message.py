"""One message: what it is, what came of it, what was found. Nothing of its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from jeugdregio.actions.message_rows import (
    VALUES,
    MessageRow,
    aanbieder_names,
    aanbieder_of,
    as_row,
    gemeente_of,
    messages_in,
)
from jeugdregio.actions.permissions import (
    can_read_lines,
    check_read_messages,
    sight_of,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.kernel.scrub import could_name_someone, scrub
from jeugdregio.register.models import MessageFinding
from jeugdregio.register.recording.messages import STRUCTURE
from jeugdregio.standards.ijw import NO_LABEL, code_label
from jeugdregio.standards.regions import find_regio


MOST_FINDINGS: Final = 200
"""A page is read by a person; the answer message has them all."""


@dataclass(frozen=True, slots=True)
class MessageFindingRow:
    """What was found, once.

    Attributes:
        rule: Code of the rule; the schema has one of its own.
        retourcode: What the sender is answered; may be empty.
        meaning: That code in the words of the standard; empty where it has none.
        berichtklasse: Part of the message.
        key: Which record: a reference or a place, never a person.
        fields: The fields, separated by blanks or commas, as recorded.
        line: Line in the file; None where unknown.
        is_structure: A fault in the form; else of a rule.
        is_judged: False where the rule could not be judged.
        text: What is wrong.
    """

    rule: str
    retourcode: str
    meaning: str
    berichtklasse: str
    key: str
    fields: str
    line: int | None
    is_structure: bool
    is_judged: bool
    text: str


@dataclass(frozen=True, slots=True)
class MessageDetail:
    """One message as its page shows it.

    Attributes:
        row: As in the list.
        identificatie: As the sender gave it; empty where it has none or where it
            could be a person.
        is_hidden: There is an identificatie, but it could be a person.
        dagtekening: Date in the message.
        sha256: Fingerprint of the bytes.
        size: Number of bytes.
        findings: What was found, the first `MOST_FINDINGS`.
        answer: The message that answers this one.
        answer_to: The message that this one answers.
        may_download: Whether this person may have the bytes, with a purpose.
    """

    row: MessageRow
    identificatie: str
    is_hidden: bool
    dagtekening: date | None
    sha256: str
    size: int
    findings: tuple[MessageFindingRow, ...]
    answer: MessageRow | None
    answer_to: MessageRow | None
    may_download: bool


def read_message(actor: Actor, regio_code: str, message_id: int) -> MessageDetail:
    """One message that someone may see.

    Raises:
        UnknownCodeError: No such region or message, or not for this person.
        ActionDeniedError: The actor does not handle messages.
    """
    regio = find_regio(regio_code)
    check_read_messages(actor, regio.code)
    visible = messages_in(sight_of(actor, regio.code))
    values = (
        visible.filter(pk=message_id)
        .values(
            *VALUES,
            "identificatie",
            "dagtekening",
            "sha256",
            "size",
            "answer_to",
            "answer",
        )
        .first()
    )
    if values is None:
        raise UnknownCodeError(
            "Dit bericht is er niet, of niet voor u.",
            hint="Ga terug naar de berichten van de regio.",
        )
    linked = [key for key in (values["answer"], values["answer_to"]) if key]
    others = {row["pk"]: row for row in visible.filter(pk__in=linked).values(*VALUES)}
    aanbieder = aanbieder_of(values["sender"], values["receiver"])
    names = aanbieder_names({aanbieder} - {""})

    def other(key: int | None) -> MessageRow | None:
        found = others.get(key or 0)
        return as_row(found, names=names, findings=0) if found else None

    row = as_row(values, names=names, findings=_count(message_id))
    is_hidden = not _is_ours(row) and could_name_someone(values["identificatie"])
    return MessageDetail(
        row=row,
        identificatie="" if is_hidden else values["identificatie"],
        is_hidden=is_hidden,
        dagtekening=values["dagtekening"],
        sha256=values["sha256"],
        size=values["size"],
        findings=_findings(message_id),
        answer=other(values["answer"]),
        answer_to=other(values["answer_to"]),
        may_download=can_read_lines(
            actor,
            regio.code,
            gemeente_code=gemeente_of(values["sender"], values["receiver"]),
            aanbieder=aanbieder,
        ),
    )


def _is_ours(row: MessageRow) -> bool:
    """Whether the identificatie is our own: a return message repeats the sender's."""
    return row.kind == "JW325" and not row.is_received


def _count(message_id: int) -> int:
    return MessageFinding.objects.filter(message_id=message_id).count()


def _findings(message_id: int) -> tuple[MessageFindingRow, ...]:
    found = MessageFinding.objects.filter(message_id=message_id).order_by("pk")
    return tuple(
        MessageFindingRow(
            rule=each.rule,
            retourcode=each.retourcode,
            meaning=_meaning(each.retourcode),
            berichtklasse=each.berichtklasse,
            # A last wall: the recorder already names no person here.
            key=scrub(each.key),
            fields=each.fields,
            line=each.line,
            is_structure=each.rule == STRUCTURE,
            is_judged=each.outcome != "niet_beoordeeld",
            text=scrub(each.text),
        )
        for each in found[:MOST_FINDINGS]
    )


def _meaning(retourcode: str) -> str:
    try:
        label = code_label("WJ001", retourcode)
    except UnknownCodeError:
        return ""
    return "" if label == NO_LABEL else label
