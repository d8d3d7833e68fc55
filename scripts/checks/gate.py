"""Figures leave `measures` through the disclosure gate only.

The types say so too: publishing takes a `DisclosedTable`. This check keeps the other
doors shut, also in code that no type checker reads.
"""

from __future__ import annotations

import ast
import functools
from pathlib import Path
from typing import Final

from checks.common import PACKAGE, python_modules, stage_of


GATE: Final = PACKAGE / "measures" / "disclosure.py"

DOORS: Final = {
    "_GATE": {GATE},
    "_made_by": {GATE},
    "restore": {
        GATE,
        PACKAGE / "measures" / "keep.py",
    },
    "pass_open_figures": {
        GATE,
        PACKAGE / "measures" / "run.py",
        PACKAGE / "measures" / "derived.py",
    },
}
"""Names that belong to these files alone."""

INSIDE: Final = frozenset({"ExactTable", "run_measure"})
"""Names of figures before the gate: `measures` only."""


def check_gate(root: Path) -> list[str]:
    """Nobody outside handles exact figures, and nobody but the gate lets them out."""
    problems: list[str] = []
    for path, tree in python_modules(root):
        for line, name in _guarded(tree):
            where = f"{path}:{line}"
            if name in INSIDE and stage_of(path) != "measures":
                problems.append(f"{where}: {name} holds figures before the gate")
            if name in DOORS and path not in DOORS[name]:
                problems.append(f"{where}: {name} is for the gate alone")
    return problems


@functools.lru_cache(maxsize=2048)
def _guarded(tree: ast.Module) -> tuple[tuple[int, str], ...]:
    """Where a module uses a name that this check is about."""
    return tuple(
        (getattr(node, "lineno", 1), name)
        for node in ast.walk(tree)
        for name in _names(node)
        if name in INSIDE or name in DOORS
    )


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [node.attr]
    if isinstance(node, ast.keyword):
        return [node.arg or ""]
    if isinstance(node, ast.ImportFrom | ast.Import):
        return [alias.name.rpartition(".")[2] for alias in node.names]
    return []
