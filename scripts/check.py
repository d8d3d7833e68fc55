#!/usr/bin/env python3
"""Run every check of the project, count the failures, and tell them all.

    python scripts/check.py                     everything
    python scripts/check.py pages measures      these only
    python scripts/check.py --list              their names

One check that fails does not stop the next. With ``REQUIRE_ALL=1`` a check that is
skipped counts as failed. Exit codes: 0 all is well, 1 something failed, 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


sys.path.insert(0, str(Path(__file__).resolve().parent))

from checks.common import Check, Skipped
from checks.registry import CHECKS
from jeugdregio.kernel.errors import JeugdregioError


ROOT = Path(__file__).resolve().parents[1]
SHOWN = 40
"""Lines told of one check; the rest is counted."""


def main(
    arguments: Sequence[str] | None = None,
    *,
    root: Path = ROOT,
    checks: Sequence[tuple[str, Check]] = CHECKS,
) -> int:
    """Run the checks that are asked for, all by default."""
    parser = argparse.ArgumentParser(description="Run the checks of the project.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these checks")
    parser.add_argument("--list", action="store_true", help="show the names")
    options = parser.parse_args(arguments)
    known = dict(checks)
    if options.list:
        print("\n".join(known))
        return 0
    if unknown := sorted(set(options.names) - set(known)):
        parser.error(f"no check {', '.join(unknown)}; choose from {', '.join(known)}")
    chosen = [(name, known[name]) for name in options.names] or list(checks)
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = pool.map(lambda pair: _timed(pair[1], root), chosen)
        results = [
            _tell(name, *outcome)
            for (name, _), outcome in zip(chosen, outcomes, strict=True)
        ]
    failed, skipped = results.count("FAIL"), results.count("skip")
    print(f"{len(results)} checks, {failed} failed, {skipped} skipped")
    is_complete = os.environ.get("REQUIRE_ALL") == "1"
    return 1 if failed or (skipped and is_complete) else 0


def _timed(check: Check, root: Path) -> tuple[list[str] | Skipped, float]:
    start = time.perf_counter()
    try:
        found: list[str] | Skipped = check(root)
    except Skipped as reason:
        found = reason
    except (JeugdregioError, OSError, SyntaxError, ValueError) as error:
        # A file the check reads is broken: that is a finding, and the rest goes on.
        found = [f"{type(error).__name__}: {error}"]
    return found, time.perf_counter() - start


def _tell(name: str, found: list[str] | Skipped, seconds: float) -> str:
    if isinstance(found, Skipped):
        print(f"skip  {seconds:6.1f} s  {name}: {found}", flush=True)
        return "skip"
    outcome = "FAIL" if found else "ok"
    print(f"{outcome:4}  {seconds:6.1f} s  {name}", flush=True)
    for line in found[:SHOWN]:
        print(f"        {line}")
    if len(found) > SHOWN:
        print(f"        and {len(found) - SHOWN} lines more")
    return outcome


if __name__ == "__main__":
    raise SystemExit(main())
