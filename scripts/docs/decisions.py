"""The list of decisions, from the decisions themselves."""

from __future__ import annotations

from pathlib import Path

from docs.markdown import page, table


def render(root: Path) -> str:
    """Every decision with its date and status."""
    rows = [_row(path) for path in sorted((root / "docs/adr").glob("[0-9]*.md"))]
    return page(
        "Decisions",
        "the files in this folder",
        "One page per decision: what was the question, what was chosen, what follows, "
        "and what fails when it is broken. A decision is never edited to say something "
        "else: a new one takes its place and says so.",
        table(["Decision", "Date", "Status"], rows),
    )


def _row(path: Path) -> tuple[str, str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines[:8] if ": " in line)
    title = lines[0].removeprefix("# ")
    return f"[{title}]({path.name})", fields.get("Date", ""), fields.get("Status", "")
