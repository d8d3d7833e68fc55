"""Fill the demo with generated traffic: what a region would have received for years."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import transaction

from jeugdregio.actions.load_contracts import load_contracts
from jeugdregio.actions.load_providers import load_providers
from jeugdregio.actions.receive_inbox import MOST_MESSAGES
from jeugdregio.actions.receive_messages import Arrival, receive_messages
from jeugdregio.actions.seed_demo import SEEDER
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import AuditLine
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.regions import find_regio
from jeugdregio.synthesis.folder import AANBIEDERS, CONTRACTS, write_table
from jeugdregio.synthesis.parameters import DEFAULT_UNTIL, Parameters
from jeugdregio.synthesis.providers import aanbieder_frame
from jeugdregio.synthesis.traffic import PreparedTraffic, prepare


__all__ = ["DEFAULT_UNTIL", "has_traffic", "seed_traffic"]

ACTION: Final = "seed_traffic"
"""The audit line that says that all of it was received."""

_SMALLEST: Final = 0.02

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is behind us, and how much there is."""


def has_traffic(region: str) -> bool:
    """Whether generated traffic of this region was received, all of it.

    Raises:
        UnknownCodeError: There is no such region.
    """
    with storage_errors():
        return AuditLine.objects.filter(
            action=ACTION, subject=find_regio(region).code
        ).exists()


def seed_traffic(
    *,
    region: str,
    seed: int,
    scale: float,
    until: date,
    at: datetime,
    months: int = 36,
    at_once: int = MOST_MESSAGES,
    progress: Progress | None = None,
) -> int:
    """Generate contracts, aanbieders and messages, and receive them; safe to repeat.

    Killed halfway, the same call goes on: what was received is known by its content.

    Args:
        region: Code or name.
        seed: Of every random draw.
        scale: Share of the real number of young people; a large region for which the
            test range has too few numbers gets a smaller share.
        until: Last day of the traffic.
        at: Now, with time zone.
        months: Calendar months of traffic.
        at_once: Messages in one transaction; fewer where others write as well.
        progress: Told now and then.

    Returns:
        How many messages there are.

    Raises:
        UnknownCodeError: There is no such region.
        InvalidInputError: A value is out of range.
        StorageError: The register cannot be written; the same call goes on later.
    """
    tell = progress or (lambda step, done, total: None)
    code = str(find_regio(region).code)
    tell("verkeer bedenken", 0, 1)
    prepared = _prepare(Parameters(code, months, seed, scale, until=until))
    with tempfile.TemporaryDirectory() as folder:
        _load_tables(prepared, Path(folder), at)
    done = 0
    arrivals = _arrivals(prepared)
    while part := list(islice(arrivals, at_once)):
        receive_messages(part, actor=SEEDER, at=at)
        done += len(part)
        tell("berichten ontvangen", done, prepared.count)
    with storage_errors(), transaction.atomic():
        record(
            SEEDER,
            ACTION,
            code,
            at=at,
            organisation=code,
            detail=f"seed={seed} scale={prepared.events.parameters.scale:g} "
            f"months={months} until={until}",
        )
    return done


def _prepare(wanted: Parameters) -> PreparedTraffic:
    try:
        return prepare(wanted)
    except InvalidInputError:
        smaller = wanted.scale / 2
        if smaller < _SMALLEST:
            raise
        return _prepare(replace(wanted, scale=smaller))


def _load_tables(prepared: PreparedTraffic, folder: Path, at: datetime) -> None:
    events = prepared.events
    write_table(folder / AANBIEDERS, aanbieder_frame(events.region.aanbieders))
    write_table(folder / CONTRACTS, events.contracts)
    load_providers(folder / AANBIEDERS, actor=SEEDER, at=at)
    load_contracts(folder / CONTRACTS, actor=SEEDER, at=at)


def _arrivals(prepared: PreparedTraffic) -> Iterator[Arrival]:
    for file in prepared.write():
        day = date.fromisoformat(file.dagtekening)
        yield Arrival(file.content, day, is_example=True)
