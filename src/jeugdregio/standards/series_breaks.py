"""Years between which a series is not one series: never draw a line across."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jeugdregio.standards.files import DATA_ROOT, read_toml


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break in a series between two years.

    Attributes:
        series: Dataset it concerns: ``lasten_iv3`` or ``gebruik_cbs``.
        before: Last year of the old count.
        after: First year of the new one.
        reason: Why, in one Dutch sentence.
        source: Id in ``standards.sources``.
    """

    series: str
    before: int
    after: int
    reason: str
    source: str


def read_series_breaks(root: Path = DATA_ROOT) -> tuple[SeriesBreak, ...]:
    """All breaks in the folder ``root``, in the order of the file."""
    return tuple(
        SeriesBreak(
            series=entry.get("series", ""),
            before=entry.get("before", 0),
            after=entry.get("after", 0),
            reason=entry.get("reason", ""),
            source=entry.get("source", ""),
        )
        for entry in read_toml(root / "series_breaks.toml").get("breaks", ())
    )


@cache
def all_series_breaks() -> tuple[SeriesBreak, ...]:
    """All breaks that ship with the package."""
    return read_series_breaks()


def series_breaks(series: str) -> tuple[SeriesBreak, ...]:
    """The breaks of one series, oldest first; empty where it has none."""
    found = (each for each in all_series_breaks() if each.series == series)
    return tuple(sorted(found, key=lambda each: each.before))


def split_years(series: str, years: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Years in runs that may each be drawn as one line, oldest first.

    Example:
        >>> split_years("lasten_iv3", [2021, 2022, 2023, 2024, 2025])
        ((2021, 2022), (2023, 2024), (2025,))
    """
    runs: list[list[int]] = []
    breaks = series_breaks(series)
    for year in sorted(set(years)):
        previous = runs[-1][-1] if runs else None
        if previous is None or any(
            b.before >= previous and b.after <= year for b in breaks
        ):
            runs.append([])
        runs[-1].append(year)
    return tuple(tuple(run) for run in runs)
