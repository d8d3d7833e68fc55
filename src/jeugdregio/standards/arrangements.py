"""Arrangements between municipalities that we read of: who, since when, for what.

Only what a source says is in the file. A member that the source does not name is
*niet bekend*, never assumed; `Arrangement.members_complete` says which it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.files import DATA_ROOT
from jeugdregio.standards.law_files import Record, Status, read_law_file, unknown_id


COOPERATION_DATA: Final = DATA_ROOT / "cooperation"
"""The folder with the files that ship with the product."""

Kind = Literal["gemeenschappelijke_regeling", "privaat", "niet_bekend"]
"""By public law, by private law, or not known."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

KIND_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "gemeenschappelijke_regeling": "gemeenschappelijke regeling",
        "privaat": "private afspraak",
        "niet_bekend": "soort niet bekend",
    }
)

Stage = Literal["geldt", "plan", "niet_bekend"]
"""It runs, it is planned, or it is not known whether it still runs."""

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)

STAGE_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "geldt": "loopt, volgens de bron",
        "plan": "plan",
        "niet_bekend": "niet bekend of dit nog loopt",
    }
)

Scope = Literal["alle", "genoemd", "niet_bekend"]
"""All care that is bought, named care forms only, or not known."""

SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)

Extent = Literal["volledig", "gedeeltelijk", "niet"]
"""How far a member takes part; the values of `register.models.Participation`."""

EXTENTS: Final[tuple[Extent, ...]] = get_args(Extent)

