"""What all commands share: output, progress, errors, files."""

from __future__ import annotations

import errno
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError, StorageError, UserError
from jeugdregio.kernel.scrub import ScrubbingFormatter, scrub


stderr = Console(stderr=True, highlight=False)
"""Everything that is not the result goes here."""


def guard_stderr() -> None:
    """Let no burgerservicenummer out through a log or a traceback, with Django or not.

    An error of a library may hold a value of the message it stumbled over.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(ScrubbingFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    # Else Python shows a line that cannot be formatted raw, arguments included.
    logging.raiseExceptions = False
    sys.excepthook = _write_scrubbed
    threading.excepthook = lambda failed: _write_scrubbed(
        failed.exc_type, failed.exc_value, failed.exc_traceback
    )


def _write_scrubbed(
    kind: type[BaseException],
    error: BaseException | None,
    traceback: TracebackType | None,
) -> None:
    sys.stderr.write(scrub("".join(format_exception(kind, error, traceback))))


def show_error(error: UserError) -> None:
    """Say what is wrong and what to do; scrubbed: it may repeat the name of a file."""
    text = f"{error.code} {scrub(error.message)}"
    stderr.print(text, style="bold", soft_wrap=True, markup=False)
    if error.hint:
        stderr.print(f"Tip: {scrub(error.hint)}", soft_wrap=True, markup=False)


def start_django() -> None:
    """Load the settings and the models; only commands that need them pay for it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jeugdregio.config.settings"
    import django

    django.setup()


def home() -> Path:
    """The home folder of this installation."""
    from django.conf import settings

    return Path(settings.JEUGDREGIO_HOME)


def open_register() -> None:
    """Bring the register in line and find its keys; after `start_django`.

    Raises:
        StorageError: The database or the home folder cannot be written.
        ConfigurationError: The keys are not those the register was written with.
    """
    from jeugdregio.actions.prepare_register import prepare_register

    prepare_register()
    find_keys()


def find_keys() -> None:
    """Only the keys; for a command that has brought the register in line itself."""
    from django.conf import settings

    from jeugdregio.actions.open_keys import open_keys

    open_keys(
        home(),
        ring_text=settings.JEUGDREGIO_KEYS,
        today=dutch_day(datetime.now(UTC)),
    )


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show progress on stderr; the function given takes step, done and total."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=stderr,
        transient=True,
    ) as bar:
        task = bar.add_task(title, total=None)

        def advance(step: str, done: int, total: int) -> None:
            bar.update(
                task, description=f"{title}: {step}", completed=done, total=total
            )

        yield advance


def write_output(content: bytes, output: Path | None, *, force: bool) -> None:
    """Write a result to a file, whole or not at all, or to stdout.

    Raises:
        InvalidInputError: The file exists and ``force`` is not given.
        StorageError: The disk is full or the folder cannot be written; an earlier
            file of that name is still as it was.
    """
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    if output.exists() and not force:
        raise InvalidInputError(
            f"Het bestand {output} bestaat al en blijft zoals het is.",
            hint="Kies een andere naam of geef --force.",
        )
    partial: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=output.parent, prefix=f".{output.name}.", delete=False
        ) as file:
            partial = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(output)
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        what = {
            errno.ENOSPC: "de schijf is vol",
            errno.ENOENT: "de map bestaat niet",
        }.get(error.errno or 0, "de map is niet te beschrijven")
        raise StorageError(
            f"Het bestand {output} is niet geschreven: {what}.",
            hint="Maak ruimte of kies een andere map.",
        ) from error
