"""What we say of the law: sourced, dated with a status, never more sure than we are."""

from __future__ import annotations

from pathlib import Path

from checks.common import PACKAGE
from jeugdregio.standards.law_completeness import check_law


LAW = PACKAGE / "standards" / "data" / "law"


def check_law_data(root: Path) -> list[str]:
    """Every statement of the law has a source and a status, every date its own."""
    if not (root / LAW).is_dir():
        return [f"{LAW} is not there"]
    return check_law(root / LAW)
