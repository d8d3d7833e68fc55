"""No page without a test, and none without an answer to who may see it.

Tests name a page with ``reverse("name")`` or ask for its address. The access matrix is
a dictionary by URL name, walked by an integration test for every role.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checks.common import parse_python, project_files
from checks.urls import ANYTHING, URLS, Page, read_pages


MATRIX: Final = Path("tests/integration/access_matrix.py")
MATRIX_NAME: Final = "ACCESS_MATRIX"
PARTS: Final = "access_cases_*.py"
"""Beside it: parts of the matrix, by subject."""


def check_pages(root: Path) -> list[str]:
    """Every page has a name of its own, a test, and a line in the access matrix."""
    pages = read_pages(root)
    if not pages:
        return [f"{URLS} is not there or names no page"]
    problems = _naming(root, pages)
    named = [page for page in pages if page.name]
    matrix = _matrix_keys(root)
    if matrix is None:
        problems.append(f"{MATRIX}: no dictionary {MATRIX_NAME} by URL name")
    else:
        names = {page.name for page in named}
        problems += [
            f"page {name} is not in {MATRIX}" for name in sorted(names - set(matrix))
        ]
        problems += [
            f"{MATRIX}: page {name} does not exist"
            for name in sorted(set(matrix) - names)
        ]
    tested = _tested(root, named)
    problems += [
        f"page {page.name} (/{page.route}) has no test"
        for page in named
        if page.name not in tested
    ]
    return problems


def _naming(root: Path, pages: list[Page]) -> list[str]:
    problems = [
        f"{URLS}:{page.line}: /{page.route} has no name"
        for page in pages
        if not page.name
    ]
    names = [page.name for page in pages if page.name]
    problems += [
        f"{URLS}: the name {name} is used {names.count(name)} times"
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    if "include(" in (root / URLS).read_text(encoding="utf-8"):
        problems.append(f"{URLS}: include() hides pages: list every page here")
    return problems


def _matrix_keys(root: Path) -> list[str] | None:
    """URL names in the matrix, also of the parts that are joined to it with ``|``."""
    if not (root / MATRIX).is_file():
        return None
    parts = sorted((root / MATRIX).parent.glob(PARTS))
    values: dict[str, ast.expr] = {}
    for path in (*parts, root / MATRIX):
        values |= _assigned(parse_python(path.read_text(encoding="utf-8")))
    return _keys(values.get(MATRIX_NAME), values)


def _assigned(tree: ast.Module) -> dict[str, ast.expr]:
    """What each name at the top of a module is."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        else:
            continue
        for each in targets:
            if isinstance(each, ast.Name):
                found[each.id] = node.value  # type: ignore[assignment]
    return found


def _keys(value: ast.expr | None, values: dict[str, ast.expr]) -> list[str] | None:
    if isinstance(value, ast.Dict):
        return [str(key.value) for key in value.keys if isinstance(key, ast.Constant)]
    if isinstance(value, ast.Name):
        return _keys(values.pop(value.id, None), values)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr):
        left, right = _keys(value.left, values), _keys(value.right, values)
        return None if left is None or right is None else left + right
    return None


def _tested(root: Path, pages: list[Page]) -> set[str]:
    found: set[str] = set()
    for path in project_files(root, ".py"):
        if path.parts[0] == "tests" and path.name.startswith("test_"):
            # The tests of this check name pages of their own making.
            if path.parts[1] == "checks":
                continue
            tree = parse_python((root / path).read_text(encoding="utf-8"))
            names, addresses = _asked(tree)
            found |= names
            for address in addresses:
                page = next((each for each in pages if each.answers(address)), None)
                found |= {page.name} if page else set()
    return found


@functools.lru_cache(maxsize=2048)
def _asked(tree: ast.Module) -> tuple[frozenset[str], frozenset[str]]:
    """Names and addresses of pages in a test."""
    return frozenset(_reversed(tree)), frozenset(_addresses(tree))


def _reversed(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            first = node.args[0]
            if called.startswith("reverse") and isinstance(first, ast.Constant):
                yield str(first.value)


_ASKS: Final = frozenset({"get", "goto", "head", "post", "request", "visit"})


def _addresses(tree: ast.Module) -> Iterator[str]:
    """Every address in a text; the bare slash only where it is asked for."""
    named = _named_texts(tree)
    for node in ast.walk(tree):
        text = _text(node, named)
        if text.startswith("/") and text != "/":
            yield text
        if isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in _ASKS and _text(node.args[0], named) == "/":
                yield "/"


def _named_texts(tree: ast.Module) -> dict[str, str]:
    """Constants of the module, such as ``REGION = "/regio/JZ41/"``."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _text(node: ast.AST, named: dict[str, str]) -> str:
    """A text as far as it is written out; values of the moment become `ANYTHING`."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name):
            return named.get(name, ANYTHING)
        case ast.FormattedValue(value=value):
            return _text(value, named) or ANYTHING
        case ast.JoinedStr(values=parts):
            # A server's own address in front: "{live_server.url}/regio/JZ41/".
            return "".join(_text(p, named) for p in parts).removeprefix(ANYTHING)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            text = (_text(left, named) or ANYTHING) + (_text(right, named) or ANYTHING)
            return text.removeprefix(ANYTHING)
    return ""
