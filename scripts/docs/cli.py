"""Reference of the command line, from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from checks.common import PACKAGE
from docs.markdown import code, page, table


MAIN: Final = PACKAGE / "cli" / "main.py"


def render(root: Path) -> str:
    """Every command, depth first in the order of the help."""
    parts = ["There is no command line yet."]
    if (root / MAIN).is_file():
        parts = [
            part
            for path, command in _commands("jeugdregio", _root())
            for part in _command(path, command)
        ]
    return page(
        "Command line",
        "the help texts in src/jeugdregio/cli",
        "What `--help` says, for all commands. Results go to stdout or `--output`, "
        "everything else to stderr. The exit codes are in "
        "[exit-codes.md](exit-codes.md).",
        *parts,
    )


def _root() -> Any:
    """The command line as one tree of commands; Django is not started for it."""
    app = import_module("jeugdregio.cli.main").app
    return import_module("typer.main").get_command(app)


def _commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        if not inner.hidden:
            yield from _commands(f"{path} {name}", inner)


def _command(path: str, command: Any) -> Iterator[str]:
    parameters = [p for p in command.params if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    names = " ".join(
        p.name.upper() if p.required else f"[{p.name.upper()}]" for p in arguments
    )
    group = " COMMAND" if getattr(command, "commands", None) else ""
    usage = " ".join(
        part for part in (path, "[OPTIONS]" if options else "", names) if part
    )
    yield f"{'#' * (1 + len(path.split()))} {code(path)}"
    yield f"```\n{usage}{group}\n```"
    # A form feed ends what the help shows.
    yield (command.help or "").partition("\f")[0].strip()
    rows = [
        (code(_name(p)), _default(p), getattr(p, "help", "") or "") for p in parameters
    ]
    if rows:
        yield table(["Parameter", "Default", "Meaning"], rows)


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.name).upper()
    return ", ".join([*parameter.opts, *parameter.secondary_opts])


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    default = parameter.default
    if isinstance(default, bool):
        return "yes" if default else "no"
    if callable(default) or default in (None, "", (), []):
        return "—"
    return code(str(getattr(default, "value", default)))
