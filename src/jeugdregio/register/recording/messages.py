"""Keep messages whole: what came, what was found in it, what was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.bsn import Bsn, is_bsn
from jeugdregio.register.audit import record_many
from jeugdregio.register.bulk import insert_rows, reserve_keys
from jeugdregio.register.models import Message, MessageFinding
from jeugdregio.register.recording.lookups import chunks
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.judgement import Judgement
from jeugdregio.rules.verdict import Oordeel


STRUCTURE: Final = "XSD"
"""Name of the rule in a finding about form."""

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


def kept_findings(judgement: Judgement) -> dict[int, list[KeptFinding]]:
    """What rules found, per number of the message."""
    found: dict[int, list[KeptFinding]] = defaultdict(list)
    for row in judgement.findings.iter_rows(named=True):
        found[row["bericht"]].append(
            KeptFinding(
                rule=row["regel_code"],
                retourcode=row["retourcode"] or "",
                berichtklasse=row["berichtklasse"],
                key=row["sleutel"] or "",
                fields=", ".join(row["velden"] or ()),
                text=row["tekst"],
                outcome=row["uitkomst"],
                line=row["regel"],
            )
        )
    return found


def examples_in(batch: Batch) -> frozenset[int]:
    """Messages about numbers that no person has."""
    table = batch.tables.get("Client")
    if table is None or table.is_empty():
        return frozenset()
    people = table.group_by("bericht").agg("bsn")
    return frozenset(
        number
        for number, numbers in people.iter_rows()
        if all(each and is_bsn(each) and Bsn(each).is_test for each in numbers)
    )


def keep_messages(messages: Sequence[KeptMessage]) -> list[int]:
    """Keep messages that came, with what was found in them.

    Returns:
        Their primary keys, in the order given.
    """
    keys = reserve_keys(Message, len(messages))
    insert_rows(
        Message,
        _COLUMNS,
        (
            _row(key, each, Message.Direction.IN, None)
            for key, each in zip(keys, messages, strict=True)
        ),
    )
    _keep_findings(dict(zip(keys, messages, strict=True)))
    return keys


def _keep_findings(messages: Mapping[int, KeptMessage]) -> None:
    insert_rows(
        MessageFinding,
        (
            "message",
            "rule",
            "retourcode",
            "berichtklasse",
            "key",
            "fields",
            "line",
            "outcome",
            "text",
        ),
        (
            (
                key,
                found.rule,
                found.retourcode,
                found.berichtklasse,
                found.key[:80],
                found.fields[:200],
                found.line,
                found.outcome,
                found.text[:400],
            )
            for key, message in messages.items()
            for found in message.findings
        ),
    )


def judge_again(messages: Mapping[int, KeptMessage]) -> None:
    """Give messages that waited for a person their verdict, by primary key."""
    for key, message in messages.items():
        Message.objects.filter(pk=key).update(
            verdict=message.verdict, received_at=message.received_at
        )
    MessageFinding.objects.filter(message_id__in=list(messages)).delete()
    _keep_findings(messages)


def note_received(
    messages: Mapping[int, KeptMessage], *, actor: Actor, at: datetime
) -> None:
    """An audit line for each message, by primary key, in that order.

    Args:
        messages: What was kept.
        actor: On whose behalf.
        at: Now, also for messages of long ago.
    """
    record_many(
        actor,
        "receive_message",
        (
            (f"bericht-{key}", f"{each.kind or 'onleesbaar'} {each.verdict}")
            for key, each in sorted(messages.items())
        ),
        at=at,
    )


def keep_answers(answers: Mapping[int, KeptMessage]) -> None:
    """Keep what is sent back, by primary key of what it answers."""
    keys = reserve_keys(Message, len(answers))
    insert_rows(
        Message,
        _COLUMNS,
        (
            _row(key, each, Message.Direction.OUT, answered)
            for key, (answered, each) in zip(keys, answers.items(), strict=True)
        ),
    )


def notice_of(message: Message) -> tuple[str, ...]:
    """What the sender of a message with a wrong form is told; empty for others."""
    return tuple(
        f"regel {line}: {text}"
        for line, text in message.findings.filter(rule=STRUCTURE).values_list(
            "line", "text"
        )
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


_COLUMNS: Final = (
    "id",
    "direction",
    "kind",
    "sender",
    "receiver",
    "identificatie",
    "dagtekening",
    "sha256",
    "size",
    "packed",
    "received_at",
    "verdict",
    "answer_to",
    "is_example",
)


def _row(
    key: int,
    message: KeptMessage,
    direction: Message.Direction,
    answer_to: int | None,
) -> tuple[Any, ...]:
    """In the order of `_COLUMNS`."""
    return (
        key,
        direction.value,
        message.kind,
        message.sender,
        message.receiver,
        message.identificatie,
        message.dagtekening,
        message.sha256,
        len(message.content),
        Message.pack(message.content),
        message.received_at,
        message.verdict.value,
        answer_to,
        message.is_example,
    )
