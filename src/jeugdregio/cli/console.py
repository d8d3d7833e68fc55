"""What all commands share: output, progress, errors, files."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from jeugdregio.kernel.errors import InvalidInputError, StorageError


stderr = Console(stderr=True, highlight=False)
"""Everything that is not the result goes here."""


def start_django() -> None:
    """Load the settings and the models; only commands that need them pay for it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jeugdregio.config.settings"
    import django

    django.setup()


def home() -> Path:
    """The home folder of this installation."""
    from django.conf import settings

    return Path(settings.JEUGDREGIO_HOME)


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
