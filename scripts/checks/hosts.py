"""No registry, no machine: what is committed works anywhere.

The lock files name hashes and no place; where packages come from is the business of
whoever installs. A path of one machine works on that machine only.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Final

from checks.common import project_files


# Put together here, so that this file is not a finding itself.
_HOSTS: Final = "|".join(
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("npmmirror", "com"),
        ("proxy", "golang", "org"),
    )
)
_REGISTRY: Final = re.compile(
    rf"(?:{_HOSTS})|--(?:extra-)?index-url|\bfind-links\s*=|https?://[^\s\"']+/simple\b"
)
_FOLDERS: Final = "|".join(("home", "Users", "root", "work", "mnt", "workspace"))
_MACHINE: Final = re.compile(rf"(?<![\w.~$}}/<-])/(?:{_FOLDERS})/\w|\b[A-Z]:\\Users\\")
_LOCKS: Final = ("requirements/*.txt", "requirements/*.in", "package-lock.json")
_RESOLVED: Final = re.compile(r"\"resolved\"|(?<!\")https?://|@\s*https?://")

_BINARY: Final = frozenset(
    {".png", ".jpg", ".ttf", ".woff2", ".pdf", ".docx", ".xlsx", ".gz", ".parquet"}
)


def check_hosts(root: Path) -> list[str]:
    """No file names a package registry or a path of one machine."""
    problems: list[str] = []
    for path in project_files(root):
        if path.suffix in _BINARY:
            continue
        is_lock = any(path.match(pattern) for pattern in _LOCKS)
        text = (root / path).read_text(encoding="utf-8", errors="replace")
        problems += [f"{path}:{line}: {what}" for line, what in _found(text, is_lock)]
    return problems


@functools.lru_cache(maxsize=2048)
def _found(text: str, is_lock: bool) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _REGISTRY.search(line):
            found.append((number, "names a package registry"))
        if _MACHINE.search(line):
            found.append((number, "names a path of one machine"))
        if is_lock and _RESOLVED.search(line):
            found.append((number, "a lock file names no address"))
    return tuple(found)
