"""Receive messages: judge, keep, change the register and answer, all or nothing.

Messages are judged in waves (`rules.waves`): the outcome is that of one at a time.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

import polars as pl
from django.db import transaction

from jeugdregio.actions.reception import Arrival, Receipt
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import dutch_day
from jeugdregio.messages.gate import Document, GateResult, check_bytes
from jeugdregio.messages.read import read_by_kind
from jeugdregio.messages.tables import MessageTables
from jeugdregio.messages.write import write_messages
from jeugdregio.register.models import Message
from jeugdregio.register.recording.declaraties import used_numbers
from jeugdregio.register.recording.effects import record_effects
from jeugdregio.register.recording.lookups import RegisterTables
from jeugdregio.register.recording.messages import (
    STRUCTURE,
    VERDICTS,
    KeptFinding,
    KeptMessage,
    answers_by_hash,
    examples_in,
    judge_again,
    keep_answers,
    keep_messages,
    kept_findings,
    note_received,
    notice_of,
)
from jeugdregio.register.storage import storage_errors, take_turn
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import pinned_keyring
from jeugdregio.register.vault.references import veil
from jeugdregio.rules.accepted import with_parties
from jeugdregio.rules.answers import Signature, compose_answers
from jeugdregio.rules.batch import HEADER, Batch
from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.errors import RuleCrashedError
from jeugdregio.rules.judgement import Judgement
from jeugdregio.rules.verdict import Verdict, give_verdict, park
from jeugdregio.rules.waves import assign_waves, message_keys, split_tables


__all__ = ["Arrival", "Receipt", "read_answer", "receive_messages"]

ANSWERED: Final = frozenset({"JW305", "JW307", "JW315", "JW317", "JW323"})
"""What providers send; a JW301 or JW319 is answered by the provider, not by us."""

_TURN: Final = 4107120237
"""Number of the lock that receptions take."""

_NOON: Final = time(12)


_USED: Final = KeptFinding(
    rule="REG",
    outcome="niet_beoordeeld",
    text="Deze aanbieder gebruikte dit DeclaratieNummer al voor deze gemeente. De "
    "regel daarover is nog niet gebouwd: een mens beslist.",
    berichtklasse="Declaratie",
    fields="DeclaratieNummer",
)


def receive_messages(
    arrivals: Sequence[Arrival],
    *,
    actor: Actor,
    at: datetime,
    check_answers: bool = True,
) -> list[Receipt]:
    """Receive messages in the order given, in one transaction.

    Args:
        arrivals: What came, oldest first.
        actor: On whose behalf.
        at: Now, with time zone.
        check_answers: Whether answers pass through the gate before they are kept.

    Returns:
        What came of each, in the order given.

    Raises:
        StorageError: The register cannot be written; nothing of these was received.
    """
    with storage_errors(), pinned_keyring() as keyring, transaction.atomic():
        # One reception at a time: the next sees all that this one changed.
        take_turn(_TURN)
        reception = _Reception(arrivals, actor, at, keyring)
        reception.check_answers = check_answers
        return reception.receive()


def read_answer(sha256: str) -> bytes:
    """The answer that was given to the message with this hash."""
    return Message.objects.get(
        direction=Message.Direction.OUT,
        answer_to__sha256=sha256,
        answer_to__direction=Message.Direction.IN,
    ).content


class _Reception:
    """Messages on their way in. ``number`` is the place in the arrivals."""

    def __init__(
        self, arrivals: Sequence[Arrival], actor: Actor, at: datetime, keyring: Keyring
    ) -> None:
        self.check_answers = True
        self._arrivals = arrivals
        self._actor, self._at, self._keyring = actor, at, keyring
        self._hashes = [hashlib.sha256(each.content).hexdigest() for each in arrivals]
        self._receipts: dict[int, Receipt] = {}
        self._refused: dict[int, KeptMessage] = {}
        self._recorded: dict[int, KeptMessage] = {}
        self._waiting: dict[int, int] = {}

    def receive(self) -> list[Receipt]:
        first: dict[str, int] = {}
        for number, digest in enumerate(self._hashes):
            first.setdefault(digest, number)
        known = answers_by_hash(first)
        # What waited for a person is judged again: with a rule that was mended, or a
        # contract that was loaded since.
        self._waiting = {
            first[digest]: message.pk
            for digest, (message, _) in known.items()
            if message.verdict == Message.Verdict.PARKED
        }
        documents = {
            number: document
            for digest, number in first.items()
            if (digest not in known or number in self._waiting)
            and (document := self._admit(number))
        }
        self._keep(self._refused)
        self._judge(documents)
        note_received(self._recorded, actor=self._actor, at=self._at)
        for number, digest in enumerate(self._hashes):
            if number not in self._receipts:
                self._receipts[number] = self._replay(digest, first, known)
        return [self._receipts[number] for number in range(len(self._arrivals))]

    def _keep(self, messages: Mapping[int, KeptMessage]) -> dict[int, int]:
        """Keep messages; their primary keys by number."""
        new = {n: each for n, each in messages.items() if n not in self._waiting}
        keys = dict(zip(new, keep_messages([*new.values()]), strict=True))
        again = {n: key for n, key in self._waiting.items() if n in messages}
        # What still waits is a replay like any other: it changes nothing.
        judged = {
            key: messages[number]
            for number, key in again.items()
            if messages[number].verdict != Message.Verdict.PARKED
        }
        judge_again(judged)
        self._recorded |= {keys[number]: messages[number] for number in new} | judged
        return keys | again

    def _admit(self, number: int) -> Document | None:
        gate = check_bytes(self._arrivals[number].content)
        if gate.document is None:
            self._refuse(number, gate)
        return gate.document

    def _refuse(self, number: int, gate: GateResult) -> None:
        """Keep what the schema refuses. It has no header that we can trust."""
        findings = tuple(
            KeptFinding(
                rule=STRUCTURE,
                outcome="overtreding",
                text=f"{each.path}: {each.text}" if each.path else each.text,
                line=each.line,
            )
            for each in gate.findings
        )
        arrival = self._arrivals[number]
        message = KeptMessage(
            content=arrival.content,
            sha256=self._hashes[number],
            received_at=self._moment(arrival.received_on),
            verdict=Message.Verdict.UNREADABLE,
            kind=gate.message,
            is_example=arrival.is_example,
            findings=findings,
        )
        self._refused[number] = message
        self._receipts[number] = Receipt(
            sha256=message.sha256,
            kind=gate.message,
            verdict=message.verdict,
            findings=len(findings),
            notice=tuple(f"regel {each.line}: {each.text}" for each in findings),
        )

    def _judge(self, documents: Mapping[int, Document]) -> None:
        tables = read_by_kind(documents)
        if not tables:
            return
        waves = assign_waves(
            pl.concat(
                [message_keys(each.message, each.tables) for each in tables.values()]
            )
        )
        last = max(waves.values())
        members: dict[tuple[int, str], list[int]] = defaultdict(list)
        for number, document in documents.items():
            members[waves[number], document.message].append(number)
        for wave in range(last + 1):
            for kind, found in tables.items():
                if numbers := members.get((wave, kind)):
                    self._judge_wave(found, numbers)

    def _judge_wave(self, tables: MessageTables, numbers: Sequence[int]) -> None:
        part = split_tables(tables.tables, numbers)
        lexical = tables.lexical.filter(pl.col("bericht").is_in(numbers))
        days = self._days(part[HEADER])
        batch = Batch(tables.message, part, days, lexical)
        crashed: tuple[str, ...] = ()
        try:
            judgement = judge(
                batch, rules_for(batch.message), RegisterTables(self._keyring)
            )
        except RuleCrashedError as error:
            judgement = error.judgement
            crashed = tuple(crash.regel_code for crash in judgement.crashes)
        verdict = give_verdict(batch, judgement)
        used = self._used_numbers(batch)
        verdict = park(verdict, used)
        kept = self._kept(batch, verdict, judgement, days, used)
        keys = self._keep(kept)
        record_effects(batch, verdict, keys, self._keyring)
        answers = self._answers(batch, verdict, kept, days)
        keep_answers({keys[number]: each for number, each in answers.items()})
        for number, message in kept.items():
            answer = answers.get(number)
            self._receipts[number] = Receipt(
                sha256=message.sha256,
                kind=message.kind,
                verdict=message.verdict,
                findings=len(message.findings),
                answer_kind=answer.kind if answer else "",
                answer=answer.content if answer else None,
                crashed=crashed,
            )

    def _used_numbers(self, batch: Batch) -> frozenset[int]:
        if batch.message != "JW323":
            return frozenset()
        return used_numbers(
            with_parties(batch.tables["Declaratie"], batch), self._keyring
        )

    def _days(self, headers: pl.DataFrame) -> dict[int, date]:
        signed = dict(
            headers.select("bericht", "bericht_identificatie_dagtekening").iter_rows()
        )
        return {
            number: self._arrivals[number].received_on or day or dutch_day(self._at)
            for number, day in signed.items()
        }

    def _kept(
        self,
        batch: Batch,
        verdict: Verdict,
        judgement: Judgement,
        days: Mapping[int, date],
        used: Collection[int],
    ) -> dict[int, KeptMessage]:
        oordelen = dict(verdict.berichten.iter_rows())
        findings = kept_findings(judgement)
        for number in used:
            findings[number].append(_USED)
        examples = examples_in(batch)
        return {
            row["bericht"]: KeptMessage(
                content=self._arrivals[row["bericht"]].content,
                sha256=self._hashes[row["bericht"]],
                received_at=self._moment(days[row["bericht"]]),
                verdict=VERDICTS[oordelen[row["bericht"]]],
                kind=batch.message,
                sender=row["afzender"],
                receiver=row["ontvanger"],
                identificatie=veil(
                    row["bericht_identificatie_identificatie"], self._keyring
                ),
                dagtekening=row["bericht_identificatie_dagtekening"],
                is_example=self._arrivals[row["bericht"]].is_example
                or row["bericht"] in examples,
                findings=tuple(findings[row["bericht"]]),
            )
            for row in batch.tables[HEADER].sort("bericht").iter_rows(named=True)
        }

    def _answers(
        self,
        batch: Batch,
        verdict: Verdict,
        kept: Mapping[int, KeptMessage],
        days: Mapping[int, date],
    ) -> dict[int, KeptMessage]:
        if batch.message not in ANSWERED:
            return {}
        signatures = {
            number: Signature(_own_identificatie(message.sha256), days[number])
            for number, message in kept.items()
        }
        tables = compose_answers(batch, verdict, signatures)
        if tables is None:
            return {}
        headers = tables[HEADER].sort("bericht").iter_rows(named=True)
        written = write_messages(tables, check=self.check_answers)
        return {
            row["bericht"]: KeptMessage(
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                received_at=kept[row["bericht"]].received_at,
                verdict=kept[row["bericht"]].verdict,
                kind=tables.message,
                sender=row["afzender"],
                receiver=row["ontvanger"],
                identificatie=veil(
                    row["bericht_identificatie_identificatie"], self._keyring
                ),
                dagtekening=days[row["bericht"]],
                is_example=kept[row["bericht"]].is_example,
            )
            for row, content in zip(headers, written, strict=True)
        }

    def _replay(
        self,
        digest: str,
        first: Mapping[str, int],
        known: Mapping[str, tuple[Message, Message | None]],
    ) -> Receipt:
        """The same again: the same answer, and nothing changes."""
        if digest in known:
            message, answer = known[digest]
            return Receipt(
                sha256=digest,
                kind=message.kind,
                verdict=Message.Verdict(message.verdict),
                findings=message.findings.count(),
                is_replay=True,
                answer_kind=answer.kind if answer else "",
                notice=notice_of(message) if not answer else (),
            )
        earlier = self._receipts[first[digest]]
        return Receipt(
            sha256=digest,
            kind=earlier.kind,
            verdict=earlier.verdict,
            findings=earlier.findings,
            is_replay=True,
            answer_kind=earlier.answer_kind,
            answer=earlier.answer,
            notice=earlier.notice,
        )

    def _moment(self, day: date | None) -> datetime:
        """Now, or noon of a day in the past."""
        if day is None or day == dutch_day(self._at):
            return self._at
        return datetime.combine(day, _NOON, UTC)


def _own_identificatie(sha256: str) -> str:
    """Twelve characters that follow from what is answered: a replay gets the same."""
    return base64.b32encode(bytes.fromhex(sha256)[:10]).decode("ascii")[:12]
