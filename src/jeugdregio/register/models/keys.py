"""Which keys this register was written with: by fingerprint, never the key."""

from __future__ import annotations

from django.db import models


class KeyFingerprint(models.Model):
    """A key that values in this register were made with.

    A program that starts with other keys would write what nobody can read beside what
    it cannot read itself; it compares these first.
    """

    purpose = models.CharField(max_length=32)
    key_id = models.PositiveSmallIntegerField()
    fingerprint = models.CharField(max_length=64)
    noted_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purpose", "key_id"], name="key_once")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.key_id}"
