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
        PACKAGE / "measures" / "derived.py",
    },
    "pass_open_figures": {
        GATE,
        PACKAGE / "measures" / "run.py",
    },
}
"""Names that belong to these files alone."""

TEXT_TABLE_RENDERERS: Final = frozenset(
    PACKAGE / "publishing" / "documents" / name
    for name in (
        "blocks.py",
        "docx.py",
        "docx_tables.py",
        "text_table.py",
        "typst_payload.py",
    )
)
"""Modules that show a table of words."""

TEXT_TABLE_MAKERS: Final = frozenset(
    PACKAGE / "actions" / name
    for name in (
        "compose_council_note.py",
        "compose_regeling.py",
        "council_note_forms.py",
    )
)
"""Modules that make a table of words; none of them may see figures before the gate."""

FIGURE_STAGES: Final = ("messages", "facts", "measures")
"""Stages that know figures or lines about persons."""

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
        problems += _text_tables(path, tree)
    return problems


def _text_tables(path: Path, tree: ast.Module) -> list[str]:
    """A table of words is no back door: few make one, and those know no figures."""
    if path in TEXT_TABLE_RENDERERS or not path.is_relative_to(PACKAGE):
        return []
    if path not in TEXT_TABLE_MAKERS:
        return [
            f"{path}:{line}: TextTable is for words; figures come in a TableBlock"
            for line, name in _names_in(tree)
            if name == "TextTable"
        ]
    return [
        f"{path}:{line}: makes tables of words, so imports nothing of {module}"
        for line, module in _imported(tree)
        if module.split(".")[1:2] and module.split(".")[1] in FIGURE_STAGES
    ]


@functools.lru_cache(maxsize=2048)
def _names_in(tree: ast.Module) -> tuple[tuple[int, str], ...]:
    return tuple(
        (getattr(node, "lineno", 1), name)
        for node in ast.walk(tree)
        for name in _names(node)
    )


def _imported(tree: ast.Module) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.lineno, node.module))
        elif isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
    return found


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
