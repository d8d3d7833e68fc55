"""The messages someone may see, as rows without their content.

The content of a message is encrypted and holds data of children: it is never loaded
here. `VALUES` are the columns that may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from jeugdregio.actions.permissions import Sight
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.register.models import Message, Organisation
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.ijw import find_release


FROM_GEMEENTE: Final = frozenset(
    {"JW301", "JW306", "JW308", "JW316", "JW318", "JW319", "JW325"}
)
"""Kinds a municipality sends. The others come from aanbieders."""

VALUES: Final = (
    "pk",
    "direction",
    "kind",
    "sender",
    "receiver",
    "received_at",
    "verdict",
    "is_example",
)
_GEMEENTE: Final = re.compile(r"\d{4}")
_AANBIEDER: Final = re.compile(r"\d{8}")


@dataclass(frozen=True, slots=True)
class Party:
    """Sender or receiver: a code and, where we know it, a name."""

    code: str
    naam: str

    def __str__(self) -> str:
        return self.naam or self.code or "onbekend"


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message in a list.

    Attributes:
        pk: Our own number of it.
        kind: ``JW323``; empty where it cannot be read.
        title: What that is, in Dutch; empty where it cannot be read.
        is_received: Came in; else it was sent.
        gemeente: The municipality it is about.
        aanbieder: The aanbieder it is about.
        from_gemeente: Whether the municipality sent it.
        received_at: When we got or made it.
        verdict: Code of `Message.Verdict`.
        findings: How much was found in it.
        is_example: Generated, so fictional.
    """

    pk: int
    kind: str
    title: str
    is_received: bool
    gemeente: Party
    aanbieder: Party
    from_gemeente: bool
    received_at: datetime
    verdict: str
    findings: int
    is_example: bool


def messages_in(sight: Sight) -> QuerySet[Message]:
    """The messages within a sight."""
    whole = [code.removeprefix("GM") for code in sorted(sight.gemeenten)]
    found = Q(sender__in=whole) | Q(receiver__in=whole)
    if sight.aanbieders:
        regio = [code.removeprefix("GM") for code in sorted(sight.regio)]
        own = sorted(sight.aanbieders)
        found |= Q(sender__in=own, receiver__in=regio)
        found |= Q(receiver__in=own, sender__in=regio)
    if sight.unattributed:
        found |= Q(sender="", receiver="")
    # Not even deferred: a row that is no `Message` cannot load its content later.
    return Message.objects.filter(found)


def gemeente_of(sender: str, receiver: str) -> str:
    """Code of the municipality, GM and four digits; empty where there is none.

    A return message repeats the header of what it answers, so that the order of the
    two does not tell who sent it.

    Example:
        >>> gemeente_of("00990001", "0917"), gemeente_of("0917", "00990001")
        ('GM0917', 'GM0917')
    """
    found = next((each for each in (sender, receiver) if _GEMEENTE.fullmatch(each)), "")
    return f"GM{found}" if found else ""


def aanbieder_of(sender: str, receiver: str) -> str:
    """AGB code of the aanbieder; empty where there is none."""
    return next((each for each in (sender, receiver) if _AANBIEDER.fullmatch(each)), "")


def title_of(kind: str) -> str:
    """What a kind of message is, in Dutch; empty for one we do not know."""
    try:
        return find_release("3.2").find_message(kind).title
    except UnknownCodeError:
        return ""


def aanbieder_names(codes: set[str]) -> dict[str, str]:
    """Names of aanbieders by AGB code, of those that are organisations here."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.AANBIEDER, code__in=codes)
    return dict(rows.order_by().values_list("code", "naam"))


def as_row(
    values: dict[str, Any], *, names: dict[str, str], findings: int
) -> MessageRow:
    """A row of `VALUES` as what a page shows."""
    sender, receiver = values["sender"], values["receiver"]
    gemeente, aanbieder = gemeente_of(sender, receiver), aanbieder_of(sender, receiver)
    return MessageRow(
        pk=values["pk"],
        kind=values["kind"],
        title=title_of(values["kind"]),
        is_received=values["direction"] == Message.Direction.IN,
        gemeente=Party(gemeente, _name(gemeente)),
        aanbieder=Party(aanbieder, names.get(aanbieder, "")),
        from_gemeente=values["kind"] in FROM_GEMEENTE,
        received_at=values["received_at"],
        verdict=values["verdict"],
        findings=findings,
        is_example=values["is_example"],
    )


def _name(gemeente: str) -> str:
    try:
        return gemeente_name(gemeente) if gemeente else ""
    except UnknownCodeError:
        return ""
