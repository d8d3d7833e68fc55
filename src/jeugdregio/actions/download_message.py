"""Hand out the bytes of a message: data of children, for a purpose that is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jeugdregio.actions.message_rows import aanbieder_of, gemeente_of, messages_in
from jeugdregio.actions.permissions import (
    check_read_lines,
    check_read_messages,
    sight_of,
)
from jeugdregio.actions.policies import check_purpose
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Message
from jeugdregio.standards.regions import find_regio


@dataclass(frozen=True, slots=True)
class MessageFile:
    """The bytes of a message, and a file name that says nothing of what is in it."""

    name: str
    content: bytes


def download_message(
    actor: Actor, regio_code: str, message_id: int, *, purpose: str, at: datetime
) -> MessageFile:
    """The bytes of a message as it came or went; who, when and why is written down.

    Args:
        actor: Who asks.
        regio_code: The region.
        message_id: Our own number of the message.
        purpose: Code of one of `policies.DOELEN`.
        at: The moment.

    Raises:
        UnknownCodeError: No such region or message, or not for this person.
        ActionDeniedError: Council and college never; and nobody where it is not known
            which municipality the message is about.
        InvalidInputError: No purpose, or not one of ours.
        ConfigurationError: There are no keys to read the message with.
    """
    regio = find_regio(regio_code)
    check_read_messages(actor, regio.code)
    visible = messages_in(sight_of(actor, regio.code))
    values = visible.filter(pk=message_id).values("sender", "receiver").first()
    if values is None:
        raise UnknownCodeError(
            "Dit bericht is er niet, of niet voor u.",
            hint="Ga terug naar de berichten van de regio.",
        )
    gemeente = gemeente_of(**values)
    check_read_lines(
        actor,
        regio.code,
        gemeente_code=gemeente,
        aanbieder=aanbieder_of(**values),
    )
    doel = check_purpose(purpose)
    with transaction.atomic():
        # The line comes before the bytes: where it cannot be written, nobody reads.
        record(
            actor,
            "download_message",
            f"bericht-{message_id}",
            at=at,
            organisation=gemeente,
            detail=f"doel={doel.code}",
        )
        message = Message.objects.get(pk=message_id)
        content = message.content
    kind = message.kind.lower() or "bericht"
    return MessageFile(f"{kind}-{message.sha256[:12]}.xml", content)
