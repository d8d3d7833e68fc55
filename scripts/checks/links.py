"""A link from one page of the project to another leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from checks.common import project_files


_LINK: Final = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE: Final = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def check_links(root: Path) -> list[str]:
    """Every relative link and picture in a Markdown file exists."""
    problems: list[str] = []
    for path in project_files(root, ".md"):
        text = _CODE.sub("", (root / path).read_text(encoding="utf-8"))
        for target in _LINK.findall(text):
            file = target.partition("#")[0]
            if not file or re.match(r"[a-z]+:", file):
                continue
            if not (root / path.parent / file).exists():
                problems.append(f"{path}: {target} does not exist")
    return problems
