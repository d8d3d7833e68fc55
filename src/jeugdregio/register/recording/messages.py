"""Keep messages whole: what came, what was found in it, what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import record_many
from jeugdregio.register.models import Message, MessageFinding
from jeugdregio.register.recording.lookups import chunks
from jeugdregio.rules.verdict import Oordeel


VERDICTS: Final[Mapping[Oordeel, Message.Verdict]] = MappingProxyType(
    {
        "goedgekeurd": Message.Verdict.ACCEPTED,
        "deels_afgekeurd": Message.Verdict.PARTLY,
        "header_afgekeurd": Message.Verdict.REJECTED,
        "declaratie_afgekeurd": Message.Verdict.REJECTED,
        "technisch_afgekeurd": Message.Verdict.UNREADABLE,
        "niet_beoordeeld": Message.Verdict.PARKED,
    }
)


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """What was found, as it is kept: see `MessageFinding`."""

    rule: str
    outcome: str
    text: str
    retourcode: str = ""
    berichtklasse: str = ""
    key: str = ""
    fields: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message as it is kept.

    Attributes:
        content: Its bytes.
        sha256: Of its bytes.
        received_at: The moment it counts as received, or was made.
        verdict: What came of it.
        kind: Such as ``JW305``; empty where that is unknown, as are the next four.
        sender: AGB code or gemeente.
        receiver: AGB code or gemeente.
        identificatie: Of the sender.
        dagtekening: Day of signing.
        is_example: Generated: nobody's care.
        findings: What was found.
    """

    content: bytes = field(repr=False)
    sha256: str
    received_at: datetime
    verdict: Message.Verdict
    kind: str = ""
    sender: str = ""
    receiver: str = ""
    identificatie: str = ""
    dagtekening: date | None = None
    is_example: bool = False
    findings: tuple[KeptFinding, ...] = ()


def keep_messages(
    messages: Sequence[KeptMessage], *, actor: Actor, at: datetime
) -> list[int]:
    """Keep messages that came, with findings and audit lines.

    Args:
        messages: What came.
        actor: On whose behalf.
        at: The moment of the audit lines: now, also for messages of long ago.

    Returns:
        Their primary keys, in the order given.
    """
    made = Message.objects.bulk_create(
        _row(each, Message.Direction.IN) for each in messages
    )
    MessageFinding.objects.bulk_create(
        MessageFinding(
            message=row,
            rule=found.rule,
            retourcode=found.retourcode,
            berichtklasse=found.berichtklasse,
            key=found.key[:80],
            fields=found.fields[:200],
            line=found.line,
            outcome=found.outcome,
            text=found.text[:400],
        )
        for row, message in zip(made, messages, strict=True)
        for found in message.findings
    )
    record_many(
        actor,
        "receive_message",
        (
            (f"bericht-{row.pk}", f"{message.kind or 'onleesbaar'} {message.verdict}")
            for row, message in zip(made, messages, strict=True)
        ),
        at=at,
    )
    return [row.pk for row in made]


def keep_answers(answers: Mapping[int, KeptMessage]) -> None:
    """Keep what is sent back, by primary key of what it answers."""
    Message.objects.bulk_create(
        _row(each, Message.Direction.OUT, answer_to=key)
        for key, each in answers.items()
    )


def answers_by_hash(hashes: Iterable[str]) -> dict[str, tuple[Message, Message | None]]:
    """Messages that were received before, with their answers, by hash."""
    found: dict[str, tuple[Message, Message | None]] = {}
    for part in chunks(list(hashes)):
        for message in (
            Message.objects.filter(direction=Message.Direction.IN, sha256__in=part)
            .defer("packed")
            .select_related("answer")
        ):
            found[message.sha256] = (message, getattr(message, "answer", None))
    return found


def _row(
    message: KeptMessage, direction: Message.Direction, answer_to: int | None = None
) -> Message:
    return Message(
        direction=direction,
        kind=message.kind,
        sender=message.sender,
        receiver=message.receiver,
        identificatie=message.identificatie,
        dagtekening=message.dagtekening,
        sha256=message.sha256,
        size=len(message.content),
        packed=Message.pack(message.content),
        received_at=message.received_at,
        verdict=message.verdict,
        answer_to_id=answer_to,
        is_example=message.is_example,
    )
