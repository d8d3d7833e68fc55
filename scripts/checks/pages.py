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
    if not (root / MATRIX).is_file():
        return None
    tree = parse_python((root / MATRIX).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        else:
            continue
        names = {each.id for each in targets if isinstance(each, ast.Name)}
        if MATRIX_NAME in names and isinstance(node.value, ast.Dict):
            found = []
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                if isinstance(key, ast.Constant):
                    found.append(str(key.value))
                elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
                    found += _merged_keys(root, tree, value.func.id)
            return found
    return None


def _merged_keys(root: Path, tree: ast.Module, function: str) -> list[str]:
    """Keys of the dictionary that a function of a module beside the matrix returns."""
    modules = [
        root / MATRIX.parent / f"{str(node.module).rpartition('.')[2]}.py"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        and function in {name.name for name in node.names}
    ]
    return [
        str(key.value)
        for path in modules
        if path.is_file()
        for made in parse_python(path.read_text(encoding="utf-8")).body
        if isinstance(made, ast.FunctionDef) and made.name == function
        for node in ast.walk(made)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    ]


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
