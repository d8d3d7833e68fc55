"""Every published rule is built, or listed with the reason why it is not."""

from __future__ import annotations

from pathlib import Path

from checks.common import PACKAGE, Skipped
from jeugdregio.rules.completeness import check_rules


def check_rule_list(root: Path) -> list[str]:
    """The 121 rows of the rule list are all accounted for."""
    if not (root / PACKAGE / "rules").is_dir():
        raise Skipped("there are no rules in this tree")
    return check_rules()
