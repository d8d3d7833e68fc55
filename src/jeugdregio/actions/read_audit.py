"""Read and verify the audit trail."""

from __future__ import annotations

from django.db.models import QuerySet

from jeugdregio.actions.permissions import check_manage
from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import broken_lines
from jeugdregio.register.models import AuditLine


def audit_lines(actor: Actor) -> QuerySet[AuditLine]:
    """All audit lines, latest first.

    Raises:
        ActionDeniedError: The actor is no administrator.
    """
    check_manage(actor)
    return AuditLine.objects.all()


def broken_audit_lines(actor: Actor) -> list[int]:
    """Numbers of lines that were changed or follow on a missing one.

    Raises:
        ActionDeniedError: The actor is no administrator.
    """
    check_manage(actor)
    return broken_lines()
