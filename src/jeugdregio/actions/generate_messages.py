"""Make the fictional traffic of a region in a folder, marked *Voorbeeld*."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jeugdregio.standards.regions import find_regio
from jeugdregio.synthesis.folder import Progress, WrittenTraffic, write_traffic
from jeugdregio.synthesis.parameters import DEFAULT_UNTIL, Parameters


__all__ = ["DEFAULT_UNTIL", "WrittenTraffic", "generate_messages"]


def generate_messages(
    folder: Path,
    *,
    region: str,
    months: int,
    seed: int,
    errors: float,
    scale: float,
    until: date,
    progress: Progress | None = None,
) -> WrittenTraffic:
    """Write messages, contracts, aanbieders and what must be found in them.

    The same arguments give the same bytes. Stopped halfway, the same call goes on.

    Args:
        folder: New, empty, or with this same traffic, finished or not.
        region: Code or name.
        months: Calendar months, the month of ``until`` included.
        seed: Of every random draw.
        errors: Share of messages that is first sent with a fault.
        scale: Share of the real number of young people.
        until: Last day.
        progress: Told how many files there are, and how many there will be.

    Raises:
        UnknownCodeError: The region does not exist.
        InvalidInputError: A value is out of range, or the folder holds something
            else.
        StorageError: The folder cannot be written; the same call goes on later.
    """
    parameters = Parameters(
        region=str(find_regio(region).code),
        months=months,
        seed=seed,
        errors=errors,
        scale=scale,
        until=until,
    )
    return write_traffic(folder, parameters, progress=progress)
