"""Reference of the exit codes, from the classes of errors a person can cause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docs.markdown import code, page, table
from jeugdregio.kernel.errors import UserError


def render(root: Path) -> str:
    """The codes of every command, in order."""
    fixed = [
        (0, "", "", "All is well."),
        (1, "", "", "The command ran and found something: findings, differences."),
        (2, "", "", "Wrong use: an unknown option, a missing argument."),
    ]
    errors = sorted(
        (each.exit_code, code(each.code), code(each.__name__), _first_line(each))
        for each in _classes(UserError)
    )
    return page(
        "Exit codes",
        "src/jeugdregio/kernel/errors.py",
        "A command tells in its exit code what happened. From 10 on every class of "
        "error that a person can mend has its own; the text on stderr says what is "
        "wrong, where, what was expected and what to do.",
        table(["Exit code", "Code", "Class", "Meaning"], [*fixed, *errors]),
    )


def _classes(base: type[UserError]) -> Iterator[type[UserError]]:
    # Only the kernel's own: a test may have made others.
    if base.__module__ == "jeugdregio.kernel.errors":
        yield base
        for each in base.__subclasses__():
            yield from _classes(each)


def _first_line(each: type[UserError]) -> str:
    return (each.__doc__ or "").strip().splitlines()[0]
