"""Traceability: every statement of the source texts, and where it is in the product.

The statements are `statements.toml`. Chain steps and chapters of the regiovisie carry
their statements themselves. Pages, measures, tests and other files are named in
`docs/traceability.toml`; every name is looked up, so the page cannot promise what is
not there.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from checks.common import PACKAGE
from checks.urls import read_pages
from docs.markdown import code, page, table
from jeugdregio.standards.chain import all_steps
from jeugdregio.standards.regiovisie import all_chapters


TRACES: Final = Path("docs/traceability.toml")
STATEMENTS: Final = Path(__file__).with_name("statements.toml")
STATES: Final = ("works", "partly", "planned")
FIELDS: Final = {"state", "why", "pages", "measures", "tests", "files"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a source text, in our own words."""

    id: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a statement is in the product.

    Attributes:
        state: ``works``, ``partly`` or ``planned``.
        why: One sentence: what one can do with it, and what is missing.
        pages: URL names.
        measures: Names of measures.
        tests: Test files, with ``::name`` for one test.
        files: Data and code that carry it.
    """

    state: str = ""
    why: str = ""
    pages: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    unknown: tuple[str, ...] = field(default=())


def read_statements() -> tuple[Statement, ...]:
    """All statements, in the order of the texts."""
    content = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))
    return tuple(
        Statement(name, text, source["title"])
        for source in content.values()
        for name, text in source["statements"].items()
    )


def read_traces(root: Path) -> dict[str, Trace]:
    """What `docs/traceability.toml` says, by statement."""
    content = tomllib.loads((root / TRACES).read_text(encoding="utf-8"))
    return {name: _trace(entry) for name, entry in content.items()}


def _trace(entry: dict[str, Any]) -> Trace:
    lists = {
        name: tuple(entry.get(name, ()))
        for name in ("pages", "measures", "tests", "files")
    }
    return Trace(
        state=entry.get("state", ""),
        why=entry.get("why", ""),
        unknown=tuple(sorted(set(entry) - FIELDS)),
        **lists,
    )


def render(root: Path) -> str:
    """The table, by source text."""
    traces = read_traces(root)
    statements = read_statements()
    states = [traces.get(each.id, Trace()).state for each in statements]
    counts = ", ".join(f"{states.count(state)} {state}" for state in STATES)
    parts: list[str] = []
    for source in dict.fromkeys(each.source for each in statements):
        own = [each for each in statements if each.source == source]
        rows = [_row(each, traces.get(each.id, Trace())) for each in own]
        parts += [
            f"## {source}",
            table(
                ["Id", "Statement", "State", "Where", "Test", "What works, what not"],
                rows,
            ),
        ]
    return page(
        "Traceability",
        f"the code, {TRACES} and scripts/docs/statements.toml",
        "Five Dutch texts of 2020-2024 on compulsory regional cooperation asked for "
        "this product. Each of their statements, in our words, and where it is. They "
        "describe the bill of their day; what the law of 2026 says is in "
        "[reference/law.md](reference/law.md).",
        f"{len(statements)} statements: {counts}. *Works*: a person can do it in the "
        "product and a test proves it. *Partly*: some of it. *Planned*: nothing to "
        "use yet.",
        *parts,
    )


def _row(statement: Statement, trace: Trace) -> tuple[str, ...]:
    documents = [f"regiovisie/{each}" for each in chapters_of(statement.id)]
    steps = [each.name for each in all_steps() if statement.id in each.statements]
    where = [
        ("step", steps),
        ("page", [code(each) for each in trace.pages]),
        ("measure", [code(each) for each in trace.measures]),
        ("document", [code(each) for each in documents]),
        ("file", [code(each) for each in trace.files]),
    ]
    return (
        statement.id,
        statement.text,
        trace.state,
        "; ".join(f"{name}: {', '.join(found)}" for name, found in where if found),
        ", ".join(code(each.removeprefix("tests/")) for each in trace.tests),
        trace.why,
    )


def chapters_of(statement_id: str) -> list[str]:
    """The chapters of the regiovisie that answer a statement."""
    return [each.id for each in all_chapters() if statement_id in each.statements]


def trace_problems(root: Path) -> list[str]:
    """What is missing or untrue in `docs/traceability.toml`."""
    known = {each.id for each in read_statements()}
    traces = read_traces(root)
    problems = [f"{name} has no line" for name in sorted(known - set(traces))]
    problems += [f"{name} is no statement" for name in sorted(set(traces) - known)]
    pages = {each.name for each in read_pages(root)}
    for name, trace in traces.items():
        problems += [f"{name}: {each}" for each in _problems(root, name, trace, pages)]
    return [f"{TRACES}: {problem}" for problem in problems]


def _problems(root: Path, name: str, trace: Trace, pages: set[str]) -> Iterator[str]:
    if trace.unknown:
        yield f"unknown field {', '.join(trace.unknown)}"
    if trace.state not in STATES:
        yield f"state '{trace.state}' is not {', '.join(STATES)}"
    if not trace.why.strip().endswith("."):
        yield "no sentence that says why"
    for each in trace.pages:
        if each not in pages:
            yield f"page {each} does not exist"
    for each in trace.measures:
        if not (root / PACKAGE / "measures/indicators" / f"{each}.sql").is_file():
            yield f"measure {each} does not exist"
    for each in trace.files:
        if not (root / each).exists():
            yield f"file {each} does not exist"
    for each in trace.tests:
        if not _test_exists(root, each):
            yield f"test {each} does not exist"
    to_use = bool(trace.pages or trace.measures or chapters_of(name))
    if trace.state == "works" and not (trace.pages and trace.tests):
        yield "works, but no page or no test"
    if trace.state == "partly" and not ((to_use or trace.files) and trace.tests):
        yield "partly, but nothing to use or no test"
    if trace.state == "planned" and (trace.pages or trace.measures or trace.tests):
        yield "planned, but it names what is there already"


@cache
def _names_in(path: Path, changed_at: float) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.ClassDef
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, kinds))


def _test_exists(root: Path, test: str) -> bool:
    file, _, names = test.partition("::")
    path = root / file
    if not file.startswith("tests/") or not path.is_file():
        return False
    present = _names_in(path, path.stat().st_mtime)
    return all(name in present for name in names.split("::") if name)
