"""Every decision has its form, and what enforces it exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from checks.common import PACKAGE


ADR: Final = Path("docs/adr")
LONGEST: Final = 70
"""Lines: about a page."""

_HEADINGS: Final = ("## Context", "## Decision", "## Consequences", "## Enforced by")
_QUOTED: Final = re.compile(r"`([^`]+)`")
_LOOKS_LIKE_PATH: Final = re.compile(
    r"[\w.*-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:toml|yml|md)"
)


def check_adrs(root: Path) -> list[str]:
    """Numbers run on, the form is kept, and files named as guards are there."""
    files = sorted((root / ADR).glob("[0-9]*.md"))
    problems: list[str] = []
    numbers = [int(path.name[:4]) for path in files]
    if numbers != list(range(1, len(files) + 1)):
        problems.append(f"{ADR}: numbers do not run on from 0001")
    for path in files:
        text = path.read_text(encoding="utf-8")
        where = f"{ADR}/{path.name}"
        lines = text.splitlines()
        if len(lines) > LONGEST:
            problems.append(f"{where}: {len(lines)} lines, more than a page")
        if not re.match(rf"# {path.name[:4]} \S", text):
            problems.append(f"{where}: the title does not start with its number")
        problems += [
            f"{where}: no line '{field}'"
            for field in ("Date: 20", "Status: ")
            if not any(line.startswith(field) for line in lines)
        ]
        places = [text.find(f"\n{heading}\n") for heading in _HEADINGS]
        if -1 in places or places != sorted(places):
            problems.append(f"{where}: not {', '.join(_HEADINGS)} in this order")
            continue
        problems += [f"{where}: {each}" for each in _guards(root, text[places[-1] :])]
    return problems


def _guards(root: Path, section: str) -> list[str]:
    quoted = _QUOTED.findall(section)
    if not quoted:
        return ["'Enforced by' names no check, contract or test"]
    contracts = (root / "pyproject.toml").read_text(encoding="utf-8")
    problems = []
    for name in quoted:
        if name.startswith("contract: "):
            if f'"{name.removeprefix("contract: ")}"' not in contracts:
                problems.append(f"there is no {name}")
        elif _LOOKS_LIKE_PATH.fullmatch(name):
            found = root.glob(name), (root / PACKAGE).glob(name)
            if not any(True for some in found for _ in some):
                problems.append(f"{name} does not exist")
    return problems
