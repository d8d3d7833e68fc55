"""Which task lies where, as the template wants it."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.permissions_cooperation import (
    can_read_recorded,
    can_record_cooperation,
)
from jeugdregio.actions.show_tasks import TaskMatrix
from jeugdregio.kernel.access import Actor
from jeugdregio.region.cooperation.tasks import TaskEntry, TaskRow, split_levels
from jeugdregio.standards.arrangements import LEVELS, POWER_LABELS
from jeugdregio.standards.care_forms import find_care_form
from jeugdregio.standards.cooperation_tasks import BINDING_LABELS
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_files import STATUS_LABELS


_WITHOUT = {
    "lokaal": "De gemeenten zelf",
    "regionaal": "De regio, zonder regeling",
    "bovenregionaal": "Meer regio's samen",
    "landelijk": "Landelijk",
}
"""Who does a task that belongs to no arrangement."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry in a cell."""

    id: int
    who: str
    care: str
    power: str
    reading: str
    document: str
    note: str
    status: str
    status_label: str
    source: str
    caveat: str
    is_own: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class LevelCell:
    """One task at one level; ``default`` is our starting point, or empty."""

    level: str
    entries: tuple[EntryView, ...]
    default: str


@dataclass(frozen=True, slots=True)
class LawLine:
    """What the law seems to ask of a task."""

    binding: str
    article: str
    href: str
    status: str
    status_label: str
    caveat: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task against the levels."""

    name: str
    text: str
    law: LawLine
    cells: tuple[LevelCell, ...]
    default_caveat: str
    levels_at_once: str


@dataclass(frozen=True, slots=True)
class TasksPage:
    """Everything the page shows."""

    answer: str
    levels: tuple[str, ...]
    tasks: tuple[TaskView, ...]
    recorded: int
    may_record: bool
    may_read: bool
    arrangements: tuple[tuple[str, str], ...]


def show(found: TaskMatrix, actor: Actor, regio_code: str) -> TasksPage:
    """Lay out the tasks of a region for who is looking."""
    return TasksPage(
        answer=_answer(found),
        levels=LEVELS,
        tasks=tuple(_task(row, regio_code) for row in found.rows),
        recorded=found.recorded,
        may_record=can_record_cooperation(actor, regio_code),
        may_read=can_read_recorded(actor, regio_code),
        arrangements=tuple((each.code, each.naam) for each in found.arrangements),
    )


def _answer(found: TaskMatrix) -> str:
    filled = [row for row in found.rows if not row.is_empty]
    told = (
        f"Van {len(filled)} van de {len(found.rows)} taken is vastgelegd waar zij "
        "liggen."
    )
    access = next(row for row in found.rows if row.task.id == "toegang")
    if access.default:
        return f"{told} Uitgangspunt is dat de toegang lokaal blijft."
    if any(access.levels["lokaal"]) and not split_levels(access):
        return f"{told} De toegang ligt, voor zover wij weten, lokaal."
    return f"{told} De toegang ligt niet alleen lokaal."


def _task(row: TaskRow, regio_code: str) -> TaskView:
    task, default = row.task, row.default
    article = find_article(task.article_id)
    return TaskView(
        name=task.name,
        text=task.text,
        law=LawLine(
            binding=BINDING_LABELS[task.binding],
            article=article.article,
            href=f"/regio/{regio_code}/wet/#{article.id}",
            status=task.status,
            status_label=STATUS_LABELS[task.status],
            caveat=task.caveat,
        ),
        cells=tuple(
            LevelCell(
                level=level,
                entries=tuple(_entry(each) for each in row.levels[level]),
                default=default.text if default and default.level == level else "",
            )
            for level in LEVELS
        ),
        default_caveat=default.caveat if default else "",
        levels_at_once=", ".join(split_levels(row)),
    )


def _entry(each: TaskEntry) -> EntryView:
    own_reading = "" if each.is_public else BINDING_LABELS[each.binding]
    care = find_care_form(each.care_form_id).name if each.care_form_id else "Alle zorg"
    return EntryView(
        id=each.id,
        who=each.arrangement or _WITHOUT[each.level],
        care=care,
        power=POWER_LABELS[each.power],
        reading=own_reading,
        document=each.document,
        note=each.note,
        status=each.status,
        status_label="door de regio" if not each.is_public else _label(each.status),
        source=each.source,
        caveat=each.caveat,
        is_own=not each.is_public,
        is_example=each.is_example,
    )


def _label(status: str) -> str:
    return next(label for known, label in STATUS_LABELS.items() if known == status)
