"""Write and verify the audit trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.kernel.access import Actor
from jeugdregio.register.bulk import insert_rows
from jeugdregio.register.models import AuditHead, AuditLine
from jeugdregio.register.storage import take_turn


GENESIS = "0" * 64
"""What the first line has for the hash of the one before."""

_COLUMNS: Final = (
    "sequence",
    "at",
    "actor",
    "action",
    "subject",
    "organisation",
    "detail",
    "previous_hash",
    "hash",
)

_LOCK = 4107120236


def record(
    actor: Actor,
    action: str,
    subject: str,
    *,
    at: datetime,
    organisation: str = "",
    detail: str = "",
) -> AuditLine:
    """Append one line, inside the caller's transaction so that both stand or fall.

    Args:
        actor: On whose behalf.
        action: Name of the action, e.g. ``set_step``.
        subject: Our own reference of what it was done to, never a name.
        at: The moment, with time zone.
        organisation: Code of the organisation it concerns.
        detail: A short machine-written remark; no free text of users.
    """
    with transaction.atomic():
        _take_lock()
        last = AuditLine.objects.order_by("-sequence").first()
        line = AuditLine(
            sequence=last.sequence + 1 if last else 1,
            at=at,
            actor=actor.key,
            action=action,
            subject=subject,
            organisation=organisation,
            detail=detail,
            previous_hash=last.hash if last else GENESIS,
        )
        line.hash = _hash(line)
        line.save()
        AuditHead.objects.update_or_create(
            pk=1, defaults={"sequence": line.sequence, "hash": line.hash}
        )
    return line


def record_many(
    actor: Actor,
    action: str,
    subjects: Iterable[tuple[str, str]],
    *,
    at: datetime,
) -> int:
    """Append a line per subject at once, as `record` would one by one.

    Args:
        actor: On whose behalf.
        action: Name of the action.
        subjects: Our own reference of each, and a short remark.
        at: The moment, with time zone.

    Returns:
        How many lines were written.
    """
    with transaction.atomic():
        _take_lock()
        last = AuditLine.objects.order_by("-sequence").first()
        sequence, previous = (last.sequence, last.hash) if last else (0, GENESIS)
        rows = []
        for subject, detail in subjects:
            sequence += 1
            # Not saved: the chain needs no more of a line than its values.
            line = AuditLine(
                sequence=sequence,
                at=at,
                actor=actor.key,
                action=action,
                subject=subject,
                detail=detail,
                previous_hash=previous,
            )
            line.hash = previous = _hash(line)
            rows.append(tuple(getattr(line, name) for name in _COLUMNS))
        insert_rows(AuditLine, _COLUMNS, rows)
        if rows:
            AuditHead.objects.update_or_create(
                pk=1, defaults={"sequence": sequence, "hash": previous}
            )
    return len(rows)


def broken_lines() -> list[int]:
    """Where the trail does not hold: every line is read and computed again.

    Returns:
        Sequence numbers of lines that were changed, or that follow on a missing one;
        at the end the number after the last line, where a tail is missing. Whoever
        can write to the database can make a trail that holds: keep `head` elsewhere
        to see that too.
    """
    broken = []
    previous, expected = GENESIS, 1
    for line in AuditLine.objects.order_by("sequence").iterator():
        if (
            line.sequence != expected
            or line.previous_hash != previous
            or line.hash != _hash(line)
        ):
            broken.append(line.sequence)
        previous, expected = line.hash, line.sequence + 1
    if head() != (expected - 1, previous):
        broken.append(expected)
    return broken


def head() -> tuple[int, str]:
    """Number and hash of the last line; 0 and `GENESIS` before the first."""
    last = AuditHead.objects.first()
    return (last.sequence, last.hash) if last else (0, GENESIS)


def _take_lock() -> None:
    take_turn(_LOCK)


def _hash(line: AuditLine) -> str:
    text = json.dumps(
        [
            line.sequence,
            int(line.at.timestamp() * 1_000_000),
            line.actor,
            line.action,
            line.subject,
            line.organisation,
            line.detail,
            line.previous_hash,
        ],
        ensure_ascii=False,
    )
    return hashlib.sha256(text.encode()).hexdigest()
