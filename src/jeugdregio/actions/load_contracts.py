"""Load tariffs per municipality, aanbieder and product: all of a file or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from jeugdregio.actions.contract_rows import (
    COLUMNS,
    ContractRow,
    Product,
    contract_rows,
)
from jeugdregio.actions.csv_file import Problems, read_csv_file
from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import record
from jeugdregio.register.models import ContractLine
from jeugdregio.register.storage import storage_errors


_KEY: Final = ("gemeente", "aanbieder", "categorie", "code", "eenheid", "begindatum")
_VALUES: Final = ("tarief_cents", "einddatum", "is_example")
_BATCH: Final = 500

Key = tuple[Product, date]
Period = tuple[date, date, int]
"""First day, last day, and line in the file; 0 for what is in the register."""


@dataclass(frozen=True, slots=True)
class LoadedContracts:
    """What came of it.

    Attributes:
        new: Number of lines that were not there.
        changed: Per line with another tariff or end: what it is for, the tariff
            before, and the tariff now.
        unchanged: Number of lines that were there already.
        is_example: Whether the file says that it is *Voorbeeld*.
    """

    new: int
    changed: tuple[tuple[ContractRow, int], ...]
    unchanged: int
    is_example: bool


def load_contracts(path: Path, *, actor: Actor, at: datetime) -> LoadedContracts:
    """Load a contract file; what is in the register and not in the file stays.

    A line is known by municipality, aanbieder, product, unit and first day. One that
    is there with another tariff or last day is changed. Loading a file twice changes
    nothing.

    Args:
        path: CSV with the columns `COLUMNS`, UTF-8. A remark above them that begins
            with ``# Voorbeeld`` marks all lines as example.
        actor: On whose behalf.
        at: The moment, with time zone.

    Raises:
        InvalidInputError: With every fault by line and column; nothing was stored.
        StorageError: The database cannot be written; nothing was stored.
    """
    file = read_csv_file(path, COLUMNS)
    problems = Problems(file.name)
    rows = contract_rows(file, problems)
    with storage_errors(), transaction.atomic():
        there = _there({row.product.gemeente for row in rows})
        _check_once(rows, problems)
        _check_real(rows, there, problems, is_example=file.is_example)
        _check_apart(rows, there, problems)
        problems.raise_any()
        new = [row for row in rows if _key(row) not in there]
        changed = [
            row
            for row in rows
            if (old := there.get(_key(row)))
            and _values(row, file.is_example) != _stored(old)
        ]
        _store([*new, *changed], is_example=file.is_example)
        if new or changed:
            record(
                actor,
                "load_contracts",
                "contracten",
                at=at,
                detail=f"nieuw={len(new)} gewijzigd={len(changed)} "
                f"voorbeeld={'ja' if file.is_example else 'nee'}",
            )
    return LoadedContracts(
        new=len(new),
        changed=tuple((row, there[_key(row)].tarief_cents) for row in changed),
        unchanged=len(rows) - len(new) - len(changed),
        is_example=file.is_example,
    )


def _key(row: ContractRow) -> Key:
    return row.product, row.begindatum


def _values(row: ContractRow, is_example: bool) -> tuple[int, date | None, bool]:
    return row.tarief_cents, row.einddatum, is_example


def _stored(line: ContractLine) -> tuple[int, date | None, bool]:
    return line.tarief_cents, line.einddatum, line.is_example


def _there(gemeenten: Iterable[str]) -> dict[Key, ContractLine]:
    """The lines the register has of these municipalities."""
    found = ContractLine.objects.filter(gemeente__in=sorted(gemeenten))
    return {
        (
            Product(
                line.gemeente, line.aanbieder, line.categorie, line.code, line.eenheid
            ),
            line.begindatum,
        ): line
        for line in found
    }


def _check_once(rows: Iterable[ContractRow], problems: Problems) -> None:
    """No two lines of the file are about the same product and first day."""
    seen: dict[Key, int] = {}
    for row in rows:
        first = seen.setdefault(_key(row), row.number)
        if first != row.number:
            problems.add(
                row.number, f"zelfde product en begindatum als regel {first}; kies een"
            )


def _check_real(
    rows: Iterable[ContractRow],
    there: dict[Key, ContractLine],
    problems: Problems,
    *,
    is_example: bool,
) -> None:
    """Invented tariffs do not take the place of real ones."""
    if not is_example:
        return
    for row in rows:
        old = there.get(_key(row))
        if old is not None and not old.is_example:
            problems.add(row.number, "een voorbeeld komt niet over een echt contract")


def _check_apart(
    rows: Iterable[ContractRow], there: dict[Key, ContractLine], problems: Problems
) -> None:
    """Of one product the periods do not overlap, in the file or with the register."""
    # Per product: first day, last day, and line in the file, 0 for the register.
    periods: dict[Product, dict[date, tuple[date, int]]] = {}
    for row in rows:
        of_product = periods.setdefault(row.product, {})
        of_product.setdefault(row.begindatum, (row.einddatum or date.max, row.number))
    for (product, begin), line in there.items():
        if product in periods:
            periods[product].setdefault(begin, (line.einddatum or date.max, 0))
    for of_product in periods.values():
        first, *others = [(begin, *of_product[begin]) for begin in sorted(of_product)]
        longest = first
        for period in others:
            _check_pair(longest, period, problems)
            longest = max(longest, period, key=lambda each: each[1])


def _check_pair(earlier: Period, later: Period, problems: Problems) -> None:
    (begin, end, number), (next_begin, _, next_number) = earlier, later
    if end < next_begin or not (number or next_number):
        return
    other, day = (number, begin) if next_number else (next_number, next_begin)
    which = f"regel {other}" if other else f"het contract in het register vanaf {day}"
    problems.add(
        next_number or number,
        f"de periode overlapt met {which}; laat de eerste eerder eindigen",
        column="begindatum" if next_number else "einddatum",
    )


def _store(rows: Iterable[ContractRow], *, is_example: bool) -> None:
    ContractLine.objects.bulk_create(
        [
            ContractLine(
                **row.product._asdict(),
                tarief_cents=row.tarief_cents,
                begindatum=row.begindatum,
                einddatum=row.einddatum,
                is_example=is_example,
            )
            for row in rows
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=_KEY,
        update_fields=_VALUES,
    )
