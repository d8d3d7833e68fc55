"""The messages of a region, newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from django.db.models import Count, Q, QuerySet

from jeugdregio.actions.message_rows import (
    FROM_GEMEENTE,
    VALUES,
    MessageRow,
    aanbieder_names,
    aanbieder_of,
    as_row,
    messages_in,
)
from jeugdregio.actions.permissions import check_read_messages, sight_of
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import DUTCH_TIME
from jeugdregio.kernel.months import Month
from jeugdregio.register.models import (
    ContractLine,
    Message,
    MessageFinding,
    Organisation,
)
from jeugdregio.standards.ijw import find_release
from jeugdregio.standards.regions import find_regio


__all__ = [
    "DIRECTIONS",
    "FROM_GEMEENTE",
    "KINDS",
    "VERDICTS",
    "MessageChoice",
    "MessagePage",
    "known_aanbieders",
    "known_rules",
    "list_messages",
    "select_messages",
]

PAGE_SIZE: Final = 50
AGB_LENGTH: Final = 8

KINDS: Final = tuple(
    (message.name, message.title) for message in find_release("3.2").messages
)
"""The kinds of message, each with its title."""

VERDICTS: Final = tuple((each.value, str(each.label)) for each in Message.Verdict)
"""What can come of a message, each with its word."""

DIRECTIONS: Final = tuple((each.value, str(each.label)) for each in Message.Direction)
"""Received or sent."""


@dataclass(frozen=True, slots=True)
class MessageChoice:
    """What a reader wants to see; empty is all.

    Attributes:
        kind: ``JW323``.
        verdict: Code of `Message.Verdict`.
        direction: Code of `Message.Direction`.
        aanbieder: AGB code.
        gemeente: GM and four digits.
        rule: Code of a rule that found something.
        first: First month.
        last: Last month, itself included.
        with_findings: Only messages in which something was found.
    """

    kind: str = ""
    verdict: str = ""
    direction: str = ""
    aanbieder: str = ""
    gemeente: str = ""
    rule: str = ""
    first: Month | None = None
    last: Month | None = None
    with_findings: bool = False


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One page of the list.

    Attributes:
        rows: The messages, newest first.
        older: Number of the last one, where older ones follow; else None.
    """

    rows: tuple[MessageRow, ...]
    older: int | None


def list_messages(
    actor: Actor, regio_code: str, choice: MessageChoice, *, older_than: int = 0
) -> MessagePage:
    """The messages that someone may see and wants to see.

    Args:
        actor: Who asks; sees what `sight_of` says.
        regio_code: The region.
        choice: What the reader wants to see.
        older_than: Number of the message after which the page starts; 0 for the
            newest. One the reader may not see starts at the newest.

    Raises:
        UnknownCodeError: No such region, or the actor has nothing to do with it.
        ActionDeniedError: The actor does not handle messages.
    """
    found = select_messages(actor, regio_code, choice)
    after = found.filter(pk=older_than).values_list("received_at", flat=True).first()
    if after is not None:
        # By place, not by page number: going on takes as long on page 900 as on 2.
        # Said twice, so that the database starts reading at the place itself.
        found = found.filter(received_at__lte=after).filter(
            Q(received_at__lt=after) | Q(pk__lt=older_than)
        )
    rows = list(found.order_by("-received_at", "-pk").values(*VALUES)[: PAGE_SIZE + 1])
    has_more = len(rows) > PAGE_SIZE
    rows = rows[:PAGE_SIZE]
    counts = dict(
        MessageFinding.objects.filter(message_id__in=[row["pk"] for row in rows])
        .order_by()
        .values_list("message_id")
        .annotate(Count("pk"))
    )
    codes = {aanbieder_of(row["sender"], row["receiver"]) for row in rows}
    names = aanbieder_names(codes - {""})
    return MessagePage(
        rows=tuple(
            as_row(row, names=names, findings=counts.get(row["pk"], 0)) for row in rows
        ),
        older=rows[-1]["pk"] if has_more else None,
    )


def select_messages(
    actor: Actor, regio_code: str, choice: MessageChoice
) -> QuerySet[Message]:
    """The messages that someone may see and wants to see, in no order.

    Raises:
        UnknownCodeError: No such region, or the actor has nothing to do with it.
        ActionDeniedError: The actor does not handle messages.
    """
    regio = find_regio(regio_code)
    check_read_messages(actor, regio.code)
    found = messages_in(sight_of(actor, regio.code))
    found = _narrow(found, choice)
    for code in (choice.aanbieder, choice.gemeente.removeprefix("GM")):
        if code:
            found = found.filter(Q(sender=code) | Q(receiver=code))
    if choice.rule:
        findings = MessageFinding.objects.filter(rule=choice.rule).order_by()
        found = found.filter(pk__in=findings.values("message_id"))
    if choice.with_findings:
        # Any other verdict rests on a finding. To ask for the findings themselves
        # takes twice as long.
        found = found.exclude(verdict=Message.Verdict.ACCEPTED)
        found = found.exclude(direction=Message.Direction.OUT)
    if choice.first:
        found = found.filter(received_at__gte=start_of(choice.first))
    if choice.last:
        found = found.filter(received_at__lt=start_of(choice.last.following()))
    return found


def _narrow(found: QuerySet[Message], choice: MessageChoice) -> QuerySet[Message]:
    """By kind, verdict and direction, so that the database reads in order of receipt.

    Asked for one kind or direction, SQLite takes the index that starts with it, reads
    nearly all messages and sorts them; asked to leave the others out, it goes through
    the newest until a page is full. Kind and verdict together are few: see the index.
    """
    if choice.verdict:
        found = found.filter(verdict=choice.verdict)
    others = {"", *(kind for kind, _ in KINDS)} - {choice.kind}
    if choice.kind and (choice.verdict or len(others) > len(KINDS)):
        found = found.filter(kind=choice.kind)
    elif choice.kind:
        found = found.exclude(kind__in=sorted(others))
    if choice.direction:
        elsewhere = [code for code, _ in DIRECTIONS if code != choice.direction]
        found = found.exclude(direction__in=elsewhere)
    return found


def start_of(month: Month) -> datetime:
    """The moment a month begins in the Netherlands."""
    return datetime.combine(month.first_day, time(), tzinfo=DUTCH_TIME)


def known_aanbieders() -> tuple[tuple[str, str], ...]:
    """Aanbieders with a contract or a name, each with its name where we know it.

    Not those of the messages: to find them all rows would have to be read.
    """
    codes = set(
        ContractLine.objects.order_by().values_list("aanbieder", flat=True).distinct()
    )
    kind = Organisation.Kind.AANBIEDER
    names = dict(Organisation.objects.filter(kind=kind).values_list("code", "naam"))
    codes |= {code for code in names if len(code) == AGB_LENGTH and code.isdigit()}
    return tuple((code, names.get(code, "")) for code in sorted(codes))


def known_rules() -> tuple[str, ...]:
    """Rules that found something in any message."""
    return tuple(
        MessageFinding.objects.order_by("rule")
        .values_list("rule", flat=True)
        .distinct()
    )
