"""Nobody but the entry points reads the clock, chance or the environment.

`as_of`, `at` and `rng` are arguments, so the same call gives the same answer next
year. Entry points are the command line, the site and the settings.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checks.common import PACKAGE, project_files, python_modules, stage_of


ENTRY_POINTS: Final = frozenset({"cli", "web", "config"})

FORBIDDEN: Final = {
    "os.environ": "the environment",
    "os.environb": "the environment",
    "os.getenv": "the environment",
    "os.putenv": "the environment",
    "environs": "the environment",
    "datetime.datetime.now": "the clock",
    "datetime.datetime.utcnow": "the clock",
    "datetime.datetime.today": "the clock",
    "datetime.date.today": "the clock",
    "time.time": "the clock",
    "time.time_ns": "the clock",
    "time.localtime": "the clock",
    "time.gmtime": "the clock",
    "time.strftime": "the clock",
    "django.utils.timezone.now": "the clock",
    "django.utils.timezone.localdate": "the clock",
    "django.utils.timezone.localtime": "the clock",
    "uuid.uuid1": "chance",
    "uuid.uuid4": "chance",
    "os.urandom": "chance",
    "secrets": "chance",
    "random": "chance",
    "numpy.random": "chance",
}
"""Full names, and what is read through them. A name stands for all below it."""

SEEDED: Final = frozenset(
    {
        "random.Random",
        "numpy.random.default_rng",
        "numpy.random.Generator",
        "numpy.random.SeedSequence",
    }
)
"""Allowed below the names above: these take the seed, or are only a type."""

KEYS_ARE_MADE: Final = frozenset({PACKAGE / "register" / "vault" / "randomness.py"})
"""A key that can be repeated is no key: the one place that asks for real chance."""

_SQL: Final = re.compile(
    r"\b(?:now|today|random|uuid|current_date|current_timestamp|getenv)\b\s*\(?",
    re.IGNORECASE,
)
_SQL_COMMENT: Final = re.compile(r"--[^\n]*")


def check_ambient(root: Path) -> list[str]:
    """No stage below the entry points reads what was not handed to it."""
    problems: list[str] = []
    for path, tree in python_modules(root):
        # Migrations repeat the defaults of Django's own user model.
        if path in KEYS_ARE_MADE or "migrations" in path.parts:
            continue
        if stage_of(path) not in ENTRY_POINTS:
            problems += [f"{path}:{line}: {what}" for line, what in _ambient(tree)]
    for path in project_files(root, ".sql"):
        if path.is_relative_to(PACKAGE):
            text = _SQL_COMMENT.sub("", (root / path).read_text(encoding="utf-8"))
            for match in _SQL.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                problems.append(f"{path}:{line}: SQL asks {match[0].strip()}")
    return problems


@functools.lru_cache(maxsize=2048)
def _ambient(tree: ast.Module) -> tuple[tuple[int, str], ...]:
    return tuple(_find_ambient(tree))


def _find_ambient(tree: ast.Module) -> Iterator[tuple[int, str]]:
    names = _imported_as(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.value.lineno, f"{node.arg} reads the clock: pass the moment"
        if isinstance(node, ast.Call) and not node.args and not node.keywords:
            name = _full_name(node.func, names)
            if name in {"random.Random", "numpy.random.default_rng"}:
                yield node.lineno, f"{name}() has no seed: pass one"
        if isinstance(node, ast.Name | ast.Attribute):
            name = _full_name(node, names)
            what = FORBIDDEN.get(name) or FORBIDDEN.get(name.rpartition(".")[0], "")
            # A bare module is not yet a use of it; what is taken from it is.
            used = name not in {"random", "secrets", "numpy.random"}
            if what and used and name not in SEEDED:
                yield node.lineno, f"{name} reads {what}: pass it as an argument"


def _imported_as(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, in full."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                names[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def _full_name(node: ast.expr, names: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        inner = _full_name(node.value, names)
        return f"{inner}.{node.attr}" if inner else ""
    return ""
