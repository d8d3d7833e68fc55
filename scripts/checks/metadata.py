"""The version is the same wherever it is told."""

from __future__ import annotations

import re
from pathlib import Path

from checks.common import PACKAGE


def check_metadata(root: Path) -> list[str]:
    """publiccode.yml and the changelog know the version of the package."""
    source = (root / PACKAGE / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if match is None:
        return [f"{PACKAGE}/__init__.py has no __version__"]
    version = match[1]
    problems = []
    described = (root / "publiccode.yml").read_text(encoding="utf-8")
    if f'softwareVersion: "{version}"' not in described:
        problems.append(f"publiccode.yml: softwareVersion is not {version}")
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"## [{version}]" not in changes:
        problems.append(f"CHANGELOG.md: no section for {version}")
    return problems
