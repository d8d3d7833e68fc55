"""One generator per page of `docs/` that is made from the code.

Each gives the text of its page for the project in a root folder. `generate_docs.py`
writes them; `make check` compares.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from docs import (
    cli,
    datasets,
    decisions,
    exit_codes,
    facts,
    law,
    measures,
    pages,
    settings,
    traceability,
)


Render = Callable[[Path], str]

PAGES: Final[dict[str, Render]] = {
    "docs/adr/README.md": decisions.render,
    "docs/reference/cli.md": cli.render,
    "docs/reference/datasets.md": datasets.render,
    "docs/reference/exit-codes.md": exit_codes.render,
    "docs/reference/facts.md": facts.render,
    "docs/reference/law.md": law.render,
    "docs/reference/measures.md": measures.render,
    "docs/reference/pages.md": pages.render,
    "docs/reference/settings.md": settings.render,
    "docs/traceability.md": traceability.render,
}
"""Every generated page and what makes it."""
