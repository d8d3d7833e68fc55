"""Checks that another program does: format, lint, types, contracts, migrations."""

from __future__ import annotations

import sys
from pathlib import Path

from checks.common import run_tool, tool


def check_format(root: Path) -> list[str]:
    """Everything is laid out as ``ruff format`` would."""
    return run_tool(root, tool("ruff"), "format", "--check", "--quiet", "--diff", ".")


def check_lint(root: Path) -> list[str]:
    """Ruff finds nothing."""
    return run_tool(root, tool("ruff"), "check", "--quiet", "--output-format=concise")


def check_types(root: Path) -> list[str]:
    """Mypy finds nothing: strict, with the exceptions that pyproject.toml names."""
    return run_tool(root, sys.executable, "-m", "mypy", "--no-error-summary")


def check_contracts(root: Path) -> list[str]:
    """A stage imports earlier stages only; the rest of [tool.importlinter] holds."""
    lines = run_tool(root, tool("lint-imports"), "--no-cache", "--no-logo")
    start = next((i for i, line in enumerate(lines) if "BROKEN" in line), 0)
    kept = [line for line in lines[start:] if not set(line) <= {"-"}]
    return [line for line in kept if not line.endswith("KEPT")]


def check_migrations(root: Path) -> list[str]:
    """The models of the register are what its migrations make."""
    return run_tool(
        root,
        sys.executable,
        "-m",
        "django",
        "makemigrations",
        "--check",
        "--dry-run",
        "--skip-checks",
    )
