"""The tasks that municipalities arrange between them, with what the law seems to ask.

Which tasks are compulsory is partly known at second hand only, so each has its own
status and article. The default level is our own starting point, never law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.arrangements import COOPERATION_DATA, LEVELS, Level
from jeugdregio.standards.law_files import Record, Status, read_law_file, unknown_id


Binding = Literal["verplicht", "vrijwillig", "niet_bekend"]
"""Whether the Jeugdregio has the task by law."""

BINDINGS: Final[tuple[Binding, ...]] = get_args(Binding)

BINDING_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "verplicht": "verplicht",
        "vrijwillig": "vrijwillig",
        "niet_bekend": "niet bekend",
    }
)


@dataclass(frozen=True, slots=True)
class DefaultLevel:
    """Our starting point for where a task lies, until the region records its own.

    Attributes:
        level: Where it lies.
        text: In words, Dutch, with its doubt.
        status: How sure we are.
        source: Keys of `law.Source`.
        caveat: What is not sure.
    """

    level: Level
    text: str
    status: Status
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    Attributes:
        id: Stable id, e.g. ``inkoop``.
        name: Dutch name.
        text: What it is, Dutch.
        binding: Whether the Jeugdregio seems to have it by law.
        article_id: The article that says so.
        status: How sure we are of ``binding``.
        source: Keys of `law.Source`.
        caveat: What is not sure; never empty for status S and U.
        default: Where it lies unless recorded otherwise; None where we have no idea.
    """

    id: str
    name: str
    text: str
    binding: Binding
    article_id: str
    status: Status
    source: str
    caveat: str
    default: DefaultLevel | None


def all_tasks(directory: Path = COOPERATION_DATA) -> tuple[Task, ...]:
    """All tasks, in the order of the file.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [each.id for each in all_tasks() if each.default]
        ['toegang']
    """
    return _load(directory)


def find_task(task_id: str) -> Task:
    """The task with this id.

    Raises:
        UnknownCodeError: There is none.
    """
    for task in all_tasks():
        if task.id == task_id:
            return task
    raise unknown_id("Taak", task_id, tuple(task.id for task in all_tasks()))


@cache
def _load(directory: Path) -> tuple[Task, ...]:
    content = read_law_file("tasks.toml", directory)
    return tuple(_task(each) for each in content.records("tasks"))


def _task(record: Record) -> Task:
    status = record.status()
    caveat = record.optional_text("caveat")
    if status != "C" and not caveat:
        raise record.damaged("caveat", "wat er niet zeker is (status S of U)")
    return Task(
        id=record.text("id"),
        name=record.text("name"),
        text=record.text("text"),
        binding=record.choice("binding", BINDINGS),
        article_id=record.text("article_id"),
        status=status,
        source=record.text("source"),
        caveat=caveat,
        default=_default(record) if "default_level" in record.values else None,
    )


def _default(record: Record) -> DefaultLevel:
    return DefaultLevel(
        level=record.choice("default_level", LEVELS),
        text=record.text("default_text"),
        status=record.status("default_status"),
        source=record.text("default_source"),
        caveat=record.text("default_caveat"),
    )
