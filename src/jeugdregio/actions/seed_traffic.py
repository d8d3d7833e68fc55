"""Fill the demo with generated traffic: what a region would have received for years."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
from jeugdregio.synthesis.events import TooManyPeopleError
from jeugdregio.synthesis.folder import AANBIEDERS, CONTRACTS, write_table
from jeugdregio.synthesis.parameters import DEFAULT_UNTIL, Parameters
from jeugdregio.synthesis.providers import aanbieder_frame
from jeugdregio.synthesis.traffic import PreparedTraffic, prepare


__all__ = [
    "DEFAULT_UNTIL",
    "SeededTraffic",
    "check_traffic",
    "has_traffic",
    "seed_traffic",
]

STARTED: Final = "start_seed_traffic"
"""The audit line, before the first message, that says what was asked for."""

ACTION: Final = "seed_traffic"
"""The audit line that says that all of it was received."""

_SMALLEST: Final = 0.02

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is behind us, and how much there is."""


@dataclass(frozen=True, slots=True)
class SeededTraffic:
    """What was received.

    Attributes:
        messages: How many there are.
        scale: Share of the real number of young people, as it was taken.
    """

    messages: int
    scale: float


def has_traffic(region: str) -> bool:
    """Whether generated traffic of this region was received, all of it.

    Raises:
        UnknownCodeError: There is no such region.
    """
    with storage_errors():
        return AuditLine.objects.filter(
            action=ACTION, subject=find_regio(region).code
        ).exists()


def check_traffic(
    *, region: str, seed: int, scale: float, until: date, months: int = 36
) -> None:
    """Refuse generated traffic beside other generated traffic; the same may go on.

    Args:
        region: Code or name.
        seed: Of every random draw.
        scale: Share of the real number of young people.
        until: Last day of the traffic.
        months: Calendar months of traffic.

    Raises:
        UnknownCodeError: There is no such region.
        InvalidInputError: A value is out of range, or the register holds traffic that
            was made with other values, finished or not.
    """
    code = str(find_regio(region).code)
    with storage_errors():
        _check_same(Parameters(code, months, seed, scale, until=until))


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
) -> SeededTraffic:
    """Generate contracts, aanbieders and messages, and receive them; safe to repeat.

    Killed halfway, the same call goes on: what was received is known by its content.
    Another call is refused: two inventions would stand mixed.

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

    Raises:
        UnknownCodeError: There is no such region.
        InvalidInputError: As `check_traffic`; nothing was received then.
        StorageError: The register cannot be written; the same call goes on later.
    """
    tell = progress or (lambda step, done, total: None)
    code = str(find_regio(region).code)
    tell("verkeer bedenken", 0, 1)
    wanted = Parameters(code, months, seed, scale, until=until)
    check_traffic(region=code, seed=seed, scale=scale, until=until, months=months)
    prepared = _prepare(wanted, tell)
    taken = prepared.events.parameters
    with storage_errors(), transaction.atomic():
        # Again: two programs may have come this far.
        _check_same(wanted)
        if not AuditLine.objects.filter(action=STARTED, subject=code).exists():
            _note(STARTED, wanted, at)
    with tempfile.TemporaryDirectory() as folder:
        _load_tables(prepared, Path(folder), at)
    done = 0
    arrivals = _arrivals(prepared)
    while part := list(islice(arrivals, at_once)):
        # Tests pass answers like these through the official schemas.
        receive_messages(part, actor=SEEDER, at=at, check_answers=False)
        done += len(part)
        tell("berichten ontvangen", done, prepared.count)
    with storage_errors(), transaction.atomic():
        _note(ACTION, taken, at)
    return SeededTraffic(done, taken.scale)


def _check_same(wanted: Parameters) -> None:
    """Compare with what was noted first, by this region or another."""
    noted = (
        AuditLine.objects.filter(action__in=(STARTED, ACTION))
        .order_by("sequence")
        .first()
    )
    if noted is None or (noted.subject, noted.detail) == (
        wanted.region,
        _described(wanted),
    ):
        return
    options = " ".join(
        f"--{each.replace('=', ' ')}"
        for each in [f"region={noted.subject}", *noted.detail.split()]
    )
    raise InvalidInputError(
        "In deze map staat voorbeeldverkeer dat met andere opties is gemaakt. Dat "
        "blijft zoals het is; er komt niets bij.",
        hint=f"Start met dezelfde opties ({options}), of kies een andere map met "
        "JEUGDREGIO_HOME.",
    )


def _note(action: str, parameters: Parameters, at: datetime) -> None:
    record(
        SEEDER,
        action,
        parameters.region,
        at=at,
        organisation=parameters.region,
        detail=_described(parameters),
    )


def _described(parameters: Parameters) -> str:
    """The values as the options of `jeugdregio demo` are called."""
    return (
        f"seed={parameters.seed} scale={parameters.scale:g} "
        f"months={parameters.months} until={parameters.until}"
    )


def _prepare(wanted: Parameters, tell: Progress) -> PreparedTraffic:
    try:
        return prepare(wanted)
    except TooManyPeopleError:
        smaller = wanted.scale / 2
        if smaller < _SMALLEST:
            raise
        tell(f"verkeer bedenken, op schaal {smaller:g}", 0, 1)
        return _prepare(replace(wanted, scale=smaller), tell)


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
