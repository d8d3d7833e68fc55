"""The little Markdown that the generated pages need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


MADE_BY = "<!-- Made by scripts/generate_docs.py from {source}. Edit the source. -->"


def page(title: str, source: str, *parts: str) -> str:
    """A page: title, where it was made from, and its parts with a line between."""
    body = [f"# {title}", MADE_BY.format(source=source), *parts]
    return "\n\n".join(part.strip("\n") for part in body if part) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""A table; bars and line breaks inside a cell are made harmless.

    Example:
        >>> print(table(["a", "b"], [[1, "x|y"]]))
        | a | b |
        | --- | --- |
        | 1 | x\|y |
    """
    lines = [list(header), ["---"] * len(header), *rows]
    return "\n".join(
        "| " + " | ".join(_cell(value) for value in line) + " |" for line in lines
    )


def bullets(items: Iterable[str]) -> str:
    """A list; empty text where there are no items."""
    return "\n".join(f"- {' '.join(item.split())}" for item in items)


def code(text: str) -> str:
    """Machine text in a line."""
    return f"`{text}`" if text else ""


def codes(texts: Iterable[str]) -> str:
    """Machine texts in a line, with commas."""
    return ", ".join(code(text) for text in texts)


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")
