"""The pages of the site, read from `web/urls.py` as text: no settings, no database."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checks.common import PACKAGE


URLS: Final = PACKAGE / "web" / "urls.py"

_CONVERTER: Final = re.compile(r"<(?:(\w+):)?\w+>")
_KINDS: Final = {"int": r"\d+", "path": r".+"}

ANYTHING: Final = "\0"
"""Stands in an address for a value that only the running test knows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the URL table.

    Attributes:
        name: URL name; empty where it has none.
        route: As Django writes it, e.g. ``regio/<str:code>/``.
        view: The view as written, e.g. ``region.show``.
        line: Where it stands.
    """

    name: str
    route: str
    view: str
    line: int

    def answers(self, address: str) -> bool:
        """Whether this page answers an address, given with its leading slash."""
        path = address.partition("?")[0].partition("#")[0].removeprefix("/")
        pattern, at = "", 0
        for match in _CONVERTER.finditer(self.route):
            kind = _KINDS.get(match[1] or "str", "[^/]+")
            pattern += re.escape(self.route[at : match.start()])
            pattern += f"(?:{kind}|{ANYTHING})"
            at = match.end()
        pattern += re.escape(self.route[at:])
        return re.fullmatch(pattern, path) is not None


def read_pages(root: Path) -> list[Page]:
    """Every page, in the order in which Django tries them; empty without a site."""
    if not (root / URLS).is_file():
        return []
    tree = ast.parse((root / URLS).read_text(encoding="utf-8"))
    pages = [
        _page(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"path", "re_path"}
    ]
    return sorted(pages, key=lambda page: page.line)


def _page(call: ast.Call) -> Page:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    route = call.args[0] if call.args else keywords.get("route")
    view = call.args[1] if len(call.args) > 1 else keywords.get("view")
    name = keywords.get("name") or (call.args[3] if len(call.args) > 3 else None)
    return Page(
        name=str(name.value) if isinstance(name, ast.Constant) else "",
        route=str(route.value) if isinstance(route, ast.Constant) else "",
        view=ast.unparse(view) if view else "",
        line=call.lineno,
    )
