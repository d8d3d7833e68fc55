"""No file past 400 lines, unless a decision says why."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from checks.common import project_files


LONGEST: Final = 400

CODE: Final = (".py", ".sql", ".html", ".css", ".js", ".typ", ".sh")
"""Data, lock files and texts may be as long as they need to be; so may migrations,
which Django writes."""

EXCEPTIONS: Final[dict[str, str]] = {}
"""Path to the number of the decision that defends it, such as ``"0019"``."""


def check_file_length(root: Path, exceptions: dict[str, str] = EXCEPTIONS) -> list[str]:
    """Every code file has at most `LONGEST` lines, or a decision that defends it."""
    problems: list[str] = []
    long: set[str] = set()
    for path in project_files(root, *CODE):
        if "migrations" in path.parts:
            continue
        lines = len((root / path).read_text(encoding="utf-8").splitlines())
        if lines > LONGEST:
            long.add(path.as_posix())
            if path.as_posix() not in exceptions:
                problems.append(f"{path}: {lines} lines, at most {LONGEST}: split it")
    for name, number in exceptions.items():
        if name not in long:
            problems.append(f"{name} needs no exception: take it off the list")
        if not list((root / "docs" / "adr").glob(f"{number}-*.md")):
            problems.append(f"{name}: decision {number} does not exist")
    return problems
