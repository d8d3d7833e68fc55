"""How the messages of a region were judged: per verdict, and per month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.db.models import Count, QuerySet

from jeugdregio.actions.list_messages import (
    KINDS,
    MessageChoice,
    select_messages,
    start_of,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.months import Month
from jeugdregio.register.models import Message


MONTHS_SHOWN: Final = 12
"""A year fits on a screen; for more the reader chooses another period."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """The messages received in one month, by verdict."""

    month: Month
    verdicts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class MessageCounts:
    """Messages received, within what the reader may and wants to see.

    Attributes:
        verdicts: How many of each verdict, whatever verdict the reader chose.
        months: The latest months of the period, oldest first, also empty ones.
        period: All months in which any message came in, oldest first.
        since: The month from which was counted, where the reader chose none and there
            are older messages; else None.
        waiting_before: How many from before ``since`` still wait for a person.
        has_examples: Generated messages are among them.
    """

    verdicts: Mapping[str, int]
    months: tuple[MonthCount, ...]
    period: tuple[Month, ...]
    since: Month | None
    waiting_before: int
    has_examples: bool

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.verdicts.values())


def count_messages(
    actor: Actor, regio_code: str, choice: MessageChoice
) -> MessageCounts:
    """Count the messages received under a choice; without a period the last year.

    Only received ones: an answer that we sent was judged by its receiver, elsewhere.

    Raises:
        UnknownCodeError: No such region, or the actor has nothing to do with it.
        ActionDeniedError: The actor does not handle messages.
    """
    choice = replace(choice, verdict="", direction=str(Message.Direction.IN))
    found = select_messages(actor, regio_code, choice)
    period = _period()
    shown = tuple(
        month
        for month in period
        if (choice.first is None or choice.first <= month)
        and (choice.last is None or month <= choice.last)
    )[-MONTHS_SHOWN:]
    verdicts: Counter[str] = Counter()
    has_examples = False
    months = []
    # One range per month, so that every row is read once and by the index on the
    # moment of receipt. The database has no Dutch months of its own.
    for month in shown:
        counts, examples = _count(
            found.filter(
                received_at__gte=start_of(month),
                received_at__lt=start_of(month.following()),
            )
        )
        months.append(MonthCount(month, counts))
        verdicts += counts
        has_examples |= examples
    since, waiting = None, 0
    if shown and shown[0] != period[0]:
        before = found.filter(received_at__lt=start_of(shown[0]))
        if choice.first is None:
            # Of years ago nobody asks the counts, but who waits still waits.
            since = shown[0]
            parked = Message.Verdict.PARKED
            waiting = before.filter(kind__in=_KINDS, verdict=parked).count()
        else:
            earlier, examples = _count(before)
            verdicts += earlier
            has_examples |= examples
    return MessageCounts(verdicts, tuple(months), period, since, waiting, has_examples)


_KINDS: Final = ("", *(kind for kind, _ in KINDS))
"""All of them: named, so that the index on kind and verdict is used."""


def _count(found: QuerySet[Message]) -> tuple[Counter[str], bool]:
    """How many of each verdict, and whether any is an example."""
    counts: Counter[str] = Counter()
    has_examples = False
    rows = found.order_by().values_list("verdict", "is_example").annotate(Count("pk"))
    for verdict, is_example, count in rows:
        counts[verdict] += count
        has_examples |= is_example
    return counts, has_examples


def _period() -> tuple[Month, ...]:
    moments = Message.objects.values_list("received_at", flat=True)
    first = moments.order_by("received_at").first()
    last = moments.order_by("-received_at").first()
    if first is None or last is None:
        return ()
    month, end = Month.of(dutch_day(first)), Month.of(dutch_day(last))
    found = [month]
    while month < end:
        month = month.following()
        found.append(month)
    return tuple(found)
