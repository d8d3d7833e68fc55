"""The audit trail: append-only lines, each holding the hash of the one before."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Code tried to change or remove an audit line: our own fault, so loud."""


class _AppendOnly(models.QuerySet["AuditLine"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("audit lines are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("audit lines are never removed")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("audit lines are written one by one, by register.audit")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("audit lines are never changed")


class AuditLine(models.Model):
    """Who did or saw what, when, at which organisation. Holds no personal data.

    Write lines with `register.audit.record` only: it keeps the chain of hashes.
    """

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    organisation = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = _AppendOnly.as_manager()

    class Meta:
        ordering = ["-sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new line; refuse to write over an old one."""
        if not self._state.adding or self.pk is not None:
            raise AppendOnlyError("audit lines are never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("audit lines are never removed")


class AuditHead(models.Model):
    """The last line, told apart from the lines: so that a missing tail is seen.

    One row, written under the same lock as the line itself.
    """

    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash[:12]}"
