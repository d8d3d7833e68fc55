"""Tasks against levels: what is recorded, and our default where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jeugdregio.standards.arrangements import LEVELS
from jeugdregio.standards.cooperation_tasks import DefaultLevel, Task


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task at a level, as it is recorded.

    Attributes:
        id: Number in the register.
        task_id: Which task.
        level: Where it lies.
        care_form_id: For which care form; empty for all care.
        binding: How the region reads the law on it.
        power: By which power.
        arrangement: Name of the arrangement that does it; may be empty.
        document: Where it stands; may be empty.
        note: Explanation; may be empty.
        source: Where it was read.
        status: How sure we are.
        caveat: What is not sure.
        is_public: Whether it comes from a public source.
        is_example: True where it is fictional.
    """

    id: int
    task_id: str
    level: str
    care_form_id: str
    binding: str
    power: str
    arrangement: str
    document: str
    note: str
    source: str
    status: str
    caveat: str
    is_public: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task against the levels.

    Attributes:
        task: The task.
        levels: Per level the entries, in the order of `LEVELS`.
        default: Our starting point; None where something is recorded or we have none.
    """

    task: Task
    levels: Mapping[str, tuple[TaskEntry, ...]]
    default: DefaultLevel | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded."""
        return not any(self.levels.values())


def lay_out(tasks: Iterable[Task], entries: Iterable[TaskEntry]) -> tuple[TaskRow, ...]:
    """Tasks against levels, in the order of the catalogue.

    The default of a task is shown until anything is recorded of it.
    """
    by_task: dict[str, list[TaskEntry]] = {}
    for entry in entries:
        by_task.setdefault(entry.task_id, []).append(entry)
    return tuple(_row(task, by_task.get(task.id, [])) for task in tasks)


def _row(task: Task, found: list[TaskEntry]) -> TaskRow:
    return TaskRow(
        task=task,
        levels={
            level: tuple(entry for entry in found if entry.level == level)
            for level in LEVELS
        },
        default=None if found else task.default,
    )


def split_levels(row: TaskRow) -> tuple[str, ...]:
    """The levels at which a task lies at once, if more than one."""
    used = tuple(level for level, entries in row.levels.items() if entries)
    return used if len(used) > 1 else ()
