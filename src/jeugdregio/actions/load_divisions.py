"""Load other divisions of municipalities from CSV: GGD, safety region, zorgkantoor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from jeugdregio.actions.csv_file import CsvFile, CsvLine, Problems, read_csv_file
from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import record
from jeugdregio.register.models import DivisionMembership, Organisation
from jeugdregio.register.storage import storage_errors


COLUMNS: Final = (
    "gemeentecode",
    "indeling",
    "gebiedscode",
    "gebiedsnaam",
    "begindatum",
    "einddatum",
    "bron",
)
LONGEST: Final = {"indeling": 60, "gebiedscode": 20, "gebiedsnaam": 120, "bron": 200}

_BATCH: Final = 500
_Key = tuple[str, str, str, date | None]


@dataclass(frozen=True, slots=True)
class LoadedDivisions:
    """How many lines there are now of which divisions, and how many were before."""

    lines: int
    replaced: int
    divisions: tuple[str, ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class _Row:
    division: str
    gemeente: str
    area_code: str
    area_name: str
    valid_from: date | None
    valid_to: date | None
    source: str

    @property
    def key(self) -> _Key:
        """What makes a line another line."""
        return self.division, self.gemeente, self.area_code, self.valid_from

    @property
    def rest(self) -> tuple[str, date | None, str]:
        """What the key does not hold."""
        return self.area_name, self.valid_to, self.source


def load_divisions(path: Path, *, actor: Actor, at: datetime) -> LoadedDivisions:
    """Load divisions; each division in the file takes the place of what was there.

    Loading a file twice changes nothing.

    Args:
        path: CSV with the columns `COLUMNS`, UTF-8; dates as jjjj-mm-dd or empty. A
            remark above them that begins with ``# Voorbeeld`` marks all as example.
        actor: On whose behalf.
        at: The moment, with time zone.

    Raises:
        InvalidInputError: With every fault by line and column; nothing was stored.
        StorageError: The database cannot be written; nothing was stored.
    """
    file = read_csv_file(path, COLUMNS)
    problems = Problems(file.name)
    gemeenten = {
        each.code: each
        for each in Organisation.objects.filter(kind=Organisation.Kind.GEMEENTE)
    }
    rows = _rows(file, set(gemeenten), problems)
    divisions = tuple(sorted({row.division for row in rows}))
    with storage_errors(), transaction.atomic():
        old = DivisionMembership.objects.filter(division__in=divisions)
        if file.is_example and old.filter(is_example=False).exists():
            problems.add(1, "een voorbeeld komt niet over een echte indeling")
        problems.raise_any()
        if _stored(old) == {(*row.key, *row.rest, file.is_example) for row in rows}:
            return LoadedDivisions(len(rows), 0, divisions, file.is_example)
        replaced, _ = old.delete()
        DivisionMembership.objects.bulk_create(
            [
                DivisionMembership(
                    division=row.division,
                    gemeente=gemeenten[row.gemeente],
                    area_code=row.area_code,
                    area_name=row.area_name,
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                    source=row.source,
                    is_example=file.is_example,
                )
                for row in rows
            ],
            batch_size=_BATCH,
        )
        record(
            actor,
            "load_divisions",
            "indelingen",
            at=at,
            detail=f"regels={len(rows)} vervangen={replaced} "
            f"voorbeeld={'ja' if file.is_example else 'nee'}",
        )
    return LoadedDivisions(len(rows), replaced, divisions, file.is_example)


def _stored(rows: QuerySet[DivisionMembership]) -> set[tuple[object, ...]]:
    return set(
        rows.values_list(
            "division",
            "gemeente__code",
            "area_code",
            "valid_from",
            "area_name",
            "valid_to",
            "source",
            "is_example",
        )
    )


def _rows(file: CsvFile, gemeenten: set[str], problems: Problems) -> list[_Row]:
    found: list[_Row] = []
    seen: dict[_Key, int] = {}
    for line in file.lines:
        row = _row(line, gemeenten, problems)
        first = seen.setdefault(row.key, line.number)
        if first != line.number:
            problems.add(line.number, f"zelfde gemeente en gebied als regel {first}")
        found.append(row)
    if not found:
        problems.add(1, "er staat geen enkele gemeente in")
    return found


def _row(line: CsvLine, gemeenten: set[str], problems: Problems) -> _Row:
    cells = line.cells
    code = cells["gemeentecode"].upper()
    code = code if code.startswith("GM") else f"GM{code.zfill(4)}"
    if code not in gemeenten:
        problems.add(
            line.number, "deze gemeente staat niet in de lijst", column="gemeentecode"
        )
    for column, longest in LONGEST.items():
        if not 0 < len(cells[column]) <= longest:
            problems.add(line.number, f"verwacht 1 tot {longest} tekens", column=column)
    first = _day(line, "begindatum", problems)
    last = _day(line, "einddatum", problems)
    if first and last and last < first:
        problems.add(
            line.number, "deze dag ligt voor de begindatum", column="einddatum"
        )
    return _Row(
        division=cells["indeling"],
        gemeente=code,
        area_code=cells["gebiedscode"],
        area_name=cells["gebiedsnaam"],
        valid_from=first,
        valid_to=last,
        source=cells["bron"],
    )


def _day(line: CsvLine, column: str, problems: Problems) -> date | None:
    text = line.cells[column]
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.add(line.number, "verwacht jjjj-mm-dd of niets", column=column)
        return None
