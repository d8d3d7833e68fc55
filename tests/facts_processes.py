"""Building facts in processes of their own, which may fail, be killed or be damaged."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import jeugdregio
from jeugdregio.facts.connect import open_facts
from jeugdregio.facts.dictionary import FACT_TABLES


PACKAGE = Path(jeugdregio.__file__).parent
NAMES = [table.name for table in FACT_TABLES]


def python(code, *arguments, package=PACKAGE, before=()):
    """Run code in a process of its own."""
    return subprocess.run(
        [*before, sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


KILLED_AFTER = """
    import os, signal, sys
    from pathlib import Path
    from jeugdregio.facts.build import build_facts
    def kill(name, done, of):
        if done == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    build_facts(Path(sys.argv[1]), progress=kill)
"""


def complete_folders(home):
    """What could be taken for facts: a name with a dot in front cannot."""
    place = home / "facts" / "open"
    if not place.is_dir():
        return []
    return [each for each in place.iterdir() if not each.name.startswith(".")]


def count(folder, table="lasten"):
    with open_facts(folder) as facts:
        [(rows,)] = facts.sql(f"SELECT COUNT(*) FROM {table}").fetchall()
    return rows


TRY_TO_BUILD = """
    import sys
    from pathlib import Path
    from jeugdregio.facts.build import build_facts
    from jeugdregio.kernel.errors import UserError
    try:
        build_facts(Path(sys.argv[1]))
    except UserError as error:
        sys.stdout.write(f"{error.exit_code} {error}")
"""
