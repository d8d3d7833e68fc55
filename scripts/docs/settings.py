"""Reference of the settings, from the variables that `config` knows."""

from __future__ import annotations

from pathlib import Path

from docs.markdown import code, page, table
from jeugdregio.config.environment import VARIABLES


def render(root: Path) -> str:
    """All settings, in the order of the code."""
    return page(
        "Settings",
        "src/jeugdregio/config/environment.py",
        "Settings are environment variables, read once at start-up by `config` alone. "
        "What is wrong is told in one message that names every problem (exit code 15). "
        "None is needed to begin.",
        table(
            ["Variable", "Default", "Meaning"],
            ((code(v.name), code(v.default) or "empty", v.help) for v in VARIABLES),
        ),
    )
