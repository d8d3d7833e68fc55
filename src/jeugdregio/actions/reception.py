"""What comes in, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jeugdregio.register.models import Message


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that came.

    Attributes:
        content: Its bytes.
        received_on: The day it counts as received; None is the day it was signed, for
            traffic of the past.
        is_example: Known to be generated. A message about numbers of the test range
            alone is an example anyway.
    """

    content: bytes = field(repr=False)
    received_on: date | None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of one message.

    Attributes:
        sha256: Of its bytes.
        kind: Such as ``JW305``; empty where that is unknown.
        verdict: What came of it.
        findings: How many there are.
        is_replay: It was here before; nothing changed.
        answer_kind: Kind of the answer; empty where there is none.
        answer: The answer, unless this is a replay: then `read_answer` gives it.
        notice: For one with a wrong form: line, and what is wrong where.
        crashed: Rules that could not be evaluated: our fault; it waits for a person.
    """

    sha256: str
    kind: str
    verdict: Message.Verdict
    findings: int = 0
    is_replay: bool = False
    answer_kind: str = ""
    answer: bytes | None = field(default=None, repr=False)
    notice: tuple[str, ...] = ()
    crashed: tuple[str, ...] = ()
