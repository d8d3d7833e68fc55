"""A copy of the project in which one thing can be broken."""

import shutil
from pathlib import Path

from checks.common import Skipped, project_files
from checks.registry import CHECKS


ROOT = Path(__file__).resolve().parents[2]

# Left out: other programs that take long on the whole tree. They have their own tests.
BY_OTHER_PROGRAMS = {
    "format",
    "lint",
    "types",
    "migrations",
    "standards reproducible",
}


def copy_project(target: Path) -> Path:
    """Everything that is or would be committed, below ``target/project``."""
    root = target / "project"
    for path in project_files(ROOT):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, root / path)
    return root


def failing(root: Path) -> dict[str, list[str]]:
    """The checks that find something, with what they find."""
    found = {}
    for name, check in CHECKS:
        if name not in BY_OTHER_PROGRAMS:
            try:
                problems = check(root)
            except Skipped:
                continue
            if problems:
                found[name] = problems
    return found


def write(root: Path, name: str, text: str) -> None:
    """Put a file in the copy."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def add(root: Path, name: str, text: str) -> None:
    """Put text at the end of a file."""
    path = root / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Change one place of a file; it must be there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
