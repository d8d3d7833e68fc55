#!/usr/bin/env python3
"""Write the pages of `docs/` that are made from the code.

    python scripts/generate_docs.py            write what changed
    python scripts/generate_docs.py --check    only say what is not current

Exit codes: 0 all is current, 1 with --check something is not, 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


sys.path.insert(0, str(Path(__file__).resolve().parent))

from docs import PAGES


ROOT = Path(__file__).resolve().parents[1]


def stale(root: Path) -> list[str]:
    """Names of the pages that are absent or not what the code says."""
    return [
        name for name, render in PAGES.items() if _content(root / name) != render(root)
    ]


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description="Write the generated pages.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    changed = stale(ROOT)
    for name in changed:
        if options.check:
            print(f"{name} is not current", file=sys.stderr)
            continue
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        # The index of decisions and the rest do not feed each other: one round will do.
        (ROOT / name).write_text(PAGES[name](ROOT), encoding="utf-8")
        print(name)
    return 1 if changed and options.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
