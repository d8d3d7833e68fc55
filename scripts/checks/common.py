"""What the checks share: which files are the project's, and how a tool is run."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path


Check = Callable[[Path], list[str]]
"""Takes the root of the project, returns one line per problem."""

PACKAGE = Path("src/jeugdregio")

_NOT_OURS = frozenset(
    {
        ".git",
        ".venv",
        "node_modules",
        "var",
        "build",
        "dist",
        "vendor",
        "fonts",
        "__pycache__",
        "htmlcov",
    }
)


class Skipped(Exception):
    """This machine lacks what the check needs; the text says what."""


def project_files(root: Path, *suffixes: str) -> list[Path]:
    """Files that are or would be committed, below ``root``, as relative paths.

    Git says which; a copy without git is walked, leaving out what is made or fetched.
    """
    found = _from_git(root) if (root / ".git").exists() else _walked(root)
    return sorted(
        path
        for path in found
        if (not suffixes or path.suffix in suffixes) and (root / path).is_file()
    )


def _from_git(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [Path(name) for name in set(listed.split("\0")) if name]


def _walked(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        relative = path.relative_to(root)
        hidden = any(part.endswith("_cache") for part in relative.parts)
        if not hidden and not _NOT_OURS.intersection(relative.parts):
            yield relative


def python_modules(
    root: Path, folder: Path = PACKAGE
) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file below a folder of the project, with its syntax tree."""
    for path in project_files(root, ".py"):
        if path.is_relative_to(folder):
            yield path, parse_python((root / path).read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=2048)
def parse_python(text: str) -> ast.Module:
    """The syntax tree of a module; several checks look at the same one."""
    return ast.parse(text)


def stage_of(path: Path) -> str:
    """The stage a file of the package belongs to; empty for the package itself.

    Example:
        >>> stage_of(Path("src/jeugdregio/facts/build.py"))
        'facts'
    """
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else ""


def tool(name: str) -> str:
    """A program that was installed beside this Python."""
    return str(Path(sys.executable).with_name(name))


def run_tool(root: Path, *command: str) -> list[str]:
    """Run a program in the root; what it says where it fails, else nothing.

    It sees the package of this root, and a home folder of its own that is thrown away.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "PYTHONPATH": str(root / "src"),
            "JEUGDREGIO_HOME": home,
            "JEUGDREGIO_SECRET_KEY": "only-for-the-checks",
            "DJANGO_SETTINGS_MODULE": "jeugdregio.config.settings",
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode == 0:
        return []
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    return [line for line in lines if line] or [f"exit code {done.returncode}"]
