"""What an action may take of Django: transactions and queries, nothing of requests.

Import contracts see a package as a whole, so this finer rule is our own. An action
opens a transaction, counts rows and creates the tables; it does not know of requests,
sessions, templates or settings, so that a command and a page can both call it.
"""

from __future__ import annotations

import ast
import functools
from pathlib import Path
from typing import Final

from checks.common import python_modules, stage_of


ALLOWED_IN_ACTIONS: Final = frozenset(
    {
        "django.contrib.auth.password_validation.validate_password",
        "django.core.exceptions.ValidationError",
        "django.core.management.call_command",
        "django.core.validators.MaxLengthValidator",
        "django.db.DatabaseError",
        "django.db.connection",
        "django.db.IntegrityError",
        "django.db.transaction",
        "django.db.models.Count",
        "django.db.models.F",
        "django.db.models.Max",
        "django.db.models.Q",
        "django.db.models.QuerySet",
        "django.utils.translation.override",
    }
)

STARTERS: Final = frozenset(
    {
        "django.conf.settings",
        "django.core.management.call_command",
        "django.setup",
    }
)
"""What a command may take of it: start it, with its settings."""

NETWORK: Final = ("ftplib", "http.client", "smtplib", "urllib.request")


def check_framework(root: Path) -> list[str]:
    """Actions and commands import of Django only what is listed above.

    Also: pages and commands do not query, and nobody speaks to the network through
    the standard library.
    """
    problems: list[str] = []
    for path, tree in python_modules(root):
        stage = stage_of(path)
        for line, name in imported_names(tree):
            if name.startswith(NETWORK):
                problems.append(f"{path}:{line}: {name}; facts fetch, through httpx")
            if not f"{name}.".startswith("django."):
                continue
            if stage == "actions" and name not in ALLOWED_IN_ACTIONS:
                problems.append(f"{path}:{line}: an action does not know {name}")
            if stage == "cli" and not _only_starts(name, tree):
                problems.append(f"{path}:{line}: a command only starts Django: {name}")
        if stage in {"web", "cli"}:
            problems += [
                f"{path}:{line}: queries are for actions: {what}"
                for line, what in _queries(tree)
            ]
    return problems


@functools.lru_cache(maxsize=2048)
def _queries(tree: ast.Module) -> tuple[tuple[int, str], ...]:
    return tuple(
        (node.lineno, ast.unparse(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    )


@functools.lru_cache(maxsize=2048)
def imported_names(tree: ast.Module) -> tuple[tuple[int, str], ...]:
    """Line and full name of everything a module imports, at any depth.

    Example:
        >>> imported_names(ast.parse("from django.db import models"))
        ((1, 'django.db.models'),)
    """
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [
                (node.lineno, f"{node.module}.{alias.name}") for alias in node.names
            ]
    return tuple(found)


def _only_starts(name: str, tree: ast.Module) -> bool:
    """``import django`` is fine where only ``django.setup`` is used."""
    if name != "django":
        return name in STARTERS
    return all(
        node.attr == "setup"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "django"
    )