Level = Literal["lokaal", "regionaal", "bovenregionaal", "landelijk"]
"""Where a task lies."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)

Power = Literal["mandaat", "delegatie", "volmacht", "geen", "niet_bekend"]
"""By which power a task is done for someone else."""

POWERS: Final[tuple[Power, ...]] = get_args(Power)

POWER_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mandaat": "mandaat",
        "delegatie": "delegatie",
        "volmacht": "volmacht",
        "geen": "geen overdracht",
        "niet_bekend": "niet bekend",
    }
)


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A municipality in an arrangement, as a source tells it.

    Attributes:
        gemeente: GM and four digits.
        extent: How far it takes part.
        text: In words, Dutch.
        status: How sure we are.
        source: Keys of `law.Source` and the place in them.
        caveat: What is not sure; never empty for status S and U.
    """

    gemeente: str
    extent: Extent
    text: str
    status: Status
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task that a source gives to an arrangement.

    Attributes:
        task: Id of `tasks.Task`.
        level: Where it lies.
        power: By which power.
        care_forms: Ids of care forms; empty for all.
        text: In words, Dutch.
        status: How sure we are.
        source: Keys of `law.Source`.
        caveat: What is not sure; never empty for status S and U.
    """

    task: str
    level: Level
    power: Power
    care_forms: tuple[str, ...]
    text: str
    status: Status
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class KnownArrangement:
    """An arrangement that we read of.

    Attributes:
        id: Stable id, e.g. ``jens``.
        body: Code of the organisation in the register, e.g. ``AR-JENS``.
        name: Dutch name.
        region: The region it is made for (JZ and two digits).
        is_main: Whether it is meant for the region as a whole.
        kind: By public or private law.
        form: Id of `wgr_forms.WgrForm`; empty where not known.
        host: The host municipality; empty where there is none or it is not known.
        stage: Whether it runs.
        dates: What is known of its dates, Dutch.
        valid_from: First day; None where not known.
        valid_from_status: How sure we are of that day.
        valid_to: Last day; None where it runs or is not known.
        scope: For which care.
        care_forms: Ids of candidates of the draft list, with scope ``genoemd``.
        providers: How many parties have a contract; None where not known.
        text: What it is, Dutch.
        status: How sure we are.
        source: Keys of `law.Source`.
        caveat: What is not sure; never empty for status S and U.
        members_complete: Whether the source names all members.
        members_text: What is known of the members, Dutch.
        members_status: How sure we are of that.
        members_source: Keys of `law.Source`.
        members_caveat: What is not sure of it.
        members: The members that the source names.
        tasks: The tasks that the source names.
    """

    id: str
    body: str
    name: str
    region: str
    is_main: bool
    kind: Kind
    form: str
    host: str
    stage: Stage
    dates: str
    valid_from: date | None
    valid_from_status: Status | None
    valid_to: date | None
    scope: Scope
    care_forms: tuple[str, ...]
    providers: int | None
    text: str
    status: Status
    source: str
    caveat: str
    members_complete: bool
    members_text: str
    members_status: Status
    members_source: str
    members_caveat: str
    members: tuple[KnownMember, ...]
    tasks: tuple[KnownTask, ...]


def known_arrangements(
    directory: Path = COOPERATION_DATA,
) -> tuple[KnownArrangement, ...]:
    """All arrangements in the file, in its order.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [each.id for each in known_arrangements() if each.region == "JZ41"]
        ['zuid-limburg', 'jens']
    """
    return _load(directory)


def find_arrangement(arrangement_id: str) -> KnownArrangement:
    """The arrangement with this id.

    Raises:
        UnknownCodeError: There is none.

    Example:
        >>> len(find_arrangement("jens").members)
        3
    """
    for each in known_arrangements():
        if each.id == arrangement_id:
            return each
    raise unknown_id(
        "Regeling", arrangement_id, tuple(each.id for each in known_arrangements())
    )


@cache
def _load(directory: Path) -> tuple[KnownArrangement, ...]:
    content = read_law_file("arrangements.toml", directory)
    return tuple(_arrangement(each) for each in content.records("arrangements"))


def _arrangement(record: Record) -> KnownArrangement:
    return KnownArrangement(
        id=record.text("id"),
        body=record.text("body"),
        name=record.text("name"),
        region=record.text("region"),
        is_main=record.flag("is_main"),
        kind=record.choice("kind", KINDS),
        form=record.optional_text("form"),
        host=record.optional_text("host"),
        stage=record.choice("stage", STAGES),
        dates=record.text("dates"),
        valid_from=record.day("valid_from"),
        valid_from_status=record.day_status("valid_from"),
        valid_to=record.day("valid_to"),
        scope=record.choice("scope", SCOPES),
        care_forms=record.texts("care_forms"),
        providers=record.number("providers") if "providers" in record.values else None,
        text=record.text("text"),
        status=record.status(),
        source=record.text("source"),
        caveat=_caveat(record, "caveat", record.status()),
        members_complete=record.flag("members_complete"),
        members_text=record.text("members_text"),
        members_status=record.status("members_status"),
        members_source=record.text("members_source"),
        members_caveat=_caveat(
            record, "members_caveat", record.status("members_status")
        ),
        members=tuple(
            member
            for group in record.records("members")
            for member in _members(group, record)
        ),
        tasks=tuple(_task(each) for each in record.records("tasks")),
    )


def _members(group: Record, arrangement: Record) -> tuple[KnownMember, ...]:
    codes = group.texts("codes")
    if not codes:
        raise arrangement.damaged("members", "een groep met gemeentecodes")
    return tuple(
        KnownMember(
            gemeente=code,
            extent=group.choice("extent", EXTENTS),
            text=group.text("text"),
            status=group.status(),
            source=group.text("source"),
            caveat=_caveat(group, "caveat", group.status()),
        )
        for code in codes
    )


def _task(record: Record) -> KnownTask:
    return KnownTask(
        task=record.text("task"),
        level=record.choice("level", LEVELS),
        power=record.choice("power", POWERS),
        care_forms=record.texts("care_forms"),
        text=record.text("text"),
        status=record.status(),
        source=record.text("source"),
        caveat=_caveat(record, "caveat", record.status()),
    )


def _caveat(record: Record, field: str, status: Status) -> str:
    """A caveat; for what is not confirmed it must be there."""
    found = str(record.values.get(field, "")).strip()
    if status != "C" and not found:
        raise record.damaged(field, "wat er niet zeker is (status S of U)")
    return found
