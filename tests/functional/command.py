"""Run the command as a person would: another process, an own home folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


COMMAND = str(Path(sys.executable).with_name("jeugdregio"))


def jeugdregio(*arguments, home, timeout=120, preexec_fn=None, **environ):
    """The finished process, with text output."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith("JEUGDREGIO_")},
            "JEUGDREGIO_HOME": str(home),
            "COLUMNS": "200",
            **environ,
        },
        capture_output=True,
        text=True,
        timeout=timeout,
        preexec_fn=preexec_fn,
    )
