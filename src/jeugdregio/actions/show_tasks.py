"""Where the tasks of a region lie: public facts, what it recorded, our defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jeugdregio.actions.permissions_cooperation import can_read_recorded
from jeugdregio.actions.read_cooperation import arrangements_of
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import dutch_day
from jeugdregio.region.cooperation.records import Arrangement
from jeugdregio.region.cooperation.tasks import TaskEntry, TaskRow, lay_out
from jeugdregio.register.models import ArrangementTask
from jeugdregio.standards.cooperation_tasks import all_tasks
from jeugdregio.standards.regions import find_regio


@dataclass(frozen=True, slots=True)
class TaskMatrix:
    """The tasks of one region, in the order of the catalogue.

    Attributes:
        rows: Per task what lies where.
        arrangements: The arrangements a task can belong to.
        recorded: How many entries the region recorded itself and the reader sees.
        last_on: Day of the last of these; None without any.
    """

    rows: tuple[TaskRow, ...]
    arrangements: tuple[Arrangement, ...]
    recorded: int
    last_on: date | None


def show_tasks(actor: Actor, regio_code: str) -> TaskMatrix:
    """Put together where tasks lie.

    Args:
        actor: Who looks; decides what is seen beside public facts.
        regio_code: The region.

    Raises:
        UnknownCodeError: There is no such region.
    """
    regio = find_regio(regio_code)
    seen = Q(is_public=True)
    if can_read_recorded(actor, regio.code):
        seen |= Q(is_public=False)
    rows = list(
        ArrangementTask.objects.filter(seen, region__code=regio.code).select_related(
            "arrangement__body"
        )
    )
    own = [row for row in rows if not row.is_public]
    return TaskMatrix(
        rows=lay_out(all_tasks(), [_entry(row) for row in rows]),
        arrangements=arrangements_of(actor, regio.code),
        recorded=len(own),
        last_on=max(
            (dutch_day(row.updated_at) for row in own if row.updated_at), default=None
        ),
    )


def _entry(row: ArrangementTask) -> TaskEntry:
    return TaskEntry(
        id=row.pk,
        task_id=row.task_id,
        level=row.level,
        care_form_id=row.care_form_id,
        binding=row.binding,
        power=row.power,
        arrangement=row.arrangement.body.naam if row.arrangement else "",
        document=row.document,
        note=row.note,
        source=row.source,
        status=row.status,
        caveat=row.caveat,
        is_public=row.is_public,
        is_example=row.is_example,
    )
