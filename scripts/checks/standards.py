"""The data that ship: complete, and the same bytes as the source gives."""

from __future__ import annotations

import sys
from pathlib import Path

from checks.common import PACKAGE, Skipped, run_tool
from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.completeness import check_standards


DATA = PACKAGE / "standards" / "data"


def check_standards_data(root: Path) -> list[str]:
    """Every dataset has source, licence, period, date, checksum and column meanings."""
    try:
        return check_standards(root / DATA)
    except DataDamagedError as error:
        return [str(error)]


def check_reproducible(root: Path) -> list[str]:
    """Building the data again from the source material changes nothing."""
    source = root.parent / "shared" / "data"
    if not source.is_dir():
        raise Skipped("the source material, ../shared, is not here")
    return run_tool(root, sys.executable, "scripts/build_standards.py", "--check")
