"""Messages received and sent, whole and encrypted, with what was found in them."""

from __future__ import annotations

import zlib
from typing import Final

from django.db import models

from jeugdregio.register.vault.fields import EncryptedBytesField
from jeugdregio.register.vault.keyring import Purpose


NAMED_ONCE: Final = (
    "JW301",
    "JW305",
    "JW307",
    "JW315",
    "JW317",
    "JW319",
    "JW323",
    "JW325",
)
"""Kinds of which a sender uses an Identificatie once (TR056)."""


class Message(models.Model):
    """One iJw message, in or out. Its bytes are kept as they came: see `content`.

    A message that the schema refuses has no header we can trust: then only the hash
    tells it from others.
    """

    class Direction(models.TextChoices):
        """Who sent it, seen from the region."""

        IN = "in", "ontvangen"
        OUT = "uit", "verzonden"

    class Verdict(models.TextChoices):
        """What came of it."""

        ACCEPTED = "aangenomen", "aangenomen"
        PARTLY = "deels", "deels afgekeurd"
        REJECTED = "afgekeurd", "afgekeurd"
        UNREADABLE = "technisch", "technisch afgekeurd"
        PARKED = "geparkeerd", "niet beoordeeld"

    direction = models.CharField(max_length=3, choices=Direction.choices)
    kind = models.CharField(max_length=5, blank=True)
    sender = models.CharField(max_length=8, blank=True)
    receiver = models.CharField(max_length=8, blank=True)
    identificatie = models.CharField(max_length=12, blank=True)
    dagtekening = models.DateField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    packed = EncryptedBytesField(purpose=Purpose.MESSAGE_VALUE)
    received_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    answer_to = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="answer"
    )
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "sha256"], name="message_once_by_content"
            ),
            models.UniqueConstraint(
                fields=["direction", "kind", "sender", "identificatie"],
                # Of the kinds of TR056 only: a return message repeats the header of
                # what it answers, and may come again.
                condition=models.Q(
                    direction="in",
                    kind__in=NAMED_ONCE,
                    verdict__in=["aangenomen", "deels"],
                ),
                name="message_once_by_name",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "verdict"], name="message_kind_verdict"),
            models.Index(fields=["received_at"], name="message_received"),
            # All that the inbox counts and filters by: it reads the index alone.
            models.Index(
                fields=[
                    "received_at",
                    "direction",
                    "verdict",
                    "kind",
                    "sender",
                    "receiver",
                    "is_example",
                ],
                name="message_inbox",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind or 'onleesbaar'} {self.sha256[:12]} {self.verdict}"

    @staticmethod
    def pack(content: bytes) -> bytes:
        """Bytes as they are encrypted: XML shrinks to a tenth."""
        return zlib.compress(content, level=1)

    @property
    def content(self) -> bytes:
        """The bytes as they came or went."""
        return zlib.decompress(self.packed, bufsize=self.size)


class MessageFinding(models.Model):
    """Something found in a message: by the schema or by a rule. Never a value."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="findings")
    rule = models.CharField(max_length=8)
    retourcode = models.CharField(max_length=4, blank=True)
    berichtklasse = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=80, blank=True)
    fields = models.CharField(max_length=200, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=16)
    text = models.CharField(max_length=400)

    class Meta:
        ordering = ["message", "pk"]

    def __str__(self) -> str:
        return f"{self.rule} {self.berichtklasse}"
