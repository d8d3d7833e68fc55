"""Generated pages are what the code says today, and the traceability is true."""

from __future__ import annotations

from pathlib import Path

import generate_docs
from docs.traceability import trace_problems


def check_generated(root: Path) -> list[str]:
    """Writing the generated pages again would change nothing."""
    return [
        f"{name} is not current: run `make fix`" for name in generate_docs.stale(root)
    ]


def check_traceability(root: Path) -> list[str]:
    """Every statement of the source texts has a true line in docs/traceability.toml."""
    return trace_problems(root)
