"""Load the names of aanbieders, so that pages show them instead of AGB codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from jeugdregio.actions.csv_file import CsvFile, Problems, read_csv_file
from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation
from jeugdregio.register.storage import storage_errors


COLUMNS: Final = ("agbcode", "naam")
LONGEST_NAME: Final = 120

_AGB: Final = re.compile(r"[0-9]{8}")
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class LoadedProviders:
    """How many were new, got another name, and were as they are."""

    new: int
    changed: int
    unchanged: int
    is_example: bool


def load_providers(path: Path, *, actor: Actor, at: datetime) -> LoadedProviders:
    """Load AGB codes with names; an aanbieder that is not in the file stays.

    Args:
        path: CSV with the columns `COLUMNS`, UTF-8. A remark above them that begins
            with ``# Voorbeeld`` marks all as example.
        actor: On whose behalf.
        at: The moment, with time zone.

    Raises:
        InvalidInputError: With every fault by line and column; nothing was stored.
        StorageError: The database cannot be written; nothing was stored.
    """
    file = read_csv_file(path, COLUMNS)
    problems = Problems(file.name)
    names = _names(file, problems)
    with storage_errors(), transaction.atomic():
        there = {
            each.code: each
            for each in Organisation.objects.filter(kind=Organisation.Kind.AANBIEDER)
        }
        for number, code in names:
            old = there.get(code)
            if file.is_example and old is not None and not old.is_example:
                problems.add(number, "een voorbeeld komt niet over een echte aanbieder")
        problems.raise_any()
        wanted = {code: naam for (_, code), naam in names.items()}
        new = [code for code in wanted if code not in there]
        changed = [
            code
            for code, naam in wanted.items()
            if code in there
            and (there[code].naam, there[code].is_example) != (naam, file.is_example)
        ]
        Organisation.objects.bulk_create(
            [
                Organisation(
                    code=code,
                    kind=Organisation.Kind.AANBIEDER,
                    naam=wanted[code],
                    is_example=file.is_example,
                )
                for code in (*new, *changed)
            ],
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["naam", "is_example"],
        )
        if new or changed:
            record(
                actor,
                "load_providers",
                "aanbieders",
                at=at,
                detail=f"nieuw={len(new)} gewijzigd={len(changed)} "
                f"voorbeeld={'ja' if file.is_example else 'nee'}",
            )
    return LoadedProviders(
        len(new),
        len(changed),
        len(wanted) - len(new) - len(changed),
        file.is_example,
    )


def _names(file: CsvFile, problems: Problems) -> dict[tuple[int, str], str]:
    """Name by line and code; what is wrong is noted."""
    names: dict[tuple[int, str], str] = {}
    seen: dict[str, int] = {}
    for line in file.lines:
        code, naam = line.cells["agbcode"], line.cells["naam"]
        if not _AGB.fullmatch(code):
            problems.add(
                line.number,
                "verwacht acht cijfers (Excel laat de eerste 0 soms weg)",
                column="agbcode",
            )
        elif (first := seen.setdefault(code, line.number)) != line.number:
            problems.add(line.number, f"zelfde code als regel {first}; kies een")
        if not 1 <= len(naam) <= LONGEST_NAME or not naam.isprintable():
            problems.add(
                line.number,
                f"verwacht een naam van 1 tot {LONGEST_NAME} tekens op een regel",
                column="naam",
            )
        names[line.number, code] = naam
    return names
