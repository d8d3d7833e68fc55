"""Look whether database and facts answer."""

from __future__ import annotations

from django.db import DatabaseError, connection

from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import UserError


def check_health(workspace: Workspace) -> list[str]:
    """What does not work, one word each; empty when all is well."""
    problems = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        problems.append("database")
    try:
        workspace.facts().cursor().execute("SELECT 1 FROM gebied LIMIT 1")
    except UserError:
        problems.append("facts")
    return problems
